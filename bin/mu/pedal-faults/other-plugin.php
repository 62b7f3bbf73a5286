<?php
/**
 * What is left of the old CoopCycle plugin when one looks from outside: a function of its name.
 */

declare( strict_types=1 );

if ( ! function_exists( 'coopcycle_woocommerce_order_status_changed' ) ) {
	function coopcycle_woocommerce_order_status_changed(): void {}
}
