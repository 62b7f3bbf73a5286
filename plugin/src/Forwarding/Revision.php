<?php
/**
 * What an existing row learns from its order: called off, unpaid again, changed, moved to another account, or nothing.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\Delivery;
use Pedal\Core\Desired;
use Pedal\Core\OrderFacts;
use Pedal\Core\Stage;
use Pedal\Core\SyncState;
use Pedal\Core\Verdict;
use Pedal\Core\Window;
use Pedal\Storage\Connections;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Orders;
use Pedal\Storage\Settings;

final class Revision {

	public function __construct(
		private readonly Composer $composer,
		private readonly Deliveries $deliveries,
		private readonly Connections $connections,
		private readonly Settings $settings,
		private readonly Clock $clock,
	) {}

	/**
	 * @param bool $holds The caller is the worker that holds the row.
	 * @return Delivery The row as it stands now.
	 */
	public function apply( Delivery $row, OrderFacts $facts, Verdict $verdict, bool $holds = false ): Delivery {
		if ( Orders::is_called_off( $facts->status ) || $facts->fully_refunded || array() === $facts->shippable() ) {
			return $this->call_off( $row, $holds );
		}
		if ( $facts->anonymized ) {
			// What was sent stays as it was sent; the order no longer says to whom.
			return $row->ever_sent() ? $row : $this->want( $row, Desired::Absent, null );
		}
		if ( in_array( $row->planned_by, array( Delivery::DISMISSED, Delivery::BOOKED ), true ) ) {
			return $row;
		}
		if ( Orders::is_unpaid( $facts->status ) && ! $verdict->send && Delivery::HAND !== $row->planned_by ) {
			return $row->ever_sent() ? $this->flag( $row, 'reversed_after_sending', $holds ) : $this->want( $row, Desired::Absent, null );
		}
		return $this->wanted( $row, $facts, $verdict, $holds );
	}

	public function call_off( Delivery $row, bool $holds = false ): Delivery {
		if ( Delivery::BOOKED === $row->planned_by ) {
			// We cannot cancel what a person booked by other means; a person has to.
			return $row->stage->is_open() ? $this->flag( $row, 'already_assigned', $holds ) : $row;
		}
		return $this->want( $row, Desired::Absent, null );
	}

	private function wanted( Delivery $row, OrderFacts $facts, Verdict $verdict, bool $holds ): Delivery {
		if ( Delivery::HAND !== $row->planned_by && ! $row->ever_sent() && $this->is_turned_away( $row, $verdict ) ) {
			return $this->want( $row, Desired::Absent, null );
		}
		if ( Desired::Absent === $row->desired && Stage::Cancelled === $row->stage ) {
			// It was called off at the platform; only a person may order a second courier.
			return $verdict->send ? $this->flag( $row, 'reversed_after_sending', $holds ) : $row;
		}
		$row        = $this->follow_connection( $row, $verdict, $holds );
		$connection = $this->connections->find( $row->connection_id );
		if ( null === $connection || $row->stage->is_final() ) {
			return $row;
		}
		$row = $this->take_window( $row, $facts->window, $holds );
		$row = $this->want( $row, Desired::Present, $this->hash( $row, $facts, $connection ) );
		return 'reversed_after_sending' === $row->code && SyncState::Attention === $row->sync
			? $this->deliveries->change( $row, fn( Delivery $now ): Delivery => $now->due_now( $this->clock->now() ) )
			: $row;
	}

	/**
	 * The rules, not a passing state of the order, say no. That no rule names it any more because its connection was deleted
	 * is nobody's no.
	 */
	private function is_turned_away( Delivery $row, Verdict $verdict ): bool {
		return ! $verdict->send && (
			in_array( $verdict->code, array( 'rule_says_no', 'nothing_to_ship' ), true )
			|| ( 'no_rule' === $verdict->code && null !== $this->connections->find( $row->connection_id ) )
		);
	}

	private function follow_connection( Delivery $row, Verdict $verdict, bool $holds ): Delivery {
		if ( ! $verdict->send || null === $verdict->connection_id || $verdict->connection_id === $row->connection_id || Delivery::HAND === $row->planned_by ) {
			return $row;
		}
		if ( ! $row->ever_sent() ) {
			return SyncState::InFlight === $row->sync && ! $holds
				? $this->touch( $row )
				: $this->route( $row, $verdict->connection_id );
		}
		return $row->stage->is_open() ? $this->flag( $row, Delivery::CONNECTION_CHANGED, $holds ) : $row;
	}

	/**
	 * What needed a person because its connection was gone goes on by itself.
	 */
	private function route( Delivery $row, int $connection_id ): Delivery {
		$now = $this->clock->now();
		return $this->deliveries->change(
			$row,
			static fn( Delivery $current ): Delivery => Delivery::CONNECTION_CHANGED === $current->code
				? $current->routed_to( $connection_id )->due_now( $now )
				: $current->routed_to( $connection_id )
		);
	}

	/**
	 * The order's own slot wins over the one the row was promised.
	 */
	private function take_window( Delivery $row, ?Window $window, bool $holds ): Delivery {
		if ( null === $window || ( $window->end === $row->deadline && $window->start === $row->window_start ) ) {
			return $row;
		}
		if ( SyncState::InFlight === $row->sync && ! $holds ) {
			return $this->touch( $row );
		}
		$now    = $this->clock->now();
		$due_at = $this->settings->policy()->due_at( $window, $now );
		return $this->deliveries->change( $row, static fn( Delivery $current ): Delivery => $current->promised( $window, $current->desired_hash )->waiting_until( $due_at, $now ) );
	}

	private function hash( Delivery $row, OrderFacts $facts, Connection $connection ): string {
		return $this->composer->compose( $facts, $connection, $row->marker, $row->window(), $row->omit )->hash;
	}

	private function want( Delivery $row, Desired $desired, ?string $hash ): Delivery {
		return $this->deliveries->change( $row, fn( Delivery $now ): Delivery => $now->desire( $desired, $hash, $this->clock->now() ) );
	}

	private function flag( Delivery $row, string $code, bool $holds ): Delivery {
		if ( SyncState::Attention === $row->sync || ( SyncState::InFlight === $row->sync && ! $holds ) || $row->stage->is_final() && Stage::Cancelled !== $row->stage ) {
			return SyncState::InFlight === $row->sync ? $this->touch( $row ) : $row;
		}
		return $this->deliveries->change( $row, fn( Delivery $now ): Delivery => $now->needs_attention( $code, '', $this->clock->now() ) );
	}

	private function touch( Delivery $row ): Delivery {
		return $this->deliveries->change( $row, static fn( Delivery $now ): Delivery => $now->touched() );
	}
}
