<?php
/**
 * Runs Action Scheduler's queue in a loop for some seconds, as its own runner would: php run-queue.php <site> <seconds> <pause in milliseconds>
 */

declare( strict_types=1 );

( static function ( array $argv ): void {
	[ , $site, $seconds, $pause ] = $argv;
	$GLOBALS['argv']              = array();
	require $site . '/wp-load.php';

	$ends = microtime( true ) + (float) $seconds;
	do {
		ActionScheduler::runner()->run( 'Chaos' );
		usleep( 1000 * (int) $pause );
		wp_cache_flush();
	} while ( microtime( true ) < $ends );
} )( $argv );
