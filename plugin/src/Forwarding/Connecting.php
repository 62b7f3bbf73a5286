<?php
/**
 * Making, changing and ending connections: checked against the platform first, saved whole or not at all.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\Fields;
use Pedal\Core\Text;
use Pedal\Core\Unreadable;
use Pedal\Platform\Checked;
use Pedal\Platform\Drivers;
use Pedal\Platform\Trouble;
use Pedal\Platform\UrlPolicy;
use Pedal\Storage\Connections;
use Pedal\Storage\FreshCredentials;
use Pedal\Storage\GivenCredentials;
use Pedal\Storage\Queue;
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

	private const READY = array(
		'status'      => 'ready',
		'status_code' => '',
		'resume_at'   => 0,
		'failures'    => 0,
		'opened'      => 0,
		'recent'      => '',
	);

	public function __construct(
		private readonly Connections $connections,
		private readonly Drivers $drivers,
		private readonly UrlPolicy $policy,
		private readonly Subscriptions $subscriptions,
		private readonly Offers $offers,
		private readonly Breaker $breaker,
		private readonly Queue $queue,
		private readonly Watch $watch,
		private readonly Clock $clock,
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
			slug: $this->free_slug( $fields->text( 'name' ) ),
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
		$checked = $this->check_given( $draft, $typed );
		$draft   = $this->outcome( $draft, $checked, $fields->yes( 'save_unchecked' ) );
		try {
			$made = $this->connections->insert( $draft, $secret ) ?? throw new Problem( 'pedal_connection_exists', 409, 'name' );
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
		$draft = $connection->with(
			array(
				'name'       => Text::line( $fields->text( 'name', $connection->name ), 191 ),
				'base_url'   => $fields->has( 'base_url' ) ? $this->origin( $fields->text( 'base_url' ) ) : $connection->base_url,
				'identifier' => KeyText::clean( $fields->text( 'identifier', $connection->identifier ) ),
				'settings'   => $fields->has( 'settings' ) ? $fields->in( 'settings' )->named() : $connection->settings,
				'enabled'    => $fields->yes( 'enabled', $connection->enabled ),
			)
		);
		$moves = $draft->base_url !== $connection->base_url || $draft->identifier !== $connection->identifier;
		if ( $moves && '' === $secret ) {
			throw new Problem( 'pedal_secret_required', 422, 'secret' );
		}
		$columns = self::changed( $draft, $connection );
		if ( $moves || '' !== $secret ) {
			$checked = $this->outcome( $draft, $this->check_given( $draft, $secret ), $fields->yes( 'save_unchecked' ) );
			$columns = self::changed( $checked, $draft ) + $columns + self::columns( $checked, self::FOUND );
		}
		// A Secret belongs to the address it was checked with, whoever changes that one in the meantime.
		if ( ( '' !== $secret || $fields->has( 'version' ) ) && ! $this->connections->claim( $connection ) ) {
			throw new Problem( 'pedal_changed_meanwhile', 409, 'version' );
		}
		if ( $moves ) {
			// In this order, so that a process that dies here leaves no secret with an address it was not given for.
			$this->subscriptions->remove( $connection );
			$this->connections->forget_secrets( $connection->id );
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

	/**
	 * The checks with what is stored; a connection that passes is ready again.
	 */
	public function check( Connection $connection ): Checked {
		$checked = $this->run( $connection, new FreshCredentials( $this->connections->credentials( $connection ) ) );
		if ( $checked->ok() ) {
			$this->connections->update( $connection->id, $this->facts_of( $checked ) + ( 'ready' === $connection->status ? array() : self::READY ) );
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
		$this->subscriptions->remove( $connection );
		$this->connections->forget_secrets( $connection->id );
		return $this->connections->update(
			$connection->id,
			array(
				'status'      => 'unchecked',
				'status_code' => 'pedal_secret_required',
				'enabled'     => false,
			)
		) ?? $connection;
	}

	/**
	 * @throws Problem While deliveries are open.
	 */
	public function delete( Connection $connection, bool $force ): void {
		if ( ! $force && $this->queue->is_open( $connection->id ) ) {
			throw new Problem( 'pedal_connection_in_use', 409 );
		}
		$this->subscriptions->remove( $connection );
		$this->connections->delete( $connection->id );
	}

	/**
	 * @throws Problem
	 */
	private function outcome( Connection $draft, Checked $checked, bool $save_unchecked ): Connection {
		if ( $checked->ok() ) {
			return $draft->with( self::READY + $this->facts_of( $checked ) );
		}
		if ( ! $save_unchecked || 'pedal_url_not_allowed' === $checked->code() ) {
			throw new Problem( $checked->code(), 422, self::field_of( $checked->code() ), array( 'steps' => $checked->steps ) );
		}
		return $draft->with(
			array(
				'status'      => 'unchecked',
				'status_code' => $checked->code(),
				'enabled'     => false,
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private function facts_of( Checked $checked ): array {
		return array(
			'store'      => $checked->store,
			'app_name'   => $checked->app_name,
			'last_ok_at' => $this->clock->now(),
		);
	}

	private function check_given( Connection $draft, #[\SensitiveParameter] string $secret ): Checked {
		if ( '' === $draft->identifier || '' === $secret ) {
			throw new Problem( '' === $secret ? 'pedal_secret_required' : 'rest_invalid_param', '' === $secret ? 422 : 400, '' === $secret ? 'secret' : 'identifier' );
		}
		if ( KeyText::are_swapped( $draft->identifier, $secret ) ) {
			throw new Problem( 'pedal_credentials_refused', 422, 'identifier', array( 'swapped' => true ) );
		}
		return $this->run( $draft, new GivenCredentials( $draft->base_url, $draft->identifier, $secret ) );
	}

	private function run( Connection $connection, \Pedal\Core\Credentials $credentials ): Checked {
		try {
			$platform = $this->drivers->make( $connection, $credentials );
		} catch ( Trouble $trouble ) {
			throw new Problem( $trouble->reason, 422, 'driver' );
		}
		return $platform->check(
			function () use ( $connection ): void {
				$this->policy->admit( $connection->base_url );
			}
		);
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
	 * Letters, digits and dashes, since it names a constant too; no bare number, since the command line takes ids as well.
	 */
	private function free_slug( string $name ): string {
		$words = (string) preg_replace( '/(?:%[0-9a-f]{2}|[^a-z0-9])+/', '-', sanitize_title( $name ) );
		$base  = trim( substr( trim( $words, '-' ), 0, 50 ), '-' );
		$base  = '' === $base || ctype_digit( $base ) ? trim( "store-$base", '-' ) : $base;
		$taken = array_column( array_map( 'get_object_vars', $this->connections->all() ), 'slug' );
		$slug  = $base;
		for ( $n = 2; in_array( $slug, $taken, true ); $n++ ) {
			$slug = "$base-$n";
		}
		return $slug;
	}

	private static function field_of( string $code ): string {
		return match ( $code ) {
			'pedal_url_not_allowed', 'pedal_host_unreachable', 'pedal_tls_failed', 'pedal_redirected', 'pedal_not_a_platform', 'pedal_platform_gone' => 'base_url',
			'pedal_credentials_refused', 'pedal_scope_missing', 'pedal_no_store' => 'identifier',
			default => '',
		};
	}
}
