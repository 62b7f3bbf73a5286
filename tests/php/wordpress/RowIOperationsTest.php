<?php
/**
 * Rows I: a shop that is copied, moved, reconnected, switched to another order storage, or shared with other plugins.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Automattic\WooCommerce\Internal\DataStores\Orders\CustomOrdersTableController;
use Automattic\WooCommerce\Internal\DataStores\Orders\DataSynchronizer;
use Automattic\WooCommerce\Utilities\OrderUtil;
use Pedal\Forwarding\Clocks;
use Pedal\Forwarding\Intake;
use PHPUnit\Framework\Attributes\PreserveGlobalState;
use PHPUnit\Framework\Attributes\RunInSeparateProcess;

final class RowIOperationsTest extends RowTestCase {

	/**
	 * WooCommerce's synchroniser of both order storages begins transactions of its own.
	 */
	protected const COMMITS = true;

	private static function settle(): void {
		self::service( Intake::class )->settle();
	}

	/**
	 * The same database behind another address.
	 */
	private function wake_up_at( string $home ): void {
		add_filter( 'pre_option_home', static fn(): string => $home );
		$this->platform->requests = array();
	}

	public function test_I01_a_copy_with_live_keys(): void {
		$this->connect();
		$sent = $this->paid();
		$this->tick();
		$waiting = $this->paid();
		self::settle();
		$this->wake_up_at( 'https://staging.example' );
		foreach ( array( $sent, $waiting ) as $order ) {
			$this->fresh( $order )->update_status( 'cancelled' );
		}
		$this->paid();
		for ( $pass = 0; $pass < 5; $pass++ ) {
			$this->tick();
			$this->pass_time( 300 );
		}
		self::assertSame( array(), $this->platform->requests, 'Not one call, to create or to cancel.' );
		self::assertCount( 1, $this->platform->active(), 'The original is unaffected.' );
		self::assertSame( 200, $this->rest( 'POST', '/setup/site', array( 'choice' => 'copy' ) )['status'] );
		$this->tick();
		self::assertSame( array(), $this->platform->requests );
	}

	public function test_I02_the_domain_moved(): void {
		$this->connect();
		$sent    = $this->paid();
		$this->tick();
		$waiting = $this->paid();
		self::settle();
		$marker = $this->row( $waiting->get_id() )['marker'];
		$this->wake_up_at( 'https://new-name.example' );
		$this->tick();
		self::assertSame( array(), $this->platform->requests );
		self::assertSame( 200, $this->rest( 'POST', '/setup/site', array( 'choice' => 'moved' ) )['status'] );
		$this->drain();
		self::assertSame( $marker, $this->row( $waiting->get_id() )['marker'], 'The same reference as before.' );
		$this->assert_one_delivery( $waiting );
		$this->assert_one_delivery( $sent );
		self::assertCount( 2, $this->platform->active() );
	}

	public function test_I05_the_old_plugins_delivery_is_taken_over(): void {
		$this->connect();
		$there = ( new FakeRoutes( $this->platform ) )->make( array( 'dropoff' => array( 'timeSlot' => $this->platform->choices[1] ) ) );
		$order = $this->shop->written_order( $this->shopper(), 'pending' );
		$order->update_meta_data( 'coopcycle_delivery', "/api/deliveries/$there" );
		$order->save();
		$this->fresh( $order )->update_status( 'processing' );
		$this->drain();
		self::assertSame( 0, $this->platform->count( self::POST ), 'No second courier.' );
		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'synced', "/api/deliveries/$there", 'placed' ), array( $row['sync'], $row['remote_id'], $row['stage'] ) );
		self::assertCount( 1, $this->platform->active() );
	}

	/**
	 * In a process of its own: a function once defined cannot be taken away.
	 */
	#[RunInSeparateProcess]
	#[PreserveGlobalState( false )]
	public function test_I05_the_old_plugin_runs_at_the_same_time(): void {
		$this->connect();
		$order = $this->paid();
		eval( 'function coopcycle_woocommerce_order_status_changed() {}' ); // phpcs:ignore
		for ( $pass = 0; $pass < 3; $pass++ ) {
			$this->tick();
			$this->pass_time( 60 );
		}
		self::assertSame( array(), $this->platform->requests, 'Two plugins would order two couriers.' );
		self::assertSame( 'pending', $this->row( $order->get_id() )['sync'], 'The order waits.' );
		self::assertSame( 'pedal_other_plugin', array_column( $this->rest( 'GET', '/health' )['data'], 'code', 'id' )['other_plugin'] );
	}

	/**
	 * The other storage is filled by WooCommerce's own synchroniser, as a shop does that switches.
	 */
	private function switch_order_storage( bool $hpos ): void {
		update_option( DataSynchronizer::ORDERS_DATA_SYNC_ENABLED_OPTION, 'yes' );
		$synchronizer = wc_get_container()->get( DataSynchronizer::class );
		$behind       = $synchronizer->get_next_batch_to_process( 100 );
		array() === $behind || $synchronizer->process_batch( $behind );
		update_option( CustomOrdersTableController::CUSTOM_ORDERS_TABLE_USAGE_ENABLED_OPTION, $hpos ? 'yes' : 'no' );
		wp_cache_flush();
		self::assertSame( $hpos, OrderUtil::custom_orders_table_usage_is_enabled() );
	}

	/**
	 * WooCommerce before 10.7 may set an order back to pending merely by reading it while both storages are synchronised; that is its own matter.
	 */
	public function test_I06_order_storage_switched_over_and_back(): void {
		$this->connect();
		add_filter( 'woocommerce_hpos_enable_sync_on_read', '__return_false' );
		$hpos   = OrderUtil::custom_orders_table_usage_is_enabled();
		$orders = array( $this->paid() );
		$this->tick();
		$orders[] = $this->paid();
		self::settle();
		$this->switch_order_storage( ! $hpos );
		$this->drain();
		$orders[] = $this->paid();
		$this->drain();
		$orders[] = $this->without_our_hooks( fn(): \WC_Order => $this->paid() );
		$this->drain();
		$this->switch_order_storage( $hpos );
		$orders[] = $this->paid();
		$this->drain();
		foreach ( $orders as $order ) {
			$this->assert_one_delivery( $order );
		}
		self::assertSame( count( $orders ), $this->platform->count( self::POST ) );
	}

	/**
	 * @template T
	 * @param callable():T $work
	 * @return T
	 */
	private function without_our_hooks( callable $work ): mixed {
		global $wp_filter;
		$kept = array_map( static fn( \WP_Hook $hook ): \WP_Hook => clone $hook, $wp_filter );
		foreach ( array( 'woocommerce_after_order_object_save', 'woocommerce_order_status_changed', 'woocommerce_payment_complete', 'woocommerce_new_order', 'woocommerce_saved_order_items' ) as $hook ) {
			remove_all_actions( $hook );
		}
		try {
			return $work();
		} finally {
			$wp_filter = $kept; // phpcs:ignore
		}
	}

	public function test_I07_two_connections_one_of_them_broken(): void {
		$good   = $this->connect();
		$broken = $this->connect( array( 'name' => 'Broken' ) );
		$rule   = static fn( string $id, string $postcode, int $connection ): array => array( 'id' => $id, 'name' => $id, 'enabled' => true, 'when' => array( array( 'field' => 'postcode', 'op' => 'is', 'value' => $postcode ) ), 'then' => array( 'connection_id' => $connection ) );
		self::assertSame( 200, $this->rest( 'PUT', '/rules', array( 'rules' => array( $rule( 'a', '38000', $good ), $rule( 'b', '69001', $broken ) ) ) )['status'] );
		$stuck  = array_map( fn(): \WC_Order => $this->paid( postcode: '69001' ), range( 1, 3 ) );
		$orders = array_map( fn(): \WC_Order => $this->paid(), range( 1, 4 ) );
		self::settle();
		// What goes to the second account finds nobody there.
		$this->platform->fail( '^' . self::POST . '$', static fn( array $request ): ?string => str_contains( $request['body'], '69001' ) ? 'cURL error 7: Connection refused' : null, times: 500 );
		$this->tick();
		foreach ( $orders as $order ) {
			$this->assert_one_delivery( $order );
		}
		foreach ( $stuck as $order ) {
			self::assertSame( array( 'pending', (string) $broken, '0' ), array( $this->row( $order->get_id() )['sync'], $this->row( $order->get_id() )['connection_id'], $this->row( $order->get_id() )['sends'] ) );
		}
		self::assertSame( 'ready', $this->connection( $good )->status );
	}

	public function test_I08_reconnected_with_new_credentials_to_the_same_store(): void {
		$id    = $this->connect();
		$order = $this->paid();
		$this->tick();
		$lost = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', 'cURL error 28: Operation timed out', after_work: true );
		$this->tick();
		$this->platform->secret = 'another0another0another0another0';
		$this->platform->revoke_tokens();
		self::assertSame( 200, $this->rest( 'PATCH', "/connections/$id", array( 'secret' => $this->platform->secret ) )['status'] );
		$this->drain();
		$this->assert_one_delivery( $order );
		$this->assert_one_delivery( $lost );
		self::assertSame( 2, $this->platform->count( self::POST ), 'Nothing was sent again.' );
	}

	public function test_I10_order_numbers_of_another_plugin(): void {
		add_filter( 'woocommerce_order_number', static fn( mixed $number, \WC_Order $order ): string => 'WEB-' . ( 90000 + $order->get_id() ), 10, 2 );
		$this->connect();
		$order = $this->paid();
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
		$number = $order->get_order_number();
		self::assertStringStartsWith( 'WEB-9', $number );
		self::assertStringContainsString( $number, (string) wp_json_encode( $this->platform->last_sent() ), 'The courier reads the shop\'s number.' );
		self::assertSame( $number, $this->rest( 'GET', '/deliveries', array( 'order_id' => $order->get_id() ) )['data'][0]['order_number'] );

		// The reference is made of the id: the plugin goes, nothing changes.
		remove_all_filters( 'woocommerce_order_number' );
		$marker = $this->row( $order->get_id() )['marker'];
		$this->fresh( $order )->save();
		$this->drain();
		self::assertSame( $marker, $this->row( $order->get_id() )['marker'] );
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_I12_options_and_events_do_not_grow(): void {
		global $wpdb;
		$autoloaded = static fn(): int => (int) $wpdb->get_var( "SELECT SUM(LENGTH(option_value)) FROM $wpdb->options WHERE option_name LIKE '%pedal%' AND autoload IN ('yes','on','auto','auto-on')" );
		$this->connect();
		$this->paid();
		$this->tick();
		self::service( Clocks::class )->start();
		$before  = $autoloaded();
		$named   = static fn(): array => $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%pedal%' ORDER BY option_name" );
		$options = $named();
		for ( $order = 0; $order < 10; $order++ ) {
			$this->paid();
			$this->tick();
			self::service( Clocks::class )->start();
		}
		self::assertLessThan( 1024, $before );
		self::assertSame( $before, $autoloaded(), 'Ten orders more, no byte more.' );
		self::assertSame( $options, $named(), 'No option more.' );
		$events = array_merge( ...array_map( 'array_keys', array_values( array_filter( (array) _get_cron_array(), 'is_array' ) ) ) );
		self::assertLessThanOrEqual( 2, count( preg_grep( '/^pedal/', $events ) ) );
		self::assertLessThanOrEqual( 2, count( as_get_scheduled_actions( array( 'group' => 'pedal-bridge', 'status' => 'pending', 'per_page' => 50 ) ) ) );
	}

	public function test_I14_no_notice_with_everything_reported(): void {
		$said = array();
		$was  = error_reporting( E_ALL );
		set_error_handler(
			static function ( int $level, string $words, string $file, int $line ) use ( &$said ): bool {
				if ( str_contains( $file, 'pedal-bridge' ) || str_contains( $file, '/plugin/src/' ) ) {
					$said[] = "$words at $file:$line";
				}
				return true;
			}
		);
		( new FakeDoor() )->works();
		$this->connect();
		$order = $this->shop->order( 'classic_checkout', $this->shopper() );
		$block = $this->shop->order( 'block_checkout', $this->shopper() );
		$this->platform->fail( '^' . self::POST . '$', 500 );
		$this->drain();
		$this->platform->do_to( 4711, 'deliver' );
		$this->tick();
		foreach ( array( '/deliveries', '/connections', '/statement', '/status', '/health', '/settings', '/rules', '/setup', "/orders/{$block->get_id()}/verdict", "/orders/{$block->get_id()}/preview" ) as $path ) {
			self::assertSame( 200, $this->rest( 'GET', $path )['status'], $path );
		}
		$this->fresh( $order )->update_status( 'cancelled' );
		$this->drain();
		restore_error_handler();
		error_reporting( $was );
		self::assertSame( array(), $said );
	}
}
