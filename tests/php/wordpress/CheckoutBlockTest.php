<?php
/**
 * The checkout block through the Store API: what the cart offers, what an order may choose, and that nobody is called meanwhile.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use PHPUnit\Framework\Attributes\DataProvider;

final class CheckoutBlockTest extends TestCase {

	use CheckoutShop;

	protected function tearDown(): void {
		$calls = $this->platform->requests;
		parent::tearDown();
		self::assertSame( array(), $calls, 'A checkout calls nobody.' );
	}

	public function test_the_cart_offers_the_windows_of_the_chosen_method(): void {
		$id = $this->open_shop();
		$this->fill_cart();
		$said  = $this->cart_extension();
		$value = $this->platform->choices[0];
		list( $start, $end ) = explode( '/', $value );

		self::assertSame( array( 'needed', 'connection', 'slots', 'selected', 'timezone', 'stale', 'message' ), array_keys( $said ) );
		self::assertTrue( $said['needed'] );
		self::assertSame( $id, $said['connection'] );
		self::assertSame( $this->platform->choices, array_column( $said['slots'], 'value' ) );
		self::assertSame( array( 'value' => $value, 'start' => $start, 'end' => $end ), array_diff_key( $said['slots'][0], array( 'label' => '' ) ) );
		self::assertStringContainsString( wp_date( 'l, F j', strtotime( $start ), new \DateTimeZone( 'Europe/Paris' ) ), $said['slots'][0]['label'] );
		self::assertNull( $said['selected'] );
		self::assertSame( 'Europe/Paris', $said['timezone'] );
		self::assertFalse( $said['stale'] );
		self::assertSame( '', $said['message'] );
	}

	public function test_a_chosen_window_is_on_the_order_before_payment(): void {
		$id   = $this->open_shop();
		$slot = $this->platform->choices[1];
		add_action(
			'woocommerce_rest_checkout_process_payment_with_context',
			static fn( object $context ) => self::assertNotSame( '', wc_get_order( $context->order->get_id() )->get_meta( '_pedal_slot' ) ),
			1
		);
		$order = $this->shop->order( 'block_checkout', ( new Shopper() )->with( slot: $slot ) );

		self::assertSame( 0, $order->get_customer_id() );
		self::assertSame( self::meta_of( $slot, $id ), $order->get_meta( '_pedal_slot' ) );
	}

	/**
	 * @return array<string,array{string,string}>
	 */
	public static function values_nobody_offered(): array {
		return array(
			'another time'      => array( gmdate( 'Y-m-d', time() + 3 * 86400 ) . 'T03:00:00Z/' . gmdate( 'Y-m-d', time() + 3 * 86400 ) . 'T04:00:00Z', 'slot_taken' ),
			'a window long ago' => array( '2020-01-01T08:00:00Z/2020-01-01T10:00:00Z', 'slot_over' ),
			'no window'         => array( "x' OR 1=1 --", 'slot_taken' ),
			'markup'            => array( '"><img src=x onerror=alert(1)>', 'slot_taken' ),
		);
	}

	#[DataProvider( 'values_nobody_offered' )]
	public function test_a_forged_value_is_refused_with_a_field_and_a_sentence( string $value, string $code ): void {
		$this->open_shop();
		$this->fill_cart();
		$answer = $this->store( 'POST', '/checkout', $this->checkout_body( $value ) );

		self::assertSame( 400, $answer['status'] );
		self::assertSame( $code, $answer['data']['code'] );
		self::assertStringContainsString( 'choose another one', $answer['data']['message'] );
		self::assertSame( 'slot', $answer['data']['data']['field'] );
		self::assertSame( $this->platform->choices, array_column( $answer['data']['data']['cart']['extensions']['pedal-bridge']['slots'], 'value' ) );
		self::assertSame( array(), wc_get_orders( array( 'status' => array( 'processing', 'pending', 'on-hold' ), 'limit' => 1, 'billing_email' => ( new Shopper() )->email ) ) );
		self::assertSame( 200, $this->store( 'POST', '/checkout', $this->checkout_body( $this->platform->choices[0] ) )['status'], 'The next try succeeds.' );
	}

	public function test_a_value_of_another_type_is_refused(): void {
		$this->open_shop();
		$this->fill_cart();
		self::assertSame( 400, $this->store( 'POST', '/checkout', $this->checkout_body( array( 'x' ) ) )['status'] );
	}

	public function test_a_window_that_ended_meanwhile_is_refused(): void {
		$soon                    = gmdate( 'Y-m-d\TH:i:s\Z', time() ) . '/' . gmdate( 'Y-m-d\TH:i:s\Z', time() + 3600 );
		$this->platform->choices = array( $soon, ...$this->platform->choices );
		$this->open_shop();
		$this->fill_cart();
		self::assertSame( $soon, $this->cart_extension()['slots'][0]['value'] );
		$this->pass_time( 3700 );
		$answer = $this->store( 'POST', '/checkout', $this->checkout_body( $soon ) );

		self::assertSame( 'slot_over', $answer['data']['code'] ?? $answer['status'] );
		self::assertCount( 4, $this->cart_extension()['slots'] );
	}

	public function test_windows_nobody_confirmed_for_a_day_are_not_offered(): void {
		$this->open_shop();
		$this->pass_time( 86500 );
		$this->fill_cart();
		$said = $this->cart_extension();

		self::assertTrue( $said['needed'] );
		self::assertSame( array(), $said['slots'] );
		self::assertSame( 400, $this->store( 'POST', '/checkout', $this->checkout_body( $this->platform->choices[3] ) )['status'] );
		self::assertSame( 200, $this->store( 'POST', '/checkout', $this->checkout_body( '' ) )['status'] );
	}

	public function test_a_window_of_another_connection_is_refused(): void {
		$mine    = $this->platform->choices;
		$tuesday = gmdate( 'Y-m-d', time() + 5 * 86400 );
		$first   = $this->open_shop();
		$this->platform->choices = array( "{$tuesday}T06:00:00Z/{$tuesday}T07:00:00Z" );
		$this->open_shop( array( 'name' => 'Other', 'settings' => array( 'time_slot' => '/api/time_slots/3' ) ) );
		$this->fill_cart( array( 'connection_id' => (string) $first ) );

		self::assertSame( $mine, array_column( $this->cart_extension()['slots'], 'value' ) );
		self::assertSame( 400, $this->store( 'POST', '/checkout', $this->checkout_body( $this->platform->choices[0] ) )['status'] );
	}

	public function test_two_ready_connections_and_a_method_that_names_none_offer_nothing_and_sell(): void {
		$this->open_shop();
		$this->open_shop( array( 'name' => 'Other', 'settings' => array( 'time_slot' => '/api/time_slots/3' ) ) );
		$this->fill_cart();

		self::assertNull( $this->cart_extension()['connection'] );
		self::assertSame( 200, $this->store( 'POST', '/checkout', $this->checkout_body( '' ) )['status'] );
	}

	public function test_without_any_known_window_the_sale_goes_on_and_says_so(): void {
		$this->platform->choices = array();
		$this->open_shop();
		$this->fill_cart( array( 'slot_required' => 'yes' ) );
		$said   = $this->cart_extension();
		$answer = $this->store( 'POST', '/checkout', $this->checkout_body( '' ) );

		self::assertTrue( $said['needed'] );
		self::assertSame( array(), $said['slots'] );
		self::assertStringContainsString( 'first time that is free', $said['message'] );
		self::assertSame( 200, $answer['status'] );
		self::assertSame( '', wc_get_order( $answer['data']['order_id'] )->get_meta( '_pedal_slot' ) );
	}

	public function test_windows_the_platform_has_not_confirmed_lately_are_offered_as_stale(): void {
		$this->open_shop();
		$this->pass_time( 3600 );
		$this->fill_cart();
		$said = $this->cart_extension();

		self::assertTrue( $said['stale'] );
		self::assertNotSame( '', $said['message'] );
		self::assertSame( 200, $this->store( 'POST', '/checkout', $this->checkout_body( $this->platform->choices[3] ) )['status'] );
	}

	public function test_a_method_that_wants_a_choice_refuses_the_block_without_one_but_not_a_wallet(): void {
		$this->open_shop();
		$this->fill_cart( array( 'slot_required' => 'yes' ) );
		self::assertTrue( $this->cart_extension()['required'] );
		$answer = $this->store( 'POST', '/checkout', $this->checkout_body( '' ) );
		self::assertSame( array( 400, 'no_slot' ), array( $answer['status'], $answer['data']['code'] ) );

		$answer = $this->store( 'POST', '/checkout', $this->checkout_body() );
		self::assertSame( 200, $answer['status'] );
		self::assertSame( '', wc_get_order( $answer['data']['order_id'] )->get_meta( '_pedal_slot' ) );
	}

	public function test_a_choice_survives_a_reload_and_reaches_an_order_made_by_a_wallet(): void {
		$id = $this->open_shop();
		$this->fill_cart();
		$slot  = $this->platform->choices[2];
		$after = $this->store( 'POST', '/cart/extensions', array( 'namespace' => 'pedal-bridge', 'data' => array( 'slot' => $slot ) ) );
		self::assertSame( $slot, $after['data']['extensions']['pedal-bridge']['selected'] );
		self::assertSame( $slot, $this->cart_extension()['selected'] );

		$answer = $this->store( 'POST', '/checkout', $this->checkout_body() );
		self::assertSame( self::meta_of( $slot, $id ), wc_get_order( $answer['data']['order_id'] )->get_meta( '_pedal_slot' ) );
		self::assertNull( WC()->session->get( 'pedal_slot' ), 'The next cart begins without a wish.' );
	}

	public function test_a_forged_wish_is_never_shown_nor_kept_on_an_order(): void {
		$this->open_shop();
		$this->fill_cart();
		$after = $this->store( 'POST', '/cart/extensions', array( 'namespace' => 'pedal-bridge', 'data' => array( 'slot' => '"><script>', 'cost' => '0' ) ) );
		self::assertSame( 200, $after['status'] );
		self::assertNull( $after['data']['extensions']['pedal-bridge']['selected'] );
		$answer = $this->store( 'POST', '/checkout', $this->checkout_body() );
		self::assertSame( '', wc_get_order( $answer['data']['order_id'] )->get_meta( '_pedal_slot' ) );
	}

	public function test_a_price_in_our_data_changes_nothing(): void {
		$this->open_shop();
		$this->fill_cart();
		$body = $this->checkout_body( $this->platform->choices[0] );
		$body['extensions']['pedal-bridge'] += array( 'cost' => '0', 'total' => '0', 'required' => false, 'connection' => 999 );
		$answer = $this->store( 'POST', '/checkout', $body );
		self::assertSame( 200, $answer['status'] );
		self::assertSame( '13.90', wc_get_order( $answer['data']['order_id'] )->get_total() );
	}

	public function test_another_shipping_method_is_not_disturbed(): void {
		$this->open_shop();
		$this->shop->leave();
		$this->shop = new Shop( 'flat_rate' );
		$this->fill_cart();

		self::assertSame( array( 'needed' => false, 'connection' => null, 'slots' => array(), 'selected' => null, 'timezone' => '', 'stale' => false, 'message' => '' ), $this->cart_extension() );
		$answer = $this->store( 'POST', '/checkout', $this->checkout_body( 'forged' ) );
		self::assertSame( 200, $answer['status'] );
		self::assertSame( '', wc_get_order( $answer['data']['order_id'] )->get_meta( '_pedal_slot' ) );
	}

	/**
	 * By hand: on SQLite WooCommerce cannot take the lines off a draft to write them anew.
	 */
	public function test_changing_to_another_method_takes_the_window_off_the_draft(): void {
		$this->open_shop();
		$draft = $this->shop->written_order( ( new Shopper() )->with( slot: $this->platform->choices[0] ), 'pending' );
		foreach ( $draft->get_shipping_methods() as $line ) {
			$line->set_method_id( 'flat_rate' );
		}
		$request = new \WP_REST_Request( 'POST', '/wc/store/v1/checkout' );
		$request->set_param( 'extensions', array( 'pedal-bridge' => array( 'slot' => $this->platform->choices[0] ) ) );
		do_action( 'woocommerce_store_api_checkout_update_order_from_request', $draft, $request );

		self::assertSame( '', $draft->get_meta( '_pedal_slot' ) );
	}

	public function test_a_cart_without_anything_to_ship_needs_no_window(): void {
		$this->open_shop();
		$this->fill_cart();
		WC()->cart->empty_cart();
		WC()->session->set( 'chosen_shipping_methods', array( 'pedal_delivery:1' ) );
		WC()->cart->add_to_cart( $this->shop->product( 'Voucher', '20', '', true )->get_id() );

		self::assertFalse( $this->cart_extension()['needed'] );
		self::assertSame( 200, $this->store( 'POST', '/checkout', $this->checkout_body( 'forged' ) )['status'] );
	}

	public function test_a_partial_update_of_the_draft_is_never_refused(): void {
		$this->open_shop();
		$this->fill_cart( array( 'slot_required' => 'yes' ) );
		self::assertSame( 200, $this->store( 'PUT', '/checkout', array( 'payment_method' => 'cod', 'extensions' => array( 'pedal-bridge' => array( 'slot' => '' ) ) ) )['status'] );
	}

	public function test_a_failure_of_ours_costs_the_window_not_the_sale(): void {
		$this->open_shop();
		$this->fill_cart();
		add_filter( 'pedal_test_clock_offset', static fn() => throw new \RuntimeException( 'The tables are gone.' ) );
		$said   = $this->cart_extension();
		$answer = $this->store( 'POST', '/checkout', $this->checkout_body( '' ) );

		self::assertSame( array(), $said['slots'] );
		self::assertSame( 200, $answer['status'] );
	}
}
