<?php
/**
 * One connection's secrets, unsealed at the moment they are needed.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\Credentials;
use Pedal\Core\Unreadable;

final class StoredCredentials implements Credentials {

	private readonly string $table;

	public function __construct(
		private readonly Database $database,
		private readonly Sealer $sealer,
		private readonly Clock $clock,
		private readonly Connection $connection,
	) {
		$this->table = $database->table( 'connections' );
	}

	/**
	 * The secret from wp-config.php or the environment, `PEDAL_SECRET_<SLUG>`; null when there is none.
	 */
	public static function constant( string $slug ): ?string {
		$name = 'PEDAL_SECRET_' . strtoupper( str_replace( '-', '_', $slug ) );
		if ( defined( $name ) ) {
			$value = constant( $name );
			return is_string( $value ) ? $value : null;
		}
		$value = getenv( $name );
		return is_string( $value ) && '' !== $value ? $value : null;
	}

	public function base_url(): string {
		return $this->connection->base_url;
	}

	public function identifier(): string {
		return $this->connection->identifier;
	}

	public function secret(): string {
		$constant = self::constant( $this->connection->slug );
		if ( null !== $constant ) {
			return $constant;
		}
		$sealed = $this->database->value( "SELECT secret_sealed FROM {$this->table} WHERE id = %d", $this->connection->id );
		return $this->sealer->open( $sealed ?? throw new Unreadable( 'There is no secret.', 'pedal_secret_required' ), 'secret', $this->connection->id );
	}

	public function token(): ?string {
		$row = $this->database->row( "SELECT token_sealed, token_until FROM {$this->table} WHERE id = %d", $this->connection->id );
		if ( null === $row || null === $row['token_sealed'] || (int) $row['token_until'] <= $this->clock->now() ) {
			return null;
		}
		try {
			return $this->sealer->open( $row['token_sealed'], $this->token_field(), $this->connection->id );
		} catch ( Unreadable ) {
			return null;
		}
	}

	public function keep_token( #[\SensitiveParameter] string $token, int $seconds ): void {
		$this->database->run(
			"UPDATE {$this->table} SET token_sealed = %s, token_until = %d WHERE id = %d",
			$this->sealer->seal( $token, $this->token_field(), $this->connection->id ),
			$this->clock->now() + $seconds,
			$this->connection->id
		);
	}

	public function drop_token( #[\SensitiveParameter] string $token ): void {
		if ( $this->token() === $token ) {
			$this->database->run( "UPDATE {$this->table} SET token_sealed = NULL, token_until = 0 WHERE id = %d", $this->connection->id );
		}
	}

	public function lock_token( int $seconds ): bool {
		$now = $this->clock->now();
		return 1 === $this->database->run(
			"UPDATE {$this->table} SET token_lock = %d WHERE id = %d AND token_lock <= %d",
			$now + $seconds,
			$this->connection->id,
			$now
		);
	}

	public function unlock_token(): void {
		$this->database->run( "UPDATE {$this->table} SET token_lock = 0 WHERE id = %d", $this->connection->id );
	}

	/**
	 * A token belongs to the address and identifier it was fetched for; after a change of either it does not open.
	 */
	private function token_field(): string {
		return 'token|' . hash( 'sha256', "{$this->connection->base_url}|{$this->connection->identifier}" );
	}

	/**
	 * @return array<string,string>
	 */
	public function __debugInfo(): array {
		return array( 'connection' => $this->connection->slug );
	}
}
