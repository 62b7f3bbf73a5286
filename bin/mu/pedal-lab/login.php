<?php
/**
 * Lets the launcher print an admin address that is already logged in: /?pedal-login=<token>&to=<admin page>.
 */

declare( strict_types=1 );

add_action(
	'init',
	static function (): void {
		$given = $_GET['pedal-login'] ?? null;
		if ( ! defined( 'PEDAL_LAB_TOKEN' ) || ! is_string( $given ) || ! hash_equals( PEDAL_LAB_TOKEN, $given ) ) {
			return;
		}
		wp_set_auth_cookie( 1, true );
		wp_safe_redirect( admin_url( (string) wp_unslash( $_GET['to'] ?? '' ) ) );
		exit;
	}
);
