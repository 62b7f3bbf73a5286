<?php
/**
 * The shipping method `pedal_delivery`: one price, free from an amount on, delivered by one connection, with or without a window that must be chosen.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

use Pedal\Core\Rules;

final class ShippingMethod extends \WC_Shipping_Method {

	/**
	 * @param int $instance_id 0 for the method as such, as WooCommerce lists it.
	 */
	public function __construct( $instance_id = 0 ) {
		parent::__construct( $instance_id );
		$this->id                   = Rules::METHOD;
		$this->method_title         = __( 'Local delivery (Pedal)', 'pedal-bridge' );
		$this->method_description   = __( 'A courier of your delivery platform brings the order in the window the customer chose.', 'pedal-bridge' );
		$this->supports             = array( 'shipping-zones', 'instance-settings', 'instance-settings-modal' );
		$this->instance_form_fields = MethodFields::all();
		$this->init_instance_settings();
		$this->title      = $this->setting( 'title' ) ?: MethodFields::title();
		$this->tax_status = $this->setting( 'tax_status' );
	}

	/**
	 * Settings saved by an older version, by WP-CLI or by hand may lack keys; the checkout must not ask for the list of
	 * connections just to learn a default.
	 */
	public function init_instance_settings(): void {
		$stored = array();
		if ( $this->instance_id > 0 ) {
			$fields                     = $this->instance_form_fields;
			$this->instance_form_fields = array();
			parent::init_instance_settings();
			$this->instance_form_fields = $fields;
			$stored                     = $this->instance_settings;
		}
		$this->instance_settings = $stored + wp_list_pluck( $this->instance_form_fields, 'default' );
	}

	/**
	 * @param mixed[] $package
	 */
	public function calculate_shipping( $package = array() ): void {
		$this->add_rate(
			array(
				'label'   => $this->title,
				'cost'    => $this->is_free( $package ) ? 0 : $this->amount( 'cost' ),
				'package' => $package,
			)
		);
	}

	/**
	 * As WooCommerce's own free shipping counts: what the shopper sees as subtotal, less the coupons.
	 *
	 * @param mixed[] $package
	 */
	private function is_free( array $package ): bool {
		$from = $this->amount( 'free_from' );
		if ( $from <= 0.0 ) {
			return false;
		}
		$total = is_numeric( $package['cart_subtotal'] ?? null ) ? (float) $package['cart_subtotal'] : 0.0;
		$cart  = WC()->cart;
		if ( $cart instanceof \WC_Cart ) {
			$total -= $cart->get_discount_total() + ( $cart->display_prices_including_tax() ? $cart->get_discount_tax() : 0.0 );
		}
		return round( $total, wc_get_price_decimals() ) >= $from;
	}

	/**
	 * @return int|null Null = the only connection that is ready.
	 */
	public function connection_id(): ?int {
		$id = (int) $this->setting( 'connection_id' );
		return $id > 0 ? $id : null;
	}

	public function slot_is_required(): bool {
		return 'yes' === $this->setting( 'slot_required' );
	}

	/**
	 * @param string      $key
	 * @param string|null $value As typed.
	 * @throws \Exception Shown beside the form.
	 */
	public function validate_price_field( $key, $value ): string {
		$typed  = trim( wp_unslash( (string) $value ) );
		$amount = self::decimal( $typed );
		if ( '' !== $typed && ( ! is_numeric( $amount ) || (float) $amount < 0 ) ) {
			/* translators: 1: name of a field, 2: what was typed. */
			throw new \Exception( esc_html( sprintf( __( '%1$s: “%2$s” is no amount. Enter one such as 4.90, or leave it empty.', 'pedal-bridge' ), MethodFields::all()[ $key ]['title'] ?? $key, $typed ) ) );
		}
		return $amount;
	}

	private function amount( string $key ): float {
		return max( 0.0, (float) self::decimal( $this->setting( $key ) ) );
	}

	/**
	 * A lone comma is a decimal point, as in WooCommerce's flat rate: nobody means 490 by 4,90.
	 */
	private static function decimal( string $typed ): string {
		return (string) wc_format_decimal( str_contains( $typed, '.' ) ? $typed : str_replace( ',', '.', $typed ) );
	}

	private function setting( string $key ): string {
		$value = $this->instance_settings[ $key ] ?? '';
		return is_scalar( $value ) ? (string) $value : '';
	}
}
