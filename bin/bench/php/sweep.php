<?php
/**
 * The full comparison of orders, rows and platform, as "Check now" makes it: php sweep.php <site>
 */

declare( strict_types=1 );

( static function ( array $argv ): void {
	[ , $site ]      = $argv;
	$GLOBALS['argv'] = array();
	require $site . '/wp-load.php';
	wp_set_current_user( 1 );
	rest_get_server();
	$began  = hrtime( true );
	$answer = rest_do_request( new WP_REST_Request( 'POST', '/wc-pedal/v1/sweep' ) );
	fwrite( STDOUT, wp_json_encode( array( 'ms' => ( hrtime( true ) - $began ) / 1e6, 'status' => $answer->get_status() ) ) . "\n" );
} )( $argv );
