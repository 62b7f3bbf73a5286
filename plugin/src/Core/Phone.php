<?php
/**
 * What a customer typed as telephone number, as E.164; nothing when in doubt, for a wrong number is worse than none.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Phone {

	private const DIGITS = array(
		'٠' => '0', '١' => '1', '٢' => '2', '٣' => '3', '٤' => '4', '٥' => '5', '٦' => '6', '٧' => '7', '٨' => '8', '٩' => '9',
		'۰' => '0', '۱' => '1', '۲' => '2', '۳' => '3', '۴' => '4', '۵' => '5', '۶' => '6', '۷' => '7', '۸' => '8', '۹' => '9',
		'０' => '0', '１' => '1', '２' => '2', '３' => '3', '４' => '4', '５' => '5', '６' => '6', '７' => '7', '８' => '8', '９' => '9',
		'＋' => '+', '／' => '/',
	);

	/**
	 * One optional plus at the front, then digits with spaces, dashes, dots, slashes and brackets between them.
	 * Anything else is doubt: letters and signs such as # or ; announce an extension, a name or a second number.
	 */
	private const SHAPE = '~^[ (（\[［]*\+?(?:[0-9 /.．()（）\[\]［］-]|[\x{2010}-\x{2015}\x{2212}\x{30FC}\x{FF0D}])+$~u';

	/**
	 * A slash is fine behind an area code (0475/12 34 56) and between pairs (06/12/34/56/78);
	 * before a few last digits it lists another line (12 34 56/57).
	 */
	private const SLASHED = '~^[^/]*(?:/(?:[^0-9/]*[0-9]){5}[^/]*)?$|^[0-9]{2}(?:/[0-9]{2}){3,}$~';

	/**
	 * Bytes; libphonenumber reads no longer text either.
	 */
	private const LONGEST = 250;

	/**
	 * The number, or null: the caller then leaves it out and shows the courier the text as it was typed.
	 *
	 * @param string $country Two letters; whose national numbers are meant when the number itself does not say.
	 */
	public static function to_e164( string $raw, string $country ): ?string {
		$dialled = self::dialled( $raw );
		if ( null === $dialled ) {
			return null;
		}
		if ( '+' === $dialled[0] ) {
			return self::international( substr( $dialled, 1 ) );
		}
		$home = NumberingPlan::of_country( strtoupper( trim( $country ) ) );
		if ( null === $home ) {
			return null;
		}
		$abroad = $home->without_idd( $dialled );
		return null === $abroad ? self::domestic( $home, $dialled ) : self::international( $abroad );
	}

	/**
	 * A number without plus or international prefix: national, or international with the plus forgotten.
	 * When both readings make a number, and not the same one, nobody knows which is meant.
	 */
	private static function domestic( NumberingPlan $home, string $digits ): ?string {
		$here = self::e164( $home, $digits );
		if ( ! str_starts_with( $digits, $home->code ) ) {
			return $here;
		}
		$there = self::international( $digits );
		if ( self::misses_the_plus( $home, $digits ) ) {
			return $there;
		}
		return null === $there || $there === $here ? $here : null;
	}

	/**
	 * Whether the digits only make sense once the country's own calling code is taken off them.
	 */
	private static function misses_the_plus( NumberingPlan $home, string $digits ): bool {
		$national = $home->national( $digits );
		$shorter  = $home->national( substr( $digits, strlen( $home->code ) ) );
		return $home->is_too_long( $national ) || ( ! $home->resembles( $national ) && $home->resembles( $shorter ) );
	}

	private static function international( string $digits ): ?string {
		foreach ( array( 1, 2, 3 ) as $length ) {
			// No calling code begins with another, so the first that fits is the one.
			$plans = NumberingPlan::of_code( substr( $digits, 0, $length ) );
			if ( array() !== $plans ) {
				return self::e164( $plans[0], substr( $digits, $length ) );
			}
		}
		return null;
	}

	private static function e164( NumberingPlan $plan, string $digits ): ?string {
		$national = $plan->national( $digits );
		$owner    = $plan->owner( $national ) ?? $plan;
		return $owner->reaches( $national ) ? '+' . $owner->code . $national : null;
	}

	/**
	 * The bare digits, with the plus if there is one; null when the text is more, or other, than one number.
	 */
	private static function dialled( string $raw ): ?string {
		$text = strlen( $raw ) > self::LONGEST ? '' : strtr( trim( $raw ), self::DIGITS );
		$text = trim( (string) preg_replace( '/[\h\p{Cf}]+/u', ' ', $text ) );
		if ( 1 !== preg_match( self::SHAPE, $text ) || 1 !== preg_match( self::SLASHED, $text ) ) {
			return null;
		}
		$dialled = (string) preg_replace( '/[^+0-9]/', '', $text );
		return strlen( $dialled ) > 3 ? $dialled : null;
	}
}
