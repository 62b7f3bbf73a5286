<?php
/**
 * Looks again at what a courier may be moving, and at what may have a twin: webhooks are hints, and may never come.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Delivery;
use Pedal\Core\Timing;
use Pedal\Storage\Connections;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Queue;

final class Tracking {

	/**
	 * Reads of deliveries that may have moved, a minute, over all passes: following many leaves room for sending new ones.
	 */
	private const LOOKS = 400;

	private const AT_ONCE = 25;

	/**
	 * Deliveries are followed this long beyond their window; failed ones may be rescheduled for a day.
	 */
	private const FOLLOWED_SECONDS = 172800;
	private const REVIVAL_SECONDS  = 86400;
	private const REVIVAL_EVERY    = 600;

	public function __construct(
		private readonly Worker $worker,
		private readonly Platforms $platforms,
		private readonly Queue $queue,
		private readonly Deliveries $deliveries,
		private readonly Connections $connections,
		private readonly Clock $clock,
		private readonly Timing $timing,
	) {}

	public function follow( Pass $pass ): void {
		$now = $this->clock->now();
		foreach ( $this->connections->all() as $connection ) {
			if ( ! $connection->may_send() || $this->platforms->is_listener( $connection ) ) {
				continue;
			}
			$this->look_at( $pass, $this->queue->to_audit( $connection->id, $now - $this->timing->quarantine, self::AT_ONCE ), $now );
			$this->look_at(
				$pass,
				array_merge(
					$this->queue->moving( $connection->id, array( 'placed', 'assigned', 'pickup', 'carried' ), $pass->began, $now - self::FOLLOWED_SECONDS, self::LOOKS ),
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
	private function look_at( Pass $pass, array $rows, int $now, ?int $a_minute = null ): void {
		foreach ( $rows as $row ) {
			if ( null !== $a_minute && $pass->has_handled( $row->id ) ) {
				continue;
			}
			if ( ! $pass->has_time() || ! $this->may_look( $row->connection_id, $a_minute ) ) {
				break;
			}
			$asked = $this->deliveries->change( $row, static fn( Delivery $now_row ): Delivery => $now_row->asked_to_look( $now ) );
			$this->worker->take( $pass, $asked, $this->timing->concurrency );
		}
	}

	/**
	 * A look that is asked for and not taken up at once would lie in the queue.
	 */
	private function may_look( int $connection_id, ?int $a_minute ): bool {
		return $this->worker->may_send( $connection_id )
			&& array() !== $this->deliveries->free_seats( $connection_id, $this->timing->concurrency )
			&& ( null === $a_minute || $this->connections->take_look( $connection_id, $a_minute ) );
	}
}
