<?php
/**
 * The one source of "now": the database's clock, so that web hosts that disagree still agree here.
 */

declare( strict_types=1 );

namespace Pedal\Core;

interface Clock {

	/**
	 * Unix seconds; may be up to a second old.
	 */
	public function now(): int;

	/**
	 * Unix seconds, asked afresh: for the moment before something cannot be taken back.
	 */
	public function exactly(): int;
}
