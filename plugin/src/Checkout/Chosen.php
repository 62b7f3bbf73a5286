<?php
/**
 * Which of our methods the shopper chose, in the cart or in an order; null when it is another one, or nothing is shipped.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

use Pedal\Core\Rules;

final class Chosen {

	public static function in_cart(): ?ShippingMethod {
		$cart    = WC()->cart;
		$session = WC()->session;
		if ( ! $cart instanceof \WC_Cart || ! $session instanceof \WC_Session || ! $cart->needs_shipping() ) {
			return null;
		}
		foreach ( (array) $session->get( 'chosen_shipping_methods', array() ) as $rate ) {
			list( $method, $instance ) = array_pad( explode( ':', is_string( $rate ) ? $rate : '' ), 2, '' );
			if ( Rules::METHOD === $method ) {
				return new ShippingMethod( (int) $instance );
			}
		}
		return null;
	}

	public static function in_order( \WC_Order $order ): ?ShippingMethod {
		foreach ( $order->get_shipping_methods() as $line ) {
			if ( $line instanceof \WC_Order_Item_Shipping && Rules::METHOD === $line->get_method_id() ) {
				return new ShippingMethod( (int) $line->get_instance_id() );
			}
		}
		return null;
	}
}
