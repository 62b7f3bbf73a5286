<?php
/**
 * Runs when the merchant deletes the plugin: secrets always go, data only if chosen.
 *
 * @package Pedal
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/pedal-bridge.php';

if ( array() === pedal_missing_requirements( false ) ) {
	Pedal\Plugin::uninstall();
}
