<?php
/**
 * Rows A: hooks that never fire, fire too often, or fire while our plugin is off; the sweep finds what they missed.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Automattic\WooCommerce\Utilities\OrderUtil;
use Pedal\Forwarding\Statement;
use Pedal\Plugin;

final class RowALostHooksTest extends RowTestCase {

	private static function write_status_by_sql( \WC_Order $order, string $status ): void {
		global $wpdb;
		if ( OrderUtil::custom_orders_table_usage_is_enabled() ) {
			$wpdb->update( "{$wpdb->prefix}wc_orders", array( 'status' => $status, 'date_updated_gmt' => gmdate( 'Y-m-d H:i:s' ) ), array( 'id' => $order->get_id() ) );
		} else {
			$wpdb->update( $wpdb->posts, array( 'post_status' => $status, 'post_modified_gmt' => gmdate( 'Y-m-d H:i:s' ) ), array( 'ID' => $order->get_id() ) );
		}
		wp_cache_flush();
	}

	public function test_A17_bulk_action_on_50_orders(): void {
		$this->connect();
		$number = self::number( 50, on_sqlite: 10 );
		$orders = array_map( fn(): \WC_Order => $this->shop->written_order( $this->shopper(), 'on-hold' ), range( 1, $number ) );
		foreach ( $orders as $order ) {
			// As the list's bulk action does: each order is read and set in one request.
			$this->fresh( $order )->update_status( 'processing', 'Bulk.', true );
		}
		self::assertSame( array(), $this->platform->requests );
		add_filter( 'pedal_timing', static fn( array $timing ): array => array( 'requests_per_second' => 1000 ) + $timing );
		$this->drain();
		foreach ( $orders as $order ) {
			$this->assert_one_delivery( $order );
		}
		self::assertSame( $number, $this->platform->count( self::POST ) );
	}

	public function test_A20_processing_and_on_hold_ten_times(): void {
		$this->connect();
		$order = $this->paid();
		for ( $time = 0; $time < 10; $time++ ) {
			$this->fresh( $order )->update_status( 'on-hold' );
			$this->fresh( $order )->update_status( 'processing' );
		}
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_A20_processing_and_on_hold_ten_times_with_a_pass_after_each(): void {
		$this->connect();
		$order = $this->paid();
		$this->tick();
		for ( $time = 0; $time < 10; $time++ ) {
			$this->fresh( $order )->update_status( 'on-hold' );
			$this->tick();
			self::assertSame( 'reversed_after_sending', $this->row( $order->get_id() )['code'], 'A person decides; nothing is cancelled by itself.' );
			$this->fresh( $order )->update_status( 'processing' );
			$this->tick();
		}
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
		self::assertSame( 0, $this->platform->count( 'DELETE /api/deliveries/4711' ) );
	}

	/**
	 * @param class-string<\Throwable> $throwable
	 */
	private function breaks( string $throwable ): void {
		add_action( 'woocommerce_order_status_processing', static fn() => throw new $throwable( 'Another plugin.' ), 1 );
	}

	public function test_A27_another_plugin_throws_an_exception_on_processing(): void {
		$this->connect();
		$this->breaks( \Exception::class );
		// Not cash on delivery: WooCommerce completes such an order at once when it is paid.
		$order = $this->shop->written_order( $this->shopper( payment: 'stripe' ), 'pending' );
		$seen  = did_action( 'woocommerce_order_status_changed' );
		$order->payment_complete();
		self::assertSame( $seen, did_action( 'woocommerce_order_status_changed' ), 'The usual hook did not fire.' );
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_A28_another_plugin_throws_an_error_on_processing(): void {
		$this->connect();
		$this->breaks( \Error::class );
		$order = $this->shop->written_order( $this->shopper( payment: 'stripe' ), 'pending' );
		try {
			$order->payment_complete();
			self::fail( 'The Error escapes WooCommerce.' );
		} catch ( \Error $error ) {
			self::assertSame( 'Another plugin.', $error->getMessage() );
		}
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_A30_status_written_by_sql(): void {
		$this->connect();
		$order = $this->shop->written_order( $this->shopper(), 'pending' );
		$this->tick();
		self::write_status_by_sql( $order, 'wc-processing' );
		$this->tick();

		$this->assert_one_delivery( $order, 1 );
		$found = array_filter( $this->journal( 'swept' ), static fn( array $entry ): bool => 'found' === $entry['code'] && (int) $entry['order_id'] === $order->get_id() );
		self::assertCount( 1, $found );
		self::assertSame( 1, self::service( Statement::class )->make( static fn(): bool => true )['found_by_sweep'] );
	}

	public function test_A30_a_cancellation_written_by_sql_is_found_too(): void {
		$this->connect();
		$order = $this->paid();
		$this->tick();
		self::write_status_by_sql( $order, 'wc-cancelled' );
		$this->drain();
		self::assertSame( array(), $this->platform->active() );
		self::assertSame( 'cancelled', $this->row( $order->get_id() )['stage'] );
	}

	public function test_A33_orders_paid_while_the_plugin_was_off(): void {
		global $wp_filter;
		$this->connect();
		$this->tick();
		Plugin::deactivate();
		$kept = array_map( static fn( \WP_Hook $hook ): \WP_Hook => clone $hook, $wp_filter );
		foreach ( array( 'woocommerce_after_order_object_save', 'woocommerce_order_status_changed', 'woocommerce_payment_complete', 'woocommerce_new_order', 'woocommerce_saved_order_items' ) as $hook ) {
			remove_all_actions( $hook );
		}
		$orders = array_map( fn(): \WC_Order => $this->paid(), range( 1, 20 ) );
		$wp_filter = $kept; // phpcs:ignore
		$day       = gmdate( 'Y-m-d', time() - 86400 );
		$over      = $this->shop->written_order( $this->shopper( slot: "{$day}T08:00:00Z/{$day}T10:00:00Z" ), 'processing' );
		$this->pass_time( 3600 );
		Plugin::activate();
		$this->drain();

		foreach ( $orders as $order ) {
			$this->assert_one_delivery( $order );
		}
		self::assertCount( 20, array_filter( $this->journal( 'swept' ), static fn( array $entry ): bool => 'found' === $entry['code'] ), 'Each is listed as found by the sweep.' );
		$this->assert_attention( $over, 'slot_over' );
		self::assertSame( 20, $this->platform->count( self::POST ) );
	}
}
