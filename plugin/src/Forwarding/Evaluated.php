<?php
/**
 * What an evaluation of an order came to.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Verdict;

final class Evaluated {

	/**
	 * @param bool $planned This evaluation made a new row.
	 */
	public function __construct(
		public readonly Verdict $verdict,
		public readonly bool $planned,
	) {}
}
