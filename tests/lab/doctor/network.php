<?php
/**
 * Makes a test site the first of a network, in three processes: php network.php <site> tables|plugins|second <host>.
 * Then: third (a site nobody visits), clerk (who runs the second site alone, and a delivery of the first), facts, deactivate, uninstall.
 */

declare( strict_types=1 );

[ , $site, $step, $host ] = $argv;

$_SERVER['HTTP_HOST']   = $host;
$_SERVER['REQUEST_URI'] = 'second' === $step ? '/two/' : '/';
require "$site/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

if ( 'tables' === $step ) {
	foreach ( $wpdb->tables( 'ms_global' ) as $table => $name ) {
		$wpdb->$table = $name;
	}
	install_network();
	$made = populate_network( 1, $host, 'admin@shop.example', 'Network', '/', false );
	is_wp_error( $made ) && 'no_wildcard_dns' !== $made->get_error_code() && exit( $made->get_error_message() );
}
if ( 'plugins' === $step ) {
	foreach ( array( 'woocommerce/woocommerce.php', 'pedal-bridge/pedal-bridge.php' ) as $plugin ) {
		$failed = activate_plugin( $plugin, '', true );
		is_wp_error( $failed ) && exit( $failed->get_error_message() );
	}
	$made = wp_insert_site( array( 'domain' => $host, 'path' => '/two/', 'network_id' => 1, 'user_id' => 1, 'title' => 'Two' ) );
	is_wp_error( $made ) && exit( $made->get_error_message() );
}
if ( 'second' === $step ) {
	WC_Install::install();
	update_option( 'permalink_structure', '/%postname%/' );
	$GLOBALS['wp_rewrite']->init();
	flush_rewrite_rules();
}
if ( 'plugins-again' === $step ) {
	activate_plugin( 'pedal-bridge/pedal-bridge.php', '', true );
}
if ( 'third' === $step ) {
	wp_insert_site( array( 'domain' => $host, 'path' => '/three/', 'network_id' => 1, 'user_id' => 1, 'title' => 'Three' ) );
}
if ( 'clerk' === $step ) {
	$clerk = wpmu_create_user( 'clerk', wp_generate_password(), 'clerk@shop.example' );
	add_user_to_blog( 2, $clerk, 'administrator' );
	echo 'clerk:', WP_Application_Passwords::create_new_application_password( $clerk, array( 'name' => 'Two' ) )[0], "\n";
	$wpdb->insert( "{$wpdb->prefix}pedal_deliveries", array( 'order_id' => 77, 'connection_id' => 1, 'marker' => str_repeat( 'Z', 26 ), 'sync' => 'attention' ) );
	$wpdb->insert( "{$wpdb->prefix}pedal_journal", array( 'at' => time(), 'delivery_id' => $wpdb->insert_id, 'kind' => 'planned' ) );
}
if ( 'deactivate' === $step ) {
	deactivate_plugins( 'pedal-bridge/pedal-bridge.php', false, true );
}
if ( 'uninstall' === $step ) {
	uninstall_plugin( 'pedal-bridge/pedal-bridge.php' );
}
if ( 'facts' === $step ) {
	$facts = array();
	foreach ( get_sites( array( 'fields' => 'ids' ) ) as $id ) {
		switch_to_blog( $id );
		$tables = $wpdb->get_col( "SHOW TABLES LIKE '{$wpdb->prefix}pedal\\_%'" );
		$there  = in_array( "{$wpdb->prefix}pedal_connections", $tables, true );
		$facts[] = array(
			'tables'  => count( $tables ),
			'cron'    => false !== wp_next_scheduled( 'pedal_cron' ),
			'secrets' => $there ? (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}pedal_connections WHERE secret_sealed IS NOT NULL" ) : 0,
			'options' => $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name IN ('pedal_settings','pedal_install','pedal_schema')" ),
		);
		restore_current_blog();
	}
	echo json_encode( $facts ), "\n";
}
echo "done\n";
