<?php
/**
 * Makes our data known to WooCommerce's Store API. Runs in every request, so it makes nothing else.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

final class Registration {

	/**
	 * @param \Closure():StoreApi $store_api Made when the Store API first asks.
	 */
	public function __construct( private readonly \Closure $store_api ) {}

	/**
	 * On `init`: the checkout page asks for carts without any REST request.
	 */
	public function extend(): void {
		if ( ! function_exists( 'woocommerce_store_api_register_endpoint_data' ) || ! function_exists( 'woocommerce_store_api_register_update_callback' ) ) {
			return;
		}
		woocommerce_store_api_register_endpoint_data(
			array(
				'endpoint'        => 'cart',
				'namespace'       => StoreApi::EXTENSION,
				'data_callback'   => fn(): array => ( $this->store_api )()->cart(),
				'schema_callback' => array( StoreApiSchema::class, 'cart' ),
			)
		);
		woocommerce_store_api_register_endpoint_data(
			array(
				'endpoint'        => 'checkout',
				'namespace'       => StoreApi::EXTENSION,
				'schema_callback' => array( StoreApiSchema::class, 'checkout' ),
			)
		);
		woocommerce_store_api_register_update_callback(
			array(
				'namespace' => StoreApi::EXTENSION,
				'callback'  => fn( mixed $data ) => ( $this->store_api )()->choose( $data ),
			)
		);
	}
}
