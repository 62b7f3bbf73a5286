<?php
/**
 * Stored credentials without the kept token: a check that used it would find a renewed secret still good for an hour.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Pedal\Core\Credentials;

final class FreshCredentials implements Credentials {

	private ?string $token = null;

	public function __construct( private readonly Credentials $stored ) {}

	public function base_url(): string {
		return $this->stored->base_url();
	}

	public function identifier(): string {
		return $this->stored->identifier();
	}

	public function secret(): string {
		return $this->stored->secret();
	}

	public function token(): ?string {
		return $this->token;
	}

	public function keep_token( #[\SensitiveParameter] string $token, int $seconds ): void {
		$this->token = $token;
		$this->stored->keep_token( $token, $seconds );
	}

	public function drop_token( #[\SensitiveParameter] string $token ): void {
		$this->token = null;
		$this->stored->drop_token( $token );
	}

	public function lock_token( int $seconds ): bool {
		return true;
	}

	public function unlock_token(): void {}

	/**
	 * @return array<string,string>
	 */
	public function __debugInfo(): array {
		return array();
	}
}
