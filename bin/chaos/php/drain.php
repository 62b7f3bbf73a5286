<?php
/**
 * A drainer, as system cron starts one: passes in a loop for some seconds. php drain.php <site> <seconds> <pause in milliseconds>
 */

declare( strict_types=1 );

( static function ( array $argv ): void {
	[ , $site, $seconds, $pause ] = $argv;
	$GLOBALS['argv']              = array();
	require $site . '/wp-load.php';

	$ends = microtime( true ) + (float) $seconds;
	do {
		do_action( 'pedal_tick' );
		usleep( 1000 * (int) $pause );
		wp_cache_flush();
	} while ( microtime( true ) < $ends );
} )( $argv );
