<?php
/**
 * Products, a delivery zone, and the five ways an order comes about in a real WooCommerce.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class Shop {

	public const WAYS = array( 'classic_checkout', 'block_checkout', 'rest', 'by_hand', 'saved_as_processing' );

	private ?\WC_Shipping_Zone $zone = null;
	private ?\WC_Product $bread      = null;

	/**
	 * @param string $method Shipping method of the orders.
	 */
	public function __construct( public string $method = 'pedal_delivery' ) {
		// A fresh shop does not ask for it.
		update_option( 'woocommerce_checkout_company_field', 'optional' );
	}

	public function product( string $name = 'Country bread', string $price = '4.50', string $weight = '0.8', bool $virtual = false ): \WC_Product {
		$product = new \WC_Product_Simple();
		$product->set_name( $name );
		$product->set_regular_price( $price );
		$product->set_weight( $weight );
		$product->set_virtual( $virtual );
		$product->set_status( 'publish' );
		$product->save();
		return $product;
	}

	/**
	 * The instance of the shipping method, in a zone of its own for all of France, asked before every other zone.
	 *
	 * @param array<string, string> $settings
	 */
	public function method_instance( array $settings = array() ): int {
		if ( null === $this->zone ) {
			$this->zone = new \WC_Shipping_Zone();
			$this->zone->set_zone_name( 'Test' );
			$this->zone->add_location( 'FR', 'country' );
			$this->zone->save();
			$this->zone->add_shipping_method( $this->method );
			$this->put_first( $this->zone );
		}
		$instance = (int) array_key_first( $this->zone->get_shipping_methods() );
		update_option( "woocommerce_{$this->method}_{$instance}_settings", $settings + array( 'title' => 'Bike delivery', 'cost' => '4.90' ) );
		\WC_Cache_Helper::get_transient_version( 'shipping', true );
		return $instance;
	}

	private function put_first( \WC_Shipping_Zone $zone ): void {
		foreach ( \WC_Shipping_Zones::get_zones() as $other ) {
			$other = new \WC_Shipping_Zone( $other['zone_id'] );
			$other->set_zone_order( $other->get_zone_order() + 1 );
			$other->save();
		}
		$zone->set_zone_order( 0 );
		$zone->save();
	}

	/**
	 * @param string $way One of WAYS.
	 */
	public function order( string $way, Shopper $shopper = new Shopper() ): \WC_Order {
		$order = wc_get_order( $this->{ $way }( $shopper ) );
		return $order instanceof \WC_Order ? $order : throw new \LogicException( "The order by $way is gone." );
	}

	/**
	 * The old checkout page: the whole of WC_Checkout::process_checkout(), stopped where it would redirect.
	 */
	public function classic_checkout( Shopper $shopper ): int {
		$rate = $this->filled_cart( $shopper );
		foreach ( $shopper->address( true ) as $field => $value ) {
			$_POST[ "billing_$field" ] = $value;
		}
		$_POST += array(
			'order_comments'  => $shopper->note,
			'payment_method'  => $shopper->payment,
			'shipping_method' => array( $rate ),
			'terms'           => '1',
			'terms-field'     => '1',
			'pedal_slot'      => $shopper->slot,
		);
		$_REQUEST['woocommerce-process-checkout-nonce'] = wp_create_nonce( 'woocommerce-process_checkout' );
		$stop = static fn( array $result, int $order_id ) => throw new CheckedOut( $order_id );
		add_filter( 'woocommerce_payment_successful_result', $stop, PHP_INT_MAX, 2 );
		try {
			WC()->checkout()->process_checkout();
		} catch ( CheckedOut $done ) {
			return $done->order_id;
		} finally {
			remove_filter( 'woocommerce_payment_successful_result', $stop, PHP_INT_MAX );
			$_POST    = array();
			$_REQUEST = array();
		}
		throw new Refused( implode( ' ', array_column( wc_get_notices( 'error' ), 'notice' ) ) );
	}

	/**
	 * The checkout block: the Store API's own route.
	 */
	public function block_checkout( Shopper $shopper ): int {
		$this->filled_cart( $shopper );
		add_filter( 'woocommerce_store_api_disable_nonce_check', '__return_true' );
		$request = new \WP_REST_Request( 'POST', '/wc/store/v1/checkout' );
		$request->set_header( 'content-type', 'application/json' );
		$request->set_body(
			(string) wp_json_encode(
				array(
					'billing_address'  => $shopper->address( true ),
					'shipping_address' => $shopper->address( false ),
					'customer_note'    => $shopper->note,
					'payment_method'   => $shopper->payment,
				) + ( '' === $shopper->slot ? array() : array( 'extensions' => array( 'pedal-bridge' => array( 'slot' => $shopper->slot ) ) ) )
			)
		);
		$response = rest_do_request( $request );
		if ( $response->is_error() ) {
			throw new Refused( (string) wp_json_encode( $response->get_data() ) );
		}
		return (int) $response->get_data()['order_id'];
	}

	/**
	 * Another system, through WooCommerce's REST API.
	 */
	public function rest( Shopper $shopper ): int {
		$before = get_current_user_id();
		wp_set_current_user( 1 );
		$request = new \WP_REST_Request( 'POST', '/wc/v3/orders' );
		$request->set_body_params(
			array(
				'billing'        => $shopper->address( true ),
				'shipping'       => $shopper->address( false ),
				'customer_note'  => $shopper->note,
				// WooCommerce completes a paid order at once when its method is cash on delivery.
				'payment_method' => 'cod' === $shopper->payment ? 'card' : $shopper->payment,
				'set_paid'       => true,
				'line_items'     => array( array( 'product_id' => $this->bread()->get_id(), 'quantity' => 2 ) ),
				'shipping_lines' => array( array( 'method_id' => $this->method, 'instance_id' => (string) $this->method_instance(), 'method_title' => 'Bike delivery', 'total' => '4.90' ) ),
				'meta_data'      => '' === $shopper->slot ? array() : array( array( 'key' => '_pedal_slot', 'value' => $this->slot( $shopper->slot ) ) ),
			)
		);
		$response = rest_do_request( $request );
		wp_set_current_user( $before );
		if ( $response->is_error() ) {
			throw new Refused( (string) wp_json_encode( $response->get_data() ) );
		}
		return (int) $response->get_data()['id'];
	}

	/**
	 * Staff types the order in, and sets it to processing later.
	 */
	public function by_hand( Shopper $shopper ): int {
		$order = $this->written_order( $shopper, 'pending' );
		$order->update_status( 'processing', '', true );
		return $order->get_id();
	}

	/**
	 * An import or a till: the first thing the database sees of the order is "processing".
	 */
	public function saved_as_processing( Shopper $shopper ): int {
		return $this->written_order( $shopper, 'processing' )->get_id();
	}

	/**
	 * An order as staff or an import writes it, with two loaves of bread.
	 */
	public function written_order( Shopper $shopper, string $status ): \WC_Order {
		$order = new \WC_Order();
		$order->set_address( $shopper->address( true ), 'billing' );
		$order->set_address( $shopper->address( false ), 'shipping' );
		$order->set_customer_note( $shopper->note );
		$order->set_payment_method( $shopper->payment );
		$item = new \WC_Order_Item_Product();
		$item->set_product( $this->bread() );
		$item->set_quantity( 2 );
		$item->set_subtotal( '9' );
		$item->set_total( '9' );
		$order->add_item( $item );
		$shipping = new \WC_Order_Item_Shipping();
		$shipping->set_method_id( $this->method );
		$shipping->set_instance_id( (string) $this->method_instance() );
		$shipping->set_method_title( 'Bike delivery' );
		$shipping->set_total( '4.90' );
		$order->add_item( $shipping );
		if ( '' !== $shopper->slot ) {
			$order->update_meta_data( '_pedal_slot', $this->slot( $shopper->slot ) );
		}
		$order->calculate_totals( false );
		$order->set_status( $status );
		$order->save();
		return $order;
	}

	/**
	 * @return array{value:string,start:string,end:string,connection_id:int}
	 */
	private function slot( string $value ): array {
		list( $start, $end ) = explode( '/', $value );
		return array( 'value' => $value, 'start' => $start, 'end' => $end, 'connection_id' => 0 );
	}

	private function bread(): \WC_Product {
		return $this->bread ??= $this->product();
	}

	/**
	 * A shopper's session with two loaves in the cart and our shipping rate chosen.
	 *
	 * @return string The rate's id.
	 */
	private function filled_cart( Shopper $shopper ): string {
		$this->leave();
		wc_load_cart();
		foreach ( array( 'billing', 'shipping' ) as $kind ) {
			WC()->customer->{ "set_{$kind}_location" }( $shopper->country, '', $shopper->postcode, $shopper->city );
		}
		$rate = "{$this->method}:{$this->method_instance()}";
		WC()->session->set( 'chosen_shipping_methods', array( $rate ) );
		if ( ! WC()->cart->add_to_cart( $this->bread()->get_id(), 2 ) ) {
			throw new \LogicException( 'The bread does not go into the cart.' );
		}
		WC()->cart->calculate_totals();
		return $rate;
	}

	/**
	 * The shopper goes; the next one finds an empty cart.
	 */
	public function leave(): void {
		WC()->session  = null;
		WC()->cart     = null;
		WC()->customer = null;
		WC()->shipping()->reset_shipping();
		WC()->shipping()->unregister_shipping_methods();
	}
}
