<?php
/**
 * The signature of Standard Webhooks: HMAC-SHA256 over id, time and the exact bytes of the body.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */

declare( strict_types=1 );

namespace Pedal\Platform\Webhook;

use Pedal\Platform\Unavailable;

final class Signature {

	private const PREFIX = 'whsec_';

	/**
	 * @param string $secret As keys() takes it.
	 * @return string `v1,<base64>`, one per key.
	 * @throws Unavailable When the secret is no key.
	 */
	public static function of( string $id, int $timestamp, string $body, #[\SensitiveParameter] string $secret ): string {
		return implode(
			' ',
			array_map(
				static fn( string $key ): string => 'v1,' . base64_encode( hash_hmac( 'sha256', "$id.$timestamp.$body", $key, true ) ),
				self::keys( $secret )
			)
		);
	}

	/**
	 * `whsec_` and base64, or any other text as its own bytes. Two keys of the first kind with a comma between them both
	 * sign, so that a receiver can change from one to the other without losing an event.
	 *
	 * @return non-empty-list<string>
	 * @throws Unavailable
	 */
	public static function keys( #[\SensitiveParameter] string $secret ): array {
		if ( ! str_starts_with( $secret, self::PREFIX ) ) {
			return array( '' === $secret ? throw self::no_key() : $secret );
		}
		return array_map( self::key( ... ), explode( ',', $secret ) );
	}

	private static function key( #[\SensitiveParameter] string $text ): string {
		$key = str_starts_with( $text, self::PREFIX ) ? base64_decode( substr( $text, strlen( self::PREFIX ) ), true ) : false;
		return false === $key || '' === $key ? throw self::no_key() : $key;
	}

	private static function no_key(): Unavailable {
		return new Unavailable( 'pedal_credentials_refused', true, words: 'not a signing key', left: false );
	}
}
