<?php
/**
 * One pass of the clock: sweep, then claim and reconcile due rows until none is due or the budget is used.
 *
 * Any number of passes may run at the same time on any number of hosts. Never throws.
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
use Pedal\Storage\Schema;

final class Runner {

	private const AT_ONCE      = 25;

	/**
	 * Rows to deal with before looking again which come first: others send meanwhile, and doubts arise.
	 */
	private const IN_A_ROW     = 8;
	private const MEMORY_SHARE = 0.7;

	/**
	 * Reads of deliveries that may have moved, a minute, over all passes: following many leaves room for sending new ones.
	 */
	public const LOOKS = 400;

	/**
	 * A web server's process that has answered its shopper may work on for this long.
	 */
	private const NUDGE_SECONDS = 5;

	/**
	 * Deliveries are followed this long beyond their window; failed ones may be rescheduled for a day.
	 */
	private const FOLLOWED_SECONDS = 172800;
	private const REVIVAL_SECONDS  = 86400;
	private const REVIVAL_EVERY    = 600;

	private float $ends = 0.0;

	/**
	 * When comparing orders has to leave the rest of the pass to sending them.
	 */
	private float $half_time = 0.0;

	/**
	 * Unix seconds by the database.
	 */
	private int $began = 0;

	/**
	 * Rows this pass has dealt with; the platform is not asked twice where their courier is.
	 *
	 * @var array<int,true>
	 */
	private array $handled = array();

	private bool $running = false;

	public function __construct(
		private readonly Intake $intake,
		private readonly Sweep $sweep,
		private readonly Reconciler $reconciler,
		private readonly Continuity $continuity,
		private readonly StageEffects $effects,
		private readonly Breaker $breaker,
		private readonly Housekeeping $housekeeping,
		private readonly Guard $guard,
		private readonly Schema $schema,
		private readonly Queue $queue,
		private readonly Deliveries $deliveries,
		private readonly Connections $connections,
		private readonly Clock $clock,
		private readonly Timing $timing,
		private readonly Log $log,
	) {}

	/**
	 * @param int|null $budget Seconds; by default what suits a web request or a command.
	 * @return array{settled:int,remaining:int,oldest_due_seconds:int}
	 */
	public function pass( ?int $budget = null ): array {
		$settled = 0;
		if ( ! $this->running ) {
			$this->running = true;
			try {
				$this->begin( $budget ?? ( $this->is_command() ? $this->timing->budget_cli : $this->timing->budget_web ) );
				$settled = $this->work();
			} catch ( \Throwable $failure ) {
				$this->log->error( 'A pass ended early.', $failure );
			} finally {
				$this->running = false;
			}
		}
		return array( 'settled' => $settled ) + $this->backlog();
	}

	/**
	 * After a request that planned something, once its answer is out: one row at a time, so that no platform can hold
	 * more than one of the web server's processes.
	 */
	public function nudge(): void {
		try {
			$this->begin( self::NUDGE_SECONDS );
			if ( '' === $this->guard->reason() ) {
				$this->drain( 1 );
			}
		} catch ( \Throwable $failure ) {
			$this->log->error( 'A nudge ended early.', $failure );
		}
	}

	/**
	 * @return array{remaining:int,oldest_due_seconds:int}
	 */
	public function backlog(): array {
		try {
			$now = $this->clock->now();
			return array(
				'remaining'          => $this->queue->count_due( $now ),
				'oldest_due_seconds' => $this->queue->oldest_due_seconds( $now ),
			);
		} catch ( \Throwable $failure ) {
			$this->log->error( 'The queue cannot be read.', $failure );
			return array(
				'remaining'          => 0,
				'oldest_due_seconds' => 0,
			);
		}
	}

	private function begin( int $budget ): void {
		$this->ends      = microtime( true ) + $budget;
		$this->half_time = microtime( true ) + $budget / 2;
		$this->handled   = array();
		$this->continuity->forget();
		ignore_user_abort( true );
		if ( (int) ini_get( 'max_execution_time' ) > 0 && function_exists( 'wc_set_time_limit' ) ) {
			wc_set_time_limit( $budget + 2 * (int) $this->timing->http_timeout );
		}
	}

	private function work(): int {
		$this->schema->ensure( static fn() => CrashPoint::at( 'schema' ) );
		$this->began = $this->clock->now();
		$this->intake->settle();
		$this->whatever_else( fn() => $this->sweep->run( fn(): bool => microtime( true ) < $this->half_time && ! $this->memory_is_short() ) );
		$this->release_lapsed();
		$settled = 0;
		if ( '' === $this->guard->reason() ) {
			$settled += $this->drain( $this->timing->concurrency );
			$this->whatever_else( $this->follow( ... ) );
			$settled += $this->drain( $this->timing->concurrency );
		}
		$this->whatever_else( $this->tell_untold( ... ) );
		$this->whatever_else( fn() => $this->housekeeping->tidy( $this->has_time( ... ) ) );
		return $settled;
	}

	/**
	 * What else a pass does must never keep due orders from being sent, nor how many were from being told.
	 */
	private function whatever_else( callable $part ): void {
		try {
			$part();
		} catch ( \Throwable $failure ) {
			$this->log->error( 'A part of a pass failed; the rest goes on.', $failure );
		}
	}

	private function release_lapsed(): void {
		$now = $this->clock->now();
		foreach ( $this->queue->lapsed( $now ) as $row ) {
			$due = $row->last_sent_at > 0 && null === $row->remote_id ? max( $now, $row->last_sent_at + $this->timing->quarantine ) : $now;
			$this->deliveries->save( $row, $row->uncertain( $due, $row->detail ) );
		}
	}

	/**
	 * Healthy connections first: a platform that hangs must not keep the others waiting.
	 */
	private function drain( int $seats ): int {
		$settled     = 0;
		$connections = $this->connections->all();
		uasort( $connections, static fn( Connection $a, Connection $b ): int => $a->failures <=> $b->failures );
		foreach ( $connections as $connection ) {
			if ( $connection->may_send() || $this->breaker->try_again( $connection ) ) {
				$settled += $this->drain_connection( $connection->id, $seats );
			}
		}
		return $settled;
	}

	private function drain_connection( int $connection_id, int $seats ): int {
		$settled = 0;
		do {
			$rows = $this->queue->due( $connection_id, $this->clock->now(), self::IN_A_ROW );
			$done = 0;
			foreach ( $rows as $row ) {
				if ( ! $this->has_time() || ! $this->may_send( $connection_id ) ) {
					return $settled;
				}
				$sync     = $this->take( $row, $seats );
				$done    += (int) ( null !== $sync );
				$settled += (int) in_array( $sync, array( SyncState::Synced, SyncState::Attention ), true );
			}
		} while ( $done > 0 );
		return $settled;
	}

	private function may_send( int $connection_id ): bool {
		$connection = $this->connections->find( $connection_id );
		return null !== $connection && $connection->may_send();
	}

	/**
	 * @return SyncState|null What became of it; null when another worker was faster or all seats are taken.
	 */
	private function take( Delivery $row, int $seats ): ?SyncState {
		$claimed = $this->deliveries->claim( $row, $this->clock->now(), $this->timing->lease, $seats );
		if ( null === $claimed ) {
			return null;
		}
		$this->handled[ $row->id ] = true;
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
	 * Look again at what a courier may be moving.
	 */
	private function follow(): void {
		$now = $this->clock->now();
		foreach ( $this->connections->all() as $connection ) {
			if ( ! $connection->may_send() ) {
				continue;
			}
			$this->look_at( $this->queue->to_audit( $connection->id, $now - $this->timing->quarantine, self::AT_ONCE ), $now );
			$this->look_at(
				array_merge(
					$this->queue->moving( $connection->id, array( 'placed', 'assigned', 'pickup', 'carried' ), $this->began, $now - self::FOLLOWED_SECONDS, self::LOOKS ),
					$this->queue->moving( $connection->id, array( 'failed', 'cancelled' ), $now - self::REVIVAL_EVERY, $now - self::REVIVAL_SECONDS, self::AT_ONCE )
				),
				$now,
				self::LOOKS
			);
		}
	}

	/**
	 * @param list<Delivery> $rows
	 * @param int|null       $a_minute At most that many; null for those that cannot wait.
	 */
	private function look_at( array $rows, int $now, ?int $a_minute = null ): void {
		foreach ( $rows as $row ) {
			if ( null !== $a_minute && isset( $this->handled[ $row->id ] ) ) {
				continue;
			}
			if ( ! $this->may_look( $row->connection_id, $a_minute ) ) {
				break;
			}
			$asked = $this->deliveries->change( $row, static fn( Delivery $now_row ): Delivery => $now_row->asked_to_look( $now ) );
			$this->take( $asked, $this->timing->concurrency );
		}
	}

	/**
	 * A look that is asked for and not taken up at once would lie in the queue.
	 */
	private function may_look( int $connection_id, ?int $a_minute ): bool {
		return $this->has_time() && $this->may_send( $connection_id )
			&& array() !== $this->deliveries->free_seats( $connection_id, $this->timing->concurrency )
			&& ( null === $a_minute || $this->connections->take_look( $connection_id, $a_minute ) );
	}

	private function tell_untold(): void {
		$now = $this->clock->now();
		foreach ( $this->queue->untold( $now, $now - self::REVIVAL_SECONDS, self::AT_ONCE ) as $row ) {
			$this->effects->tell( $row );
		}
	}

	private function has_time(): bool {
		return microtime( true ) < $this->ends && ! $this->memory_is_short();
	}

	private function memory_is_short(): bool {
		$limit = wp_convert_hr_to_bytes( (string) ini_get( 'memory_limit' ) );
		return $limit > 0 && memory_get_usage( true ) > self::MEMORY_SHARE * $limit;
	}

	private function is_command(): bool {
		return 'cli' === PHP_SAPI;
	}
}
