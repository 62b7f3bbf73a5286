<?php
/**
 * Keeps the platform calling us when a courier moves; without it progress still arrives, by looking.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\Fields;
use Pedal\Platform\Trouble;
use Pedal\Storage\Connections;

final class Subscriptions {

	/**
	 * Between two tries, when the platform would not have it.
	 */
	private const TRY_EVERY = 3600;

	/**
	 * Secrets kept per connection; each subscription has its own, and platforms cannot always forget an old one.
	 */
	private const SECRETS_KEPT = 24;

	public function __construct(
		private readonly Platforms $platforms,
		private readonly Connections $connections,
		private readonly Clock $clock,
		private readonly Log $log,
	) {}

	/**
	 * @param array<int,Connection> $connections
	 * @param callable():bool       $has_time
	 */
	public function ensure( array $connections, callable $has_time ): void {
		foreach ( $connections as $connection ) {
			$tried = ( new Fields( $connection->webhooks ) )->number( 'tried_at' );
			if ( $has_time() && $connection->may_send() && array() !== $this->missing( $connection ) && $this->clock->now() - $tried >= self::TRY_EVERY ) {
				$this->subscribe( $connection );
			}
		}
	}

	public function url( Connection $connection ): string {
		return rest_url( "wc-pedal/v1/hook/{$connection->hook_token}" );
	}

	/**
	 * The platform calls our present address for everything we want to hear.
	 */
	public function are_complete( Connection $connection ): bool {
		return array() !== $connection->webhooks && array() === $this->missing( $connection );
	}

	/**
	 * @return list<string> Events without a subscription to our present address.
	 */
	private function missing( Connection $connection ): array {
		try {
			$wanted = $this->platforms->of( $connection )->events();
		} catch ( Trouble ) {
			return array();
		}
		return array_values( array_diff( $wanted, array_keys( $this->subscribed( $connection ) ) ) );
	}

	/**
	 * @return array<string,mixed> Event => id, of those that call our present address.
	 */
	public function subscribed( Connection $connection ): array {
		$webhooks = new Fields( $connection->webhooks );
		return $webhooks->text( 'url' ) === $this->url( $connection ) ? $webhooks->in( 'ids' )->named() : array();
	}

	/**
	 * Written down after every single one, so that a worker that dies here leaves no subscription unknown to us but the last.
	 */
	private function subscribe( Connection $connection ): void {
		$url      = $this->url( $connection );
		$webhooks = array(
			'url'      => $url,
			'ids'      => $this->subscribed( $connection ),
			'tried_at' => $this->clock->now(),
		);
		$this->connections->update( $connection->id, array( 'webhooks' => $webhooks ) );
		foreach ( $this->missing( $connection ) as $event ) {
			try {
				$made = $this->platforms->of( $connection )->subscribe( $event, $url );
			} catch ( Trouble $trouble ) {
				$this->log->info( 'The platform did not take a subscription; progress is read instead.', array( 'connection_id' => $connection->id, 'status' => $trouble->status ) );
				return;
			}
			$secrets = array_slice( array_merge( $this->connections->hook_secrets( $connection ), array( $made['secret'] ) ), -self::SECRETS_KEPT );
			$this->connections->keep_hook_secrets( $connection->id, $secrets );
			$webhooks['ids'][ $event ] = $made['id'];
			$this->connections->update( $connection->id, array( 'webhooks' => $webhooks ) );
		}
	}

	/**
	 * Tells the platform to stop calling; what it cannot forget, our address no longer answers. Calls to another address
	 * are not ours to end: this may be a copy of the shop they go to.
	 */
	public function remove( Connection $connection ): void {
		foreach ( $this->subscribed( $connection ) as $id ) {
			try {
				$this->platforms->of( $connection )->unsubscribe( is_string( $id ) ? $id : '' );
			} catch ( Trouble $trouble ) {
				$this->log->info( 'The platform kept a subscription; its calls are no longer believed.', array( 'connection_id' => $connection->id, 'status' => $trouble->status ) );
			}
		}
	}
}
