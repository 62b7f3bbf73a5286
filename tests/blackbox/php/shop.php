<?php
/**
 * What a shop's own code does, in short words for the tests.
 */

declare( strict_types=1 );

/**
 * An order as code would make it; `status` is set with the first save, or with a change afterwards when `then` names it.
 *
 * @param array<string,mixed> $wish
 */
function bb_order( array $wish = array() ): int {
	$wish += array( 'status' => 'processing', 'method' => 'pedal_delivery', 'instance' => bb_instance(), 'skus' => array( 'PEDAL-BREAD' => 2 ), 'meta' => array(), 'payment' => 'cod' );
	$order = new WC_Order();
	foreach ( $wish['skus'] as $sku => $quantity ) {
		$order->add_product( wc_get_product( wc_get_product_id_by_sku( $sku ) ), $quantity );
	}
	if ( $wish['method'] ) {
		$line = new WC_Order_Item_Shipping();
		$line->set_props( array( 'method_title' => 'Bike', 'method_id' => $wish['method'], 'instance_id' => (string) $wish['instance'], 'total' => '4.90' ) );
		$order->add_item( $line );
	}
	$address = ( $wish['address'] ?? array() ) + array(
		'first_name' => 'Léa',
		'last_name'  => 'Martin',
		'address_1'  => '5 rue Lesdiguières',
		'address_2'  => 'Bâtiment B',
		'city'       => 'Grenoble',
		'postcode'   => '38000',
		'country'    => 'FR',
		'phone'      => '06 12 34 56 78',
	);
	$order->set_address( $address + array( 'email' => 'lea.martin@example.org' ), 'billing' );
	$order->set_address( $address, 'shipping' );
	$order->set_payment_method( $wish['payment'] );
	$order->set_customer_note( $wish['note'] ?? '' );
	foreach ( $wish['meta'] as $key => $value ) {
		$order->update_meta_data( $key, $value );
	}
	$order->calculate_totals();
	$order->set_status( $wish['status'] );
	$id = $order->save();
	if ( isset( $wish['then'] ) ) {
		$order->update_status( $wish['then'] );
	}
	return $id;
}

/** The instance of the shop's one delivery method. */
function bb_instance(): int {
	foreach ( WC_Shipping_Zones::get_zones() as $zone ) {
		foreach ( $zone['shipping_methods'] as $method ) {
			if ( 'pedal_delivery' === $method->id ) {
				return (int) $method->instance_id;
			}
		}
	}
	return 0;
}

/** @return string[] */
function bb_notes( int $order ): array {
	return array_map( static fn( $note ) => $note->content, wc_get_order_notes( array( 'order_id' => $order ) ) );
}
