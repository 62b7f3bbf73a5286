<?php
/**
 * How long things wait: between tries, after a breaker opened, and the timing a shop may set.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\Backoff;
use Pedal\Core\Timing;
use PHPUnit\Framework\TestCase;

final class BackoffTest extends TestCase {

	public function test_the_steps_with_all_luck_and_with_none(): void {
		$steps = array( 5, 15, 30, 60, 120, 300, 600, 900, 900, 900 );
		foreach ( $steps as $index => $step ) {
			self::assertSame( $step, Backoff::seconds( $index + 1, 1.0 ) );
			self::assertSame( (int) ceil( $step / 2 ), Backoff::seconds( $index + 1, 0.0 ) );
		}
	}

	public function test_strange_numbers_are_survived(): void {
		self::assertSame( 5, Backoff::seconds( 0, 1.0 ) );
		self::assertSame( 5, Backoff::seconds( -7, 9.0 ) );
		self::assertSame( 450, Backoff::seconds( PHP_INT_MAX, -1.0 ) );
	}

	public function test_luck_spreads_a_herd(): void {
		$waits = array_map( static fn( int $i ): int => Backoff::seconds( 8, $i / 100 ), range( 0, 100 ) );
		self::assertGreaterThan( 90, count( array_unique( $waits ) ) );
		self::assertSame( array( 450, 900 ), array( min( $waits ), max( $waits ) ) );
	}

	public function test_a_platforms_own_schedule_is_kept_within_a_tenth(): void {
		$waits = array( 5, 300, 86400 );
		foreach ( array( 1 => 5, 2 => 300, 3 => 86400, 4 => 86400, 99 => 86400, 0 => 5, -1 => 5 ) as $attempt => $wait ) {
			self::assertSame( $wait, Backoff::on_schedule( $waits, $attempt, 0.5 ) );
			self::assertSame( (int) round( 0.9 * $wait ), Backoff::on_schedule( $waits, $attempt, 0.0 ) );
			self::assertSame( (int) round( 1.1 * $wait ), Backoff::on_schedule( $waits, $attempt, 7.0 ) );
		}
	}

	public function test_a_breaker_rests_longer_each_time_up_to_four_minutes(): void {
		self::assertSame( array( 30, 60, 120, 240, 240, 240 ), array_map( Backoff::rest( ... ), range( 1, 6 ) ) );
		self::assertSame( 30, Backoff::rest( 0 ) );
		self::assertSame( 240, Backoff::rest( 1_000_000 ) );
	}

	/**
	 * The longest rest, a minute until a clock ticks, then ten a second.
	 */
	public function test_five_thousand_orders_are_there_a_quarter_of_an_hour_after_an_outage(): void {
		$tick  = 60;
		$drain = intdiv( 5000, Timing::DEFAULTS['requests_per_second'] );
		self::assertLessThan( 900, Backoff::rest( PHP_INT_MAX ) + $tick + $drain );
	}

	public function test_the_timings_as_promised(): void {
		self::assertSame(
			array(
				'http_timeout'        => 45,
				'lease'               => 180,
				'quarantine'          => 120,
				'second_look'         => 60,
				'concurrency'         => 4,
				'requests_per_second' => 10,
				'budget_web'          => 20,
				'budget_cli'          => 55,
				'sweep_overlap'       => 900,
				'webhook_timeout'     => 15,
			),
			Timing::DEFAULTS
		);
		foreach ( Timing::DEFAULTS as $name => $seconds ) {
			self::assertEquals( $seconds, self::timing( array() )->$name, $name );
		}
	}

	private static function timing( mixed $filtered ): Timing {
		return new Timing( static fn(): mixed => $filtered );
	}

	public function test_a_bad_filter_cannot_stop_deliveries(): void {
		foreach ( array( null, 'soon', 7, array(), array( 'unknown' => 1 ) ) as $filtered ) {
			self::assertSame( 180, self::timing( $filtered )->lease );
		}
		foreach ( array( 'long', -1, 0, null, array(), false, NAN ) as $bad ) {
			$timing = self::timing( array_fill_keys( array_keys( Timing::DEFAULTS ), $bad ) );
			self::assertSame( 45.0, $timing->http_timeout );
			self::assertSame( 4, $timing->concurrency );
			self::assertSame( 10, $timing->requests_per_second );
			self::assertSame( 20, $timing->budget_web );
			self::assertGreaterThan( 45, $timing->lease );
		}
		self::assertSame( 30, self::timing( array( 'quarantine' => '30' ) )->quarantine );
		self::assertSame( 0, self::timing( array( 'second_look' => 0 ) )->second_look );
		self::assertSame( 1, self::timing( array( 'concurrency' => 0.5 ) )->concurrency, 'Half a worker is one.' );
		self::assertSame( 1, self::timing( array( 'requests_per_second' => '0.2' ) )->requests_per_second );
	}

	public function test_a_filter_takes_effect_at_once(): void {
		$lease  = 180;
		$timing = new Timing( static function () use ( &$lease ): array {
			return array( 'lease' => $lease );
		} );
		self::assertSame( 180, $timing->lease );
		$lease = 90;
		self::assertSame( 90, $timing->lease );
	}

	public function test_there_is_no_other_timing(): void {
		$this->expectException( \LogicException::class );
		self::timing( array() )->patience; // @phpstan-ignore-line
	}

	public function test_a_claim_always_outlives_its_own_call(): void {
		self::assertSame( 60, self::timing( array() )->must_remain() );
		foreach ( array( array( 45, 10 ), array( 1, 1 ), array( 0.2, 0 ), array( 90, 91 ), array( 1, 3 ), array( 45, 180 ) ) as list( $call, $lease ) ) {
			$timing = self::timing( array( 'http_timeout' => $call, 'lease' => $lease ) );
			self::assertGreaterThanOrEqual( $timing->http_timeout, $timing->must_remain(), "$call, $lease" );
			self::assertLessThan( $timing->lease, $timing->must_remain(), "A fresh claim of $lease s may still make a call of $call s." );
		}
	}
}
