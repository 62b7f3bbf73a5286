<?php
/**
 * WooCommerce's REST keys, kept exactly as WooCommerce keeps them: the key only as its hash, the secret never read back but to compare.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

final class ApiKeys {

	private const COLUMNS = 'key_id, user_id, description, permissions, truncated_key, last_access';

	private readonly string $table;

	public function __construct( private readonly Database $database ) {
		$this->table = $database->core_table( 'woocommerce_api_keys' );
	}

	/**
	 * @return list<array{id:int,user_id:int,description:string,permissions:string,truncated_key:string,last_access:?string}>
	 */
	public function all(): array {
		return array_map( self::key( ... ), $this->database->rows( 'SELECT ' . self::COLUMNS . " FROM {$this->table} ORDER BY key_id" ) );
	}

	/**
	 * @return array{id:int,consumer_key:string,consumer_secret:string} The only time both exist in clear.
	 * @throws StorageFailed
	 */
	public function create( string $description, int $user_id, string $permissions ): array {
		$key    = 'ck_' . wc_rand_hash();
		$secret = 'cs_' . wc_rand_hash();
		$this->database->run(
			"INSERT INTO {$this->table} (user_id, description, permissions, consumer_key, consumer_secret, truncated_key) VALUES (%d, %s, %s, %s, %s, %s)",
			$user_id,
			$description,
			$permissions,
			wc_api_hash( $key ),
			$secret,
			substr( $key, -7 )
		);
		return array(
			'id'              => $this->database->insert_id(),
			'consumer_key'    => $key,
			'consumer_secret' => $secret,
		);
	}

	/**
	 * @return array{id:int,user_id:int,description:string,permissions:string,truncated_key:string,last_access:?string}|null
	 */
	public function by_consumer_key( #[\SensitiveParameter] string $consumer_key ): ?array {
		$row = $this->database->row( 'SELECT ' . self::COLUMNS . " FROM {$this->table} WHERE consumer_key = %s", wc_api_hash( $consumer_key ) );
		return null === $row ? null : self::key( $row );
	}

	public function has_secret( int $id, #[\SensitiveParameter] string $consumer_secret ): bool {
		return hash_equals( (string) $this->database->value( "SELECT consumer_secret FROM {$this->table} WHERE key_id = %d", $id ), $consumer_secret );
	}

	/**
	 * @return int|null Id of the user it acts for, who may be gone; null when there is no such key.
	 */
	public function owner( int $id ): ?int {
		$owner = $this->database->value( "SELECT user_id FROM {$this->table} WHERE key_id = %d", $id );
		return null === $owner ? null : (int) $owner;
	}

	public function revoke( int $id ): void {
		$this->database->run( "DELETE FROM {$this->table} WHERE key_id = %d", $id );
	}

	/**
	 * Webhooks that want a payload of the API that WooCommerce 9 removed.
	 */
	public function legacy_webhooks(): int {
		return (int) $this->database->value( "SELECT COUNT(*) FROM {$this->database->core_table( 'wc_webhooks' )} WHERE api_version < 0 AND status = %s", 'active' );
	}

	/**
	 * @param array<string,string|null> $row
	 * @return array{id:int,user_id:int,description:string,permissions:string,truncated_key:string,last_access:?string}
	 */
	private static function key( array $row ): array {
		$never = null === $row['last_access'] || str_starts_with( $row['last_access'], '0000' );
		return array(
			'id'            => (int) $row['key_id'],
			'user_id'       => (int) $row['user_id'],
			'description'   => (string) $row['description'],
			'permissions'   => (string) $row['permissions'],
			'truncated_key' => (string) $row['truncated_key'],
			'last_access'   => $never ? null : $row['last_access'],
		);
	}
}
