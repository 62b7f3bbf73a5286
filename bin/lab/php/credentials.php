<?php
/**
 * An application password of the administrator's for the launcher, new at every start.
 */

declare( strict_types=1 );

return static function (): array {
	$name  = 'Pedal lab';
	$admin = get_user_by( 'login', 'admin' );
	foreach ( WP_Application_Passwords::get_user_application_passwords( $admin->ID ) as $known ) {
		if ( $name === $known['name'] ) {
			WP_Application_Passwords::delete_application_password( $admin->ID, $known['uuid'] );
		}
	}
	$made = WP_Application_Passwords::create_new_application_password( $admin->ID, array( 'name' => $name ) );
	if ( is_wp_error( $made ) ) {
		throw new RuntimeException( $made->get_error_message() );
	}
	return array(
		'user'     => 'admin',
		'password' => $made[0],
	);
};
