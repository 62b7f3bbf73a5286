<?php
/**
 * Staff and other systems at work on orders: php hands.php <site> <file with one JSON command a line>. Answers one JSON line for each as it is done.
 */

declare( strict_types=1 );

( static function ( array $argv ): void {
	[ , $site, $file ] = $argv;
	$GLOBALS['argv']   = array();
	require $site . '/wp-load.php';
	$commands = require __DIR__ . '/commands.php';

	foreach ( file( $file, FILE_IGNORE_NEW_LINES | FILE_SKIP_EMPTY_LINES ) as $line ) {
		$command = json_decode( $line, true, 16, JSON_THROW_ON_ERROR );
		try {
			$answer = array( 'id' => $commands[ $command['do'] ]( $command ) );
		} catch ( Throwable $failure ) {
			$answer = array( 'error' => $failure->getMessage() );
		}
		fwrite( STDOUT, wp_json_encode( array( 'code' => $command['code'], 'do' => $command['do'] ) + $answer ) . "\n" );
	}
} )( $argv );
