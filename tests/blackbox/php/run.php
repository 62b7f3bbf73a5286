<?php
/**
 * A PHP process of the shop's own: php run.php <site> <json arguments>, code on standard input. The last line printed holds what the code returned.
 */

declare( strict_types=1 );

( static function ( array $argv ): void {
	$GLOBALS['argv'] = array();
	require $argv[1] . '/wp-load.php';
	require __DIR__ . '/shop.php';

	$run    = eval( 'return static function ( array $a ) { ' . stream_get_contents( STDIN ) . ' };' );
	$answer = $run( (array) json_decode( $argv[2], true, 32, JSON_THROW_ON_ERROR ) );
	echo "\nBLACKBOX ", wp_json_encode( $answer ), "\n";
} )( $argv );
