<?php
/**
 * A connection as the interface shows it. Of its secret only that it is there, and its last four characters.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Connection;
use Pedal\Core\Fields;
use Pedal\Forwarding\Guard;
use Pedal\Forwarding\Sentences;
use Pedal\Forwarding\Subscriptions;
use Pedal\Storage\StoredCredentials;

final class ConnectionAnswer {

	public function __construct(
		private readonly Guard $guard,
		private readonly Sentences $sentences,
		private readonly Subscriptions $subscriptions,
	) {}

	/**
	 * @return array<string,mixed>
	 */
	public function of( Connection $connection ): array {
		$stands_in_the_way = $this->guard->reason();
		$code              = '' === $stands_in_the_way ? $connection->status_code : $stands_in_the_way;
		return array(
			'id'             => $connection->id,
			'slug'           => $connection->slug,
			'name'           => $connection->name,
			'driver'         => $connection->driver,
			'base_url'       => $connection->base_url,
			'identifier'     => $connection->identifier,
			'secret'         => self::secret( $connection ),
			'enabled'        => $connection->enabled,
			'status'         => $connection->status,
			'status_code'    => $code,
			'status_message' => $this->sentences->of( $code ),
			'resume_at'      => Time::of( $connection->resume_at ),
			'store'          => self::store( $connection ),
			'app_name'       => $connection->app_name,
			'webhooks'       => $this->webhooks( $connection ),
			'settings'       => (object) $connection->settings,
			'last_ok_at'     => Time::of( $connection->last_ok_at ),
			'created_at'     => Time::of( $connection->created_at ),
			'updated_at'     => Time::of( $connection->updated_at ),
		);
	}

	/**
	 * Of what a person can change; the engine's own notes on a connection change all the time.
	 */
	public function version( Connection $connection ): string {
		return Version::of( array( $connection->name, $connection->base_url, $connection->identifier, $connection->settings, $connection->enabled, $connection->secret_updated_at ) );
	}

	/**
	 * @return array{set:bool,last4:string,updated_at:?string,source:string}
	 */
	private static function secret( Connection $connection ): array {
		$constant = null !== StoredCredentials::constant( $connection->slug );
		return array(
			'set'        => $connection->secret_set,
			'last4'      => $connection->secret_last4,
			'updated_at' => $constant ? null : Time::of( $connection->secret_updated_at ),
			'source'     => $constant ? 'constant' : ( $connection->secret_set ? 'stored' : 'none' ),
		);
	}

	/**
	 * @return array<string,string>|null
	 */
	private static function store( Connection $connection ): ?array {
		if ( null === $connection->store ) {
			return null;
		}
		$store = new Fields( $connection->store );
		$shown = array();
		foreach ( array( 'id', 'name', 'address', 'timezone', 'country', 'currency' ) as $field ) {
			$shown[ $field ] = $store->text( $field );
		}
		return $shown;
	}

	/**
	 * @return array{events:list<string>,healthy:bool,last_received_at:?string}
	 */
	private function webhooks( Connection $connection ): array {
		return array(
			'events'           => array_keys( $this->subscriptions->subscribed( $connection ) ),
			'healthy'          => $this->subscriptions->are_complete( $connection ),
			'last_received_at' => Time::of( $connection->hook_received_at ),
		);
	}
}
