<?php
/**
 * The window the shopper wishes for, kept in WooCommerce's session: it survives a reload, the cart page and a wallet's button.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

final class Wish {

	private const KEY = 'pedal_slot';

	/**
	 * Far longer than any value of a platform; more is no wish.
	 */
	private const LONGEST = 191;

	public function value(): string {
		$value = WC()->session instanceof \WC_Session ? WC()->session->get( self::KEY ) : '';
		return is_string( $value ) ? $value : '';
	}

	public function keep( mixed $value ): void {
		$value = is_string( $value ) && strlen( $value ) <= self::LONGEST ? sanitize_text_field( $value ) : '';
		if ( WC()->session instanceof \WC_Session && $this->value() !== $value ) {
			WC()->session->set( self::KEY, '' === $value ? null : $value );
		}
	}

	/**
	 * On `woocommerce_cart_emptied`: the order is placed, or the cart given up.
	 */
	public function forget(): void {
		$this->keep( '' );
	}
}
