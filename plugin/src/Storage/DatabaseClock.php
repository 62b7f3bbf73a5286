<?php
/**
 * Time by the database, for all web hosts the same.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Pedal\Core\Clock;

final class DatabaseClock implements Clock {

	public function __construct( private readonly Database $database ) {}

	public function now(): int {
		$now = (int) $this->database->value( 'SELECT UNIX_TIMESTAMP()' );
		// Lets a test rig make hours pass; inert unless the rig's own constant is set.
		return defined( 'PEDAL_TEST' ) && PEDAL_TEST ? $now + (int) apply_filters( 'pedal_test_clock_offset', 0 ) : $now;
	}
}
