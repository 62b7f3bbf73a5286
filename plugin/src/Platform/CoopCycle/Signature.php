<?php
/**
 * `X-CoopCycle-Signature`: base64 of HMAC-SHA256 over the raw body, keyed with the secret as text.
 */

declare( strict_types=1 );

namespace Pedal\Platform\CoopCycle;

final class Signature {

	public const HEADER = 'x-coopcycle-signature';

	/**
	 * Tries every secret without an early exit, so that time does not tell which one matched.
	 *
	 * @param list<string> $secrets
	 */
	public static function verifies( string $raw_body, string $signature, array $secrets ): bool {
		$given = strlen( $signature ) === 44 ? base64_decode( $signature, true ) : false;
		$given = is_string( $given ) && 32 === strlen( $given ) ? $given : '';
		$match = false;
		foreach ( $secrets as $secret ) {
			$match = '' !== $secret && hash_equals( hash_hmac( 'sha256', $raw_body, $secret, true ), $given ) || $match;
		}
		return $match;
	}
}
