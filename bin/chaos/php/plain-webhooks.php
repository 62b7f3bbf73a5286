<?php
/**
 * Takes Pedal out of the shop and sets up WooCommerce's own webhooks instead: php plain-webhooks.php <site> <address>
 */

declare( strict_types=1 );

( static function ( array $argv ): void {
	[ , $site, $address ] = $argv;
	$GLOBALS['argv']      = array();
	require $site . '/wp-load.php';
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	deactivate_plugins( 'pedal-bridge/pedal-bridge.php' );
	foreach ( array( 'order.created', 'order.updated' ) as $topic ) {
		$webhook = new WC_Webhook();
		$webhook->set_name( $topic );
		$webhook->set_user_id( 1 );
		$webhook->set_topic( $topic );
		$webhook->set_delivery_url( $address );
		$webhook->set_status( 'active' );
		$webhook->save();
	}
	fwrite( STDOUT, "done\n" );
} )( $argv );
