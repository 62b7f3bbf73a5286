<?php
/**
 * Postcodes as shopkeepers write them: `38000`, `38*`, `38000...38100`, several separated by commas or lines.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Pattern {

	public static function fits( string $has, string $wanted ): bool {
		$has = self::plain( $has );
		foreach ( preg_split( '/[,;\n]+/', $wanted ) ?: array() as $one ) {
			if ( self::fits_one( $has, self::plain( $one ) ) ) {
				return true;
			}
		}
		return false;
	}

	private static function fits_one( string $has, string $wanted ): bool {
		if ( '' === $wanted || '' === $has ) {
			return $has === $wanted;
		}
		$ends = explode( '...', $wanted );
		if ( 2 === count( $ends ) ) {
			return self::is_between( $has, $ends[0], $ends[1] );
		}
		return 1 === preg_match( '/^' . str_replace( '\*', '.*', preg_quote( $wanted, '/' ) ) . '$/u', $has );
	}

	/**
	 * Numbers compare as numbers however long they are, but a leading zero counts: 1200 is not 01200. Anything else letter by letter.
	 */
	private static function is_between( string $has, string $low, string $high ): bool {
		$longest = ctype_digit( $has . $low . $high ) ? strlen( $high ) : strlen( $low );
		if ( strlen( $has ) < strlen( $low ) || strlen( $has ) > $longest ) {
			return false;
		}
		$padded = static fn( string $text ): string => str_pad( $text, $longest, '0', STR_PAD_LEFT );
		return strcmp( $padded( $has ), $padded( $low ) ) >= 0 && strcmp( $padded( $has ), $padded( $high ) ) <= 0;
	}

	/**
	 * Three dots become one sign as they are typed, on phones and on Macs.
	 */
	private static function plain( string $text ): string {
		return strtoupper( str_replace( '…', '...', (string) preg_replace( '/\s+/', '', $text ) ) );
	}
}
