<?php
/**
 * The plugin's own list of its crash points, as one JSON line: php crash-points.php <site>
 */

declare( strict_types=1 );

( static function ( array $argv ): void {
	$GLOBALS['argv'] = array();
	require $argv[1] . '/wp-load.php';
	fwrite( STDOUT, wp_json_encode( Pedal\Forwarding\CrashPoint::ALL ) . "\n" );
} )( $argv );
