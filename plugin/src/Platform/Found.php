<?php
/**
 * What a look-up by marker found.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

use Pedal\Core\Observed;

final class Found {

	/**
	 * @param list<Observed> $hits       Oldest first.
	 * @param bool           $conclusive True when no further hit can exist.
	 */
	public function __construct(
		public readonly array $hits,
		public readonly bool $conclusive,
	) {}

	/**
	 * @return list<Observed>
	 */
	public function active(): array {
		return array_values( array_filter( $this->hits, static fn( Observed $hit ): bool => $hit->is_active() ) );
	}
}
