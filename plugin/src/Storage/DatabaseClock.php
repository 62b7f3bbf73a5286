<?php
/**
 * Time by the database, for all web hosts the same; asked at most once a second.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Pedal\Core\Clock;

final class DatabaseClock implements Clock {

	private const NANOS = 1_000_000_000;

	private int $known   = 0;
	private int $learned = 0;

	public function __construct( private readonly Database $database ) {}

	public function now(): int {
		$passed = hrtime( true ) - $this->learned;
		return 0 === $this->known || $passed >= self::NANOS ? $this->exactly() : $this->shown();
	}

	public function exactly(): int {
		$this->learn( (int) $this->database->value( 'SELECT UNIX_TIMESTAMP()' ) );
		return $this->shown();
	}

	/**
	 * Another query brought the time along.
	 */
	public function learn( int $now ): void {
		$this->known   = $now;
		$this->learned = hrtime( true );
	}

	/**
	 * Lets a test rig make hours pass; inert unless the rig's own constant is set.
	 */
	private function shown(): int {
		if ( ! defined( 'PEDAL_TEST' ) || true !== PEDAL_TEST ) {
			return $this->known;
		}
		$offset = apply_filters( 'pedal_test_clock_offset', 0 );
		return $this->known + ( is_int( $offset ) ? $offset : 0 );
	}
}
