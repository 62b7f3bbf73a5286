<?php
/**
 * What one probe found: how bad, why, the raw facts, and what to do.
 */

declare( strict_types=1 );

namespace Pedal\Health;

final class Finding {

	private function __construct(
		public readonly Status $status,
		public readonly string $code,
		public readonly string $message,
		public readonly string $evidence,
		public readonly string $fix,
	) {}

	public static function good( string $message, string $evidence = '' ): self {
		return new self( Status::Good, '', $message, $evidence, '' );
	}

	/**
	 * Deliveries go on, but something is lost, slow or at risk.
	 */
	public static function recommended( string $code, string $message, string $evidence, string $fix ): self {
		return new self( Status::Recommended, $code, $message, $evidence, $fix );
	}

	/**
	 * Orders do not reach the platform.
	 */
	public static function critical( string $code, string $message, string $evidence, string $fix ): self {
		return new self( Status::Critical, $code, $message, $evidence, $fix );
	}

	/**
	 * Another probe names what stands in the way; saying it twice would look like two faults.
	 */
	public static function not_looked( string $evidence ): self {
		return self::good( __( 'Could not be looked at; another entry says why.', 'pedal-bridge' ), $evidence );
	}
}
