<?php
/**
 * Plugin Name: Pedal browser tests
 * Description: Puts a page into another direction, language or colour scheme by cookie, and fills the board. For test shops only.
 */

declare( strict_types=1 );

if ( 'local' !== wp_get_environment_type() ) {
	return;
}

if ( 'rtl' === ( $_COOKIE['pedal_e2e_direction'] ?? '' ) ) {
	// As a right-to-left language pack does it, for PHP and for scripts alike.
	add_filter( 'gettext_with_context', static fn( string $said, string $text, string $context ): string => 'text direction' === $context ? 'rtl' : $said, 10, 3 );
}

if ( is_string( $_COOKIE['pedal_e2e_locale'] ?? null ) ) {
	add_filter( 'pre_determine_locale', static fn(): string => preg_replace( '/[^a-zA-Z_]/', '', $_COOKIE['pedal_e2e_locale'] ) );
}

if ( is_string( $_COOKIE['pedal_e2e_colours'] ?? null ) ) {
	add_filter( 'get_user_option_admin_color', static fn(): string => sanitize_key( $_COOKIE['pedal_e2e_colours'] ) );
}

/*
 * ?pedal-e2e-rows=10000: so many old deliveries of the orders there are.
 */
add_action(
	'admin_init',
	static function (): void {
		global $wpdb;
		$rows = absint( $_GET['pedal-e2e-rows'] ?? 0 );
		if ( 0 === $rows || ! current_user_can( 'manage_options' ) ) {
			return;
		}
		$orders     = wc_get_orders( array( 'limit' => 20, 'return' => 'ids' ) );
		$connection = (int) $wpdb->get_var( "SELECT id FROM {$wpdb->prefix}pedal_connections LIMIT 1" );
		$now        = time();
		$wpdb->query( 'START TRANSACTION' );
		for ( $n = 0; $n < $rows; $n++ ) {
			$wpdb->insert(
				"{$wpdb->prefix}pedal_deliveries",
				array(
					'order_id'      => $orders[ $n % count( $orders ) ],
					'epoch'         => 1000 + $n,
					'connection_id' => $connection,
					'marker'        => sprintf( '01E2E%021d', $n ),
					'remote_id'     => "/api/deliveries/9$n",
					'sync'          => 'synced',
					'stage'         => 'delivered',
					'told'          => 'stage:delivered',
					'stage_at'      => $now - $n,
					'window_start'  => $now - 3600,
					'deadline'      => $now + 3600,
					'created_at'    => $now - $n,
					'updated_at'    => $now - $n,
				)
			);
		}
		$wpdb->query( 'COMMIT' );
		wp_die( "made $rows" );
	}
);
