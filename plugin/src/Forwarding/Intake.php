<?php
/**
 * Listens to WooCommerce: every signal only remembers an order; the order is evaluated once, at the end of the request, as it was saved.
 *
 * Nothing here may ever throw into a shop's request.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Delivery;
use Pedal\Storage\Orders;

final class Intake {

	/**
	 * A long import must not hold all its orders in memory.
	 */
	private const AT_ONCE = 50;

	/**
	 * Signals that came, by order id: the order object at hand, or null to read it.
	 *
	 * @var array<int,\WC_Order|null>
	 */
	private array $remembered = array();

	/**
	 * @var array<int,true>
	 */
	private array $deleted = array();

	/**
	 * @param \Closure():Planner $planner Most requests do nothing to an order.
	 */
	public function __construct(
		private readonly \Closure $planner,
		private readonly Orders $orders,
		private readonly Log $log,
	) {}

	/**
	 * On hooks that pass an order.
	 */
	public function order_changed( mixed $order ): void {
		if ( $order instanceof \WC_Order && 'shop_order' === $order->get_type() && $order->get_id() > 0 ) {
			$this->remember( $order->get_id(), $order );
		}
	}

	/**
	 * On hooks that pass an id.
	 */
	public function order_id_changed( mixed $id ): void {
		if ( is_numeric( $id ) && (int) $id > 0 ) {
			$this->remember( (int) $id, null );
		}
	}

	/**
	 * On `woocommerce_order_status_changed`: id, from, to, order.
	 */
	public function status_changed( mixed $id, mixed $from = '', mixed $to = '', mixed $order = null ): void {
		$order instanceof \WC_Order ? $this->order_changed( $order ) : $this->order_id_changed( $id );
	}

	/**
	 * On post hooks of the posts storage, which pass ids of everything.
	 */
	public function post_changed( mixed $id ): void {
		if ( is_numeric( $id ) && 'shop_order' === get_post_type( (int) $id ) ) {
			$this->remember( (int) $id, null );
		}
	}

	public function order_deleted( mixed $id ): void {
		if ( is_numeric( $id ) && (int) $id > 0 ) {
			$this->deleted[ (int) $id ] = true;
			unset( $this->remembered[ (int) $id ] );
		}
	}

	public function post_deleted( mixed $id ): void {
		if ( is_numeric( $id ) && 'shop_order' === get_post_type( (int) $id ) ) {
			$this->order_deleted( $id );
		}
	}

	public function has_news(): bool {
		return array() !== $this->remembered || array() !== $this->deleted;
	}

	/**
	 * Evaluate what was remembered: at the end of the request, and at the start of every pass.
	 *
	 * @return int How many new rows.
	 */
	public function settle(): int {
		$planned = 0;
		while ( $this->has_news() ) {
			$remembered       = $this->remembered;
			$deleted          = $this->deleted;
			$this->remembered = array();
			$this->deleted    = array();
			foreach ( $remembered as $id => $order ) {
				$planned += (int) $this->settle_one( $id, $order );
			}
			foreach ( array_keys( $deleted ) as $id ) {
				$this->guarded( fn() => ( $this->planner )()->order_deleted( $id ), $id );
			}
		}
		return $planned;
	}

	/**
	 * After a pass, which may take a minute: what it remembered by the way is evaluated as others have left it, not as it was read.
	 */
	public function read_again(): void {
		$this->remembered = array_fill_keys( array_keys( $this->remembered ), null );
	}

	private function remember( int $id, ?\WC_Order $order ): void {
		$this->remembered[ $id ] = $order ?? $this->remembered[ $id ] ?? null;
		if ( count( $this->remembered ) > self::AT_ONCE ) {
			$this->settle();
		}
	}

	private function settle_one( int $id, ?\WC_Order $order ): bool {
		return (bool) $this->guarded(
			function () use ( $id, $order ): bool {
				$order ??= $this->orders->fresh( $id );
				return null !== $order && true === ( $this->planner )()->evaluate( $order, Delivery::HOOK )?->planned;
			},
			$id
		);
	}

	/**
	 * The sweep finds what fails here.
	 */
	private function guarded( callable $work, int $order_id ): mixed {
		try {
			return $work();
		} catch ( \Throwable $failure ) {
			$this->log->error( 'Order could not be evaluated; the sweep will.', $failure, array( 'order_id' => $order_id ) );
			return null;
		}
	}
}
