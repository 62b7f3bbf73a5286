<?php
/**
 * When to try again after something that surely was not done: 5 s growing to every 15 minutes, jittered so that a herd spreads out.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Backoff {

	private const STEPS = array( 5, 15, 30, 60, 120, 300, 600, 900 );

	/**
	 * Longest a row keeps trying when no slot limits it.
	 */
	public const GIVE_UP_SECONDS = 72 * 3600;

	/**
	 * @param int   $attempts Tries since the last success, this one included (1 = first failure).
	 * @param float $luck     0 to 1; where between half the step and the whole step to land.
	 */
	public static function seconds( int $attempts, float $luck ): int {
		$step = self::STEPS[ max( 0, min( $attempts, count( self::STEPS ) ) - 1 ) ];
		return (int) ceil( $step / 2 + $step / 2 * min( 1.0, max( 0.0, $luck ) ) );
	}

	/**
	 * By a platform's own schedule, within a tenth of each wait; the last one repeats.
	 *
	 * @param non-empty-list<int> $waits    Seconds after the first failure, the second, ….
	 * @param int                 $attempts As above.
	 * @param float               $luck     As above.
	 */
	public static function on_schedule( array $waits, int $attempts, float $luck ): int {
		$wait = $waits[ max( 0, min( $attempts, count( $waits ) ) - 1 ) ];
		return (int) round( $wait * ( 0.9 + 0.2 * min( 1.0, max( 0.0, $luck ) ) ) );
	}

	/**
	 * How long a connection rests after its breaker opened for the n-th time in a row: 30 s doubling to 4 minutes. After
	 * hours of outage thousands of orders wait; a longer rest would be most of the quarter of an hour they have.
	 */
	public static function rest( int $times_opened ): int {
		return min( 240, 30 * 2 ** min( 10, max( 0, $times_opened - 1 ) ) );
	}
}
