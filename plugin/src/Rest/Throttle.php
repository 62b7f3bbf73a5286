<?php
/**
 * How often somebody did something within this minute. Writes no more once the limit is reached.
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
		$name  = $this->name( $who );
		$count = $this->memory->number( $name );
		if ( $count >= $limit ) {
			return true;
		}
		$this->memory->keep( $name, $count + 1, 2 * self::SECONDS );
		return false;
	}

	/**
	 * One more kind; those already seen cost nothing.
	 */
	public function is_flood_of_kinds( string $who, string $kind, int $limit ): bool {
		$name  = $this->name( $who );
		$kinds = $this->memory->fields( $name )->texts( 'kinds' );
		$kind  = substr( hash( 'sha256', $kind ), 0, 16 );
		if ( in_array( $kind, $kinds, true ) ) {
			return false;
		}
		if ( count( $kinds ) >= $limit ) {
			return true;
		}
		$this->memory->keep( $name, array( 'kinds' => array( ...$kinds, $kind ) ), 2 * self::SECONDS );
		return false;
	}

	private function name( string $who ): string {
		return "turns_{$who}_" . intdiv( $this->clock->now(), self::SECONDS );
	}
}
