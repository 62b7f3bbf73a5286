<?php
/**
 * An order, for somebody who may edit this very order.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Forwarding\Problem;
use Pedal\Storage\Orders;

final class OrderAccess {

	public function __construct( private readonly Orders $orders ) {}

	/**
	 * @param string $field Argument that names it.
	 * @throws Problem
	 */
	public function get( int $id, string $field = 'id' ): \WC_Order {
		$order = $this->orders->get( $id );
		if ( null === $order || 'shop_order' !== $order->get_type() ) {
			throw new Problem( 'pedal_order_not_found', 404, $field );
		}
		$this->demand( $id );
		return $order;
	}

	/**
	 * Of an order that may be gone; its delivery then belongs to all who manage orders.
	 *
	 * @throws Problem
	 */
	public function demand( int $id ): void {
		if ( ! $this->is_allowed( $id ) ) {
			throw new Problem( 'rest_forbidden', rest_authorization_required_code() );
		}
	}

	public function is_allowed( int $id ): bool {
		return null === $this->orders->get( $id ) ? current_user_can( 'edit_shop_orders' ) : current_user_can( 'edit_shop_order', $id );
	}
}
