<?php
/**
 * Deliveries whose connection was deleted: no pass would ever come by them again, so a person is told, once.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\Delivery;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Queue;

final class Orphans {

	private const AT_ONCE = 100;

	public function __construct(
		private readonly Queue $queue,
		private readonly Deliveries $deliveries,
		private readonly StageEffects $effects,
		private readonly Clock $clock,
	) {}

	/**
	 * @param array<int,Connection> $connections All there are, by id.
	 * @param callable():bool       $has_time
	 */
	public function show( array $connections, callable $has_time ): void {
		foreach ( array_diff( $this->queue->connections(), array_keys( $connections ) ) as $deleted ) {
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
}
