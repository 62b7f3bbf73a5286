<?php
/**
 * How often somebody did something within the last minute. Writes no more once the limit is reached.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Clock;
use Pedal\Storage\Memory;

final class Throttle {

	private const SECONDS = 60;

	public function __construct(
		private readonly Memory $memory,
		private readonly Clock $clock,
	) {}

	/**
	 * One more; true when it is one too many.
	 */
	public function is_flood( string $who, int $limit ): bool {
		return $this->is_flood_of_kinds( $who, bin2hex( random_bytes( 8 ) ), $limit );
	}

	/**
	 * One more kind; those already seen cost nothing.
	 */
	public function is_flood_of_kinds( string $who, string $kind, int $limit ): bool {
		$name  = "turns_$who";
		$kind  = substr( hash( 'sha256', $kind ), 0, 16 );
		$now   = $this->clock->now();
		$turns = array_filter( $this->memory->fields( $name )->named(), static fn( mixed $at ): bool => is_int( $at ) && $at > $now - self::SECONDS );
		if ( isset( $turns[ $kind ] ) ) {
			return false;
		}
		if ( count( $turns ) >= $limit ) {
			return true;
		}
		$this->memory->keep( $name, array( $kind => $now ) + $turns, self::SECONDS );
		return false;
	}
}
