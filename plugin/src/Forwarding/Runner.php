<?php
/**
 * Makes a pass: sweep, then claim and reconcile due rows until none is due or the budget is used.
 *
 * Any number of passes may run at the same time on any number of hosts. Never throws.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Timing;
use Pedal\Storage\Backlog;
use Pedal\Storage\Schema;

final class Runner {

	/**
	 * A web server's process that has answered its shopper may work on for this long.
	 */
	private const NUDGE_SECONDS = 5;

	private bool $running = false;

	public function __construct(
		private readonly Intake $intake,
		private readonly Sweep $sweep,
		private readonly Worker $worker,
		private readonly Tracking $tracking,
		private readonly Continuity $continuity,
		private readonly Housekeeping $housekeeping,
		private readonly Guard $guard,
		private readonly Schema $schema,
		private readonly Backlog $backlog,
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
				$settled = $this->work( $budget ?? ( $this->is_command() ? $this->timing->budget_cli : $this->timing->budget_web ) );
			} catch ( \Throwable $failure ) {
				$this->log->error( 'A pass ended early.', $failure );
			} finally {
				$this->running = false;
				$this->intake->read_again();
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
			$pass = $this->begin( self::NUDGE_SECONDS );
			if ( '' === $this->guard->reason() ) {
				$this->worker->drain( $pass, 1 );
			}
		} catch ( \Throwable $failure ) {
			$this->log->error( 'A nudge ended early.', $failure );
		}
	}

	/**
	 * @return array{remaining:int,oldest_due_seconds:int}
	 */
	private function backlog(): array {
		try {
			$now = $this->clock->now();
			return array(
				'remaining'          => $this->backlog->count_due( $now ),
				'oldest_due_seconds' => $this->backlog->oldest_due_seconds( $now ),
			);
		} catch ( \Throwable $failure ) {
			$this->log->error( 'The queue cannot be read.', $failure );
			return array(
				'remaining'          => 0,
				'oldest_due_seconds' => 0,
			);
		}
	}

	/**
	 * @param int $budget Seconds.
	 */
	private function begin( int $budget ): Pass {
		ignore_user_abort( true );
		if ( (int) ini_get( 'max_execution_time' ) > 0 && function_exists( 'wc_set_time_limit' ) ) {
			wc_set_time_limit( $budget + 2 * (int) $this->timing->http_timeout );
		}
		$this->continuity->forget();
		return Pass::of( $budget, $this->clock->now() );
	}

	private function work( int $budget ): int {
		$pass = $this->begin( $budget );
		$this->schema->ensure( static fn() => CrashPoint::at( 'schema' ) );
		$this->intake->settle();
		$this->whatever_else( fn() => $this->sweep->run( $pass->is_in_its_first_half( ... ) ) );
		$this->worker->release_lapsed();
		$settled = 0;
		if ( '' === $this->guard->reason() ) {
			$settled += $this->worker->drain( $pass, $this->timing->concurrency );
			$this->whatever_else( fn() => $this->tracking->follow( $pass ) );
			$settled += $this->worker->drain( $pass, $this->timing->concurrency );
		}
		$this->whatever_else( $this->worker->tell_untold( ... ) );
		$this->whatever_else( fn() => $this->housekeeping->tidy( $pass->has_time( ... ) ) );
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

	private function is_command(): bool {
		return 'cli' === PHP_SAPI;
	}
}
