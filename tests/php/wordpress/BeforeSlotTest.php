<?php
/**
 * Setting `send.when` = `before_slot`: an order waits until shortly before its window, says so, and follows its window when that moves.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Core\Window;
use Pedal\Forwarding\Intake;

final class BeforeSlotTest extends RowTestCase {

	private const MINUTES = 30;

	protected function setUp(): void {
		parent::setUp();
		$this->connect();
		$answer = $this->rest( 'PUT', '/settings', array( 'send' => array( 'when' => 'before_slot', 'minutes_before' => self::MINUTES ) ) );
		self::assertSame( 200, $answer['status'] );
	}

	private function due( string $slot ): int {
		return ( Window::from_interval( $slot )->start ?? 0 ) - 60 * self::MINUTES;
	}

	/**
	 * One that begins so many hours from now.
	 */
	private function slot( int $hours ): string {
		$start = $this->now() + 3600 * $hours;
		return Window::iso( $start ) . '/' . Window::iso( $start + 3600 );
	}

	public function test_a_waiting_order_says_why_and_is_sent_in_time(): void {
		$slot  = $this->slot( 5 );
		$order = $this->paid( slot: $slot );
		self::service( Intake::class )->settle();
		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'pending', 'not_yet', (string) $this->due( $slot ) ), array( $row['sync'], $row['code'], $row['due_at'] ) );
		$this->tick();
		$this->assert_none();

		$this->pass_time( $this->due( $slot ) - $this->now() + 5 );
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
		self::assertSame( '', $this->row( $order->get_id() )['code'] );
	}

	public function test_a_window_that_is_moved_forward_is_sent_before_the_new_one(): void {
		$order = $this->paid( slot: $this->slot( 20 ) );
		self::service( Intake::class )->settle();

		$earlier = $this->slot( 5 );
		list( $start, $end ) = explode( '/', $earlier );
		$order = $this->fresh( $order );
		$order->update_meta_data( '_pedal_slot', array( 'value' => $earlier, 'start' => $start, 'end' => $end, 'connection_id' => 0 ) );
		$order->save();
		self::service( Intake::class )->settle();
		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'pending', 'not_yet', (string) $this->due( $earlier ) ), array( $row['sync'], $row['code'], $row['due_at'] ) );

		$this->pass_time( $this->due( $earlier ) - $this->now() + 5 );
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_a_window_that_is_moved_back_waits_for_the_new_one(): void {
		$order = $this->paid( slot: $this->slot( 5 ) );
		self::service( Intake::class )->settle();

		$later = $this->slot( 20 );
		list( $start, $end ) = explode( '/', $later );
		$order = $this->fresh( $order );
		$order->update_meta_data( '_pedal_slot', array( 'value' => $later, 'start' => $start, 'end' => $end, 'connection_id' => 0 ) );
		$order->save();
		self::service( Intake::class )->settle();
		self::assertSame( (string) $this->due( $later ), $this->row( $order->get_id() )['due_at'] );
		$this->pass_time( 6 * 3600 );
		$this->tick();
		$this->assert_none();
	}

	public function test_who_presses_send_does_not_wait(): void {
		$this->shop->method = 'flat_rate';
		$order  = $this->paid( slot: $this->slot( 5 ) );
		$answer = $this->rest( 'POST', '/deliveries', array( 'order_id' => $order->get_id() ) );
		self::assertSame( 201, $answer['status'] );
		self::assertSame( '', $answer['data']['code'] );
		wp_set_current_user( 0 );
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_an_order_that_is_called_off_while_it_waits_is_settled_at_once(): void {
		$order = $this->paid( slot: $this->slot( 5 ) );
		self::service( Intake::class )->settle();
		$this->fresh( $order )->update_status( 'cancelled' );
		$this->tick();
		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'absent', 'synced', '' ), array( $row['desired'], $row['sync'], $row['code'] ) );

		$this->fresh( $order )->update_status( 'processing' );
		$this->tick();
		self::assertSame( array( 'pending', 'not_yet' ), array( $this->row( $order->get_id() )['sync'], $this->row( $order->get_id() )['code'] ) );
		$this->assert_none();
	}

	public function test_who_tries_again_does_not_wait(): void {
		$order = $this->paid( slot: $this->slot( 5 ) );
		self::service( Intake::class )->settle();
		$answer = $this->rest( 'POST', "/deliveries/{$this->row( $order->get_id() )['id']}/retry" );
		self::assertSame( array( 200, '' ), array( $answer['status'], $answer['data']['code'] ) );
		wp_set_current_user( 0 );
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_who_presses_send_on_a_waiting_order_does_not_wait(): void {
		$order = $this->paid( slot: $this->slot( 5 ) );
		self::service( Intake::class )->settle();
		$answer = $this->rest( 'POST', '/deliveries', array( 'order_id' => $order->get_id() ) );
		self::assertSame( array( 200, '' ), array( $answer['status'], $answer['data']['code'] ) );
		wp_set_current_user( 0 );
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_an_order_without_a_window_waits_for_the_one_it_is_promised(): void {
		$order = $this->paid( slot: '' );
		self::service( Intake::class )->settle();
		$this->tick();
		$row = $this->row( $order->get_id() );
		$due = (int) $row['window_start'] - 60 * self::MINUTES;
		if ( $due > $this->now() ) {
			self::assertSame( array( 'pending', 'not_yet', (string) $due ), array( $row['sync'], $row['code'], $row['due_at'] ) );
			$this->pass_time( $due - $this->now() + 5 );
			$this->tick();
		}
		$this->assert_one_delivery( $order, 1 );
	}
}
