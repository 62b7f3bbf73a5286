<?php
/**
 * A clock that shows what it is told.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\Clock;

final class StoppedClock implements Clock {

	public function __construct( public int $now = Given::NOW ) {}

	public function now(): int {
		return $this->now;
	}

	public function exactly(): int {
		return $this->now;
	}
}
