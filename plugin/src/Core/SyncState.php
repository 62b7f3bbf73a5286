<?php
/**
 * Our side of a delivery: how far the platform is known to hold what we desire.
 */

declare( strict_types=1 );

namespace Pedal\Core;

enum SyncState: string {
	case Synced    = 'synced';
	case Pending   = 'pending';
	case InFlight  = 'in_flight';
	case Unknown   = 'unknown';
	case Attention = 'attention';

	/**
	 * The legal moves. Anything else is a bug, and Delivery refuses it.
	 */
	public function may_become( self $next ): bool {
		return in_array(
			$next,
			match ( $this ) {
				self::Synced    => array( self::Synced, self::Pending, self::Attention ),
				self::Pending   => array( self::Pending, self::InFlight, self::Attention, self::Synced ),
				self::InFlight  => array( self::Synced, self::Pending, self::Unknown, self::Attention ),
				self::Unknown   => array( self::Unknown, self::InFlight, self::Attention, self::Synced ),
				self::Attention => array( self::Attention, self::Pending, self::Synced, self::Unknown ),
			},
			true
		);
	}
}
