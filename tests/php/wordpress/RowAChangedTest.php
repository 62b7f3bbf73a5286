<?php
/**
 * Rows A: orders that are called off, paid back, edited or odd, before and after they were sent.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use PHPUnit\Framework\Attributes\DataProvider;

final class RowAChangedTest extends RowTestCase {

	public function test_A10_virtual_products_only(): void {
		$this->connect();
		$order = $this->shop->written_order( $this->shopper(), 'pending' );
		foreach ( $order->get_items() as $item ) {
			$item->set_product( $this->shop->product( 'Voucher', '20', '', true ) );
			$item->save();
		}
		$this->fresh( $order )->payment_complete();
		$this->tick();
		$this->assert_none();
		self::assertSame( array(), $this->rows( $order->get_id() ) );
	}

	public function test_A11_another_shipping_method(): void {
		$this->connect();
		$this->shop = new Shop( 'flat_rate' );
		$order      = $this->shop->order( 'saved_as_processing', $this->shopper() );
		$this->tick();
		$this->assert_none();
		self::assertSame( array(), $this->rows( $order->get_id() ) );
	}

	public function test_A21_trash_and_restore_a_sent_order(): void {
		$this->connect();
		$order = $this->paid();
		$this->tick();
		$this->fresh( $order )->delete( false );
		self::assertSame( 'trash', $this->fresh( $order )->get_status() );
		self::service( \Pedal\Forwarding\Intake::class )->settle();
		$this->untrash( $order );
		$this->drain();
		self::assertSame( 'processing', $this->fresh( $order )->get_status() );
		$this->assert_one_delivery( $order, 1 );
		self::assertSame( '/api/deliveries/4711', $this->row( $order->get_id() )['remote_id'] );
	}

	private function untrash( \WC_Order $order ): void {
		\Automattic\WooCommerce\Utilities\OrderUtil::custom_orders_table_usage_is_enabled()
			? \WC_Data_Store::load( 'order' )->untrash_order( $this->fresh( $order ) )
			: wp_untrash_post( $order->get_id() );
	}

	public function test_A21_a_trashed_order_is_called_off_and_its_return_is_a_persons_matter(): void {
		$this->connect();
		$order = $this->paid();
		$this->tick();
		$this->fresh( $order )->delete( false );
		$this->tick();
		self::assertSame( array(), $this->platform->active() );
		$this->untrash( $order );
		$this->drain();
		$this->assert_attention( $order, 'reversed_after_sending' );
		self::assertSame( 1, $this->platform->count( self::POST ), 'Nobody sends a second courier by himself.' );
	}

	public function test_A22_trash_before_sending(): void {
		$this->connect();
		$order = $this->paid();
		self::service( \Pedal\Forwarding\Intake::class )->settle();
		$this->fresh( $order )->delete( false );
		$this->drain();
		$this->assert_none();
		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'synced', 'absent', '0', null ), array( $row['sync'], $row['desired'], $row['sends'], $row['remote_id'] ) );
	}

	public function test_A22_deleted_for_good_before_sending_and_after(): void {
		$this->connect();
		$before = $this->paid();
		self::service( \Pedal\Forwarding\Intake::class )->settle();
		$this->fresh( $before )->delete( true );
		$this->drain();
		$this->assert_none();

		$after = $this->paid();
		$this->drain();
		self::assertCount( 1, $this->platform->active() );
		$this->fresh( $after )->delete( true );
		$this->drain();
		self::assertSame( array(), $this->platform->active() );
	}

	/**
	 * The moments of a sending at which something else may happen to the order, in turn: the worker is held there, the order is cancelled by another request.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function moments(): iterable {
		foreach ( array( 'planned', 'claimed', 'before_send', 'while the platform works', 'after_send', 'saved', 'before_note', 'after_note', 'the next pass' ) as $moment ) {
			yield $moment => array( $moment );
		}
	}

	#[DataProvider( 'moments' )]
	public function test_A23_cancelled_while_a_worker_is_at_it( string $moment ): void {
		$this->connect();
		$order  = $this->paid();
		$cancel = function ( string $at ) use ( $order, $moment, &$cancel ): void {
			if ( $at === $moment ) {
				remove_action( 'pedal_crash_point', $cancel );
				$this->fresh( $order )->update_status( 'cancelled' );
				self::service( \Pedal\Forwarding\Intake::class )->settle();
			}
		};
		add_action( 'pedal_crash_point', $cancel );
		$this->platform->fail( '^' . self::POST . '$', static fn() => $cancel( 'while the platform works' ) );
		$this->tick();
		$cancel( 'the next pass' );
		$this->drain();
		self::assertSame( 'cancelled', $this->fresh( $order )->get_status() );
		self::assertSame( array(), $this->platform->active(), 'No courier comes for a cancelled order.' );
		$posts = $this->platform->count( self::POST );
		self::assertLessThanOrEqual( 1, $posts );
		self::assertSame( $posts, $this->platform->count( 'DELETE /api/deliveries/4711' ), 'Called off once, if it was ever sent.' );
		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'absent', 'synced', '' ), array( $row['desired'], $row['sync'], $row['code'] ), 'Nobody is called because of it.' );
	}

	/**
	 * A pass saves orders, too; at the end of its process one of them may have been cancelled, and called off, by another.
	 */
	public function test_A23_what_a_pass_remembered_is_read_again(): void {
		$this->connect();
		$order    = $this->paid();
		$stale    = $this->fresh( $order );
		$remember = static function ( string $at ) use ( $stale ): void {
			if ( 'saved' === $at ) {
				do_action( 'woocommerce_after_order_object_save', $stale );
			}
		};
		add_action( 'pedal_crash_point', $remember );
		$this->tick();
		remove_action( 'pedal_crash_point', $remember );

		$GLOBALS['wpdb']->query( "UPDATE {$GLOBALS['wpdb']->prefix}wc_orders SET status = 'wc-cancelled' WHERE id = {$order->get_id()}" );
		$GLOBALS['wpdb']->query( "UPDATE {$GLOBALS['wpdb']->posts} SET post_status = 'wc-cancelled' WHERE ID = {$order->get_id()}" );
		self::service( \Pedal\Forwarding\Planner::class )->evaluate( self::service( \Pedal\Storage\Orders::class )->fresh( $order->get_id() ), 'sweep' );
		self::service( \Pedal\Forwarding\Worker::class )->drain( \Pedal\Forwarding\Pass::of( 20, time() ), 1 );
		self::assertSame( array(), $this->platform->active() );

		self::service( \Pedal\Forwarding\Intake::class )->settle();
		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'absent', 'synced', '' ), array( $row['desired'], $row['sync'], $row['code'] ) );
	}

	public function test_A24_cancel_after_a_courier_was_assigned(): void {
		$this->connect();
		$order = $this->paid();
		$this->tick();
		$this->platform->do_to( 4711, 'assign' );
		$this->fresh( $order )->update_status( 'cancelled' );
		$this->drain();
		$this->assert_attention( $order, 'already_assigned' );
		self::assertStringContainsString( 'Call your cooperative', implode( ' ', $this->notes( $order->get_id() ) ) );
		self::assertCount( 1, $this->platform->active(), 'The delivery stays.' );
	}

	public function test_A25_partial_refund(): void {
		$this->connect();
		$order = $this->paid();
		$this->tick();
		$item = array_values( $order->get_items() )[0];
		wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => '4.50', 'line_items' => array( $item->get_id() => array( 'qty' => 1, 'refund_total' => '4.50' ) ) ) );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
		self::assertSame( 0, $this->platform->count( 'DELETE /api/deliveries/4711' ) );
		self::assertStringContainsString( '1 × Country bread', $this->platform->deliveries[4711]['pickup']['comments'], 'The courier reads what is left.' );
	}

	public function test_A26_full_refund_before_pickup(): void {
		$this->connect();
		$order = $this->paid();
		$this->tick();
		wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => $order->get_total() ) );
		$this->drain();
		$this->tick();
		self::assertSame( 'refunded', $this->fresh( $order )->get_status() );
		self::assertSame( array(), $this->platform->active() );
		self::assertSame( 1, $this->platform->count( 'DELETE /api/deliveries/4711' ) );
	}

	/**
	 * @return array<string, array{array<string, string>}>
	 */
	public static function odd_shoppers(): array {
		return array(
			'no phone'              => array( array( 'phone' => '' ) ),
			'a phone that is an x'  => array( array( 'phone' => 'x' ) ),
			'a name of 300 letters' => array( array( 'first_name' => str_repeat( 'n', 300 ) ) ),
			'emoji'                 => array( array( 'first_name' => '👩‍🍳', 'note' => '🍞🥖🧀 merci 🙏🏽' ) ),
			'right to left'         => array( array( 'first_name' => 'عمر', 'last_name' => 'بن سالم', 'address_1' => 'شارع الحبيب بورقيبة 12' ) ),
			'a NUL byte'            => array( array( 'last_name' => "Roux\0", 'note' => "a\0b" ) ),
			'no name'               => array( array( 'first_name' => '', 'last_name' => '' ) ),
			'markup'                => array( array( 'first_name' => '<b onclick=x>', 'note' => '<script>alert(1)</script>' ) ),
			'no street'             => array( array( 'address_1' => '', 'address_2' => '' ) ),
		);
	}

	/**
	 * @param array<string, string> $odd
	 */
	#[DataProvider( 'odd_shoppers' )]
	public function test_A36_odd_shoppers( array $odd ): void {
		$this->connect();
		$order = $this->paid( ...$odd );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_A37_no_slot_and_the_shop_wants_a_person_to_choose(): void {
		$this->connect();
		self::service( \Pedal\Storage\Settings::class )->change( static fn(): array => array( 'without_slot' => 'attention' ) );
		$order = $this->paid( slot: '' );
		$this->drain();
		$this->assert_attention( $order, 'no_slot' );
		$this->assert_none();
	}

	public function test_A37_no_slot_and_the_platform_offers_none(): void {
		$this->platform->choices = array();
		$this->connect();
		$order = $this->paid( slot: '' );
		$this->drain();
		$this->assert_attention( $order, 'no_slot' );
		$this->assert_none();
	}

	public function test_A37_no_slot_takes_the_first_that_is_offered_and_keeps_it(): void {
		$this->connect();
		$order = $this->paid( slot: '' );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
		self::assertSame( $this->platform->choices[0], $this->platform->last_sent()['dropoff']['timeSlot'] );
		self::assertSame( $this->platform->choices[0], $this->fresh( $order )->get_meta( '_pedal_slot' )['value'] );
	}

	public function test_A37_expired_slot(): void {
		$this->connect();
		$order = $this->paid( slot: '2026-01-05T08:00:00Z/2026-01-05T10:00:00Z' );
		$this->drain();
		$this->assert_attention( $order, 'slot_over' );
		$this->assert_none();
	}

	public function test_A38_the_address_is_edited_between_planning_and_sending(): void {
		$this->connect();
		$order = $this->paid();
		self::service( \Pedal\Forwarding\Intake::class )->settle();
		$edited = $this->fresh( $order );
		$edited->set_shipping_address_1( '3 place Notre-Dame' );
		$edited->save();
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
		self::assertStringStartsWith( '3 place Notre-Dame', $this->platform->last_sent()['dropoff']['address']['streetAddress'] );
		self::assertSame( 0, $this->platform->count( 'PUT /api/deliveries/4711' ) );
	}

	public function test_A38_the_address_is_edited_after_sending(): void {
		$this->connect();
		$order = $this->paid();
		$this->tick();
		$edited = $this->fresh( $order );
		$edited->set_shipping_address_1( '3 place Notre-Dame' );
		$edited->save();
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
		self::assertSame( 1, $this->platform->count( 'PUT /api/deliveries/4711' ) );
		self::assertStringStartsWith( '3 place Notre-Dame', $this->platform->deliveries[4711]['dropoff']['address']['streetAddress'] );
	}
}
