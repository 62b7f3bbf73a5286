<?php
/**
 * A call that did not do what it should: the three ways a platform can fail, each one future of the delivery
 * (docs/architecture.md), and NoTurn, which is none of its fault.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

abstract class Trouble extends \RuntimeException {

	/**
	 * @param string   $reason From interface section 8; stable, never translated here.
	 * @param string   $field  The platform's name of what it refused, if it said.
	 * @param string   $words  The platform's own words, for a person; personal data removed.
	 * @param int      $status HTTP status, 0 when there was no answer.
	 * @param int|null $wait   Seconds the platform asked for.
	 */
	public function __construct(
		public readonly string $reason,
		public readonly string $field = '',
		public readonly string $words = '',
		public readonly int $status = 0,
		public readonly ?int $wait = null,
	) {
		parent::__construct( trim( "$reason $field $status" ) );
	}
}
