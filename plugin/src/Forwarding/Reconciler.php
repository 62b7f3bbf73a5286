<?php
/**
 * The reconcile verb: moves one claimed row one step closer to what its order desires.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Delivery;
use Pedal\Core\Desired;
use Pedal\Core\NextStep;
use Pedal\Core\Step;
use Pedal\Core\SyncState;
use Pedal\Core\Verdict;
use Pedal\Platform\Listener;
use Pedal\Platform\Trouble;
use Pedal\Storage\Connections;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Journal;
use Pedal\Storage\Orders;

final class Reconciler {

	public function __construct(
		private readonly Decisions $decisions,
		private readonly Revision $revision,
		private readonly Promise $promise,
		private readonly Sending $sending,
		private readonly Following $following,
		private readonly Consequences $consequences,
		private readonly Platforms $platforms,
		private readonly Deliveries $deliveries,
		private readonly Connections $connections,
		private readonly Orders $orders,
		private readonly Journal $journal,
		private readonly Clock $clock,
	) {}

	/**
	 * @param Delivery  $row  As claimed.
	 * @param SyncState $from What it was claimed from.
	 * @return Delivery|null As it stands now; null when the claim was lost.
	 */
	public function reconcile( Delivery $row, SyncState $from ): ?Delivery {
		$work = $this->prepare( $row, $from );
		if ( null === $work ) {
			return $this->deliveries->find( $row->id );
		}
		try {
			$after = $this->step( $work );
		} catch ( Trouble $trouble ) {
			$after = $this->consequences->of( $work, $trouble );
		} catch ( LostClaim ) {
			return null;
		}
		$saved = $this->deliveries->save( $work->row, $after );
		CrashPoint::at( 'saved' );
		if ( ! $saved && $after->sends > $row->sends ) {
			$this->look_for_twin( $row->id );
		}
		return $saved ? $this->deliveries->find( $row->id ) : null;
	}

	/**
	 * Somebody took over while we were sending: a twin may exist now.
	 */
	private function look_for_twin( int $id ): void {
		$row = $this->deliveries->find( $id );
		if ( null !== $row ) {
			$this->deliveries->change( $row, fn( Delivery $now ): Delivery => $now->asked_to_audit( $this->clock->now() ) );
		}
	}

	/**
	 * Read the order again, as it is now: it may have been called off, paid back or edited since it was planned.
	 */
	private function prepare( Delivery $row, SyncState $from ): ?Work {
		$order = $this->orders->fresh( $row->order_id );
		if ( null === $order ) {
			$row = $this->revision->call_off( $row, true );
		} else {
			$facts   = $this->decisions->facts( $order );
			$verdict = $this->decisions->of( $order, $facts, Delivery::HAND === $row->planned_by );
			$this->tell_the_beginning( $row, $verdict );
			$row = $this->revision->apply( $row, $facts, $verdict, true );
		}
		$connection = $this->connections->find( $row->connection_id );
		if ( SyncState::InFlight !== $row->sync || null === $connection ) {
			return null;
		}
		return new Work( $row, $from, $connection, $this->platforms->of( $connection, $row ), $order, $facts ?? null );
	}

	/**
	 * At the first claim and not when it was planned: that was at the end of a checkout, where every query counts.
	 */
	private function tell_the_beginning( Delivery $row, Verdict $verdict ): void {
		if ( 1 === $row->fence ) {
			$this->journal->note( 'decided', '' === $verdict->code ? 'send' : $verdict->code, $row, array( 'connection_id' => $verdict->connection_id ) );
			$this->journal->note( 'planned', $row->planned_by, $row, array( 'parcel' => $row->parcel ) );
		}
	}

	/**
	 * @throws Trouble
	 * @throws LostClaim
	 */
	private function step( Work $work ): Delivery {
		$before = $this->promise->keep( $work );
		if ( null !== $before ) {
			return $before;
		}
		return match ( NextStep::of( $work->row, $work->from, $this->clock->now() ) ) {
			Step::Create => $this->sending->create_fresh( $work ),
			Step::LookUp => $work->platform instanceof Listener ? $this->tell_again( $work ) : $this->sending->look_up( $work ),
			Step::Change => $this->following->change( $work ),
			Step::Cancel => $this->following->cancel( $work ),
			Step::Look   => $this->following->look( $work ),
			Step::Settle => $work->row->settled(),
		};
	}

	/**
	 * Where a repeated call is harmless there is nothing to find out first. What is not wanted any more may have arrived.
	 *
	 * @throws Trouble
	 * @throws LostClaim
	 */
	private function tell_again( Work $work ): Delivery {
		return Desired::Absent === $work->row->desired ? $this->following->cancel( $work ) : $this->sending->create_fresh( $work );
	}
}
