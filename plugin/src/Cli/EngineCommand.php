<?php
/**
 * `wp pedal drain`, `sweep`, `status`, `doctor`.
 */

declare( strict_types=1 );

namespace Pedal\Cli;

use Pedal\Core\Fields;
use Pedal\Forwarding\Clocks;
use Pedal\Health\Doctor;
use Pedal\Health\Status;
use Pedal\Rest\EngineResource;

final class EngineCommand {

	public function __construct(
		private readonly Clocks $clocks,
		private readonly Overdue $overdue,
		private readonly EngineResource $engine,
		private readonly Proof $proof,
		private readonly Doctor $doctor,
		private readonly Console $console,
	) {}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function drain( array $arguments, array $flags ): void {
		$seconds = Console::id( ( new Fields( $flags ) )->text( 'max-seconds', '55' ) );
		if ( $seconds < 1 || $seconds > 3600 ) {
			\WP_CLI::error( 'rest_invalid_param: ' . __( '--max-seconds must be between 1 and 3600.', 'pedal-bridge' ) );
		}
		$late    = $this->console->carry( fn(): array => $this->overdue->ids() );
		$drained = $this->clocks->drain( $seconds );
		if ( 'json' === ( $flags['format'] ?? '' ) ) {
			$this->console->object( $drained, $flags );
		} elseif ( isset( $flags['format'] ) ) {
			$this->console->rows( array( $drained ), array( 'settled', 'remaining', 'oldest_due_seconds' ), $flags );
		} else {
			// Silent with --quiet, so that the server's cron writes only when there is something to say.
			\WP_CLI::log( sprintf( 'settled: %d, remaining: %d, oldest due: %d s', $drained['settled'], $drained['remaining'], $drained['oldest_due_seconds'] ) );
		}
		$overdue = $this->console->carry( fn(): int => count( $this->overdue->ids( $late ) ) );
		if ( $overdue > 0 ) {
			/* translators: %d: number of orders. */
			\WP_CLI::error( 'orders_overdue: ' . sprintf( _n( '%d order is overdue. See: wp pedal delivery list', '%d orders are overdue. See: wp pedal delivery list', $overdue, 'pedal-bridge' ), $overdue ) );
		}
	}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function sweep( array $arguments, array $flags ): void {
		$this->console->object( $this->console->carry( fn(): array => $this->proof->make() ), $flags );
	}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function status( array $arguments, array $flags ): void {
		$this->console->object( $this->console->carry( fn(): array => $this->engine->status() ), $flags );
	}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function doctor( array $arguments, array $flags ): void {
		$all    = $this->console->carry( fn(): array => $this->doctor->examine( ! isset( $flags['cheap'] ) ) );
		$raised = array_values( array_filter( $all, static fn( array $finding ): bool => Status::Good->value !== $finding['status'] ) );
		$whole  = isset( $flags['all'] ) || 'json' === ( $flags['format'] ?? '' );
		$this->console->rows( $whole ? $all : $raised, array( 'id', 'label', 'status', 'code', 'message', 'evidence', 'fix' ), $flags );
		if ( in_array( Status::Critical->value, array_column( $raised, 'status' ), true ) ) {
			\WP_CLI::halt( 1 );
		}
	}
}
