<?php
/**
 * The one source of "now": the database's clock, so that web hosts that disagree still agree here.
 */

declare( strict_types=1 );

namespace Pedal\Core;

interface Clock {

	/**
	 * Unix seconds.
	 */
	public function now(): int;
}
