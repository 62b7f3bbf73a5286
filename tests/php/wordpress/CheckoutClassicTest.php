<?php
/**
 * The classic checkout: the field in the order review, and what the server makes of it.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use PHPUnit\Framework\Attributes\DataProvider;

final class CheckoutClassicTest extends TestCase {

	use CheckoutShop;

	protected function tearDown(): void {
		$calls = $this->platform->requests;
		parent::tearDown();
		self::assertSame( array(), $calls, 'A checkout calls nobody.' );
	}

	public function test_a_chosen_window_is_on_the_order(): void {
		$id    = $this->open_shop();
		$slot  = $this->platform->choices[1];
		$order = $this->shop->order( 'classic_checkout', ( new Shopper() )->with( slot: $slot ) );

		self::assertSame( self::meta_of( $slot, $id ), $order->get_meta( '_pedal_slot' ) );
	}

	public function test_nothing_chosen_writes_nothing(): void {
		$this->open_shop();
		self::assertSame( '', $this->shop->order( 'classic_checkout' )->get_meta( '_pedal_slot' ) );
	}

	/**
	 * @return array<string,array{string,string}>
	 */
	public static function values_nobody_offered(): array {
		return array(
			'another time'      => array( '2040-01-01T03:00:00Z/2040-01-01T04:00:00Z', 'This delivery time is not available.' ),
			'a window long ago' => array( '2020-01-01T08:00:00Z/2020-01-01T10:00:00Z', 'This delivery time is over.' ),
			'markup'            => array( '"><script>alert(1)</script>', 'This delivery time is not available.' ),
		);
	}

	#[DataProvider( 'values_nobody_offered' )]
	public function test_a_forged_value_makes_no_order( string $value, string $sentence ): void {
		$this->open_shop();
		$orders = count( wc_get_orders( array( 'limit' => -1, 'return' => 'ids' ) ) );
		try {
			$this->shop->order( 'classic_checkout', ( new Shopper() )->with( slot: $value ) );
			self::fail( 'The order was taken.' );
		} catch ( Refused $refused ) {
			self::assertStringContainsString( $sentence, $refused->getMessage() );
		}
		self::assertCount( $orders, wc_get_orders( array( 'limit' => -1, 'return' => 'ids' ) ) );
	}

	public function test_an_array_instead_of_a_value_counts_as_no_choice(): void {
		$this->open_shop();
		$_POST['pedal_slot'] = array( 'x' );
		self::assertSame( '', $this->shop->order( 'classic_checkout' )->get_meta( '_pedal_slot' ) );
	}

	public function test_another_shipping_method_is_not_disturbed_by_a_forged_field(): void {
		$this->open_shop();
		$this->shop->leave();
		$this->shop = new Shop( 'flat_rate' );
		$order      = $this->shop->order( 'classic_checkout', ( new Shopper() )->with( slot: 'forged' ) );

		self::assertSame( '', $order->get_meta( '_pedal_slot' ) );
	}

	public function test_a_method_that_wants_a_choice_refuses_an_empty_field(): void {
		$this->open_shop();
		$this->set_method( array( 'slot_required' => 'yes' ) );
		$this->expectException( Refused::class );
		$this->expectExceptionMessage( 'Please choose a delivery time.' );
		$this->shop->order( 'classic_checkout' );
	}

	public function test_a_form_without_the_field_is_a_wallet_and_gets_the_earlier_wish(): void {
		$id = $this->open_shop();
		$this->set_method( array( 'slot_required' => 'yes' ) );
		$slot = $this->platform->choices[3];
		add_action(
			'woocommerce_checkout_process',
			static function () use ( $slot ): void {
				unset( $_POST['pedal_slot'] );
				do_action( 'woocommerce_checkout_update_order_review', "billing_city=Grenoble&pedal_slot=$slot" );
			}
		);
		self::assertSame( self::meta_of( $slot, $id ), $this->shop->order( 'classic_checkout' )->get_meta( '_pedal_slot' ) );
	}

	public function test_when_nothing_is_offered_a_choice_is_never_demanded(): void {
		$this->platform->choices = array();
		$this->open_shop();
		$this->set_method( array( 'slot_required' => 'yes' ) );
		self::assertSame( 'processing', $this->shop->order( 'classic_checkout' )->get_status() );
	}

	public function test_an_order_another_plugin_makes_of_the_cart_holds_only_what_was_offered(): void {
		$this->open_shop();
		$this->fill_cart();
		$_POST['pedal_slot'] = '2040-01-01T03:00:00Z/2040-01-01T04:00:00Z';
		$order_id            = WC()->checkout()->create_order( array( 'payment_method' => 'cod', 'billing_email' => 'a@example.org' ) );
		$_POST               = array();

		self::assertSame( '', wc_get_order( $order_id )->get_meta( '_pedal_slot' ) );
	}

	public function test_the_field_stands_in_the_review_of_our_method_only(): void {
		$this->open_shop();
		$this->fill_cart();
		$html = $this->review();
		self::assertStringContainsString( '<select name="pedal_slot"', $html );
		self::assertStringContainsString( '<option value="">First available time</option>', $html );
		self::assertStringContainsString( '<option value="' . $this->platform->choices[0] . '" data-pedal-slot>', $html );
		self::assertStringNotContainsString( 'required', $html );
		self::assertSame( 4, substr_count( $html, 'data-pedal-slot' ) );

		WC()->session->set( 'chosen_shipping_methods', array( 'flat_rate:1' ) );
		self::assertSame( '', $this->review() );
	}

	public function test_the_choice_survives_a_refresh_of_the_review(): void {
		$this->open_shop();
		$this->fill_cart( array( 'slot_required' => 'yes' ) );
		$slot = $this->platform->choices[2];
		do_action( 'woocommerce_checkout_update_order_review', http_build_query( array( 'billing_city' => 'Grenoble', 'pedal_slot' => $slot ) ) );
		$html = $this->review();

		self::assertMatchesRegularExpression( '~<option value="' . preg_quote( $slot, '~' ) . '"\s+selected=\'selected\'~', $html );
		self::assertStringContainsString( 'required aria-required="true"', $html );
	}

	public function test_the_empty_entry_says_what_the_shop_will_do(): void {
		$this->open_shop();
		$this->fill_cart();
		update_option( 'pedal_settings', array( 'settings' => array( 'without_slot' => 'attention' ) ) );
		self::assertStringContainsString( 'No preference: you will hear from us', $this->review() );
		update_option( 'pedal_settings', array( 'settings' => array( 'without_slot' => 'asap' ) ) );
		self::assertStringContainsString( 'As soon as possible', $this->review() );
	}

	public function test_no_windows_leave_a_sentence_instead_of_a_list(): void {
		$this->platform->choices = array();
		$this->open_shop();
		$this->fill_cart();
		$html = $this->review();
		self::assertStringNotContainsString( '<select', $html );
		self::assertStringContainsString( 'Your order will be delivered at the first time that is free.', $html );
	}

	public function test_what_a_platform_calls_its_windows_is_inert_in_the_page(): void {
		$evil  = '"><img src=x onerror=alert(1)>';
		$start = time() + 86400;
		add_filter( 'pedal_slot_offers', static fn(): array => array( array( 'start' => $start, 'end' => $start + 3600, 'value' => $evil ) ) );
		$this->open_shop();
		$this->fill_cart();
		self::assertStringNotContainsString( '<img', $this->review() );
		self::assertStringContainsString( esc_attr( gmdate( 'Y-m-d\TH:i', $start ) ), $this->review(), 'The window itself is offered.' );
	}

	private function review(): string {
		ob_start();
		do_action( 'woocommerce_review_order_after_shipping' );
		return trim( (string) ob_get_clean() );
	}
}
