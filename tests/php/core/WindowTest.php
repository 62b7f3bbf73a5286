<?php
/**
 * The windows a platform writes as ISO intervals, and nothing else.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\Policy;
use Pedal\Core\Window;
use Pedal\Tests\Cases;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class WindowTest extends TestCase {

	/**
	 * @return iterable<string, array{string, ?int, ?int}>
	 */
	public static function cases(): iterable {
		foreach ( Cases::read( 'windows' ) as $case ) {
			yield "\"{$case['value']}\"" => array( $case['value'], $case['start'], $case['end'] );
		}
	}

	#[DataProvider( 'cases' )]
	public function test_it_is_read_or_not( string $value, ?int $start, ?int $end ): void {
		$before = date_default_timezone_get();
		foreach ( array( 'UTC', 'America/St_Johns' ) as $zone ) {
			date_default_timezone_set( $zone );
			$window = Window::from_interval( $value );
			date_default_timezone_set( $before );
			self::assertSame( array( $start, $end ), array( $window?->start, $window?->end ), $zone );
		}
		if ( null !== $start ) {
			self::assertSame( trim( $value ), Window::from_interval( $value )?->interval(), 'The platform reads back its own words.' );
		}
	}

	public function test_a_window_without_the_platforms_words_is_written_in_utc(): void {
		self::assertSame( '2026-09-14T08:00:00Z/2026-09-14T10:00:00Z', ( new Window( Given::NOW, Given::NOW + 7200 ) )->interval() );
	}

	public function test_when_an_order_is_due(): void {
		$window = new Window( Given::NOW + 10000, Given::NOW + 17200 );
		self::assertSame( Given::NOW, ( new Policy() )->due_at( $window, Given::NOW ) );
		$later = new Policy( when: 'before_slot', minutes_before: 120 );
		self::assertSame( Given::NOW + 2800, $later->due_at( $window, Given::NOW ) );
		self::assertSame( Given::NOW, $later->due_at( null, Given::NOW ), 'What has no window does not wait for one.' );
		self::assertSame( Given::NOW, $later->due_at( new Window( Given::NOW + 60, Given::NOW + 120 ), Given::NOW ), 'Too late to wait.' );
	}

	public function test_as_soon_as_possible_is_prepared_first(): void {
		$window = ( new Policy( asap_prepare: 30, asap_window: 60 ) )->asap( Given::NOW );
		self::assertSame( array( Given::NOW + 1800, Given::NOW + 5400 ), array( $window->start, $window->end ) );
	}

	public function test_all_statuses_that_may_ever_be_sent(): void {
		$policy = new Policy( array( 'processing' ), array( 'bacs' => array( 'on-hold', 'processing' ), 'cod' => array() ) );
		self::assertSame( array( 'processing', 'on-hold' ), $policy->all_statuses() );
		self::assertSame( array(), $policy->statuses_for( 'cod' ) );
		self::assertSame( array( 'processing' ), $policy->statuses_for( 'card' ) );
	}
}
