<?php
/**
 * One thing that is wrong with an argument.
 */

declare( strict_types=1 );

namespace Pedal\Rest\Schema;

final class Fault {

	/**
	 * @param string $path  Where, e.g. `rules[1].when[0].op`.
	 * @param string $rule  What was broken, e.g. `maximum`.
	 * @param string $limit What would be right.
	 */
	public function __construct(
		public readonly string $path,
		public readonly string $rule,
		public readonly string $limit = '',
	) {}
}
