<?php
/**
 * Makes a shop that wp-env brought up ready: its Playground runtime logs strangers in and knows mapped plugins, but does not activate them.
 */

declare( strict_types=1 );

if ( defined( 'PEDAL_LAB_SITE' ) ) {
	return;
}

/*
 * Without this, Playground answers every request that has no cookie (webhooks, REST with keys, cron) with a redirect and an admin's cookie.
 */
$_COOKIE['playground_auto_login_already_happened'] = '1';

add_action(
	'init',
	static function (): void {
		require_once ABSPATH . 'wp-admin/includes/plugin.php';
		foreach ( array( 'woocommerce/woocommerce.php', 'pedal-bridge/pedal-bridge.php' ) as $plugin ) {
			if ( file_exists( WP_PLUGIN_DIR . '/' . $plugin ) && is_plugin_inactive( $plugin ) ) {
				activate_plugin( $plugin );
			}
		}
		if ( '' === get_option( 'permalink_structure' ) ) {
			update_option( 'permalink_structure', '/%postname%/' );
			flush_rewrite_rules();
		}
	},
	1
);
