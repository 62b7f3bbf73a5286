<?php
/**
 * One pass of the clock: how long it may last, and what it has dealt with.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

final class Pass {

	private const MEMORY_SHARE = 0.7;

	/**
	 * Ids of rows.
	 *
	 * @var array<int,true>
	 */
	private array $handled = array();

	/**
	 * @param int   $began Unix seconds by the database.
	 * @param float $ends  Seconds by this machine's clock, as `$half` is.
	 */
	private function __construct(
		public readonly int $began,
		private readonly float $half,
		private readonly float $ends,
	) {}

	/**
	 * @param int $budget Seconds.
	 * @param int $now    Unix seconds by the database.
	 */
	public static function of( int $budget, int $now ): self {
		$start = microtime( true );
		return new self( $now, $start + $budget / 2, $start + $budget );
	}

	public function has_time(): bool {
		return microtime( true ) < $this->ends && ! self::memory_is_short();
	}

	/**
	 * Comparing orders leaves the rest of the pass to sending them.
	 */
	public function is_in_its_first_half(): bool {
		return microtime( true ) < $this->half && ! self::memory_is_short();
	}

	public function handled( int $delivery_id ): void {
		$this->handled[ $delivery_id ] = true;
	}

	/**
	 * The platform is not asked twice where a courier is.
	 */
	public function has_handled( int $delivery_id ): bool {
		return isset( $this->handled[ $delivery_id ] );
	}

	private static function memory_is_short(): bool {
		$limit = wp_convert_hr_to_bytes( (string) ini_get( 'memory_limit' ) );
		return $limit > 0 && memory_get_usage( true ) > self::MEMORY_SHARE * $limit;
	}
}
