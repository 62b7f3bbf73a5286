<?php
/**
 * What an order tells of its delivery: to the shopper it belongs to, to staff, and in mails.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class CheckoutOrderViewsTest extends TestCase {

	use CheckoutShop;

	private const TABLE = 'woocommerce_order_details_after_order_table';

	public function test_the_delivery_time_is_a_row_of_the_order_wherever_it_is_shown(): void {
		update_option( 'time_format', 'H:i' );
		update_option( 'timezone_string', 'America/New_York' );
		$this->open_shop();
		$slot  = $this->platform->choices[0];
		$order = $this->shop->order( 'block_checkout', ( new Shopper() )->with( slot: $slot ) );
		$label = wp_date( 'l, F j, H:i', strtotime( explode( '/', $slot )[0] ), new \DateTimeZone( 'Europe/Paris' ) );
		$rows  = $order->get_order_item_totals();

		self::assertStringStartsWith( $label, $rows['pedal_slot']['value'] );
		self::assertSame( 'pedal_slot', array_keys( $rows )[ 1 + array_search( 'shipping', array_keys( $rows ), true ) ] );
		self::assertStringContainsString( $label, $this->printed( 'woocommerce_admin_order_data_after_shipping_address', $order ) );
		$page = wc_get_template_html( 'order/order-details.php', array( 'order_id' => $order->get_id(), 'show_downloads' => false ) );
		self::assertStringContainsString( $label, $page );
	}

	public function test_an_order_without_a_window_shows_none(): void {
		$order = $this->shop->written_order( new Shopper(), 'processing' );
		self::assertArrayNotHasKey( 'pedal_slot', $order->get_order_item_totals() );
		self::assertSame( '', $this->printed( 'woocommerce_admin_order_data_after_shipping_address', $order ) );
		self::assertSame( '', $this->printed( self::TABLE, $order ) );
	}

	public function test_a_window_whose_connection_is_gone_is_shown_on_the_shop_s_clock(): void {
		update_option( 'time_format', 'H:i' );
		update_option( 'timezone_string', 'Asia/Kolkata' );
		$order = $this->shop->written_order( ( new Shopper() )->with( slot: '2026-09-14T06:30:00Z/2026-09-14T08:30:00Z' ), 'processing' );
		self::assertSame( 'Monday, September 14, 12:00 – 14:00', $order->get_order_item_totals()['pedal_slot']['value'] );
	}

	public function test_the_shopper_follows_an_own_order_and_nobody_else_does(): void {
		$this->open_shop();
		$order = $this->shop->order( 'block_checkout', ( new Shopper() )->with( slot: $this->platform->choices[0] ) );
		self::assertSame( '', $this->printed( self::TABLE, $order ), 'Nothing is booked yet.' );
		$this->tick();
		$this->platform->do_to( 4711, 'carry' );
		$this->pass_time( 3600 );
		$this->tick();

		$order = wc_get_order( $order->get_id() );
		$shown = $this->printed( self::TABLE, $order );
		self::assertStringContainsString( 'Your order is on its way to you.', $shown );
		self::assertStringContainsString( 'href="' . FakePlatform::URL . '/fr/pub/d/track4711"', $shown );

		wp_set_current_user( $this->user( 'customer' ) );
		self::assertSame( '', $this->printed( self::TABLE, $order ), 'A guest\'s order is not this customer\'s.' );
		$order->set_customer_id( $this->user( 'customer' ) );
		$order->save();
		self::assertSame( $shown, $this->printed( self::TABLE, $order ) );
		wp_set_current_user( 0 );
		self::assertSame( '', $this->printed( self::TABLE, $order ), 'A stranger does not see a customer\'s order.' );
	}

	public function test_only_a_web_address_becomes_a_link(): void {
		$this->open_shop();
		$order = $this->shop->order( 'block_checkout' );
		$this->tick();
		$order = wc_get_order( $order->get_id() );
		$order->update_meta_data( '_pedal_tracking_url', 'javascript:alert(1)' );
		$order->save();

		$shown = $this->printed( self::TABLE, $order );
		self::assertStringContainsString( 'The delivery is booked.', $shown );
		self::assertStringNotContainsString( '<a', $shown );
		self::assertSame( '', $this->printed( 'woocommerce_email_after_order_table', $order, false, false, null ) );
	}

	public function test_a_made_up_window_is_inert(): void {
		$order = $this->shop->written_order( new Shopper(), 'processing' );
		foreach ( array( '<script>', array( 'value' => '"><img onerror=alert(1)>', 'start' => 'x', 'end' => array() ), array( 'start' => 9, 'end' => 3 ) ) as $meta ) {
			$order->update_meta_data( '_pedal_slot', $meta );
			self::assertArrayNotHasKey( 'pedal_slot', $order->get_order_item_totals() );
		}
	}

	private function printed( string $hook, mixed ...$arguments ): string {
		ob_start();
		do_action( $hook, ...$arguments );
		return trim( (string) ob_get_clean() );
	}
}
