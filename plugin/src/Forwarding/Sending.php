<?php
/**
 * Creating a delivery once: write down, then send; when in doubt, look up by marker before anything else.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Delivery;
use Pedal\Core\Desired;
use Pedal\Core\Observed;
use Pedal\Core\Stage;
use Pedal\Core\SyncState;
use Pedal\Core\Timing;
use Pedal\Platform\Listener;
use Pedal\Platform\Trouble;
use Pedal\Storage\Connections;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Journal;

final class Sending {

	/**
	 * Looks that cannot tell before a person is asked.
	 */
	private const INCONCLUSIVE = 5;

	/**
	 * Creations the platform ended with 500 before a person is asked.
	 */
	private const FAILED_CREATIONS = 5;

	/**
	 * Seconds until a claim that was given up is taken again: a machine this slow shall not spend a whole pass on one row.
	 */
	private const BREATH = 5;

	public function __construct(
		private readonly Composer $composer,
		private readonly LookUp $look_up,
		private readonly Continuity $continuity,
		private readonly Breaker $breaker,
		private readonly Deliveries $deliveries,
		private readonly Connections $connections,
		private readonly Journal $journal,
		private readonly Clock $clock,
		private readonly Timing $timing,
	) {}

	/**
	 * The first sending of a row that was planned just now.
	 *
	 * @throws Trouble
	 * @throws LostClaim
	 */
	public function create_fresh( Work $work ): Delivery {
		return $work->platform instanceof Listener || $this->continuity->is_unbroken( $this->order_created( $work ), $work->connection, $work->platform ) ? $this->create( $work ) : $this->look_up( $work );
	}

	/**
	 * @throws Trouble
	 * @throws LostClaim
	 */
	private function create( Work $work ): Delivery {
		if ( null === $work->facts ) {
			return $work->row->settled();
		}
		$composed = $this->composer->compose( $work->facts, $work->connection, $work->row->marker, $work->row->window(), $work->row->omit );
		$work->platform->authenticate();
		$now = $this->clock->exactly();
		if ( $work->row->deadline > 0 && $now > $work->row->deadline ) {
			return $work->row->needs_attention( 'slot_over', '', $now );
		}
		if ( $now + $this->timing->must_remain() >= $work->row->lease_until ) {
			return $work->row->later( $now + self::BREATH, 'backoff', false );
		}
		$this->write_down( $work, $composed->hash, $now );
		CrashPoint::at( 'before_send' );
		$started  = hrtime( true );
		$observed = $work->platform->create( $composed->body );
		CrashPoint::at( 'after_send' );
		return $this->created( $work, $observed, intdiv( hrtime( true ) - $started, 1000000 ) );
	}

	/**
	 * `first_sent_at` and the count of sendings stand in the database before a byte leaves.
	 */
	private function write_down( Work $work, string $hash, int $now ): void {
		$sending = $work->row->sending( $hash, $now, $this->connections->newest_remote( $work->connection->id ) );
		if ( ! $this->deliveries->save( $work->row, $sending ) ) {
			throw new LostClaim();
		}
		$work->unsent = $work->row;
		$work->row    = $sending;
		$this->journal->note( 'sent', 'create', $sending, array( 'send' => $sending->sends ) );
	}

	private function created( Work $work, Observed $observed, int $ms ): Delivery {
		$this->connections->seen_remote( $work->connection->id, $observed->sequence );
		$this->breaker->succeeded( $work->connection );
		$placed = $this->placed( $work, $observed, $this->clock->now() );
		$this->journal->note(
			'answered',
			'created',
			$placed,
			array(
				'remote_id' => $observed->remote_id,
				'ms'        => $ms,
			)
		);
		return $this->without_twins( $work, $placed );
	}

	/**
	 * A store with a courier of its own calls before it answers us; and no later read can tell that a courier is assigned.
	 */
	private function placed( Work $work, Observed $observed, int $now ): Delivery {
		$placed = $work->row->placed( $observed, $now );
		return $this->journal->has( WebhookReceiver::early( $work->connection->id, $observed->remote_id, Stage::Assigned ) ) ? $placed->hinted( Stage::Assigned, $now ) : $placed;
	}

	/**
	 * More than one sending left: look for a twin at once; the audit looks again later.
	 */
	private function without_twins( Work $work, Delivery $placed ): Delivery {
		if ( ! $placed->audit || $work->platform instanceof Listener ) {
			return $placed->audited();
		}
		try {
			return $this->look_up->remove_twins( $placed, $work->platform, $this->look_up->find( $placed, $work->platform, $this->order_created( $work ) ) );
		} catch ( Trouble ) {
			return $placed;
		}
	}

	/**
	 * @throws Trouble
	 * @throws LostClaim
	 */
	public function look_up( Work $work ): Delivery {
		if ( SyncState::Pending === $work->from && $this->is_surely_absent( $work ) ) {
			return $this->absent( $work, $this->clock->now() );
		}
		$found = $this->look_up->find( $work->row, $work->platform, $this->order_created( $work ) );
		$ours  = $this->look_up->ours( $found );
		$now   = $this->clock->now();
		if ( null !== $ours ) {
			$this->breaker->succeeded( $work->connection );
			$this->connections->seen_remote( $work->connection->id, $ours->sequence );
			$adopted = $this->look_up->remove_twins( $this->placed( $work, $ours, $now ), $work->platform, $found );
			return SyncState::Synced === $adopted->sync && $adopted->owes_work() ? $adopted->later( $now, '', false ) : $adopted;
		}
		if ( ! $found->conclusive && ! $this->is_surely_absent( $work ) ) {
			return $this->cannot_tell( $work, $now );
		}
		$this->breaker->succeeded( $work->connection );
		return $this->absent( $work, $now );
	}

	private function cannot_tell( Work $work, int $now ): Delivery {
		return $work->row->attempts + 1 >= self::INCONCLUSIVE
			? $work->row->needs_attention( 'inconclusive', '', $now )
			: $work->row->uncertain( $now + $this->timing->second_look, $work->row->detail );
	}

	/**
	 * @throws Trouble
	 * @throws LostClaim
	 */
	private function absent( Work $work, int $now ): Delivery {
		$counts_at = $work->row->absence_counts_at( $this->timing->quarantine, $this->timing->second_look );
		if ( $work->row->is_in_doubt() && $now < $counts_at ) {
			return $work->row->uncertain( $counts_at, $work->row->detail, false );
		}
		$row = $work->row->absent_once_more( $now );
		if ( $row->is_in_doubt() ) {
			return $row->uncertain( $now + $this->timing->second_look, $row->detail, false );
		}
		if ( Desired::Absent === $row->desired ) {
			return $row->settled();
		}
		if ( $row->deadline > 0 && $now > $row->deadline ) {
			return $row->needs_attention( 'slot_over', '', $now );
		}
		return $this->explained( $work, $row, $now ) ?? $this->create( $work );
	}

	/**
	 * A creation that the platform ended with 500 may never work: is it the address?
	 */
	private function explained( Work $work, Delivery $row, int $now ): ?Delivery {
		if ( '500' !== $row->detail || null === $work->facts ) {
			return null;
		}
		$body = $this->composer->compose( $work->facts, $work->connection, $row->marker, $row->window(), $row->omit )->body;
		if ( $work->platform->address_is_the_reason( $body ) ) {
			return $row->needs_attention( 'address_not_found', 'dropoff.address', $now );
		}
		return $row->sends >= self::FAILED_CREATIONS ? $row->needs_attention( 'too_many_failures', '500', $now ) : null;
	}

	/**
	 * @throws Trouble
	 */
	private function is_surely_absent( Work $work ): bool {
		return $this->continuity->is_surely_absent( $work->row, $this->order_created( $work ), $work->connection, $work->platform );
	}

	/**
	 * Of an order that is gone we know that it was younger than the connection, or only a person would have planned it.
	 */
	private function order_created( Work $work ): int {
		return $work->facts->created_at ?? ( Delivery::HAND === $work->row->planned_by ? 0 : $work->connection->created_at );
	}
}
