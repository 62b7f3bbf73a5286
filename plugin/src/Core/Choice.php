<?php
/**
 * What the rules chose for an order.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Choice {

	/**
	 * @param string       $code    Why none: `no_rule` or `rule_says_no`.
	 * @param list<Reason> $reasons
	 */
	public function __construct(
		public readonly ?int $connection_id,
		public readonly string $code,
		public readonly string $parcel,
		public readonly array $reasons,
	) {}
}
