<?php
/**
 * The platform's side of a delivery: where the courier is.
 */

declare( strict_types=1 );

namespace Pedal\Core;

enum Stage: string {
	case None      = 'none';
	case Placed    = 'placed';
	case Assigned  = 'assigned';
	case Pickup    = 'pickup';
	case Carried   = 'carried';
	case Delivered = 'delivered';
	case Failed    = 'failed';
	case Cancelled = 'cancelled';

	public function rank(): int {
		return match ( $this ) {
			self::None      => 0,
			self::Placed    => 1,
			self::Assigned  => 2,
			self::Pickup    => 3,
			self::Carried   => 4,
			self::Delivered, self::Failed, self::Cancelled => 9,
		};
	}

	/**
	 * Nothing more is expected. The platform may still go back (a failed task can be rescheduled).
	 */
	public function is_final(): bool {
		return 9 === $this->rank();
	}

	/**
	 * There is something at the platform that a courier may act on.
	 */
	public function is_open(): bool {
		return $this->rank() > 0 && ! $this->is_final();
	}
}
