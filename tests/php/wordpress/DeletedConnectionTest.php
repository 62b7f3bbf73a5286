<?php
/**
 * A connection is deleted although deliveries are open: what can go nowhere any more is shown to a person, once, and none is lost.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Forwarding\Intake;
use Pedal\Forwarding\Orphans;
use PHPUnit\Framework\Attributes\Group;

#[Group( 'platform' )]
final class DeletedConnectionTest extends RowTestCase {

	private int $first;
	private int $second;

	protected function setUp(): void {
		parent::setUp();
		$this->first  = $this->connect();
		$this->second = $this->connect( array( 'name' => 'Second' ) );
		$this->all_orders_go_to( $this->first );
	}

	private function all_orders_go_to( int $connection ): void {
		$rule = array( 'id' => 'all', 'name' => 'All', 'enabled' => true, 'when' => array(), 'then' => array( 'connection_id' => $connection ) );
		self::assertSame( 200, $this->rest( 'PUT', '/rules', array( 'rules' => array( $rule ) ) )['status'] );
	}

	private function planned(): \WC_Order {
		$order = $this->paid();
		self::service( Intake::class )->settle();
		self::assertSame( array( 'pending', (string) $this->first ), array( $this->row( $order->get_id() )['sync'], $this->row( $order->get_id() )['connection_id'] ) );
		return $order;
	}

	private function delete(): void {
		self::assertSame( 200, $this->rest( 'DELETE', "/connections/{$this->first}", array( 'force' => true ) )['status'] );
		$this->platform->requests = array();
	}

	/**
	 * @return array{status:int, data:mixed, headers:array<string,string>}
	 */
	private function send( \WC_Order $order, bool $again = false ): array {
		return $this->rest( 'POST', '/deliveries', array( 'order_id' => $order->get_id(), 'connection_id' => $this->second, 'again' => $again ) );
	}

	private function act( \WC_Order $order, string $action ): void {
		self::assertSame( 200, $this->rest( 'POST', "/deliveries/{$this->row( $order->get_id() )['id']}/$action" )['status'] );
	}

	/**
	 * An hour and more of passes, which is when orders that wait in vain turn the alarm red.
	 */
	private function pass_an_hour(): void {
		for ( $pass = 0; $pass < 5; $pass++ ) {
			$this->tick();
			$this->pass_time( 900 );
		}
	}

	public function test_what_was_not_sent_needs_a_person_and_goes_another_way_by_hand(): void {
		$order = $this->planned();
		$this->delete();
		$this->pass_an_hour();
		$this->assert_attention( $order, 'connection_changed' );
		$this->assert_none();
		self::assertSame( array(), preg_grep( '/are waiting for/', array_column( $this->mails, 'subject' ) ), 'Nothing waits: there is nothing to wait for.' );
		self::assertSame( 0, $this->rest( 'GET', '/status' )['data']['oldest_due_seconds'] );

		self::assertSame( 200, $this->send( $order )['status'] );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_what_waits_for_its_window_is_shown_now_and_not_when_it_is_too_late(): void {
		$this->rest( 'PUT', '/settings', array( 'send' => array( 'when' => 'before_slot', 'minutes_before' => 1 ) ) );
		$order = $this->planned();
		$this->delete();
		$this->tick();
		$this->assert_attention( $order, 'connection_changed' );
	}

	public function test_a_hundred_orders_make_one_mail(): void {
		$orders = array();
		for ( $n = 0; $n < self::number( 100, 12 ); $n++ ) {
			$orders[] = $this->paid();
		}
		self::service( Intake::class )->settle();
		$this->delete();
		$this->tick();
		self::assertSame( array( 'connection_changed' ), array_values( array_unique( array_column( $this->rows(), 'code' ) ) ) );
		self::assertCount( 1, preg_grep( '/needs you/', array_column( $this->mails, 'subject' ) ) );
		self::assertCount( 1, preg_grep( '/needs you/', $this->notes( end( $orders )->get_id() ) ) );
	}

	public function test_a_doubt_that_nobody_can_clear_up_any_more_ends_by_a_persons_word(): void {
		$order = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', 500 );
		$this->tick();
		self::assertSame( 'unknown', $this->row( $order->get_id() )['sync'] );
		$this->delete();
		$this->tick();
		$this->assert_attention( $order, 'connection_changed' );
		self::assertSame( 409, $this->send( $order, true )['status'], 'It may be there.' );

		$this->act( $order, 'dismiss' );
		self::assertSame( array( 'synced', 'absent' ), array( $this->row( $order->get_id() )['sync'], $this->row( $order->get_id() )['desired'] ) );
		self::assertSame( 201, $this->rest( 'POST', '/deliveries', array( 'order_id' => $order->get_id(), 'again' => true ) )['status'], 'There is only one connection left.' );
		$this->tick();
		self::assertCount( 1, $this->platform->active() );
	}

	public function test_an_order_called_off_that_was_never_sent_asks_nobody(): void {
		$order = $this->planned();
		$this->delete();
		$this->fresh( $order )->update_status( 'cancelled' );
		$this->tick();
		self::assertSame( array( 'synced', 'absent', '' ), array( $this->row( $order->get_id() )['sync'], $this->row( $order->get_id() )['desired'], $this->row( $order->get_id() )['code'] ) );
		self::assertSame( array(), preg_grep( '/needs you|waiting/', array_column( $this->mails, 'subject' ) ) );
	}

	public function test_a_courier_who_cannot_be_called_off_from_here_is_shown(): void {
		$order = $this->paid();
		$this->tick();
		$this->delete();
		$this->pass_an_hour();
		self::assertSame( array( 'synced', 'placed' ), array( $this->row( $order->get_id() )['sync'], $this->row( $order->get_id() )['stage'] ), 'It is there, and nobody was promised to follow it.' );
		$this->fresh( $order )->update_status( 'cancelled' );
		$this->tick();
		$this->assert_attention( $order, 'connection_changed' );
	}

	public function test_saving_the_order_does_not_drop_it_and_a_rule_that_sends_it_elsewhere_does(): void {
		$order = $this->planned();
		$this->delete();
		$this->tick();
		$order = $this->fresh( $order );
		$order->set_customer_note( 'Ring twice' );
		$order->save();
		$this->tick();
		self::assertSame( array( 'attention', 'present' ), array( $this->row( $order->get_id() )['sync'], $this->row( $order->get_id() )['desired'] ), 'No rule named it any more, since its connection is gone; that is no decision not to send it.' );

		$this->all_orders_go_to( $this->second );
		$order->set_customer_note( 'Ring three times' );
		$order->save();
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_a_connection_made_since_they_were_read_is_not_a_deleted_one(): void {
		$order = $this->planned();
		self::service( Orphans::class )->show( array(), static fn(): bool => true );
		self::assertSame( array( 'pending', '' ), array( $this->row( $order->get_id() )['sync'], $this->row( $order->get_id() )['code'] ) );
	}
}
