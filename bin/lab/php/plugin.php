<?php
/**
 * Activates the plugin through WordPress, as a person would.
 */

declare( strict_types=1 );

return static function (): array {
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	$file = 'pedal-bridge/pedal-bridge.php';
	if ( ! file_exists( WP_PLUGIN_DIR . '/' . $file ) ) {
		return array( 'active' => false );
	}
	$failure = is_plugin_active( $file ) ? null : activate_plugin( $file );
	if ( is_wp_error( $failure ) ) {
		throw new RuntimeException( 'The plugin could not be activated: ' . $failure->get_error_message() );
	}
	return array( 'active' => is_plugin_active( $file ) );
};
