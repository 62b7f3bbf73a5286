<?php
/**
 * The legal moves of a row: what an order, a person, a worker or the platform may change about it, and what else changes then.
 *
 * The only place where `sync` and `stage` change. Every move answers a new Delivery; Storage writes the difference.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Delivery extends DeliveryRow {

	/**
	 * @param array<string,mixed> $changes Property name => new value.
	 */
	private function with( array $changes ): self {
		$next = new self( ...array_merge( get_object_vars( $this ), $changes ) ); // @phpstan-ignore argument.type (the constructor's own types are checked at run time)
		if ( $next->sync !== $this->sync && ! $this->sync->may_become( $next->sync ) ) {
			throw new \LogicException( "A delivery cannot go from {$this->sync->value} to {$next->sync->value}." );
		}
		return $next;
	}

	// What the order says, and what people ask for. A worker may hold the row meanwhile.

	/**
	 * The order says something new. A row that rests or waits for a person gets to work; a row in flight hears of it when it lands.
	 *
	 * @param string|null $hash Of the request as it should be; null when that did not change.
	 */
	public function desire( Desired $desired, ?string $hash, int $now ): self {
		$hash ??= $this->desired_hash;
		if ( $desired === $this->desired && $hash === $this->desired_hash ) {
			return $this;
		}
		$changes = array(
			'desired'         => $desired,
			'desired_hash'    => $hash,
			'desired_version' => $this->desired_version + 1,
		);
		if ( SyncState::Synced === $this->sync || SyncState::Attention === $this->sync ) {
			$changes += $this->back_to_work( $now );
		} elseif ( $desired !== $this->desired && self::NOT_YET === $this->code ) {
			// What is not wanted any more waits for no window.
			$changes += array( 'due_at' => $now, 'code' => '' );
		}
		return $this->with( $changes );
	}

	/**
	 * The order changed in a way only the worker that holds the row can act on: make it look again when it is done.
	 */
	public function touched(): self {
		return $this->with( array( 'desired_version' => $this->desired_version + 1 ) );
	}

	/**
	 * A person, or an order that moved to another shop account, sends an unsent row elsewhere.
	 */
	public function routed_to( int $connection_id ): self {
		return $this->ever_sent() ? $this : $this->with( array( 'connection_id' => $connection_id ) );
	}

	/**
	 * The window is promised from here on.
	 */
	public function promised( Window $window, string $hash ): self {
		return $this->with(
			array(
				'window_value' => $window->value,
				'window_start' => $window->start,
				'deadline'     => $window->end,
				'desired_hash' => $hash,
			)
		);
	}

	/**
	 * What waits for its window waits for the new one.
	 */
	public function waiting_until( int $due_at, int $now ): self {
		return self::NOT_YET === $this->code && SyncState::Pending === $this->sync
			? $this->with( array( 'due_at' => $due_at, 'code' => $due_at > $now ? self::NOT_YET : '' ) )
			: $this;
	}

	/**
	 * Somebody asked for it to be tried, or looked at, now.
	 */
	public function due_now( int $now ): self {
		if ( SyncState::InFlight === $this->sync ) {
			return $this;
		}
		if ( SyncState::Unknown === $this->sync ) {
			return $this->with( array( 'due_at' => min( $this->due_at, max( $now, $this->last_sent_at ) ) ) );
		}
		$changes = $this->back_to_work( $now );
		if ( $this->ever_sent() ) {
			$changes += array( 'look' => null !== $this->remote_id, 'look_first' => true );
		}
		return $this->with( $changes );
	}

	public function asked_to_look( int $now ): self {
		if ( SyncState::Synced === $this->sync ) {
			return $this->with( array( 'sync' => SyncState::Pending, 'look' => true, 'due_at' => $now ) );
		}
		return $this->with( array( 'look' => true ) );
	}

	/**
	 * A worker that lost its claim may have sent: look for a twin.
	 */
	public function asked_to_audit( int $now ): self {
		return $this->with( array( 'audit' => true ) )->asked_to_look( $now );
	}

	/**
	 * @return array<string,mixed>
	 */
	private function back_to_work( int $now ): array {
		return array(
			// What came to a person's attention before anybody could tell whether the platform has it is still to be found out.
			'sync'     => SyncState::Attention === $this->sync && $this->is_in_doubt() ? SyncState::Unknown : SyncState::Pending,
			'due_at'   => $now,
			'code'     => '',
			'detail'   => '',
			'attempts' => 0,
			'told'     => SyncState::Attention === $this->sync ? '' : $this->told,
		);
	}

	// What a person decides about it.

	/**
	 * A person wants it tried again now; who presses that does not wait for the window.
	 */
	public function retried( int $now ): self {
		return ( self::NOT_YET === $this->code ? $this->wanted_by_hand( $now ) : $this )->due_now( $now );
	}

	/**
	 * A person wants it sent after all.
	 */
	public function wanted_by_hand( int $now ): self {
		return $this->with( array( 'planned_by' => self::HAND ) )->desire( Desired::Present, null, $now );
	}

	/**
	 * A person calls the courier off; orders saved later do not call it back.
	 */
	public function called_off_by_hand( int $now ): self {
		return $this->with( array( 'planned_by' => self::DISMISSED ) )->desire( Desired::Absent, null, $now );
	}

	/**
	 * Its connection is gone: what was never sent and is not wanted any more rests, all else is for a person to decide.
	 */
	public function orphaned( int $now ): self {
		if ( ! $this->is_free() ) {
			return $this;
		}
		return Desired::Absent === $this->desired && ! $this->may_exist() ? $this->settled() : $this->needs_attention( self::CONNECTION_CHANGED, '', $now );
	}

	/**
	 * A person decided not to send it. An existing delivery stays as it is; what may exist is looked for and called off,
	 * unless looking was tried in vain, or nobody can look any more.
	 */
	public function dismissed( int $now ): self {
		$dismissed = $this->with(
			array(
				'desired'         => null === $this->remote_id ? Desired::Absent : $this->desired,
				'desired_version' => $this->desired_version + 1,
				'planned_by'      => self::DISMISSED,
			)
		);
		if ( ! $this->is_in_doubt() || in_array( $this->code, array( 'inconclusive', self::CONNECTION_CHANGED ), true ) ) {
			return $dismissed->settled();
		}
		return SyncState::Unknown === $this->sync ? $dismissed : $dismissed->with( $this->back_to_work( $now ) );
	}

	/**
	 * A person booked it by other means.
	 */
	public function booked_by_hand( string $reference, string $tracking_url, int $now ): self {
		return $this->moved( Stage::Placed, $now )->at_rest(
			array(
				'remote_id'    => $reference,
				'remote_hash'  => $this->desired_hash,
				'tracking_url' => $tracking_url,
				'planned_by'   => self::BOOKED,
			)
		);
	}

	// What a worker does with it, from its claim to what it writes down before a call leaves.

	/**
	 * @param int $lease Seconds the claim lasts.
	 * @param int $seat  Which of the connection's places it takes.
	 */
	public function claimed( int $now, int $lease, int $seat ): self {
		return $this->with(
			array(
				'sync'        => SyncState::InFlight,
				'fence'       => $this->fence + 1,
				'lease_until' => $now + $lease,
				'seat'        => $seat,
			)
		);
	}

	/**
	 * Written before the bytes leave, so that a dead worker is known to have perhaps sent.
	 *
	 * @param int $remote_floor The platform's newest sequence number we know of: nothing of this sending can be older.
	 */
	public function sending( string $hash, int $now, int $remote_floor ): self {
		return $this->with(
			array(
				'sent_hash'     => $hash,
				'sends'         => $this->sends + 1,
				'remote_floor'  => $this->sends > 0 ? $this->remote_floor : $remote_floor,
				'first_sent_at' => $this->first_sent_at > 0 ? $this->first_sent_at : $now,
				'last_sent_at'  => $now,
				'absences'      => 0,
				'look_first'    => false,
			)
		);
	}

	/**
	 * The connection was never made: nothing left this machine after all.
	 */
	public function not_sent( self $before ): self {
		return $this->with(
			array(
				'sends'         => $before->sends,
				'first_sent_at' => $before->first_sent_at,
				'last_sent_at'  => $before->last_sent_at,
				'look_first'    => $before->look_first,
				'absences'      => $before->absences,
			)
		);
	}

	/**
	 * Written before the call that ends it leaves: from here on we cannot count on the courier, whatever the order says meanwhile.
	 */
	public function calling_off(): self {
		return $this->with( array( 'remote_hash' => '' ) );
	}

	// What the platform said.

	/**
	 * It exists there, by our creating call or found by its marker. What it holds is what was sent last; of a delivery
	 * whose sending we do not remember (a lost table, another plugin) we believe that it holds what we desire.
	 */
	public function placed( Observed $observed, int $now ): self {
		return $this->observed( $observed, $now )->with(
			array(
				'remote_hash' => '' === $this->sent_hash ? $this->desired_hash : $this->sent_hash,
				'audit'       => $this->sends > 1 || $this->audit,
				'absences'    => 0,
				'look_first'  => false,
			)
		);
	}

	/**
	 * The platform accepted the change.
	 */
	public function changed( string $hash, int $now ): self {
		return $this->at_rest( array( 'remote_hash' => $hash, 'looked_at' => $now ) );
	}

	/**
	 * A fresh read of the platform: the truth about the stage, also when it goes back.
	 */
	public function observed( Observed $observed, int $now ): self {
		// A read cannot always tell `assigned` from `placed`; an event that said so stays believed.
		$stage = Stage::Placed === $observed->stage && Stage::Assigned === $this->stage ? Stage::Assigned : $observed->stage;
		return $this->moved( $stage, $now )->at_rest(
			array(
				'remote_id'     => $observed->remote_id,
				'tracking_url'  => '' === $observed->tracking_url ? $this->tracking_url : $observed->tracking_url,
				'look'          => false,
				'looked_at'     => $now,
				'missing_since' => 0,
			)
		);
	}

	/**
	 * An event said so. A hint never lowers the stage; the look it asks for may.
	 */
	public function hinted( Stage $stage, int $now ): self {
		return $stage->rank() > $this->stage->rank() && null !== $this->remote_id ? $this->moved( $stage, $now ) : $this;
	}

	private function moved( Stage $stage, int $now ): self {
		return $stage === $this->stage ? $this : $this->with( array( 'stage' => $stage, 'stage_at' => $now ) );
	}

	/**
	 * The platform holds nothing active of it any more, as desired.
	 */
	public function cancelled( int $now ): self {
		return $this->moved( null === $this->remote_id ? $this->stage : Stage::Cancelled, $now )->at_rest( array( 'look' => false ) );
	}

	/**
	 * The platform does not know it; it may again in a minute.
	 */
	public function missing( int $now ): self {
		return $this->at_rest( array( 'missing_since' => $this->missing_since > 0 ? $this->missing_since : $now, 'looked_at' => $now, 'look' => false ) );
	}

	/**
	 * One more look found nothing, conclusively.
	 */
	public function absent_once_more( int $now ): self {
		return $this->with( array( 'absences' => $this->absences + 1, 'looked_at' => $now ) );
	}

	/**
	 * The platform said a clear no to the sending: it made nothing.
	 */
	public function surely_absent(): self {
		return $this->with( array( 'absences' => self::PROVEN_ABSENT ) );
	}

	public function audited(): self {
		return $this->with( array( 'audit' => false ) );
	}

	// How a claim ends.

	/**
	 * @param array<string,mixed> $changes
	 */
	private function released( SyncState $sync, array $changes ): self {
		return $this->with( $changes + array( 'sync' => $sync, 'lease_until' => 0, 'seat' => null ) );
	}

	/**
	 * @param array<string,mixed> $changes
	 */
	private function at_rest( array $changes = array() ): self {
		return $this->released( SyncState::Synced, $changes + array( 'code' => '', 'detail' => '', 'attempts' => 0, 'due_at' => 0 ) );
	}

	/**
	 * Nothing to do.
	 */
	public function settled(): self {
		return $this->at_rest();
	}

	/**
	 * Surely not done: back in the queue, not before $due_at.
	 *
	 * @param bool $counts As one more attempt.
	 */
	public function later( int $due_at, string $code, bool $counts ): self {
		return $this->released(
			SyncState::Pending,
			array(
				'due_at'   => $due_at,
				'code'     => $code,
				'attempts' => $this->attempts + ( $counts ? 1 : 0 ),
			)
		);
	}

	/**
	 * The platform refuses this field: leave it out from now on.
	 */
	public function without( string $field, int $now ): self {
		return $this->with( array( 'omit' => $field ) )->later( $now, 'backoff', false );
	}

	/**
	 * May have been done: look before anything else, not before $due_at.
	 *
	 * @param bool $counts As one more attempt.
	 */
	public function uncertain( int $due_at, string $detail = '', bool $counts = true ): self {
		return $this->released(
			SyncState::Unknown,
			array(
				'due_at'   => $due_at,
				'code'     => 'quarantine',
				'detail'   => $detail,
				'attempts' => $this->attempts + ( $counts ? 1 : 0 ),
			)
		);
	}

	/**
	 * A person is needed.
	 *
	 * @param string $code   From interface section 8.
	 * @param string $detail The platform's field and words, without personal data.
	 */
	public function needs_attention( string $code, string $detail, int $now ): self {
		return $this->released(
			SyncState::Attention,
			array(
				'code'    => $code,
				'code_at' => $now,
				'detail'  => $detail,
				'due_at'  => 0,
				'look'    => false,
			)
		);
	}
}
