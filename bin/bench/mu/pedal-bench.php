<?php
/**
 * Plugin Name: Pedal bench
 * Description: One shop, several worlds: each request says which one it wants to be measured in. Never shipped; silent without the bench's constant.
 */

declare( strict_types=1 );

if ( ! defined( 'PEDAL_BENCH' ) || 'local' !== wp_get_environment_type() ) {
	return;
}

/** `off`, `webhook` or `on`; the command line says it in the environment. */
$world = $_SERVER['HTTP_X_BENCH'] ?? ( getenv( 'PEDAL_BENCH_WORLD' ) ?: 'on' );

if ( 'on' !== $world ) {
	add_filter( 'option_active_plugins', static fn( $plugins ): array => array_values( array_diff( (array) $plugins, array( 'pedal-bridge/pedal-bridge.php' ) ) ) );
}
if ( 'webhook' !== $world ) {
	add_filter( 'woocommerce_load_webhooks_limit', static fn(): int => 0 );
}

// The platform stands beside the shop; WooCommerce's webhook may call there, too.
add_filter( 'http_request_host_is_external', '__return_true' );
add_filter( 'http_allowed_safe_ports', static fn( array $ports ): array => array_merge( $ports, array_filter( array( (int) getenv( 'PEDAL_BENCH_PORT' ) ) ) ) );
add_filter( 'action_scheduler_allow_async_request_runner', '__return_false' );

$timing = getenv( 'PEDAL_BENCH_TIMING' );
if ( is_string( $timing ) ) {
	add_filter( 'pedal_timing', static fn( array $known ): array => array_merge( $known, (array) json_decode( $timing, true ) ) );
}

foreach ( array( 'samples', 'cart' ) as $part ) {
	require_once __DIR__ . "/pedal-bench/$part.php";
}
