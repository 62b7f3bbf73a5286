<?php
/**
 * Plugin Name: Pedal chaos rig
 * Description: Short timings, a clock that can be set forward, and sudden death at named places. Never shipped; silent without the rig's folder.
 */

declare( strict_types=1 );

if ( ! defined( 'PEDAL_CHAOS_FOLDER' ) || ! defined( 'PEDAL_TEST' ) || 'local' !== wp_get_environment_type() ) {
	return;
}

/**
 * The rig's settings for every process of the shop.
 *
 * @return array<string,mixed>
 */
function pedal_chaos_settings(): array {
	static $settings = null;
	return $settings ??= (array) json_decode( (string) file_get_contents( PEDAL_CHAOS_FOLDER . '/rig.json' ), true );
}

/**
 * Seconds the rig's clock is ahead of the database's.
 */
function pedal_chaos_ahead(): int {
	return (int) file_get_contents( PEDAL_CHAOS_FOLDER . '/clock' );
}

add_filter( 'pedal_timing', static fn( array $timing ): array => array_merge( $timing, (array) ( pedal_chaos_settings()['timing'] ?? array() ) ) );
add_filter( 'pedal_test_clock_offset', 'pedal_chaos_ahead' );
add_filter( 'action_scheduler_allow_async_request_runner', '__return_false' );

foreach ( array( 'crash', 'orders', 'network' ) as $part ) {
	require_once __DIR__ . '/pedal-chaos/' . $part . '.php';
}
