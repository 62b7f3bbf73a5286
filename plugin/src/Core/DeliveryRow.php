<?php
/**
 * One row of pedal_deliveries as it stands: what we desire to exist at the platform for one parcel of an order, what we
 * know exists there, and the questions that follow from both. Nothing changes here; how it may change is in Delivery.
 *
 * The edges know this class only: they show rows and cannot move them.
 */

declare( strict_types=1 );

namespace Pedal\Core;

abstract class DeliveryRow {

	/**
	 * Values of `planned_by`: who has the say about this row.
	 */
	public const HOOK      = 'hook';
	public const SWEEP     = 'sweep';
	public const HAND      = 'hand';
	public const DISMISSED = 'dismissed';
	public const BOOKED    = 'booked';

	/**
	 * Code of a row that waits until shortly before its window.
	 */
	public const NOT_YET = 'not_yet';

	/**
	 * Code of a row whose connection is not the one the order belongs to any more, or is gone.
	 */
	public const CONNECTION_CHANGED = 'connection_changed';

	/**
	 * Looks that find nothing before a doubtful sending counts as not done: a list may lag behind.
	 */
	public const PROVEN_ABSENT = 2;

	/**
	 * Times are unix seconds by the database's clock, 0 = never. Column meanings: docs/architecture.md.
	 */
	public function __construct(
		public readonly int $id,
		public readonly int $order_id,
		public readonly string $parcel,
		public readonly int $epoch,
		public readonly int $connection_id,
		public readonly string $marker,
		public readonly Desired $desired = Desired::Present,
		public readonly string $desired_hash = '',
		public readonly int $desired_version = 1,
		public readonly ?string $remote_id = null,
		public readonly string $remote_hash = '',
		public readonly string $sent_hash = '',
		public readonly string $tracking_url = '',
		public readonly SyncState $sync = SyncState::Pending,
		public readonly string $code = '',
		public readonly int $code_at = 0,
		public readonly string $detail = '',
		public readonly int $due_at = 0,
		public readonly int $attempts = 0,
		public readonly int $sends = 0,
		public readonly int $first_sent_at = 0,
		public readonly int $last_sent_at = 0,
		public readonly int $lease_until = 0,
		public readonly int $fence = 0,
		public readonly ?int $seat = null,
		public readonly bool $look = false,
		public readonly bool $look_first = false,
		public readonly int $looked_at = 0,
		public readonly int $absences = 0,
		public readonly int $remote_floor = 0,
		public readonly bool $audit = false,
		public readonly int $missing_since = 0,
		public readonly string $omit = '',
		public readonly string $window_value = '',
		public readonly int $window_start = 0,
		public readonly int $deadline = 0,
		public readonly Stage $stage = Stage::None,
		public readonly int $stage_at = 0,
		public readonly string $told = '',
		public readonly string $planned_by = 'hook',
		public readonly int $created_at = 0,
		public readonly int $updated_at = 0,
	) {}

	/**
	 * There is work, and no worker at it.
	 */
	public function is_free(): bool {
		return SyncState::Pending === $this->sync || SyncState::Unknown === $this->sync;
	}

	public function ever_sent(): bool {
		return $this->sends > 0 || null !== $this->remote_id;
	}

	/**
	 * A sending left and nobody knows yet what became of it.
	 */
	public function is_in_doubt(): bool {
		return $this->sends > 0 && null === $this->remote_id && $this->absences < self::PROVEN_ABSENT;
	}

	/**
	 * Nothing proves that the platform has nothing of it.
	 */
	public function may_exist(): bool {
		return null !== $this->remote_id || $this->look_first || $this->is_in_doubt();
	}

	/**
	 * A look before this moment proves nothing: the platform may still be at it, or two looks are one because somebody could not wait.
	 *
	 * @param int $quarantine  Seconds after a sending.
	 * @param int $second_look Seconds between looks.
	 */
	public function absence_counts_at( int $quarantine, int $second_look ): int {
		return max( $this->last_sent_at + $quarantine, $this->absences > 0 ? $this->looked_at + $second_look : 0 );
	}

	/**
	 * What rests here is not yet what is desired.
	 */
	public function owes_work(): bool {
		if ( null === $this->remote_id || $this->stage->is_final() ) {
			return false;
		}
		return Desired::Absent === $this->desired || $this->remote_hash !== $this->desired_hash;
	}

	/**
	 * We were calling it off, the platform did, and by now the order wants it after all. Only a person may order a second courier.
	 */
	public function is_called_off_too_soon( Observed $observed ): bool {
		return Desired::Present === $this->desired && Stage::Cancelled === $observed->stage
			&& '' === $this->remote_hash && Stage::None !== $this->stage;
	}

	public function window(): ?Window {
		return $this->deadline > 0 && $this->window_start > 0
			? new Window( $this->window_start, $this->deadline, $this->window_value )
			: null;
	}

	/**
	 * What the order and the people should have been told by now, as one word.
	 */
	public function news(): string {
		return SyncState::Attention === $this->sync
			? "attention:{$this->code}:{$this->code_at}"
			: ( Stage::None === $this->stage ? '' : "stage:{$this->stage->value}" );
	}
}
