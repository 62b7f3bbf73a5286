<?php
/**
 * Rows A: every order that should be delivered is, whichever way it came and whatever broke on the way.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class RowASentTest extends RowTestCase {

	public function test_A01_classic_checkout(): void {
		$this->connect();
		$order = $this->shop->order( 'classic_checkout', $this->shopper() );
		self::assertSame( array(), $this->platform->requests, 'No call inside the checkout request.' );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_A02_block_checkout_and_nothing_while_it_is_a_draft(): void {
		$this->connect();
		$draft = $this->shop->written_order( $this->shopper(), 'checkout-draft' );
		$this->tick();
		$this->pass_time( 900 );
		$this->tick();
		$this->assert_none();
		self::assertSame( array(), $this->rows( $draft->get_id() ) );

		$this->platform->requests = array();
		$order                    = $this->shop->order( 'block_checkout', $this->shopper() );
		self::assertSame( array(), $this->platform->requests, 'No call inside the checkout request.' );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_A03_card_gateway_that_pays_in_the_request(): void {
		$this->connect();
		$order = $this->shop->written_order( $this->shopper( payment: 'stripe' ), 'pending' );
		$order->payment_complete( 'tx-1' );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_A04_card_gateway_whose_webhook_comes_later_through_update_status(): void {
		$this->connect();
		$order = $this->shop->written_order( $this->shopper( payment: 'paypal' ), 'pending' );
		$this->tick();
		$this->pass_time( 300 );
		$this->tick();
		$this->assert_none();
		self::assertSame( array(), $this->rows( $order->get_id() ) );

		$this->fresh( $order )->update_status( 'processing' );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_A05_payment_complete_fires_twice(): void {
		$this->connect();
		$order = $this->shop->written_order( $this->shopper( payment: 'mollie' ), 'pending' );
		add_filter( 'woocommerce_valid_order_statuses_for_payment_complete', static fn( array $statuses ): array => array( ...$statuses, 'processing' ) );
		$fired = did_action( 'woocommerce_payment_complete' );
		$order->payment_complete();
		$this->fresh( $order )->payment_complete();
		self::assertSame( $fired + 2, did_action( 'woocommerce_payment_complete' ) );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_A06_bank_transfer_that_arrives_after_five_days(): void {
		$this->connect();
		$day   = gmdate( 'Y-m-d', time() + 86400 * 7 );
		$order = $this->shop->written_order( $this->shopper( payment: 'bacs', slot: "{$day}T08:00:00Z/{$day}T10:00:00Z" ), 'on-hold' );
		for ( $days = 0; $days < 5; $days++ ) {
			$this->tick();
			$this->pass_time( 86400 );
		}
		$this->tick();
		$this->assert_none();

		$this->fresh( $order )->update_status( 'processing' );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
		self::assertSame( "{$day}T08:00:00Z/{$day}T10:00:00Z", $this->platform->last_sent()['dropoff']['timeSlot'] );
	}

	public function test_A06_bank_transfer_that_arrives_after_the_slot(): void {
		$this->connect();
		$order = $this->shop->written_order( $this->shopper( payment: 'bacs' ), 'on-hold' );
		$this->tick();
		$this->pass_time( 86400 * 5 );
		$this->fresh( $order )->update_status( 'processing' );
		$this->drain();
		$this->assert_attention( $order, 'slot_over' );
		$this->assert_none();
	}

	public function test_A07_payment_failed_cancelled_retried_paid(): void {
		$this->connect();
		$order = $this->shop->written_order( $this->shopper( payment: 'stripe' ), 'pending' );
		foreach ( array( 'failed', 'pending', 'cancelled', 'pending', 'failed' ) as $status ) {
			$this->fresh( $order )->update_status( $status );
			$this->tick();
		}
		$this->assert_none();
		$this->fresh( $order )->payment_complete();
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_A09_free_order(): void {
		$this->connect();
		$order = $this->shop->written_order( $this->shopper( payment: '' ), 'pending' );
		foreach ( $order->get_items( array( 'line_item', 'shipping' ) ) as $item ) {
			$item->set_total( '0' );
			$item->save();
		}
		$order->set_total( '0' );
		$order->save();
		$order->payment_complete();
		$this->drain();
		self::assertEquals( 0, $this->fresh( $order )->get_total() );
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_A13_admin_creates_an_order_and_saves_it_as_processing(): void {
		$this->connect();
		wp_set_current_user( $this->user( 'administrator' ) );
		$order = $this->shop->written_order( $this->shopper(), 'auto-draft' );
		$this->tick();
		$this->assert_none();
		$this->fresh( $order )->update_status( 'processing', '', true );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_A14_rest_create_set_paid(): void {
		$this->connect();
		$order = $this->shop->order( 'rest', $this->shopper() );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_A15_rest_batch_of_100_paid_orders(): void {
		$this->connect();
		$number = self::number( 100, on_sqlite: 10 );
		wp_set_current_user( 1 );
		$template = $this->shop->order( 'rest', $this->shopper() );
		wp_set_current_user( 1 );
		$one     = array(
			'billing'        => $this->shopper()->address( true ),
			'shipping'       => $this->shopper()->address( false ),
			'payment_method' => 'card',
			'set_paid'       => true,
			'line_items'     => array( array( 'product_id' => array_values( $template->get_items() )[0]->get_product_id(), 'quantity' => 1 ) ),
			'shipping_lines' => array( array( 'method_id' => 'pedal_delivery', 'instance_id' => (string) $this->shop->method_instance(), 'method_title' => 'Bike', 'total' => '4.90' ) ),
		);
		$request = new \WP_REST_Request( 'POST', '/wc/v3/orders/batch' );
		$request->set_body_params( array( 'create' => array_fill( 0, $number - 1, $one ) ) );
		$ids = array_column( rest_do_request( $request )->get_data()['create'], 'id' );
		self::assertCount( $number - 1, array_filter( $ids ) );
		wp_set_current_user( 0 );
		add_filter( 'pedal_timing', static fn( array $timing ): array => array( 'requests_per_second' => 1000 ) + $timing );
		$this->drain();

		foreach ( array( $template->get_id(), ...$ids ) as $id ) {
			$this->assert_one_delivery( wc_get_order( $id ) );
		}
		self::assertSame( $number, $this->platform->count( self::POST ) );
	}

	public function test_A16_order_saved_directly_as_processing(): void {
		$this->connect();
		$order = $this->paid();
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_A35_custom_status_of_another_plugin(): void {
		$this->connect();
		register_post_status( 'wc-picking', array( 'public' => true, 'label' => 'Picking' ) );
		add_filter( 'wc_order_statuses', static fn( array $statuses ): array => $statuses + array( 'wc-picking' => 'Picking' ) );
		self::service( \Pedal\Storage\Settings::class )->change( static fn(): array => array( 'send' => array( 'statuses' => array( 'picking' ) ) ) );
		$waits = $this->paid();
		$order = $this->shop->written_order( $this->shopper(), 'pending' );
		$order->update_status( 'picking' );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
		self::assertSame( array(), $this->rows( $waits->get_id() ), 'Processing is no status that is sent now.' );
	}
}
