<?php
/**
 * Runs one lab script inside a site: php run.php <site> <script> <json arguments>. The last line printed holds its answer.
 */

declare( strict_types=1 );

( static function ( array $argv ): void {
	[ , $site, $script, $arguments ] = $argv + array( '', '', '', '{}' );

	if ( 'install' === $script ) {
		define( 'WP_INSTALLING', true );
	}
	$GLOBALS['argv'] = array();

	// The shop's settings keep errors off the screen; whoever runs this wants to read them.
	register_shutdown_function(
		static function (): void {
			$last = error_get_last();
			if ( $last && in_array( $last['type'], array( E_ERROR, E_PARSE, E_COMPILE_ERROR, E_CORE_ERROR ), true ) ) {
				fwrite( STDERR, $last['message'] . ' in ' . $last['file'] . ':' . $last['line'] . "\n" );
			}
		}
	);
	require $site . '/wp-load.php';

	$run    = require __DIR__ . '/' . $script . '.php';
	$answer = $run( (array) json_decode( $arguments, true, 16, JSON_THROW_ON_ERROR ) );
	echo "\nPEDAL-ANSWER ", wp_json_encode( $answer ), "\n";
} )( $argv );
