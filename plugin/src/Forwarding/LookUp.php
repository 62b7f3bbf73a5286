<?php
/**
 * Asks the platform for our marker: adopt what is there, cancel its twins, or prove that nothing is.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Delivery;
use Pedal\Core\Observed;
use Pedal\Platform\Found;
use Pedal\Platform\Platform;
use Pedal\Platform\Refused;
use Pedal\Platform\Trouble;
use Pedal\Storage\Journal;

final class LookUp {

	public function __construct(
		private readonly Journal $journal,
		private readonly Clock $clock,
	) {}

	/**
	 * @param int $order_created Nothing of an order can be older than the order.
	 * @throws Trouble
	 */
	public function find( Delivery $row, Platform $platform, int $order_created ): Found {
		$since = $row->sends > 0 && $row->first_sent_at > 0 ? $row->first_sent_at : $order_created;
		$found = $platform->find( $row->marker, $row->window(), $since, $row->sends > 0 ? $row->remote_floor : 0 );
		$this->journal->note(
			'looked',
			array() === $found->hits ? ( $found->conclusive ? 'absent' : 'inconclusive' ) : 'found',
			$row,
			array( 'hits' => array_column( $found->hits, 'remote_id' ) )
		);
		CrashPoint::at( 'after_look_up' );
		return $found;
	}

	/**
	 * The oldest active one is ours; when none is active, the newest of the cancelled ones tells that it was called off there.
	 */
	public function ours( Found $found ): ?Observed {
		return $found->active()[0] ?? ( array() === $found->hits ? null : $found->hits[ count( $found->hits ) - 1 ] );
	}

	/**
	 * After more than one creating call: a younger twin is cancelled, and what cannot be cancelled is shown to a person.
	 *
	 * @throws Trouble
	 */
	public function remove_twins( Delivery $row, Platform $platform, Found $found ): Delivery {
		foreach ( $found->active() as $hit ) {
			if ( $hit->remote_id === $row->remote_id ) {
				continue;
			}
			try {
				$platform->cancel( $hit->remote_id );
				$this->journal->note( 'looked', 'twin_cancelled', $row, array( 'twin' => $hit->remote_id ) );
			} catch ( Refused ) {
				$this->journal->note( 'looked', 'twin_stays', $row, array( 'twin' => $hit->remote_id ) );
				return $row->needs_attention( 'duplicate_found', $hit->remote_id, $this->clock->now() );
			}
		}
		return $row;
	}
}
