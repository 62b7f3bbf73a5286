<?php
/**
 * Real WordPress + WooCommerce + Pedal in this process: PEDAL_TEST_SITE names a folder made by bin/lab/make-site.ts.
 */

declare( strict_types=1 );

require __DIR__ . '/bootstrap-core.php';

( static function (): void {
	$site   = (string) getenv( 'PEDAL_TEST_SITE' );
	$refuse = static function ( string $sentence ): never {
		fwrite( STDERR, $sentence . "\n" );
		exit( 3 );
	};
	if ( '' === $site ) {
		$refuse( 'PEDAL_TEST_SITE is not set: make a shop with "node --import tsx bin/lab/make-site.ts --dir <folder>" and name that folder in it.' );
	}
	if ( ! is_file( "$site/wp-load.php" ) ) {
		$refuse( "PEDAL_TEST_SITE is \"$site\", which holds no wp-load.php: it must be the folder of a WordPress made by bin/lab/make-site.ts." );
	}
	// Opens the doors that the plugin keeps for a test rig: its clock can be set forward.
	define( 'PEDAL_TEST', true );
	define( 'WP_USE_THEMES', false );
	require "$site/wp-load.php";
	error_reporting( E_ALL );
	if ( ! function_exists( 'WC' ) ) {
		$refuse( "The WordPress in \"$site\" does not run WooCommerce: make it again with bin/lab/make-site.ts." );
	}
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	if ( ! is_plugin_active( 'pedal-bridge/pedal-bridge.php' ) ) {
		$refuse( "Pedal is not active in \"$site\": make it again with bin/lab/make-site.ts." );
	}
	// No test starts background work of its own in another process.
	add_filter( 'action_scheduler_allow_async_request_runner', '__return_false' );
	add_filter( 'woocommerce_set_cookie_enabled', '__return_false' );
	// These hook themselves in when first used, and only once a process: before the first test's hooks are remembered.
	WC()->mailer();
	WC()->payment_gateways();
	WC()->checkout();
	rest_get_server();
} )();
