<?php
/**
 * `X-CoopCycle-Signature`: base64 of HMAC-SHA256 over the raw body, keyed with the secret as text.
 */

declare( strict_types=1 );

namespace Pedal\Platform\CoopCycle;

final class Signature {

	public const HEADER = 'x-coopcycle-signature';

	/**
	 * Tries every secret without an early exit, so that time does not tell which one matched. Texts are compared, not what they
	 * decode to: PHP reads several spellings as the same bytes.
	 *
	 * @param list<string> $secrets
	 */
	public static function verifies( string $raw_body, string $signature, array $secrets ): bool {
		$match = false;
		foreach ( $secrets as $secret ) {
			$match = '' !== $secret && hash_equals( base64_encode( hash_hmac( 'sha256', $raw_body, $secret, true ) ), $signature ) || $match;
		}
		return $match;
	}
}
