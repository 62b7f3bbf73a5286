<?php
/**
 * Strings made fit for a platform: valid UTF-8, no control characters, cut to its limits without breaking a character.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Text {

	/**
	 * Control and private characters and those that turn the direction of text; joiners inside emoji stay.
	 */
	private const UNPRINTABLE = '\p{Cc}\p{Co}\x{202A}-\x{202E}\x{2066}-\x{2069}\x{FEFF}';

	/**
	 * A flag, or a code point with its marks, skin tone and what is joined to it. PCRE's own \X takes a row of emoji for one in common versions.
	 */
	private const CHARACTER = '/(?:[\x{1F1E6}-\x{1F1FF}]{2}|.)(?:[\p{M}\x{1F3FB}-\x{1F3FF}\x{E0020}-\x{E007F}]|\x{200D}.)*+/us';

	/**
	 * A single line of at most $limit code points.
	 */
	public static function line( string $text, int $limit ): string {
		return self::cut( trim( (string) preg_replace( '/[\p{Z}\s' . self::UNPRINTABLE . ']+/u', ' ', self::clean( $text, $limit ) ) ), $limit );
	}

	/**
	 * Several lines; at most $limit code points.
	 */
	public static function block( string $text, int $limit ): string {
		$text = str_replace( array( "\r\n", "\r" ), "\n", self::clean( $text, $limit ) );
		$text = (string) preg_replace( '/(?:(?![\n\t])[' . self::UNPRINTABLE . '])+/u', ' ', $text );
		return self::cut( trim( (string) preg_replace( '/\n{3,}/', "\n\n", $text ) ), $limit );
	}

	/**
	 * Valid UTF-8, and not longer than could ever be needed: a pasted novel must not cost a regular expression's time.
	 */
	private static function clean( string $text, int $limit ): string {
		return mb_scrub( substr( $text, 0, 16 * $limit + 64 ), 'UTF-8' );
	}

	/**
	 * Whole characters as people see them: an emoji or an accent is never split, unless a single one is longer than the limit.
	 */
	public static function cut( string $text, int $limit ): string {
		if ( mb_strlen( $text, 'UTF-8' ) <= $limit ) {
			return $text;
		}
		$kept   = '';
		$length = 0;
		preg_match_all( self::CHARACTER, mb_substr( $text, 0, $limit + 32, 'UTF-8' ), $characters );
		foreach ( $characters[0] as $character ) {
			$length += mb_strlen( $character, 'UTF-8' );
			if ( $length > $limit ) {
				break;
			}
			$kept .= $character;
		}
		return '' === $kept ? mb_substr( $text, 0, $limit, 'UTF-8' ) : rtrim( $kept );
	}
}
