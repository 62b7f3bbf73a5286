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
	require $site . '/wp-load.php';

	$run    = require __DIR__ . '/' . $script . '.php';
	$answer = $run( (array) json_decode( $arguments, true, 16, JSON_THROW_ON_ERROR ) );
	echo "\nPEDAL-ANSWER ", wp_json_encode( $answer ), "\n";
} )( $argv );
