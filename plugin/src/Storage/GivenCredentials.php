<?php
/**
 * Credentials somebody just typed, for a check before anything is saved.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Pedal\Core\Credentials;

final class GivenCredentials implements Credentials {

	private ?string $token = null;

	public function __construct(
		private readonly string $base_url,
		private readonly string $identifier,
		#[\SensitiveParameter] private readonly string $secret,
	) {}

	public function base_url(): string {
		return $this->base_url;
	}

	public function identifier(): string {
		return $this->identifier;
	}

	public function secret(): string {
		return $this->secret;
	}

	public function token(): ?string {
		return $this->token;
	}

	public function keep_token( #[\SensitiveParameter] string $token, int $seconds ): void {
		$this->token = $token;
	}

	public function drop_token( #[\SensitiveParameter] string $token ): void {
		$this->token = null;
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
