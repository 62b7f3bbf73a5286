<?php
/**
 * Activates WooCommerce. Its own process: only the next one has loaded it from the start.
 */

declare( strict_types=1 );

return static function (): array {
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	$failure = activate_plugin( 'woocommerce/woocommerce.php' );
	if ( is_wp_error( $failure ) ) {
		throw new RuntimeException( 'WooCommerce could not be activated: ' . $failure->get_error_message() );
	}
	update_option( 'permalink_structure', '/%postname%/' );
	return array( 'active' => true );
};
