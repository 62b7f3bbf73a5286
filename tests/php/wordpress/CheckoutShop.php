<?php
/**
 * A connected shop for tests of the checkout, and the requests that a checkout page makes.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Forwarding\Connecting;
use Pedal\Plugin;

trait CheckoutShop {

	/**
	 * Connects to the fake platform, which also asks for its windows, and makes an instance of the method.
	 *
	 * @param array<string,mixed> $wishes
	 * @return int The connection's id.
	 */
	private function open_shop( array $wishes = array() ): int {
		$connection = Plugin::services()->get( Connecting::class )->create(
			$wishes + array(
				'name'       => 'Naofood',
				'base_url'   => FakePlatform::URL,
				'identifier' => FakePlatform::IDENTIFIER,
				'secret'     => $this->platform->secret,
			)
		);
		$this->shop->method_instance();
		$this->platform->requests = array();
		return $connection->id;
	}

	/**
	 * The shopper's next page or click is another process with a cold cache.
	 *
	 * @param array<string,mixed> $body
	 * @return array{status:int,data:array<string,mixed>}
	 */
	private function store( string $method, string $path, array $body = array() ): array {
		add_filter( 'woocommerce_store_api_disable_nonce_check', '__return_true' );
		$request = new \WP_REST_Request( $method, "/wc/store/v1$path" );
		$request->set_header( 'content-type', 'application/json' );
		$request->set_body( (string) wp_json_encode( (object) $body ) );
		$response = rest_do_request( $request );
		return array( 'status' => $response->get_status(), 'data' => json_decode( (string) wp_json_encode( $response->get_data() ), true ) );
	}

	/**
	 * @return array<string,mixed> What the cart says about delivery windows.
	 */
	private function cart_extension(): array {
		return $this->store( 'GET', '/cart' )['data']['extensions']['pedal-bridge'];
	}

	/**
	 * Two loaves in a guest's cart and the method chosen.
	 *
	 * @param array<string,string> $method Settings of the method.
	 */
	private function fill_cart( array $method = array() ): void {
		$this->set_method( $method );
		( new \ReflectionMethod( $this->shop, 'filled_cart' ) )->invoke( $this->shop, new Shopper() );
	}

	/**
	 * For the rest of the test; the test shop itself writes the method's settings anew with every cart.
	 *
	 * @param array<string,string> $method
	 */
	private function set_method( array $method ): void {
		add_filter( "option_woocommerce_{$this->shop->method}_{$this->shop->method_instance()}_settings", static fn( $settings ): array => $method + (array) $settings );
	}

	/**
	 * @return array<string,mixed>
	 */
	private function checkout_body( mixed $slot = null ): array {
		$shopper = new Shopper();
		$body    = array( 'billing_address' => $shopper->address( true ), 'shipping_address' => $shopper->address( false ), 'payment_method' => 'cod' );
		return null === $slot ? $body : $body + array( 'extensions' => array( 'pedal-bridge' => array( 'slot' => $slot ) ) );
	}

	/**
	 * @return array{value:string,start:string,end:string,connection_id:int}
	 */
	private static function meta_of( string $value, int $connection_id ): array {
		list( $start, $end ) = explode( '/', $value );
		return array( 'value' => $value, 'start' => $start, 'end' => $end, 'connection_id' => $connection_id );
	}
}
