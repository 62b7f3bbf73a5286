<?php
/**
 * Certainly not done; try later.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

final class Unavailable extends Trouble {

	/**
	 * Instead of seconds: until a person says otherwise.
	 */
	public const FOR_GOOD = -1;

	/**
	 * @param bool $whole_connection The connection rests, and no order's attempts grow.
	 * @param bool $left             Bytes left this machine (an answer came back).
	 */
	public function __construct(
		string $reason,
		public readonly bool $whole_connection,
		int $status = 0,
		?int $wait = null,
		string $words = '',
		public readonly bool $left = true,
	) {
		parent::__construct( $reason, '', $words, $status, $wait );
	}
}
