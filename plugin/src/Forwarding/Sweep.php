<?php
/**
 * The sweep verb: compares orders with rows and repairs what every hook missed. Hooks are the fast path; this is the guarantee.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Delivery;
use Pedal\Core\Timing;
use Pedal\Core\Window;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Journal;
use Pedal\Storage\Orders;
use Pedal\Storage\Settings;
use Pedal\Storage\Watch;

final class Sweep {

	private const PAGE      = 200;
	private const FULL_DAYS = 30;

	public function __construct(
		private readonly Watch $watch,
		private readonly Deliveries $deliveries,
		private readonly Planner $planner,
		private readonly Orders $orders,
		private readonly Settings $settings,
		private readonly Journal $journal,
		private readonly Timing $timing,
		private readonly Log $log,
	) {}

	/**
	 * New and changed orders only.
	 *
	 * @param callable():bool $has_time
	 */
	public function run( callable $has_time ): void {
		if ( $this->table_was_set_back() ) {
			$this->watch->rewind( 7 );
		}
		$this->watch->take_in( $this->timing->sweep_overlap );
		$after = 0;
		do {
			$changed = $this->watch->changed( $after, self::PAGE );
			$after   = array() === $changed ? $after : end( $changed )['id'];
			// Passes side by side must not walk behind each other and do everything twice.
			shuffle( $changed );
			foreach ( $changed as $seen ) {
				$this->visit( $seen );
				if ( ! $has_time() ) {
					return;
				}
			}
		} while ( count( $changed ) === self::PAGE );
	}

	/**
	 * Every order of the last days that should be sent and has no row, whatever was seen before.
	 *
	 * @param callable():bool $has_time
	 */
	public function full( callable $has_time ): void {
		$this->run( $has_time );
		$statuses = $this->settings->policy()->all_statuses();
		$after    = 0;
		do {
			$ids = $this->watch->without_delivery( $statuses, self::FULL_DAYS, $after, self::PAGE );
			foreach ( $ids as $id ) {
				$after = $id;
				$this->evaluate( $id );
			}
		} while ( count( $ids ) === self::PAGE && $has_time() );
	}

	/**
	 * @param array{id:int,status:string,raw:string,changed:string} $seen
	 */
	private function visit( array $seen ): void {
		if ( $this->watch->is_seen( $seen ) || ! $this->evaluate( $seen['id'] ) ) {
			return;
		}
		CrashPoint::at( 'sweep_seen' );
		$this->watch->seen( $seen );
	}

	/**
	 * @return bool False when it failed and has to be tried again.
	 */
	private function evaluate( int $order_id ): bool {
		try {
			$order = $this->orders->fresh( $order_id );
			if ( null === $order ) {
				$this->planner->order_deleted( $order_id );
				return true;
			}
			$evaluated = $this->planner->evaluate( $order, Delivery::SWEEP );
			if ( null !== $evaluated ) {
				$this->write_down( $order, $evaluated );
			}
			return true;
		} catch ( \Throwable $failure ) {
			$this->log->error( 'The sweep could not evaluate an order.', $failure, array( 'order_id' => $order_id ) );
			return false;
		}
	}

	/**
	 * The verdict goes on the order here and not at checkout, where it would cost the shopper a query.
	 */
	private function write_down( \WC_Order $order, Evaluated $evaluated ): void {
		if ( $evaluated->planned ) {
			$this->journal->note_order( 'swept', 'found', $order->get_id() );
		}
		$verdict = $evaluated->verdict->to_array();
		$known   = $order->get_meta( Orders::VERDICT );
		if ( ! is_array( $known ) || array_diff_key( $known, array( 'decided_at' => 0 ) ) !== $verdict ) {
			$this->orders->keep_meta( $order, Orders::VERDICT, $verdict + array( 'decided_at' => Window::iso( $evaluated->verdict->decided_at ) ) );
		}
	}

	/**
	 * The journal remembers rows that the table does not hold any more: it was emptied, recreated or restored from an older copy.
	 */
	private function table_was_set_back(): bool {
		$remembered = $this->journal->newest_delivery();
		$there      = $this->deliveries->newest();
		return $remembered > $there && $this->journal->note_order( 'swept', 'table_set_back', 0, array(), "set_back:$remembered:$there" );
	}
}
