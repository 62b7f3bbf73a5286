<?php
/**
 * Plugin Name:          Pedal – local delivery bridge for WooCommerce
 * Description:          Every order that should be delivered reaches your Store account at the delivery platform by itself: never lost, never twice. CoopCycle first.
 * Version:              0.1.0
 * Requires at least:    6.8
 * Requires PHP:         8.1
 * Requires Plugins:     woocommerce
 * WC requires at least: 9.9
 * WC tested up to:      11.3
 * Author:               Pedal contributors
 * License:              GPL-2.0-or-later
 * License URI:          https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:          pedal-bridge
 * Domain Path:          /languages
 *
 * This file must parse on any PHP that WordPress ever ran on: it is the one that says politely what is missing.
 *
 * @package Pedal
 */

defined( 'ABSPATH' ) || exit;

define( 'PEDAL_VERSION', '0.1.0' );
define( 'PEDAL_FILE', __FILE__ );

require_once __DIR__ . '/requirements.php';

/**
 * Says in the admin what is missing, and does nothing else.
 *
 * @param string[] $missing Words for requirements.
 * @return void
 */
function pedal_say_what_is_missing( $missing ) {
	add_action(
		'admin_notices',
		function () use ( $missing ) {
			if ( current_user_can( 'activate_plugins' ) ) {
				echo '<div class="notice notice-error"><p><strong>Pedal</strong>: ' . esc_html( pedal_requirement_sentences( $missing ) ) . '</p></div>';
			}
		}
	);
}

/**
 * @param string $class_name Fully qualified.
 * @return void
 */
function pedal_autoload( $class_name ) {
	if ( 0 === strpos( $class_name, 'Pedal\\' ) ) {
		$file = __DIR__ . '/src/' . str_replace( '\\', '/', substr( $class_name, 6 ) ) . '.php';
		if ( is_readable( $file ) ) {
			require $file;
		}
	}
}

/**
 * Starts when WooCommerce is there; the order in which plugins load does not matter.
 *
 * @return void
 */
function pedal_start() {
	$missing = pedal_missing_requirements( true );
	if ( array() !== $missing ) {
		pedal_say_what_is_missing( $missing );
		return;
	}
	Pedal\Plugin::start();
}

/**
 * @param string $hook         `activate` or `deactivate`.
 * @param bool   $network_wide On all sites of a network.
 * @return void
 */
function pedal_on_switch( $hook, $network_wide ) {
	// The clocks can be stopped where WooCommerce went first.
	$missing = pedal_missing_requirements( 'activate' === $hook );
	if ( array() === $missing ) {
		'activate' === $hook ? Pedal\Plugin::activate() : Pedal\Plugin::deactivate( (bool) $network_wide );
	} elseif ( 'activate' === $hook ) {
		deactivate_plugins( plugin_basename( PEDAL_FILE ) );
		wp_die( esc_html( 'Pedal: ' . pedal_requirement_sentences( $missing ) ), 'Pedal', array( 'back_link' => true ) );
	}
}

$pedal_missing = pedal_missing_requirements( false );
if ( array() !== $pedal_missing ) {
	pedal_say_what_is_missing( $pedal_missing );
} else {
	spl_autoload_register( 'pedal_autoload' );
	require_once __DIR__ . '/src/functions.php';
	// Before anything else is loaded: a forged event of 10 MB must cost next to nothing.
	Pedal\Rest\EarlyGate::stand( $_SERVER );
	add_action(
		'before_woocommerce_init',
		function () {
			if ( class_exists( 'Automattic\\WooCommerce\\Utilities\\FeaturesUtil' ) ) {
				Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( 'custom_order_tables', PEDAL_FILE, true );
				Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( 'cart_checkout_blocks', PEDAL_FILE, true );
			}
		}
	);
	add_action( 'plugins_loaded', 'pedal_start', 20 );
}
register_activation_hook(
	__FILE__,
	function ( $network_wide = false ) {
		pedal_on_switch( 'activate', $network_wide );
	}
);
register_deactivation_hook(
	__FILE__,
	function ( $network_wide = false ) {
		pedal_on_switch( 'deactivate', $network_wide );
	}
);
unset( $pedal_missing );
