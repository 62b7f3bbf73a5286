<?php
/**
 * Keeps the making of a thousand orders cheap, and new orders on the rig's clock.
 */

declare( strict_types=1 );

// Their templates cost more than the order; the plugin's own mails are what the ledger check reads.
foreach ( array( 'new_order', 'cancelled_order', 'customer_processing_order', 'customer_completed_order', 'customer_refunded_order', 'customer_partially_refunded_order', 'customer_on_hold_order' ) as $mail ) {
	add_filter( "woocommerce_email_enabled_$mail", '__return_false' );
}

// Nobody runs Action Scheduler here; its pile of imports for the statistics would make every save slower than the last.
add_filter( 'woocommerce_admin_features', static fn( array $features ): array => array_diff( $features, array( 'analytics' ) ) );

add_action(
	'woocommerce_before_order_object_save',
	static function ( WC_Abstract_Order $order ): void {
		if ( 0 === $order->get_id() && null === $order->get_date_created() && pedal_chaos_ahead() > 0 ) {
			$order->set_date_created( time() + pedal_chaos_ahead() );
		}
	}
);
