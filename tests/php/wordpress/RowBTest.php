<?php
/**
 * Rows B inside one process: what a dead worker left behind is taken up; what changed under a living one is not overlooked.
 * The same with real processes and real kills: RowBProcessesTest and the chaos suite.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Core\Delivery;
use Pedal\Core\SyncState;
use Pedal\Forwarding\Intake;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Queue;

final class RowBTest extends RowTestCase {

	private function planned( \WC_Order $order ): Delivery {
		self::service( Intake::class )->settle();
		return self::service( Deliveries::class )->of_order( $order->get_id() )[0];
	}

	private function claimed( Delivery $row ): Delivery {
		return self::service( Deliveries::class )->claim( $row, $this->now(), 180, 4 ) ?? throw new \LogicException( 'Not claimed.' );
	}

	public function test_B01_killed_between_the_status_and_the_hooks(): void {
		global $wp_filter;
		$this->connect();
		$kept = array_map( static fn( \WP_Hook $hook ): \WP_Hook => clone $hook, $wp_filter );
		foreach ( array( 'woocommerce_after_order_object_save', 'woocommerce_order_status_changed', 'woocommerce_payment_complete', 'woocommerce_new_order', 'woocommerce_saved_order_items' ) as $hook ) {
			remove_all_actions( $hook );
		}
		$order     = $this->paid();
		$wp_filter = $kept; // phpcs:ignore
		self::assertSame( array(), $this->rows( $order->get_id() ) );
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_B02_killed_after_our_insert(): void {
		$this->connect();
		$order = $this->paid();
		$this->planned( $order );
		$this->pass_time( 60 );
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_B03_killed_after_the_claim_before_sending(): void {
		$this->connect();
		$order = $this->paid();
		$this->claimed( $this->planned( $order ) );
		$this->pass_time( 170 );
		$this->tick();
		self::assertSame( 'in_flight', $this->row( $order->get_id() )['sync'], 'The claim holds until its lease ends.' );
		$this->assert_none();
		$this->pass_time( 20 );
		$this->tick();
		self::assertSame( 1, $this->platform->count( 'GET ' . FakePlatform::STORE . '/deliveries' ), 'A look comes first.' );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_B04_killed_after_the_bytes_left(): void {
		$this->connect();
		$order   = $this->paid();
		$claimed = $this->claimed( $this->planned( $order ) );
		self::service( Deliveries::class )->save( $claimed, $claimed->sending( 'as-sent', $this->now(), 0 ) );
		( new FakeRoutes( $this->platform ) )->make( array( 'dropoff' => array( 'timeSlot' => $this->platform->choices[1], 'metadata' => array( 'external_system_id' => $claimed->marker ) ) ) );
		$this->pass_time( 181 );
		$this->drain();
		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'synced', '/api/deliveries/4711' ), array( $row['sync'], $row['remote_id'] ) );
		self::assertSame( 0, $this->platform->count( self::POST ), 'No second one.' );
		self::assertSame( 1, $this->platform->count( 'PUT /api/deliveries/4711' ), 'What was sent differs from what is desired now.' );
	}

	public function test_B06_killed_after_the_update_before_the_order_note(): void {
		$this->connect();
		$order = $this->paid();
		$kill  = static fn( string $point ) => 'before_note' === $point ? throw new \Error( 'Killed.' ) : null;
		add_action( 'pedal_crash_point', $kill );
		$this->tick();
		remove_action( 'pedal_crash_point', $kill );
		self::assertSame( 'synced', $this->row( $order->get_id() )['sync'] );
		self::assertSame( array(), $this->booked_notes( $order ) );
		$this->pass_time( 61 );
		$this->tick();
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
		self::assertSame( $this->row( $order->get_id() )['tracking_url'], $this->fresh( $order )->get_meta( '_pedal_tracking_url' ) );
	}

	public function test_B06_killed_after_the_order_note_before_that_was_written_down(): void {
		$this->connect();
		$order = $this->paid();
		$kill  = static fn( string $point ) => 'after_note' === $point ? throw new \Error( 'Killed.' ) : null;
		add_action( 'pedal_crash_point', $kill );
		$this->tick();
		remove_action( 'pedal_crash_point', $kill );
		$this->pass_time( 61 );
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_B08_a_worker_that_breaks_on_one_order_delivers_the_others(): void {
		$this->connect();
		$bad  = $this->paid();
		$good = array( $this->paid(), $this->paid() );
		self::service( Intake::class )->settle();
		$broken = static fn( array $body, int $order_id ): array => $order_id === $bad->get_id() ? throw new \Error( 'Another plugin.' ) : $body;
		add_filter( 'pedal_request', $broken, 10, 2 );
		$this->tick();
		foreach ( $good as $order ) {
			$this->assert_one_delivery( $order );
		}
		self::assertNotSame( 'synced', $this->row( $bad->get_id() )['sync'] );
		remove_filter( 'pedal_request', $broken );
		$this->drain();
		$this->assert_one_delivery( $bad, 3 );
	}

	public function test_B12_a_claimed_row_is_not_claimed_again(): void {
		$this->connect();
		$row     = $this->planned( $this->paid() );
		$claimed = $this->claimed( $row );
		$table   = self::service( Deliveries::class );
		self::assertNull( $table->claim( $row, $this->now(), 180, 4 ), 'By what was read before.' );
		self::assertNull( $table->claim( $claimed, $this->now(), 180, 4 ), 'By what was read since.' );
		self::assertSame( $claimed->fence, (int) $this->rows()[0]['fence'] );
	}

	public function test_B12_what_rests_or_waits_for_a_person_is_not_claimed(): void {
		$this->connect();
		$order = $this->paid();
		$this->tick();
		$table = self::service( Deliveries::class );
		self::assertNull( $table->claim( $table->of_order( $order->get_id() )[0], $this->now(), 180, 4 ) );
	}

	public function test_B13_no_more_claims_than_seats(): void {
		$connection = $this->connect();
		foreach ( range( 1, 6 ) as $ignored ) {
			$this->planned( $this->paid() );
		}
		$table   = self::service( Deliveries::class );
		$claimed = array_filter( array_map( fn( Delivery $row ): ?Delivery => $table->claim( $row, $this->now(), 180, 4 ), self::service( Queue::class )->due( $connection, $this->now(), 10 ) ) );
		self::assertSame( array( 1, 2, 3, 4 ), array_values( array_map( static fn( Delivery $row ): ?int => $row->seat, $claimed ) ) );
	}

	public function test_B14_a_worker_that_lost_its_claim_cannot_write_and_leaves_word(): void {
		$this->connect();
		$order = $this->paid();
		$table = self::service( Deliveries::class );
		// While the first worker's bytes are under way its lease ends, and another takes over.
		$this->platform->fail(
			'^' . self::POST . '$',
			function ( array $request ) use ( $order, $table ): array {
				$this->pass_time( 400 );
				$row = $table->of_order( $order->get_id() )[0];
				self::assertTrue( $table->save( $row, $row->uncertain( $this->now() + 60 ) ) );
				return array( 201, $this->platform->deliveries[ ( new FakeRoutes( $this->platform ) )->make( $request['json'] ) ] );
			}
		);
		$this->tick();
		$row = $this->row( $order->get_id() );
		self::assertSame( array( null, '1' ), array( $row['remote_id'], $row['audit'] ), 'The late answer is not written over the claim of another.' );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_B14_a_claim_that_has_too_little_time_left_sends_nothing(): void {
		$this->connect();
		$order = $this->paid();
		// A worker that stood still between its claim and its call.
		$slow = function ( array $body ): array {
			$this->pass_time( 150 );
			return $body;
		};
		$this->planned( $order );
		add_filter( 'pedal_request', $slow );
		$this->tick();
		$this->assert_none();
		self::assertSame( '1', $this->row( $order->get_id() )['fence'], 'A pass takes a claim it gave up not up again.' );
		remove_filter( 'pedal_request', $slow );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_B16_an_edit_during_a_refused_call_is_heard_when_the_answer_lands(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail(
			'^' . self::POST . '$',
			function () use ( $order ): array {
				$edited = $this->fresh( $order );
				$edited->set_shipping_address_1( '3 place Notre-Dame' );
				$edited->save();
				self::service( Intake::class )->settle();
				return self::violation( 'items[1].task.address.streetAddress' );
			}
		);
		$this->drain();
		$this->assert_one_delivery( $order, 2 );
		self::assertStringStartsWith( '3 place', $this->platform->last_sent()['dropoff']['address']['streetAddress'] );
	}

	public function test_B16_an_order_cancelled_during_the_call_is_called_off(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail(
			'^' . self::POST . '$',
			function ( array $request ) use ( $order ): array {
				$this->fresh( $order )->update_status( 'cancelled' );
				self::service( Intake::class )->settle();
				return array( 201, $this->platform->deliveries[ ( new FakeRoutes( $this->platform ) )->make( $request['json'] ) ] );
			}
		);
		$this->drain();
		self::assertSame( array(), $this->platform->active() );
		self::assertSame( 1, $this->platform->count( 'DELETE /api/deliveries/4711' ) );
	}

	public function test_B18_a_follower_does_not_take_a_row_from_the_worker_that_holds_it(): void {
		$connection = $this->connect();
		$order      = $this->paid();
		$this->tick();
		$table = self::service( Deliveries::class );
		$row   = $table->of_order( $order->get_id() )[0];
		// Another worker is at it when our follower, who read the row before, asks for a look.
		$table->change( $row, fn( Delivery $current ): Delivery => $current->asked_to_look( $this->now() ) );
		$held  = $this->claimed( $table->of_order( $order->get_id() )[0] );
		$asked = $table->change( $row, fn( Delivery $current ): Delivery => $current->asked_to_look( $this->now() ) );
		self::assertSame( SyncState::InFlight, $asked->sync );
		self::assertNull( $table->claim( $asked, $this->now(), 180, 4 ) );
		self::assertSame( $held->fence, (int) $this->row( $order->get_id() )['fence'] );
		self::assertTrue( $this->connection( $connection )->may_send() );
	}

	public function test_B25_data_of_a_newer_version_is_not_touched(): void {
		$this->connect();
		$order = $this->paid();
		$this->planned( $order );
		update_option( 'pedal_schema', 999 );
		$this->drain_without_progress();
		$this->assert_none();
		update_option( 'pedal_schema', \Pedal\Storage\Schema::VERSION );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	private function drain_without_progress(): void {
		for ( $pass = 0; $pass < 3; $pass++ ) {
			$this->tick();
			$this->pass_time( 60 );
		}
	}

	public function test_I03_a_restored_or_emptied_table_looks_before_it_sends(): void {
		global $wpdb;
		$this->connect();
		$orders = array_map( fn(): \WC_Order => $this->paid(), range( 1, 35 ) );
		add_filter( 'pedal_timing', static fn( array $timing ): array => array( 'requests_per_second' => 1000 ) + $timing );
		$this->tick();
		self::assertCount( 35, $this->platform->active() );
		// Last night's backup: planned, never sent.
		$wpdb->query( "UPDATE {$wpdb->prefix}pedal_deliveries SET sync = 'pending', remote_id = NULL, sends = 0, first_sent_at = 0, last_sent_at = 0, remote_hash = '', sent_hash = '', stage = 'none', told = '', created_at = created_at - 700" );
		$wpdb->query( "UPDATE {$wpdb->prefix}pedal_connections SET newest_remote = 0" );
		$this->pass_time( 120 );
		$this->drain();
		self::assertSame( 35, $this->platform->count( self::POST ), 'Not one was sent again.' );
		self::assertCount( 35, $this->platform->active() );
		foreach ( $orders as $order ) {
			self::assertContains( $this->row( $order->get_id() )['sync'], array( 'synced', 'attention' ) );
		}
	}

	public function test_I03_a_table_restored_a_minute_ago_looks_although_its_rows_seem_new(): void {
		global $wpdb;
		$this->connect();
		$orders = array_map( fn(): \WC_Order => $this->paid(), range( 1, 3 ) );
		$this->tick();
		$wpdb->query( "UPDATE {$wpdb->prefix}pedal_deliveries SET sync = 'pending', remote_id = NULL, sends = 0, first_sent_at = 0, last_sent_at = 0, remote_hash = '', sent_hash = '', stage = 'none', told = ''" );
		$this->drain();
		self::assertSame( 3, $this->platform->count( self::POST ), 'Not one was sent again.' );
		foreach ( $orders as $order ) {
			self::assertSame( 'synced', $this->row( $order->get_id() )['sync'] );
		}
	}

	public function test_I03_a_platform_that_cannot_be_asked_holds_no_new_order_up(): void {
		$this->connect();
		$this->platform->fail( 'GET /api/stores/31/deliveries', 500, times: 99 );
		$order = $this->paid();
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_I03_an_old_row_waits_while_the_platform_cannot_be_asked(): void {
		global $wpdb;
		$this->connect();
		$order = $this->paid();
		$this->tick();
		$wpdb->query( "UPDATE {$wpdb->prefix}pedal_deliveries SET sync = 'pending', remote_id = NULL, sends = 0, first_sent_at = 0, last_sent_at = 0, remote_hash = '', sent_hash = '', stage = 'none', told = '', created_at = created_at - 700" );
		$this->platform->fail( 'GET /api/stores/31/deliveries', 500, times: 2 );
		$this->drain();
		self::assertSame( 1, $this->platform->count( self::POST ), 'Not sent again.' );
		self::assertSame( 'synced', $this->row( $order->get_id() )['sync'] );
	}

	public function test_I03_an_emptied_table_finds_its_deliveries_again(): void {
		global $wpdb;
		$this->connect();
		$order = $this->paid();
		$this->tick();
		$wpdb->query( "DELETE FROM {$wpdb->prefix}pedal_deliveries" );
		$this->tick();
		$this->tick();
		self::assertSame( 1, $this->platform->count( self::POST ) );
		self::assertSame( '/api/deliveries/4711', $this->row( $order->get_id() )['remote_id'] );

		// The journal is gone, too, and a hook is the first to notice the order.
		$wpdb->query( "DELETE FROM {$wpdb->prefix}pedal_deliveries" );
		$wpdb->query( "DELETE FROM {$wpdb->prefix}pedal_journal" );
		$wpdb->query( "DELETE FROM {$wpdb->prefix}pedal_watch" );
		$this->tick();
		$this->tick();
		self::assertSame( 1, $this->platform->count( self::POST ) );
		self::assertSame( '/api/deliveries/4711', $this->row( $order->get_id() )['remote_id'] );
	}
}
