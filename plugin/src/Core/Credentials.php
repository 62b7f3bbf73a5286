<?php
/**
 * What a driver may know of a connection's secrets. Implemented where they are kept sealed.
 */

declare( strict_types=1 );

namespace Pedal\Core;

interface Credentials {

	public function base_url(): string;

	public function identifier(): string;

	/**
	 * @throws Unreadable When it is missing or its seal does not open.
	 */
	public function secret(): string;

	/**
	 * The kept access token while it is still good, else null.
	 */
	public function token(): ?string;

	/**
	 * Keep a fresh token for this many seconds.
	 */
	public function keep_token( string $token, int $seconds ): void;

	/**
	 * Forget this token; a newer one that another process kept meanwhile stays.
	 */
	public function drop_token( string $token ): void;

	/**
	 * Only one process fetches a token at a time. Answers false when another is at it.
	 */
	public function lock_token( int $seconds ): bool;

	public function unlock_token(): void;
}
