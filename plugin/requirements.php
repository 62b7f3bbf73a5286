<?php
/**
 * What Pedal needs, and how to say what of it is missing. Parses on any PHP.
 *
 * @package Pedal
 */

defined( 'ABSPATH' ) || exit;

/**
 * Says nothing yet: it is asked before WordPress can translate.
 *
 * @param bool $with_shop Also look at WooCommerce, which is known only after all plugins have loaded.
 * @return string[] One word for each; empty when everything is there.
 */
function pedal_missing_requirements( $with_shop ) {
	$there = array(
		'php'         => version_compare( PHP_VERSION, '8.1', '>=' ),
		'64bit'       => PHP_INT_SIZE >= 8,
		'mbstring'    => extension_loaded( 'mbstring' ),
		'json'        => extension_loaded( 'json' ),
		'curl'        => extension_loaded( 'curl' ),
		'sealing'     => extension_loaded( 'sodium' ) || extension_loaded( 'openssl' ),
		'wordpress'   => version_compare( get_bloginfo( 'version' ), '6.8', '>=' ),
		'woocommerce' => ! $with_shop || ( defined( 'WC_VERSION' ) && version_compare( WC_VERSION, '9.9', '>=' ) ),
	);
	return array_keys( array_diff_key( $there, array_filter( $there ) ) );
}

/**
 * @param string $requirement One of the words above.
 * @return string
 */
function pedal_requirement_sentence( $requirement ) {
	switch ( $requirement ) {
		case 'php':
			/* translators: %s: a version of PHP. */
			return sprintf( __( 'PHP 8.1 or newer is needed; this server runs %s. Ask your host to update PHP.', 'pedal-bridge' ), PHP_VERSION );
		case '64bit':
			return __( 'A 64-bit PHP is needed. Ask your host.', 'pedal-bridge' );
		case 'sealing':
			return __( 'The PHP extension "sodium" or "openssl" is needed. Ask your host to switch one on.', 'pedal-bridge' );
		case 'wordpress':
			return __( 'WordPress 6.8 or newer is needed.', 'pedal-bridge' );
		case 'woocommerce':
			return __( 'WooCommerce 9.9 or newer is needed. Activate or update it; Pedal starts by itself then.', 'pedal-bridge' );
		default:
			/* translators: %s: an extension of PHP. */
			return sprintf( __( 'The PHP extension "%s" is needed. Ask your host to switch it on.', 'pedal-bridge' ), $requirement );
	}
}

/**
 * @param string[] $missing Words for requirements.
 * @return string
 */
function pedal_requirement_sentences( $missing ) {
	return implode( ' ', array_map( 'pedal_requirement_sentence', $missing ) );
}
