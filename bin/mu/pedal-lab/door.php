<?php
/**
 * Runs a lab script over HTTP, for shops whose PHP the launcher cannot reach by command line. Needs the launcher's token.
 */

declare( strict_types=1 );

add_action(
	'wp_loaded',
	static function (): void {
		$given  = $_SERVER['HTTP_X_PEDAL_LAB'] ?? null;
		$script = $_GET['pedal-lab'] ?? null;
		if ( ! defined( 'PEDAL_LAB_TOKEN' ) || ! is_string( $given ) || ! hash_equals( PEDAL_LAB_TOKEN, $given ) || ! is_string( $script ) ) {
			return;
		}
		if ( ! preg_match( '/^[a-z-]+$/', $script ) || ! file_exists( WP_CONTENT_DIR . '/pedal-lab/' . $script . '.php' ) ) {
			wp_send_json_error( 'There is no lab script of that name.', 404 );
		}
		try {
			$run = require WP_CONTENT_DIR . '/pedal-lab/' . $script . '.php';
			wp_send_json_success( $run( (array) json_decode( (string) file_get_contents( 'php://input' ), true ) ) );
		} catch ( Throwable $failure ) {
			wp_send_json_error( $failure->getMessage(), 500 );
		}
	},
	100
);
