<?php
/**
 * The box on one order's screen, in either order storage; what is in it is drawn by src/admin/order-box.
 */

declare( strict_types=1 );

namespace Pedal\Admin;

final class OrderBox {

	public const ID = 'pedal-delivery';

	/**
	 * On `add_meta_boxes`.
	 */
	public function add( string $screen ): void {
		if ( in_array( $screen, OrderScreen::EDIT, true ) && current_user_can( Page::CAPABILITY ) ) {
			add_meta_box( self::ID, __( 'Delivery', 'pedal-bridge' ), $this->render( ... ), $screen, 'side', 'high' );
		}
	}

	/**
	 * @param \WP_Post|\WC_Order $order
	 */
	private function render( object $order ): void {
		$id = $order instanceof \WC_Order ? $order->get_id() : (int) $order->ID;
		echo '<div id="pedal-order-box" class="pedal" data-order="' . esc_attr( (string) $id ) . '">';
		echo '<div class="pedal-skeleton" aria-hidden="true"><span></span><span></span></div></div>';
	}
}
