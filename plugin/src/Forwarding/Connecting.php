<?php
/**
 * Making, changing and ending connections: checked against the platform first, saved whole or not at all.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Connection;
use Pedal\Core\Fields;
use Pedal\Core\Text;
use Pedal\Core\Unreadable;
use Pedal\Platform\Checked;
use Pedal\Platform\Drivers;
use Pedal\Platform\Trouble;
use Pedal\Platform\UrlPolicy;
use Pedal\Storage\Backlog;
use Pedal\Storage\Connections;
use Pedal\Storage\FreshCredentials;
use Pedal\Storage\StoredCredentials;
use Pedal\Storage\Watch;

final class Connecting {

	/**
	 * By a person.
	 */
	private const TYPED = array( 'name', 'base_url', 'identifier', 'settings', 'enabled' );

	/**
	 * By a check.
	 */
	private const FOUND = array( 'status', 'status_code', 'resume_at', 'failures', 'opened', 'recent', 'store', 'app_name', 'last_ok_at' );

	public function __construct(
		private readonly Connections $connections,
		private readonly Drivers $drivers,
		private readonly UrlPolicy $policy,
		private readonly ConnectionCheck $check,
		private readonly Subscriptions $subscriptions,
		private readonly Offers $offers,
		private readonly Breaker $breaker,
		private readonly Backlog $backlog,
		private readonly Watch $watch,
	) {}

	/**
	 * @param array<string,mixed> $given {name, driver, base_url, identifier, secret, settings?, enabled?, save_unchecked?}.
	 * @throws Problem With the code of the failed step; nothing is saved.
	 */
	public function create( #[\SensitiveParameter] array $given ): Connection {
		$fields = new Fields( $given );
		$driver = $fields->text( 'driver', 'coopcycle' );
		if ( ! $this->drivers->has( $driver ) ) {
			throw new Problem( 'rest_invalid_param', 400, 'driver' );
		}
		$draft   = new Connection(
			id: 0,
			slug: ConnectionSlug::of( $fields->text( 'name' ), $this->slugs() ),
			name: Text::line( $fields->text( 'name' ), 191 ),
			driver: $driver,
			base_url: $this->origin( $fields->text( 'base_url' ) ),
			identifier: KeyText::clean( $fields->text( 'identifier' ) ),
			enabled: $fields->yes( 'enabled', true ),
			order_floor: $this->watch->newest_order(),
			settings: $fields->in( 'settings' )->named(),
		);
		$secret  = KeyText::clean( $fields->text( 'secret' ) );
		$typed   = '' === $secret ? (string) StoredCredentials::constant( $draft->slug ) : $secret;
		$checked = $this->check->of_draft( $draft, $typed, $fields->yes( 'save_unchecked' ) );
		try {
			$made = $this->connections->insert( $checked, $secret ) ?? throw new Problem( 'pedal_connection_exists', 409, 'name' );
		} catch ( Unreadable ) {
			throw new Problem( 'pedal_secret_unreadable', 500, 'secret' );
		}
		$this->offers->prepare( $made );
		return $made;
	}

	/**
	 * @param array<string,mixed> $given Only what changes; an absent or empty secret keeps the stored one.
	 * @throws Problem Nothing is changed.
	 */
	public function change( Connection $connection, #[\SensitiveParameter] array $given ): Connection {
		$fields = new Fields( $given );
		$secret = KeyText::clean( $fields->text( 'secret' ) );
		if ( '' !== $secret && null !== StoredCredentials::constant( $connection->slug ) ) {
			throw new Problem( 'rest_invalid_param', 400, 'secret', array( 'secret' => 'read-only' ) );
		}
		$draft = $this->edited( $connection, $fields );
		$moves = $draft->base_url !== $connection->base_url || $draft->identifier !== $connection->identifier;
		if ( $moves && '' === $secret ) {
			throw new Problem( 'pedal_secret_required', 422, 'secret' );
		}
		$columns = self::changed( $draft, $connection );
		if ( $moves || '' !== $secret ) {
			$checked = $this->check->of_draft( $draft, $secret, $fields->yes( 'save_unchecked' ) );
			$columns = self::changed( $checked, $draft ) + $columns + self::columns( $checked, self::FOUND );
		}
		// A Secret belongs to the address it was checked with, whoever changes that one in the meantime.
		if ( ( '' !== $secret || $fields->has( 'version' ) ) && ! $this->connections->claim( $connection ) ) {
			throw new Problem( 'pedal_changed_meanwhile', 409, 'version' );
		}
		if ( $moves ) {
			// Before the new address is written: a process that dies here leaves no secret with an address it was not given for.
			$this->let_go( $connection );
		}
		$changed = $this->connections->update( $connection->id, $columns, true );
		if ( '' !== $secret ) {
			$this->keep_secret( $connection->id, $secret );
			$changed = $this->connections->find( $connection->id );
		}
		$changed ??= throw new Problem( 'pedal_connection_not_found', 404 );
		if ( $moves || $changed->settings !== $connection->settings ) {
			$this->offers->prepare( $changed );
		}
		return $changed;
	}

	private function edited( Connection $connection, Fields $fields ): Connection {
		return $connection->with(
			array(
				'name'       => Text::line( $fields->text( 'name', $connection->name ), 191 ),
				'base_url'   => $fields->has( 'base_url' ) ? $this->origin( $fields->text( 'base_url' ) ) : $connection->base_url,
				'identifier' => KeyText::clean( $fields->text( 'identifier', $connection->identifier ) ),
				'settings'   => $fields->has( 'settings' ) ? $fields->in( 'settings' )->named() : $connection->settings,
				'enabled'    => $fields->yes( 'enabled', $connection->enabled ),
			)
		);
	}

	/**
	 * The checks with what is stored; a connection that passes is ready again.
	 *
	 * @throws Problem When its driver is not installed any more.
	 */
	public function check( Connection $connection ): Checked {
		$checked = $this->check->run( $connection, new FreshCredentials( $this->connections->credentials( $connection ) ) );
		if ( $checked->ok() ) {
			$this->connections->update( $connection->id, 'ready' === $connection->status ? $this->check->facts( $checked ) : $this->check->ready( $checked ) );
		}
		return $checked;
	}

	public function resume( Connection $connection ): Connection {
		$this->breaker->resume( $connection );
		return $this->connections->find( $connection->id ) ?? $connection;
	}

	/**
	 * Removes our subscriptions at the platform, forgets secret and token.
	 */
	public function disconnect( Connection $connection ): Connection {
		$this->let_go( $connection );
		return $this->connections->update(
			$connection->id,
			array(
				'status'      => 'unchecked',
				'status_code' => 'pedal_secret_required',
				'enabled'     => false,
			)
		) ?? $connection;
	}

	private function let_go( Connection $connection ): void {
		$this->subscriptions->remove( $connection );
		$this->connections->forget_secrets( $connection->id );
	}

	/**
	 * @throws Problem While deliveries are open.
	 */
	public function delete( Connection $connection, bool $force ): void {
		if ( ! $force && $this->backlog->is_open( $connection->id ) ) {
			throw new Problem( 'pedal_connection_in_use', 409 );
		}
		$this->subscriptions->remove( $connection );
		$this->connections->delete( $connection->id );
	}

	private function keep_secret( int $id, #[\SensitiveParameter] string $secret ): void {
		try {
			$this->connections->keep_secret( $id, $secret );
		} catch ( Unreadable ) {
			throw new Problem( 'pedal_secret_unreadable', 500, 'secret' );
		}
	}

	/**
	 * A check takes its time: what somebody else, or the engine, changed in the meantime stays.
	 *
	 * @return array<string,mixed>
	 */
	private static function changed( Connection $draft, Connection $before ): array {
		$was = self::columns( $before, self::TYPED );
		return array_filter( self::columns( $draft, self::TYPED ), static fn( mixed $value, string $column ): bool => $value !== $was[ $column ], ARRAY_FILTER_USE_BOTH );
	}

	/**
	 * @param list<string> $names
	 * @return array<string,mixed>
	 */
	private static function columns( Connection $draft, array $names ): array {
		return array_intersect_key( get_object_vars( $draft ), array_flip( $names ) );
	}

	/**
	 * Scheme, host and port only. What else was pasted (a path, missing scheme) is refused with the repaired form offered.
	 *
	 * @throws Problem
	 */
	private function origin( string $given ): string {
		$given = trim( $given, " \t\n\r\0\x0B\"'" );
		try {
			$origin = $this->policy->parse( str_contains( $given, '://' ) ? $given : "https://$given" )->origin();
		} catch ( Trouble $trouble ) {
			throw new Problem( 'pedal_url_not_allowed', 422, 'base_url', array( 'reason' => $trouble->words ) );
		}
		return $origin;
	}

	/**
	 * @return list<string>
	 */
	private function slugs(): array {
		return array_values( array_map( static fn( Connection $one ): string => $one->slug, $this->connections->all() ) );
	}
}
