<?php
/**
 * Keys as people paste them: with spaces, quotes, line breaks, and sometimes in each other's field.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

final class KeyText {

	private const IDENTIFIER_LENGTH = 32;
	private const SECRET_LENGTH     = 128;

	public static function clean( string $text ): string {
		return (string) preg_replace( '/[\s\x{00A0}\x{200B}-\x{200F}\x{FEFF}"\'`´“”„«»‹›‘’‚]+/u', '', $text );
	}

	public static function are_swapped( string $identifier, string $secret ): bool {
		return self::SECRET_LENGTH === strlen( $identifier ) && self::IDENTIFIER_LENGTH === strlen( $secret );
	}
}
