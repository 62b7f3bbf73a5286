<?php
/**
 * What Pedal needs, said in sentences. Parses on any PHP.
 *
 * @package Pedal
 */

defined( 'ABSPATH' ) || exit;

/**
 * @param bool $with_shop Also look at WooCommerce, which is known only after all plugins have loaded.
 * @return string[] Empty when everything is there.
 */
function pedal_missing_requirements( $with_shop ) {
	$missing = array();
	if ( version_compare( PHP_VERSION, '8.1', '<' ) ) {
		$missing[] = 'PHP 8.1 or newer is needed; this server runs ' . PHP_VERSION . '. Ask your host to update PHP.';
	}
	if ( PHP_INT_SIZE < 8 ) {
		$missing[] = 'A 64-bit PHP is needed. Ask your host.';
	}
	foreach ( array( 'mbstring', 'json', 'curl' ) as $extension ) {
		if ( ! extension_loaded( $extension ) ) {
			$missing[] = 'The PHP extension "' . $extension . '" is needed. Ask your host to switch it on.';
		}
	}
	if ( ! extension_loaded( 'sodium' ) && ! extension_loaded( 'openssl' ) ) {
		$missing[] = 'The PHP extension "sodium" or "openssl" is needed. Ask your host to switch one on.';
	}
	if ( version_compare( get_bloginfo( 'version' ), '6.8', '<' ) ) {
		$missing[] = 'WordPress 6.8 or newer is needed.';
	}
	if ( $with_shop && ( ! defined( 'WC_VERSION' ) || version_compare( WC_VERSION, '9.9', '<' ) ) ) {
		$missing[] = 'WooCommerce 9.9 or newer is needed. Activate or update it; Pedal starts by itself then.';
	}
	return $missing;
}
