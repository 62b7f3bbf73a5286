<?php
/**
 * WooCommerce's own queue, run until it is empty: php queue.php <site> <seconds>
 */

declare( strict_types=1 );

( static function ( array $argv ): void {
	[ , $site, $seconds ] = $argv;
	$GLOBALS['argv']      = array();
	require $site . '/wp-load.php';
	$ends = microtime( true ) + (float) $seconds;
	do {
		ActionScheduler_QueueRunner::instance()->run( 'Bench' );
		usleep( 50000 );
	} while ( microtime( true ) < $ends && as_has_scheduled_action( 'woocommerce_deliver_webhook_async' ) );
} )( $argv );
