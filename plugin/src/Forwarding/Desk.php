<?php
/**
 * What a person may do with deliveries: send, retry, cancel, look, dismiss, book by hand.
 *
 * Each act only changes what is desired or asks for a look; the engine does the rest.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Delivery;
use Pedal\Core\DeliveryRow;
use Pedal\Core\Desired;
use Pedal\Core\Stage;
use Pedal\Core\SyncState;
use Pedal\Core\Text;
use Pedal\Core\Verdict;
use Pedal\Storage\Connections;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Journal;
use Pedal\Storage\Orders;

final class Desk {

	public const ACTIONS = array( 'retry', 'cancel', 'look', 'dismiss', 'booked' );

	public function __construct(
		private readonly Deliveries $deliveries,
		private readonly Connections $connections,
		private readonly Orders $orders,
		private readonly Decisions $decisions,
		private readonly Planner $planner,
		private readonly Journal $journal,
		private readonly Clock $clock,
	) {}

	/**
	 * Plan an order by hand, whatever the rules say.
	 *
	 * @param bool $again A deliberate second sending, after the first came to nothing.
	 * @return array{delivery:Delivery,created:bool}
	 * @throws Problem
	 */
	public function send( int $order_id, ?int $connection_id, bool $again ): array {
		$order = $this->orders->get( $order_id ) ?? throw new Problem( 'pedal_order_not_found', 404, 'order_id' );
		$facts = $this->decisions->facts( $order );
		$rows  = $this->deliveries->of_order( $order_id );
		if ( null !== $connection_id && null === $this->connections->find( $connection_id ) ) {
			throw new Problem( 'pedal_connection_not_found', 404, 'connection_id' );
		}
		if ( array() !== $rows && ! $again ) {
			return array(
				'delivery' => $this->wake( $rows[0], $connection_id ),
				'created'  => false,
			);
		}
		if ( $again && array() !== $rows && ! $this->came_to_nothing( $rows[0] ) ) {
			throw new Problem( 'pedal_still_at_platform', 409, 'again' );
		}
		$verdict = $this->verdict_by_hand( $this->decisions->of( $order, $facts, true ), $connection_id );
		$epoch   = array() === $rows ? 0 : $rows[0]->epoch + 1;
		$made    = $this->planner->plan( $facts, $verdict, Delivery::HAND, $epoch );
		$planned = $this->deliveries->of_order( $order_id )[0] ?? throw new Problem( 'pedal_not_planned', 500 );
		$this->journal->note( 'human', $again ? 'send_again' : 'send', $planned, $this->who() );
		return array(
			'delivery' => $planned,
			// Somebody who pressed at the same moment may have been first.
			'created'  => $made,
		);
	}

	/**
	 * @param array<string,string> $with {reference, tracking_url} for `booked`.
	 * @throws Problem
	 */
	public function act( Delivery $row, string $action, array $with = array() ): Delivery {
		if ( ! in_array( $action, $this->allowed( $row ), true ) ) {
			throw new Problem( 'pedal_action_not_allowed', 409, 'action', array( 'allowed' => $this->allowed( $row ) ) );
		}
		$this->journal->note( 'human', $action, $row, $this->who() );
		$now = $this->clock->now();
		return $this->deliveries->change(
			$row,
			static fn( Delivery $current ): Delivery => match ( $action ) {
				'retry'   => $current->retried( $now ),
				'look'    => SyncState::Unknown === $current->sync ? $current->due_now( $now ) : $current->asked_to_look( $now ),
				'cancel'  => $current->called_off_by_hand( $now ),
				'dismiss' => $current->dismissed( $now ),
				'booked'  => $current->booked_by_hand( Text::line( $with['reference'] ?? '', 191 ), $with['tracking_url'] ?? '', $now ),
				default   => $current,
			}
		);
	}

	/**
	 * @return list<string> What may be done with this row now.
	 */
	public function allowed( DeliveryRow $row ): array {
		$sent    = null !== $row->remote_id;
		$waiting = in_array( $row->sync, array( SyncState::Attention, SyncState::Pending, SyncState::Unknown ), true );
		$open    = Desired::Present === $row->desired && ! $row->stage->is_final();
		$checks  = array(
			'retry'   => $waiting,
			'cancel'  => $open && Delivery::BOOKED !== $row->planned_by,
			'look'    => ( $sent || SyncState::Unknown === $row->sync ) && Delivery::BOOKED !== $row->planned_by && SyncState::InFlight !== $row->sync,
			'dismiss' => SyncState::Attention === $row->sync || ( SyncState::Pending === $row->sync && ! $row->ever_sent() ),
			'booked'  => ! $sent && in_array( $row->sync, array( SyncState::Attention, SyncState::Pending ), true ),
			'again'   => $this->came_to_nothing( $row ),
		);
		return array_keys( array_filter( $checks ) );
	}

	/**
	 * Nothing of it is active at the platform, and nothing will be.
	 */
	private function came_to_nothing( DeliveryRow $row ): bool {
		return in_array( $row->stage, array( Stage::Cancelled, Stage::Failed ), true )
			|| ( Desired::Absent === $row->desired && SyncState::Synced === $row->sync && ! $row->stage->is_open() );
	}

	/**
	 * Pressing send on an order that is planned already: it waits no longer for its window, goes through the connection a person
	 * chose if it was never sent, and is wanted again if it had been dismissed.
	 */
	private function wake( Delivery $row, ?int $connection_id ): Delivery {
		$moves = null !== $connection_id && $connection_id !== $row->connection_id;
		$calls = $moves || Delivery::NOT_YET === $row->code || Desired::Absent === $row->desired;
		if ( ! $calls || $row->ever_sent() || SyncState::InFlight === $row->sync ) {
			return $row;
		}
		$this->journal->note( 'human', 'send', $row, $this->who() );
		$now = $this->clock->now();
		return $this->deliveries->change(
			$row,
			static fn( Delivery $current ): Delivery => $current->routed_to( $connection_id ?? $current->connection_id )->wanted_by_hand( $now )->due_now( $now )
		);
	}

	private function verdict_by_hand( Verdict $verdict, ?int $connection_id ): Verdict {
		$connection_id ??= $verdict->connection_id ?? $this->only_connection();
		if ( in_array( $verdict->code, array( 'draft', 'trashed', 'refunded', 'nothing_to_ship' ), true ) ) {
			throw new Problem( $verdict->code, 409, 'order_id' );
		}
		if ( null === $connection_id || null === $this->connections->find( $connection_id ) ) {
			throw new Problem( 'pedal_connection_not_found', null === $connection_id ? 409 : 404, 'connection_id' );
		}
		return new Verdict( true, $connection_id, '', $verdict->parcel, $verdict->reasons, $verdict->decided_at );
	}

	private function only_connection(): ?int {
		$all = array_keys( $this->connections->all() );
		return 1 === count( $all ) ? $all[0] : null;
	}

	/**
	 * @return array{user:int}
	 */
	private function who(): array {
		return array( 'user' => get_current_user_id() );
	}
}
