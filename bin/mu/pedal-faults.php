<?php
/**
 * Plugin Name: Pedal faults
 * Description: Makes one thing go wrong in a test shop, to see that the doctor names it. Never shipped; silent outside local environments and without a wish.
 */

declare( strict_types=1 );

( static function (): void {
	$wish = WP_CONTENT_DIR . '/lab/fault';
	if ( 'local' !== wp_get_environment_type() || ! is_file( $wish ) ) {
		return;
	}
	$faults = require __DIR__ . '/pedal-faults/faults.php';
	foreach ( array_filter( explode( ' ', trim( (string) file_get_contents( $wish ) ) ) ) as $name ) {
		isset( $faults[ $name ] ) ? $faults[ $name ]() : error_log( "Pedal faults: there is no fault \"$name\"." );
	}
} )();
