<?php
/**
 * WordPress itself, on an empty database.
 */

declare( strict_types=1 );

return static function ( array $arguments ): array {
	require_once ABSPATH . 'wp-admin/includes/upgrade.php';
	if ( is_blog_installed() ) {
		return array( 'installed' => false );
	}
	wp_install( 'Pedal test shop', 'admin', 'admin@shop.example', false, '', $arguments['password'] );
	return array( 'installed' => true );
};
