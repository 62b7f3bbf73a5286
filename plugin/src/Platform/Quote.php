<?php
/**
 * Whether the platform would take a delivery, and for how much.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

final class Quote {

	/**
	 * @param int|null $amount Minor units; null when the platform names no price.
	 * @param string   $reason The platform's words when it is not feasible.
	 */
	public function __construct(
		public readonly bool $feasible,
		public readonly ?int $amount,
		public readonly string $currency,
		public readonly string $reason,
	) {}
}
