<?php
/**
 * A delivery that exists at the platform: change it, cancel it, look at it.
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
use Pedal\Platform\Refused;
use Pedal\Platform\Trouble;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Journal;

final class Following {

	/**
	 * A delivery the platform does not know twice, as far apart as so many second looks (ten minutes), is gone.
	 */
	private const VANISHED_LOOKS = 10;

	/**
	 * Twins are looked for this long: the platform's web server may work on a request for 300 s after we gave it up.
	 */
	private const AUDITED_SECONDS = 600;

	public function __construct(
		private readonly Composer $composer,
		private readonly LookUp $look_up,
		private readonly Breaker $breaker,
		private readonly Deliveries $deliveries,
		private readonly Journal $journal,
		private readonly Clock $clock,
		private readonly Timing $timing,
	) {}

	/**
	 * @throws Trouble
	 */
	public function change( Work $work ): Delivery {
		if ( null === $work->facts || null === $work->row->remote_id ) {
			return $work->row->settled();
		}
		$composed = $this->composer->compose( $work->facts, $work->connection, $work->row->marker, $work->row->window(), $work->row->omit );
		if ( ! $this->has_time( $work ) ) {
			return $work->row->later( $this->clock->now(), '', false );
		}
		$this->journal->note( 'sent', 'change', $work->row );
		CrashPoint::at( 'before_change' );
		$work->platform->change( $work->row->remote_id, $composed->body );
		CrashPoint::at( 'after_change' );
		$this->breaker->succeeded( $work->connection );
		$this->journal->note( 'answered', 'changed', $work->row );
		return $work->row->changed( $composed->hash, $this->clock->now() );
	}

	/**
	 * @throws Trouble
	 * @throws LostClaim
	 */
	public function cancel( Work $work ): Delivery {
		if ( ! $this->has_time( $work ) ) {
			return $work->row->later( $this->clock->now(), '', false );
		}
		$calling_off = $work->row->calling_off();
		if ( ! $this->deliveries->save( $work->row, $calling_off ) ) {
			throw new LostClaim();
		}
		$work->row = $calling_off;
		$this->journal->note( 'sent', 'cancel', $work->row );
		CrashPoint::at( 'before_cancel' );
		$work->platform->cancel( (string) $work->row->remote_id );
		CrashPoint::at( 'after_cancel' );
		$this->breaker->succeeded( $work->connection );
		$this->journal->note( 'answered', 'cancelled', $work->row );
		return $work->row->cancelled( $this->clock->now() );
	}

	/**
	 * @throws Trouble
	 */
	public function look( Work $work ): Delivery {
		$now = $this->clock->now();
		if ( $work->platform instanceof Listener ) {
			return $this->as_told( $work->row, $now );
		}
		try {
			$observed = $work->platform->look( (string) $work->row->remote_id );
		} catch ( Refused $refused ) {
			return 'vanished' === $refused->reason ? $this->not_there( $work->row, $now ) : throw $refused;
		}
		CrashPoint::at( 'after_look' );
		$this->breaker->succeeded( $work->connection );
		if ( $work->row->is_called_off_too_soon( $observed ) ) {
			return $work->row->observed( $observed, $now )->needs_attention( 'reversed_after_sending', '', $now );
		}
		$after = '' === $work->row->remote_hash ? $work->row->placed( $observed, $now ) : $work->row->observed( $observed, $now );
		$this->note_moves( $work->row, $after );
		if ( $after->audit ) {
			$after = $this->audited( $work, $after, $now );
		}
		return SyncState::Synced === $after->sync && $after->owes_work() ? $after->later( $now, '', false ) : $after;
	}

	/**
	 * A listener is not asked: it stands where we left it, and is told again what it may not have heard.
	 */
	private function as_told( Delivery $row, int $now ): Delivery {
		$after = $row->observed( new Observed( (string) $row->remote_id, $row->stage ), $now );
		return $after->owes_work() ? $after->later( $now, '', false ) : $after;
	}

	private function note_moves( Delivery $before, Delivery $after ): void {
		if ( $before->stage === $after->stage ) {
			return;
		}
		$back = $after->stage->rank() < $before->stage->rank();
		$this->journal->note(
			'moved',
			$after->stage->value,
			$after,
			array(
				'from'       => $before->stage->value,
				'correction' => $back,
			)
		);
	}

	/**
	 * Once more than one sending left, and the last of them had time to arrive, the twins are counted for good.
	 *
	 * @throws Trouble
	 */
	private function audited( Work $work, Delivery $after, int $now ): Delivery {
		$checked = $this->look_up->remove_twins( $after, $work->platform, $this->look_up->find( $after, $work->platform, $work->facts->created_at ?? 0 ) );
		return $now >= $after->last_sent_at + max( self::AUDITED_SECONDS, $this->timing->quarantine ) ? $checked->audited() : $checked;
	}

	private function not_there( Delivery $row, int $now ): Delivery {
		if ( Stage::Cancelled === $row->stage || Desired::Absent === $row->desired ) {
			return $row->cancelled( $now );
		}
		$this->journal->note( 'looked', 'not_there', $row );
		return $row->missing_since > 0 && $now - $row->missing_since >= self::VANISHED_LOOKS * $this->timing->second_look
			? $row->needs_attention( 'vanished', '', $now )
			: $row->missing( $now );
	}

	/**
	 * A change may be repeated, but not by two workers at once.
	 */
	private function has_time( Work $work ): bool {
		return $this->clock->exactly() + $this->timing->must_remain() < $work->row->lease_until;
	}
}
