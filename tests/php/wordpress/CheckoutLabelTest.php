<?php
/**
 * Windows in words, on the clock of the delivery store, also on the two days a year when clocks change.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Checkout\Offer;
use Pedal\Core\Window;
use Pedal\Forwarding\WindowText;
use Pedal\Tests\Cases;
use PHPUnit\Framework\Attributes\DataProvider;

final class CheckoutLabelTest extends TestCase {

	/**
	 * @return iterable<string,array{array<string,mixed>}>
	 */
	public static function windows(): iterable {
		foreach ( Cases::read( 'slots' )['windows'] as $case ) {
			yield $case['name'] => array( $case );
		}
	}

	/**
	 * @param array<string,mixed> $case
	 */
	#[DataProvider( 'windows' )]
	public function test_a_window_in_words( array $case ): void {
		update_option( 'time_format', 'H:i' );
		$window = Window::from_interval( $case['value'] );

		self::assertSame( array( $case['start'], $case['end'] ), array( $window->start, $window->end ) );
		self::assertSame( $case['label'], WindowText::label( $window, $case['timezone'] ) );
		list( $day, $time ) = explode( ' ', $case['from'] );
		self::assertSame( $time, wp_date( 'H:i', $window->start, new \DateTimeZone( $case['timezone'] ) ), "The case itself, $day." );
	}

	/**
	 * @return iterable<string,array{array<string,mixed>}>
	 */
	public static function moments(): iterable {
		foreach ( Cases::read( 'slots' )['open'] as $case ) {
			yield $case['name'] => array( $case );
		}
	}

	/**
	 * @param array<string,mixed> $case
	 */
	#[DataProvider( 'moments' )]
	public function test_a_window_can_be_had_until_it_ends( array $case ): void {
		$platform = Window::from_interval( $case['value'] );
		$offered  = array_filter( array( $platform ), static fn( Window $window ): bool => $window->end > $case['now'] );
		$offer    = new Offer( null, $offered, now: $case['now'] );

		self::assertSame( $case['open'], null !== $offer->find( $case['value'] ) );
		self::assertSame( $case['open'], null === $offer->refusal( $case['value'] ) );
	}

	public function test_the_site_s_own_clock_format_and_order_of_words_are_used(): void {
		update_option( 'time_format', 'g:i a' );
		update_option( 'timezone_string', 'Pacific/Auckland' );
		add_filter( 'gettext_with_context_pedal-bridge', static fn( string $text, string $source ): string => 'l, F j' === $source ? 'l j F' : $text, 10, 2 );

		self::assertSame( 'Monday 14 September, 6:00 pm – 8:00 pm', WindowText::label( Window::from_interval( '2026-09-14T16:00:00Z/2026-09-14T18:00:00Z' ), 'Europe/Paris' ) );
	}

	public function test_an_unknown_zone_is_read_as_utc(): void {
		update_option( 'time_format', 'H:i' );
		self::assertSame( 'Monday, September 14, 16:00 – 18:00', WindowText::label( Window::from_interval( '2026-09-14T16:00:00Z/2026-09-14T18:00:00Z' ), 'Mars/Olympus' ) );
	}

	/**
	 * @return iterable<string,array{string,string}>
	 */
	public static function shops(): iterable {
		yield 'on the same clock'                  => array( 'Europe/Paris', 'Monday, September 14, 18:00 – 20:00' );
		yield 'elsewhere, where it is as late'     => array( 'Europe/Brussels', 'Monday, September 14, 18:00 – 20:00' );
		yield 'elsewhere, on another clock'        => array( 'Indian/Reunion', 'Monday, September 14, 18:00 – 20:00 (Monday, September 14, 20:00 – 22:00 shop time)' );
		yield 'elsewhere, a day later'             => array( 'Pacific/Noumea', 'Monday, September 14, 18:00 – 20:00 (Tuesday, September 15, 03:00 – 05:00 shop time)' );
	}

	#[DataProvider( 'shops' )]
	public function test_staff_read_the_shop_s_clock_too_where_it_differs( string $zone_of_shop, string $words ): void {
		update_option( 'time_format', 'H:i' );
		update_option( 'timezone_string', $zone_of_shop );
		self::assertSame( $words, WindowText::for_staff( Window::from_interval( '2026-09-14T16:00:00Z/2026-09-14T18:00:00Z' ), 'Europe/Paris' ) );
	}

	public function test_a_window_offered_twice_is_one_choice(): void {
		$window = Window::from_interval( '2026-09-14T16:00:00Z/2026-09-14T18:00:00Z' );
		self::assertCount( 1, ( new Offer( null, array( $window, $window ) ) )->windows );
	}
}
