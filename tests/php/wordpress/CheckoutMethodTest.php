<?php
/**
 * The shipping method: its price, its settings in WooCommerce's own screens and REST, and what it costs a shopper's request.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Checkout\ShippingMethod;
use PHPUnit\Framework\Attributes\DataProvider;

final class CheckoutMethodTest extends TestCase {

	use CheckoutShop;

	/**
	 * @return array<string,array{array<string,string>,string}>
	 */
	public static function prices(): array {
		return array(
			'a price'                   => array( array( 'cost' => '4.90' ), '4.90' ),
			'a price as typed in France' => array( array( 'cost' => '4,90' ), '4.90' ),
			'no price'                  => array( array( 'cost' => '' ), '0.00' ),
			'no number'                 => array( array( 'cost' => 'a lot' ), '0.00' ),
			'a negative price'          => array( array( 'cost' => '-5' ), '0.00' ),
			'free from the very amount' => array( array( 'cost' => '5', 'free_from' => '9' ), '0.00' ),
			'not yet free'              => array( array( 'cost' => '5', 'free_from' => '9.01' ), '5.00' ),
			'free from nothing is off'  => array( array( 'cost' => '5', 'free_from' => '0' ), '5.00' ),
		);
	}

	/**
	 * @param array<string,string> $settings
	 */
	#[DataProvider( 'prices' )]
	public function test_the_rate( array $settings, string $price ): void {
		$method = $this->method( $settings );
		$rates  = $method->get_rates_for_package( array( 'cart_subtotal' => '9.00', 'contents' => array() ) );
		$rate   = reset( $rates );

		self::assertInstanceOf( \WC_Shipping_Rate::class, $rate );
		self::assertSame( 'pedal_delivery:' . $method->get_instance_id(), $rate->get_id() );
		self::assertSame( $price, number_format( (float) $rate->get_cost(), 2 ) );
	}

	public function test_coupons_count_against_free_delivery(): void {
		$this->fill_cart( array( 'cost' => '5', 'free_from' => '9' ) );
		self::assertSame( '0', WC()->cart->get_shipping_total() );

		$coupon = new \WC_Coupon();
		$coupon->set_code( 'euro' );
		$coupon->set_amount( 1 );
		$coupon->save();
		WC()->cart->apply_coupon( 'euro' );
		WC()->cart->calculate_totals();
		self::assertSame( '5', WC()->cart->get_shipping_total() );
	}

	public function test_tax_follows_the_tax_status(): void {
		update_option( 'woocommerce_calc_taxes', 'yes' );
		\WC_Tax::_insert_tax_rate( array( 'tax_rate_country' => 'FR', 'tax_rate' => '20', 'tax_rate_name' => 'TVA', 'tax_rate_shipping' => 1, 'tax_rate_class' => '' ) );
		$this->fill_cart();
		foreach ( array( 'taxable' => 1.0, 'none' => 0.0 ) as $status => $tax ) {
			$rates = $this->method( array( 'cost' => '5', 'tax_status' => $status ) )->get_rates_for_package( array() );
			self::assertSame( $tax, (float) array_sum( reset( $rates )->get_taxes() ) );
		}
	}

	public function test_an_instance_nobody_has_saved_yet_has_a_name_and_costs_nothing(): void {
		$instance = $this->shop->method_instance();
		delete_option( "woocommerce_pedal_delivery_{$instance}_settings" );
		$rates = ( new ShippingMethod( $instance ) )->get_rates_for_package( array() );
		self::assertSame( 'Local delivery', reset( $rates )->get_label() );
	}

	public function test_woocommerce_s_rest_reads_and_changes_the_settings(): void {
		$id       = $this->open_shop();
		$instance = $this->shop->method_instance();
		$zone     = \WC_Shipping_Zones::get_zone_by( 'instance_id', $instance )->get_id();
		wp_set_current_user( $this->user( 'administrator' ) );
		$settings = $this->zone_rest( 'GET', $zone, $instance )['settings'];
		self::assertSame( array( '' => 'The only connection that is ready', $id => 'Naofood' ), $settings['connection_id']['options'] );

		$changed = $this->zone_rest( 'PUT', $zone, $instance, array( 'connection_id' => (string) $id, 'slot_required' => 'yes', 'cost' => '3.50' ) );
		self::assertSame( array( (string) $id, 'yes', '3.50' ), array( $changed['settings']['connection_id']['value'], $changed['settings']['slot_required']['value'], $changed['settings']['cost']['value'] ) );
		$method = new ShippingMethod( $instance );
		self::assertSame( $id, $method->connection_id() );
		self::assertTrue( $method->slot_is_required() );
		self::assertSame( 'rest_setting_value_invalid', $this->zone_rest( 'PUT', $zone, $instance, array( 'connection_id' => '999999' ) )['code'] );
	}

	public function test_the_settings_dialog_names_a_price_that_is_none(): void {
		$instance                = $this->shop->method_instance();
		$method                  = new ShippingMethod( $instance );
		$_REQUEST['instance_id'] = $instance;
		$method->set_post_data( array( 'woocommerce_pedal_delivery_cost' => 'a lot', 'woocommerce_pedal_delivery_title' => 'Bike' ) );
		$method->process_admin_options();
		$_REQUEST = array();

		self::assertStringContainsString( '“a lot” is no amount', implode( ' ', $method->get_errors() ) );
	}

	public function test_a_shopper_s_rates_ask_nothing_about_connections_and_show_none(): void {
		$this->open_shop();
		$asked = array();
		add_filter(
			'query',
			static function ( string $query ) use ( &$asked ): string {
				if ( str_contains( $query, 'pedal_' ) && ! str_contains( $query, 'option_name' ) ) {
					$asked[] = $query;
				}
				return $query;
			}
		);
		$instance = $this->shop->method_instance();
		$html     = \WC_Shipping_Zones::get_zone_by( 'instance_id', $instance )->get_shipping_methods()[ $instance ]->settings_html;

		self::assertStringNotContainsString( 'Naofood', $html );
		self::assertSame( array(), $asked );
	}

	/**
	 * @param array<string,string> $settings
	 */
	private function method( array $settings ): ShippingMethod {
		return new ShippingMethod( $this->shop->method_instance( $settings ) );
	}

	/**
	 * @param array<string,string> $settings
	 * @return array<string,mixed>
	 */
	private function zone_rest( string $method, int $zone, int $instance, array $settings = array() ): array {
		$request = new \WP_REST_Request( $method, "/wc/v3/shipping/zones/$zone/methods/$instance" );
		$request->set_body_params( array() === $settings ? array() : array( 'settings' => $settings ) );
		return rest_do_request( $request )->get_data();
	}
}
