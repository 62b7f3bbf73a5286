<?php
/**
 * Why a chosen window cannot be had.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

enum Refusal {
	case NothingChosen;
	case NothingOffered;
	case NotOffered;
	case Over;

	/**
	 * A stable word of the interface.
	 */
	public function code(): string {
		return match ( $this ) {
			self::NothingChosen, self::NothingOffered => 'no_slot',
			self::NotOffered                          => 'slot_taken',
			self::Over                                => 'slot_over',
		};
	}
}
