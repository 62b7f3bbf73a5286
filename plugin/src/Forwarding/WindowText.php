<?php
/**
 * A window as people read it: in the language of the site and on the clock of the delivery store.
 *
 * Platforms label their choices too, but in their own language and without a date, so that two weeks look the same.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Window;

final class WindowText {

	/**
	 * @param string $timezone IANA name; an unknown one is read as UTC.
	 */
	public static function label( Window $window, string $timezone ): string {
		$zone = self::zone( $timezone );
		/* translators: the day of a delivery window; a PHP date format, see wordpress.org/documentation/article/customize-date-and-time-format/ */
		$day = _x( 'l, F j', 'day of a delivery window', 'pedal-bridge' );
		// On two nights a year an hour comes twice or not at all; then every time says which clock it is on.
		$time = wc_time_format() . ( self::clocks_change( $window, $zone ) ? ' T' : '' );
		$last = $window->end - 1;
		$ends = self::at( $time, $window->end, $zone );
		if ( self::at( 'Y-m-d', $window->start, $zone ) !== self::at( 'Y-m-d', $last, $zone ) ) {
			$ends = self::at( $day, $last, $zone ) . ', ' . $ends;
		}
		/* translators: a delivery window; 1: day, 2: from what time, 3: until what time. */
		return sprintf( _x( '%1$s, %2$s – %3$s', 'delivery window', 'pedal-bridge' ), self::at( $day, $window->start, $zone ), self::at( $time, $window->start, $zone ), $ends );
	}

	/**
	 * For who works in the shop: on the shop's clock too, when that reads otherwise.
	 */
	public static function for_staff( Window $window, string $timezone ): string {
		$there = self::label( $window, $timezone );
		$here  = self::label( $window, wp_timezone_string() );
		/* translators: 1: window in the delivery store's time zone, 2: the same window in the shop's time zone. */
		return $there === $here ? $there : sprintf( __( '%1$s (%2$s shop time)', 'pedal-bridge' ), $there, $here );
	}

	private static function at( string $format, int $instant, \DateTimeZone $zone ): string {
		return (string) wp_date( $format, $instant, $zone );
	}

	private static function clocks_change( Window $window, \DateTimeZone $zone ): bool {
		$midnight = static fn( int $at ): \DateTimeImmutable => ( new \DateTimeImmutable( "@$at" ) )->setTimezone( $zone )->setTime( 0, 0 );
		return $midnight( $window->start )->getOffset() !== $midnight( $window->end - 1 )->modify( '+1 day' )->getOffset();
	}

	private static function zone( string $timezone ): \DateTimeZone {
		try {
			return new \DateTimeZone( $timezone );
		} catch ( \Exception ) {
			return new \DateTimeZone( 'UTC' );
		}
	}
}
