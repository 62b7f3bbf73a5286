<?php
/**
 * Paid orders, as an import makes them: php orders.php <site> <json: number, product, method, instance, slot>
 */

declare( strict_types=1 );

( static function ( array $argv ): void {
	[ , $site, $given ] = $argv;
	$GLOBALS['argv']    = array();
	require $site . '/wp-load.php';
	$wishes  = json_decode( $given, true, 4, JSON_THROW_ON_ERROR );
	$product = wc_get_product( $wishes['product'] );
	$address = array( 'first_name' => 'Léa', 'last_name' => 'Martin', 'address_1' => '5 rue Lesdiguières', 'city' => 'Grenoble', 'postcode' => '38000', 'country' => 'FR' );
	[ $start, $end ] = explode( '/', $wishes['slot'] );
	for ( $made = 0; $made < $wishes['number']; $made++ ) {
		$order = new WC_Order();
		$order->set_address( $address + array( 'email' => 'lea.martin@example.org', 'phone' => '06 12 34 56 78' ), 'billing' );
		$order->set_address( $address, 'shipping' );
		$order->set_payment_method( 'cod' );
		$order->add_product( $product, 2 );
		$shipping = new WC_Order_Item_Shipping();
		$shipping->set_method_id( $wishes['method'] );
		$shipping->set_instance_id( (string) $wishes['instance'] );
		$shipping->set_total( '4.90' );
		$order->add_item( $shipping );
		$order->update_meta_data( '_pedal_slot', array( 'value' => $wishes['slot'], 'start' => $start, 'end' => $end, 'connection_id' => 0 ) );
		$order->calculate_totals( false );
		$order->set_status( 'processing' );
		$order->save();
	}
	fwrite( STDOUT, wp_json_encode( array( 'made' => $made ) ) . "\n" );
} )( $argv );
