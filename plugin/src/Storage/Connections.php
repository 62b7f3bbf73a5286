<?php
/**
 * The rows of pedal_connections. What is secret in them leaves only through credentials().
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Pedal\Core\Connection;
use Pedal\Core\Credentials;
use Pedal\Core\Fields;

final class Connections {

	private const JSON = array( 'store', 'settings', 'webhooks' );

	/**
	 * Never part of a Connection.
	 */
	private const COLUMNS = 'id, slug, name, driver, base_url, identifier, enabled, status, status_code, resume_at, failures, recent, opened, order_floor,
		store, app_name, settings, webhooks, hook_token, hook_received_at, secret_sealed IS NOT NULL AS secret_set, secret_last4, secret_updated_at, last_ok_at, version, created_at, updated_at, offers';

	/**
	 * What a request has just read is as good as new for the rest of it.
	 */
	private const RECALL_NANOS = 5_000_000_000;
	private const CACHE        = 'pedal';

	private readonly string $table;

	public function __construct(
		private readonly Database $database,
		private readonly DatabaseClock $clock,
		private readonly Sealer $sealer,
	) {
		$this->table = $database->table( 'connections' );
	}

	/**
	 * @return array<int,Connection> By id.
	 */
	public function all(): array {
		$all = array();
		// The time comes along, so that the end of a checkout costs one query less.
		foreach ( $this->database->rows( 'SELECT UNIX_TIMESTAMP() AS now, ' . self::COLUMNS . " FROM {$this->table} ORDER BY id" ) as $row ) {
			$this->clock->learn( (int) $row['now'] );
			$connection             = $this->from_row( $row );
			$all[ $connection->id ] = $connection;
		}
		return $all;
	}

	/**
	 * For the shopper's request, which needs them at the checkout and again when the order is planned.
	 *
	 * @return array<int,Connection> By id.
	 */
	public function remember(): array {
		$all = $this->recall() ?? $this->all();
		wp_cache_add_non_persistent_groups( self::CACHE );
		wp_cache_set( 'connections', array( hrtime( true ) + self::RECALL_NANOS, $all ), self::CACHE );
		return $all;
	}

	/**
	 * @return array<int,Connection>|null By id; null unless this process has remembered them a moment ago.
	 */
	public function recall(): ?array {
		/** @var array{int,array<int,Connection>}|false $kept As remember() keeps it. */
		$kept = wp_cache_get( 'connections', self::CACHE );
		return false !== $kept && hrtime( true ) < $kept[0] ? $kept[1] : null;
	}

	private function forget(): void {
		wp_cache_delete( 'connections', self::CACHE );
	}

	public function find( int $id ): ?Connection {
		$row = $this->database->row( 'SELECT ' . self::COLUMNS . " FROM {$this->table} WHERE id = %d", $id );
		return null === $row ? null : $this->from_row( $row );
	}

	public function by_hook_token( string $token ): ?Connection {
		$row = '' === $token ? null : $this->database->row( 'SELECT ' . self::COLUMNS . " FROM {$this->table} WHERE hook_token = %s", $token );
		return null === $row ? null : $this->from_row( $row );
	}

	/**
	 * @return Connection|null As stored; null when its slug is taken.
	 */
	public function insert( Connection $connection, #[\SensitiveParameter] string $secret ): ?Connection {
		$now  = $this->clock->now();
		$done = $this->database->run_unless_taken(
			"INSERT INTO {$this->table} (slug, name, driver, base_url, identifier, enabled, order_floor, hook_token, created_at, updated_at)
				VALUES (%s, %s, %s, %s, %s, 0, %d, %s, %d, %d)",
			$connection->slug,
			$connection->name,
			$connection->driver,
			$connection->base_url,
			$connection->identifier,
			$connection->order_floor,
			bin2hex( random_bytes( 16 ) ),
			$now,
			$now
		);
		if ( null === $done ) {
			return null;
		}
		$id = $this->database->insert_id();
		try {
			// The seal is bound to the id, so the row has to exist first; without its secret it must not.
			if ( '' !== $secret ) {
				$this->keep_secret( $id, $secret );
			}
			return $this->update( $id, $this->changes_of( $connection ) );
		} catch ( \Throwable $failure ) {
			$this->database->run( "DELETE FROM {$this->table} WHERE id = %d", $id );
			throw $failure;
		}
	}

	/**
	 * @return array<string,mixed>
	 */
	private function changes_of( Connection $connection ): array {
		return array(
			'enabled'     => $connection->enabled,
			'status'      => $connection->status,
			'status_code' => $connection->status_code,
			'store'       => $connection->store,
			'app_name'    => $connection->app_name,
			'settings'    => $connection->settings,
			'last_ok_at'  => $connection->last_ok_at,
		);
	}

	/**
	 * @param array<string,mixed> $changes Column => value.
	 * @param bool                $edited  By a person: an older form must not overwrite it.
	 */
	public function update( int $id, array $changes, bool $edited = false ): ?Connection {
		$this->forget();
		$set    = array();
		$values = array();
		foreach ( $changes as $column => $value ) {
			if ( in_array( $column, self::JSON, true ) ) {
				$value = null === $value ? null : (string) wp_json_encode( $value );
			}
			if ( null === $value ) {
				$set[] = "$column = NULL";
				continue;
			}
			$set[]    = "$column = " . ( is_int( $value ) || is_bool( $value ) ? '%d' : '%s' );
			$values[] = $value;
		}
		if ( $edited ) {
			$set[] = 'version = version + 1';
		}
		$set[] = 'updated_at = %d';
		$this->database->run( "UPDATE {$this->table} SET " . implode( ', ', $set ) . ' WHERE id = %d', ...array_merge( $values, array( $this->clock->now(), $id ) ) );
		return $this->find( $id );
	}

	/**
	 * Changes only what nobody else changed meanwhile.
	 *
	 * @param array<string,int|string> $changes Column => value.
	 * @param array<string,int|string> $expected Column => value it must have now.
	 */
	public function swap( int $id, array $changes, array $expected ): bool {
		$this->forget();
		$mark  = static fn( string $column, int|string $value ): string => "$column = " . ( is_int( $value ) ? '%d' : '%s' );
		$set   = array_map( $mark, array_keys( $changes ), $changes );
		$where = array_map( $mark, array_keys( $expected ), $expected );
		return 1 === $this->database->run(
			"UPDATE {$this->table} SET " . implode( ', ', $set ) . ' WHERE id = %d' . implode( '', array_map( static fn( string $one ): string => " AND $one", $where ) ),
			...array_merge( array_values( $changes ), array( $id ), array_values( $expected ) )
		);
	}

	/**
	 * @return bool False when a person changed it since it was read.
	 */
	public function claim( Connection $connection ): bool {
		return $this->swap( $connection->id, array( 'version' => $connection->version + 1 ), array( 'version' => $connection->version ) );
	}

	public function keep_secret( int $id, #[\SensitiveParameter] string $secret ): void {
		$this->update(
			$id,
			array(
				'secret_sealed'     => $this->sealer->seal( $secret, 'secret', $id ),
				'secret_last4'      => substr( $secret, -4 ),
				'secret_updated_at' => $this->clock->now(),
				'token_sealed'      => null,
				'token_until'       => 0,
			)
		);
	}

	/**
	 * Everything secret, and the platform's calls to us.
	 */
	public function forget_secrets( int $id ): void {
		$this->update(
			$id,
			array(
				'secret_sealed'       => null,
				'secret_last4'        => '',
				'secret_updated_at'   => 0,
				'token_sealed'        => null,
				'token_until'         => 0,
				'hook_secrets_sealed' => null,
				'hook_token'          => bin2hex( random_bytes( 16 ) ),
				'webhooks'            => null,
			)
		);
	}

	/**
	 * @param string $offers JSON.
	 */
	public function keep_offers( int $id, string $offers ): void {
		$this->forget();
		$this->database->run( "UPDATE {$this->table} SET offers = %s WHERE id = %d", $offers, $id );
	}

	public function delete( int $id ): void {
		$this->forget();
		$this->database->run( "DELETE FROM {$this->table} WHERE id = %d", $id );
	}

	public function credentials( Connection $connection ): Credentials {
		return new StoredCredentials( $this->database, $this->sealer, $this->clock, $connection );
	}

	/**
	 * Secrets that inbound calls of this connection may be signed with.
	 *
	 * @return list<string>
	 */
	public function hook_secrets( Connection $connection ): array {
		$sealed = $this->database->value( "SELECT hook_secrets_sealed FROM {$this->table} WHERE id = %d", $connection->id );
		if ( null === $sealed || '' === $sealed ) {
			return array();
		}
		$secrets = json_decode( $this->sealer->open( $sealed, 'hook', $connection->id ), true );
		return is_array( $secrets ) ? array_values( array_filter( $secrets, 'is_string' ) ) : array();
	}

	/**
	 * @param list<string> $secrets
	 */
	public function keep_hook_secrets( int $id, #[\SensitiveParameter] array $secrets ): void {
		$this->update( $id, array( 'hook_secrets_sealed' => $this->sealer->seal( (string) wp_json_encode( $secrets ), 'hook', $id ) ) );
	}

	public function heard( int $id ): void {
		$this->database->run( "UPDATE {$this->table} SET hook_received_at = %d WHERE id = %d", $this->clock->now(), $id );
	}

	/**
	 * Ask for one of this second's requests; true when there was one left. Who is a moment behind the others would never find one.
	 */
	public function take_turn( int $id, int $per_second ): bool {
		$now = $this->clock->exactly();
		return 1 === $this->database->run(
			"UPDATE {$this->table} SET rate_count = CASE WHEN rate_second = %d THEN rate_count + 1 ELSE 1 END, rate_second = %d
				WHERE id = %d AND ( rate_second NOT BETWEEN %d AND %d OR ( rate_second = %d AND rate_count < %d ) )",
			$now,
			$now,
			$id,
			$now,
			// Other processes may be a moment ahead; a second far ahead was counted by a clock that has been set back since.
			$now + 5,
			$now,
			$per_second
		);
	}

	/**
	 * Ask for one of this minute's reads of deliveries that may have moved; true when there was one left.
	 */
	public function take_look( int $id, int $per_minute ): bool {
		$minute = intdiv( $this->clock->now(), 60 );
		return 1 === $this->database->run(
			"UPDATE {$this->table} SET look_count = CASE WHEN look_minute = %d THEN look_count + 1 ELSE 1 END, look_minute = %d
				WHERE id = %d AND ( look_minute <> %d OR look_count < %d )",
			$minute,
			$minute,
			$id,
			$minute,
			$per_minute
		);
	}

	/**
	 * The platform's newest sequence number we have seen, and room for a newer one.
	 */
	public function newest_remote( int $id ): int {
		return (int) $this->database->value( "SELECT newest_remote FROM {$this->table} WHERE id = %d", $id );
	}

	public function seen_remote( int $id, int $sequence ): void {
		$this->database->run( "UPDATE {$this->table} SET newest_remote = %d WHERE id = %d AND newest_remote < %d", $sequence, $id, $sequence );
	}

	/**
	 * @return 'unchecked'|'ready'|'paused'
	 */
	private static function status( string $status ): string {
		return in_array( $status, array( 'ready', 'paused' ), true ) ? $status : 'unchecked';
	}

	/**
	 * @param array<string,string|null> $row
	 */
	private function from_row( array $row ): Connection {
		$json     = static fn( ?string $text ): array => ( new Fields( json_decode( (string) $text, true ) ) )->named();
		$constant = StoredCredentials::constant( (string) $row['slug'] );
		return new Connection(
			(int) $row['id'],
			(string) $row['slug'],
			(string) $row['name'],
			(string) $row['driver'],
			(string) $row['base_url'],
			(string) $row['identifier'],
			(bool) $row['enabled'],
			self::status( (string) $row['status'] ),
			(string) $row['status_code'],
			(int) $row['resume_at'],
			(int) $row['failures'],
			(string) $row['recent'],
			(int) $row['opened'],
			(int) $row['order_floor'],
			$json( $row['store'] ) ?: null,
			(string) $row['app_name'],
			$json( $row['settings'] ),
			$json( $row['webhooks'] ),
			(string) $row['hook_token'],
			(int) $row['hook_received_at'],
			null === $constant ? (bool) $row['secret_set'] : true,
			null === $constant ? (string) $row['secret_last4'] : '',
			(int) $row['secret_updated_at'],
			(int) $row['last_ok_at'],
			(int) $row['version'],
			(int) $row['created_at'],
			(int) $row['updated_at'],
			(string) $row['offers'],
		);
	}
}
