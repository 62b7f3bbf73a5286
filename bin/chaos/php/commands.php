<?php
/**
 * What hands can do to an order. Each answers the order's id.
 */

declare( strict_types=1 );

$find = static function ( array $command ): WC_Order {
	$order = wc_get_order( $command['id'] );
	return $order instanceof WC_Order ? $order : throw new RuntimeException( "There is no order {$command['id']}." );
};

$write = static function ( array $command, string $status ): WC_Order {
	$order = new WC_Order();
	$order->set_address( $command['billing'], 'billing' );
	$order->set_address( $command['shipping'], 'shipping' );
	$order->set_customer_note( $command['note'] );
	$order->set_payment_method( 'cod' );
	foreach ( $command['items'] as [ $product, $quantity ] ) {
		$order->add_product( wc_get_product( $product ), $quantity );
	}
	$shipping = new WC_Order_Item_Shipping();
	$shipping->set_method_id( $command['method'] );
	$shipping->set_instance_id( (string) $command['instance'] );
	$shipping->set_method_title( 'Delivery' );
	$shipping->set_total( '4.90' );
	$order->add_item( $shipping );
	if ( array() !== $command['slot'] ) {
		$order->update_meta_data( '_pedal_slot', $command['slot'] );
	}
	$order->calculate_totals( false );
	$order->set_status( $status );
	$order->save();
	return $order;
};

$refund = static function ( WC_Order $order, array $lines ): void {
	$amount = array_sum( array_column( $lines, 'refund_total' ) );
	$made   = wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => (string) $amount, 'line_items' => $lines ) );
	if ( is_wp_error( $made ) ) {
		throw new RuntimeException( $made->get_error_message() );
	}
};

return array(
	'save'           => static fn( array $command ): int => $write( $command, $command['status'] )->get_id(),

	'save_then_move' => static function ( array $command ) use ( $write ): int {
		$order = $write( $command, 'pending' );
		$order->update_status( $command['status'], '', true );
		return $order->get_id();
	},

	'pay'            => static function ( array $command ) use ( $write ): int {
		$order = $write( $command, 'pending' );
		$order->payment_complete( 'T' . $order->get_id() );
		return $order->get_id();
	},

	// Another system writes the status past every hook.
	'sql'            => static function ( array $command ) use ( $write ): int {
		global $wpdb;
		$order = $write( $command, 'pending' );
		$wpdb->update( "{$wpdb->prefix}wc_orders", array( 'status' => "wc-{$command['status']}", 'date_updated_gmt' => gmdate( 'Y-m-d H:i:s' ) ), array( 'id' => $order->get_id() ) );
		return $order->get_id();
	},

	'status'         => static function ( array $command ) use ( $find ): int {
		$find( $command )->update_status( $command['to'], '', true );
		return $command['id'];
	},

	'address'        => static function ( array $command ) use ( $find ): int {
		$order = $find( $command );
		foreach ( $command['shipping'] as $field => $value ) {
			$order->{"set_shipping_$field"}( $value );
		}
		$order->save();
		return $command['id'];
	},

	'note'           => static function ( array $command ) use ( $find ): int {
		$order = $find( $command );
		$order->set_customer_note( $command['note'] );
		$order->save();
		return $command['id'];
	},

	'slot'           => static function ( array $command ) use ( $find ): int {
		$order = $find( $command );
		$order->update_meta_data( '_pedal_slot', $command['slot'] );
		$order->save();
		return $command['id'];
	},

	'refund_all'     => static function ( array $command ) use ( $find, $refund ): int {
		$order = $find( $command );
		$lines = array();
		foreach ( $order->get_items( array( 'line_item', 'shipping' ) ) as $id => $item ) {
			$lines[ $id ] = array( 'qty' => $item->get_quantity(), 'refund_total' => (float) $item->get_total() );
		}
		$refund( $order, $lines );
		return $command['id'];
	},

	'refund_one'     => static function ( array $command ) use ( $find, $refund ): int {
		$order = $find( $command );
		$item  = current( $order->get_items() );
		$refund( $order, array( $item->get_id() => array( 'qty' => 1, 'refund_total' => (float) $item->get_total() / max( 1, $item->get_quantity() ) ) ) );
		return $command['id'];
	},

	'trash'          => static function ( array $command ) use ( $find ): int {
		$find( $command )->delete( false );
		return $command['id'];
	},

	'untrash'        => static function ( array $command ) use ( $find ): int {
		$find( $command )->untrash();
		return $command['id'];
	},

	'delete'         => static function ( array $command ) use ( $find ): int {
		$find( $command )->delete( true );
		return $command['id'];
	},
);
