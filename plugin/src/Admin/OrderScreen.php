<?php
/**
 * Which of WooCommerce's order screens this is, in either order storage.
 */

declare( strict_types=1 );

namespace Pedal\Admin;

final class OrderScreen {

	/**
	 * HPOS and legacy; both are named, because a shop may switch.
	 */
	public const EDIT = array( 'woocommerce_page_wc-orders', 'shop_order' );

	private const LISTS = array( 'woocommerce_page_wc-orders', 'edit-shop_order' );

	public static function is_current(): bool {
		return in_array( self::id(), array_merge( self::EDIT, self::LISTS ), true );
	}

	/**
	 * The list of orders, not one order. With HPOS both share one screen and the action tells them apart.
	 */
	public static function is_list(): bool {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Only looks which screen this is.
		$action = is_string( $_GET['action'] ?? null ) ? sanitize_key( $_GET['action'] ) : '';
		return in_array( self::id(), self::LISTS, true ) && ! in_array( $action, array( 'edit', 'new' ), true );
	}

	private static function id(): string {
		$screen = function_exists( 'get_current_screen' ) ? get_current_screen() : null;
		return null === $screen ? '' : $screen->id;
	}
}
