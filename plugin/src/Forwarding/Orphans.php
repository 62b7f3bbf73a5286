<?php
/**
 * Deliveries whose connection was deleted: no pass would ever come by them again, so a person is told, once.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\Delivery;
use Pedal\Storage\Connections;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Queue;

final class Orphans {

	private const AT_ONCE = 100;

	public function __construct(
		private readonly Queue $queue,
		private readonly Deliveries $deliveries,
		private readonly Connections $connections,
		private readonly StageEffects $effects,
		private readonly Clock $clock,
	) {}

	/**
	 * @param array<int,Connection> $connections All there were a moment ago, by id.
	 * @param callable():bool       $has_time
	 */
	public function show( array $connections, callable $has_time ): void {
		foreach ( array_diff( $this->queue->connections(), array_keys( $connections ) ) as $unknown ) {
			// Not one that was made, and got its first order, since they were read.
			if ( null === $this->connections->find( $unknown ) ) {
				$this->leave_to_people( $unknown, $has_time );
			}
		}
	}

	/**
	 * @param callable():bool $has_time
	 */
	private function leave_to_people( int $deleted, callable $has_time ): void {
		do {
			$rows = $this->queue->waiting( $deleted, self::AT_ONCE );
			foreach ( $rows as $row ) {
				if ( ! $has_time() ) {
					return;
				}
				$now = $this->clock->now();
				$this->effects->tell( $this->deliveries->change( $row, static fn( Delivery $current ): Delivery => $current->orphaned( $now ) ) );
			}
		} while ( count( $rows ) === self::AT_ONCE );
	}
}
