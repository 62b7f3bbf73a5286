<?php
/**
 * Credentials in memory, with a lock that another process may hold.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\Credentials;

final class KeptCredentials implements Credentials {

	public int $kept_for = 0;

	/**
	 * @param int $held Tries to lock that fail before one succeeds.
	 */
	public function __construct(
		public ?string $token = null,
		public int $held = 0,
		public bool $locked = false,
	) {}

	public function base_url(): string {
		return 'https://naofood.example';
	}

	public function identifier(): string {
		return '0123456789abcdef0123456789abcdef';
	}

	public function secret(): string {
		return 'c0ffee';
	}

	public function token(): ?string {
		return $this->token;
	}

	public function keep_token( string $token, int $seconds ): void {
		$this->token    = $token;
		$this->kept_for = $seconds;
	}

	public function drop_token( string $token ): void {
		if ( $this->token === $token ) {
			$this->token = null;
		}
	}

	public function lock_token( int $seconds ): bool {
		if ( $this->held-- > 0 ) {
			return false;
		}
		$this->locked = true;
		return true;
	}

	public function unlock_token(): void {
		$this->locked = false;
	}
}
