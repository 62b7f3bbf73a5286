<?php
/**
 * Takes due rows, one after another, and has each reconciled: one claim, one step, and its news told.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\Delivery;
use Pedal\Core\SyncState;
use Pedal\Core\Timing;
use Pedal\Storage\Connections;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Queue;

final class Worker {

	/**
	 * Rows to deal with before looking again which come first: others send meanwhile, and doubts arise.
	 */
	private const IN_A_ROW = 8;

	/**
	 * After a call that took longer it is another connection's turn.
	 */
	private const PATIENCE_SECONDS = 5;

	/**
	 * News that could not be told are tried again for a day, a few in each pass.
	 */
	private const TOLD_WITHIN_SECONDS = 86400;
	private const TOLD_AT_ONCE        = 25;

	private bool $kept_waiting = false;

	public function __construct(
		private readonly Reconciler $reconciler,
		private readonly StageEffects $effects,
		private readonly Breaker $breaker,
		private readonly Platforms $platforms,
		private readonly Queue $queue,
		private readonly Deliveries $deliveries,
		private readonly Connections $connections,
		private readonly Clock $clock,
		private readonly Timing $timing,
		private readonly Log $log,
	) {}

	/**
	 * Healthy connections first, and couriers before who only listens: one that hangs must not keep the others waiting.
	 *
	 * @param int $seats Rows of one connection that may be in flight at once, over all workers.
	 * @return int Rows that came to rest, or to a person's attention.
	 */
	public function drain( Pass $pass, int $seats ): int {
		$settled = 0;
		do {
			$this->kept_waiting = false;
			foreach ( $this->in_turn() as $connection ) {
				if ( $connection->may_send() || $this->breaker->try_again( $connection ) ) {
					$settled += $this->drain_connection( $pass, $connection->id, $seats );
				}
			}
		} while ( $this->kept_waiting && $pass->has_time() );
		return $settled;
	}

	/**
	 * @return array<int,Connection>
	 */
	private function in_turn(): array {
		$connections = $this->connections->all();
		$place       = fn( Connection $connection ): array => array( $connection->failures, $this->platforms->is_listener( $connection ) );
		uasort( $connections, static fn( Connection $a, Connection $b ): int => $place( $a ) <=> $place( $b ) );
		return $connections;
	}

	/**
	 * @phpstan-impure
	 */
	private function drain_connection( Pass $pass, int $connection_id, int $seats ): int {
		$settled = 0;
		do {
			$rows = $this->queue->due( $connection_id, $this->clock->now(), self::IN_A_ROW );
			$done = 0;
			foreach ( $rows as $row ) {
				if ( ! $pass->has_time() || ! $this->may_send( $connection_id ) ) {
					return $settled;
				}
				$began    = microtime( true );
				$sync     = $this->take( $pass, $row, $seats );
				$done    += (int) ( null !== $sync );
				$settled += (int) in_array( $sync, array( SyncState::Synced, SyncState::Attention ), true );
				if ( microtime( true ) - $began > self::PATIENCE_SECONDS ) {
					$this->kept_waiting = true;
					return $settled;
				}
			}
		} while ( $done > 0 );
		return $settled;
	}

	/**
	 * It may have been paused since it was last read.
	 */
	public function may_send( int $connection_id ): bool {
		$connection = $this->connections->find( $connection_id );
		return null !== $connection && $connection->may_send();
	}

	/**
	 * @return SyncState|null What became of it; null when another worker was faster or all seats are taken.
	 */
	public function take( Pass $pass, Delivery $row, int $seats ): ?SyncState {
		$claimed = $this->deliveries->claim( $row, $this->clock->now(), $this->timing->lease, $seats );
		if ( null === $claimed ) {
			return null;
		}
		$pass->handled( $row->id );
		CrashPoint::at( 'claimed' );
		try {
			$after = $this->reconciler->reconcile( $claimed, $row->sync );
		} catch ( \Throwable $failure ) {
			$this->log->error( 'A delivery could not be reconciled.', $failure, array( 'delivery_id' => $row->id ) );
			$this->deliveries->save( $claimed, $claimed->uncertain( $this->clock->now() + $this->timing->quarantine ) );
			return SyncState::Unknown;
		}
		if ( null === $after ) {
			return SyncState::InFlight;
		}
		$this->effects->tell( $after );
		return $after->sync;
	}

	/**
	 * Rows whose worker died may have been sent: they are in doubt from here on.
	 */
	public function release_lapsed(): void {
		$now = $this->clock->now();
		foreach ( $this->queue->lapsed( $now ) as $row ) {
			$due = $row->last_sent_at > 0 && null === $row->remote_id ? max( $now, $row->last_sent_at + $this->timing->quarantine ) : $now;
			$this->deliveries->save( $row, $row->uncertain( $due, $row->detail ) );
		}
	}

	/**
	 * What a worker that died, or a note that failed, left unsaid.
	 */
	public function tell_untold(): void {
		$now = $this->clock->now();
		foreach ( $this->queue->untold( $now, $now - self::TOLD_WITHIN_SECONDS, self::TOLD_AT_ONCE ) as $row ) {
			$this->effects->tell( $row );
		}
	}
}
