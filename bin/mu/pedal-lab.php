<?php
/**
 * Plugin Name: Pedal lab
 * Description: What a test shop needs and a real one must not have. Never shipped; silent outside local environments.
 */

declare( strict_types=1 );

if ( 'local' !== wp_get_environment_type() ) {
	return;
}

/*
 * WooCommerce writes this number for "no limit"; SQLite cannot hold it and would answer no orders and no refunds at all.
 */
add_filter( 'query', static fn( string $query ): string => str_replace( '18446744073709551615', '9223372036854775807', $query ) );

foreach ( array( 'outside', 'gateway', 'mail', 'clock', 'login', 'door', 'wp-env' ) as $part ) {
	require_once __DIR__ . '/pedal-lab/' . $part . '.php';
}
