<?php
/**
 * Deliveries over REST: the board's list, one with everything about it, and what a person can do.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use PHPUnit\Framework\Attributes\DataProvider;

final class RestDeliveriesTest extends RestCase {

	private int $connection = 0;

	protected function setUp(): void {
		parent::setUp();
		$this->connection = $this->connect();
	}

	/**
	 * @return array<string, mixed>
	 */
	private function delivery_of( \WC_Order $order ): array {
		return $this->ask( 'GET', '/deliveries', array( 'order_id' => $order->get_id() ) )['data'][0];
	}

	/**
	 * @param array<string, string|int|null> $changes
	 */
	private function set( int $id, array $changes ): void {
		global $wpdb;
		$wpdb->update( "{$wpdb->prefix}pedal_deliveries", $changes, array( 'id' => $id ) );
	}

	public function test_a_planned_order_is_on_the_list_in_the_same_request(): void {
		$order = $this->shop->order( 'saved_as_processing' );
		$row   = $this->delivery_of( $order );
		self::assertSame( array( $order->get_id(), $order->get_order_number(), 'processing', 'main', 0, 'Naofood', 'present', 'pending', '', 'none', 0 ), array( $row['order_id'], $row['order_number'], $row['order_status'], $row['parcel'], $row['epoch'], $row['connection_name'], $row['desired'], $row['sync'], $row['code'], $row['stage'], $row['sends'] ) );
		self::assertSame( array( null, null, null, null, null, null ), array( $row['stage_at'], $row['deadline'], $row['window'], $row['remote_id'], $row['remote_url'], $row['tracking_url'] ) );
		self::assertMatchesRegularExpression( '/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/', $row['created_at'] );
		self::assertSame( array( 'retry', 'cancel', 'dismiss', 'booked' ), $row['actions'] );
	}

	public function test_a_sent_one_shows_where_it_is(): void {
		$order = $this->planned_order();
		$this->tick();
		$row = $this->delivery_of( $order );
		self::assertSame( array( 'synced', 'placed', '/api/deliveries/4711', FakePlatform::URL . '/admin/deliveries/4711', FakePlatform::URL . '/fr/pub/d/track4711', 1 ), array( $row['sync'], $row['stage'], $row['remote_id'], $row['remote_url'], $row['tracking_url'], $row['sends'] ) );
		self::assertSame( $this->platform->choices[0], "{$row['window']['start']}/{$row['window']['end']}" );
		self::assertSame( $row['window']['end'], $row['deadline'] );
	}

	public function test_a_link_that_is_no_web_address_is_none(): void {
		$order = $this->planned_order();
		$this->set( $this->delivery_of( $order )['id'], array( 'tracking_url' => 'javascript:alert(1)' ) );
		self::assertNull( $this->delivery_of( $order )['tracking_url'] );
	}

	public function test_a_single_read_tells_everything(): void {
		$order = $this->planned_order();
		$this->tick();
		$row = $this->ask( 'GET', '/deliveries/' . $this->delivery_of( $order )['id'] )['data'];
		self::assertSame( $this->platform->last_sent(), $row['request'] );
		self::assertTrue( $row['verdict']['send'] );
		self::assertSame( array( 'answered', 'sent' ), array_slice( array_column( $row['journal'], 'kind' ), 0, 2 ) );
		self::assertNotContains( '', array_column( $row['journal'], 'message' ) );
		foreach ( array( 'Léa', 'Brumes', '+336', '06 12', 'voisine' ) as $personal ) {
			self::assertStringNotContainsString( $personal, (string) wp_json_encode( $row['journal'], JSON_UNESCAPED_UNICODE ) );
		}
	}

	public function test_the_body_is_for_those_who_may_edit_this_very_order(): void {
		$order = $this->planned_order();
		$id    = $this->delivery_of( $order )['id'];
		$deny  = static fn( array $caps, string $cap, int $user, array $args ): array => in_array( $cap, array( 'edit_shop_order', 'edit_post' ), true ) && $order->get_id() === (int) ( $args[0] ?? 0 ) ? array( 'do_not_allow' ) : $caps;
		self::assertNotNull( $this->ask( 'GET', "/deliveries/$id", array(), 'shop_manager' )['data']['request'] );
		add_filter( 'map_meta_cap', $deny, 10, 4 );
		self::assertNull( $this->ask( 'GET', "/deliveries/$id" )['data']['request'] );
		foreach ( array( 'retry', 'cancel', 'dismiss', 'look' ) as $action ) {
			self::assertSame( 403, $this->ask( 'POST', "/deliveries/$id/$action" )['status'] );
		}
		self::assertSame( 403, $this->ask( 'POST', "/deliveries/$id/booked", array( 'reference' => 'x' ) )['status'] );
		self::assertSame( 403, $this->ask( 'POST', '/deliveries', array( 'order_id' => $order->get_id() ) )['status'] );
		self::assertSame( array( 'rest_forbidden' ), array_column( $this->ask( 'POST', '/deliveries/batch', array( 'action' => 'retry', 'ids' => array( $id ) ) )['data'], 'code' ) );
		self::assertSame( 403, $this->ask( 'GET', "/orders/{$order->get_id()}/verdict" )['status'] );
		self::assertSame( 403, $this->ask( 'GET', "/orders/{$order->get_id()}/preview" )['status'] );
		self::assertSame( 'pending', $this->row( $order->get_id() )['sync'] );
	}

	public function test_of_two_who_press_send_at_once_one_made_it(): void {
		$wish                 = array( 'connection_id' => $this->connect() );
		$this->shop->method   = 'flat_rate';
		$order                = $this->shop->order( 'saved_as_processing' );
		$wish['order_id']     = $order->get_id();
		$answers              = array();
		$also                 = function ( array $verdict ) use ( $wish, &$also, &$answers ): array {
			remove_filter( 'pedal_verdict', $also );
			$answers[] = $this->ask( 'POST', '/deliveries', $wish );
			return $verdict;
		};
		\Pedal\Plugin::services()->get( \Pedal\Forwarding\Intake::class )->settle();
		add_filter( 'pedal_verdict', $also );
		$answers[] = $this->ask( 'POST', '/deliveries', $wish );
		self::assertSame( array( 201, 200 ), array_column( $answers, 'status' ) );
		self::assertCount( 1, $this->rows( $order->get_id() ) );
	}

	public function test_a_look_at_what_got_lost_looks_and_sends_nothing_twice(): void {
		$order = $this->planned_order();
		$this->platform->fail( '^POST /api/deliveries$', 'cURL error 28: Operation timed out', after_work: true );
		$this->tick();
		$row = $this->delivery_of( $order );
		self::assertSame( array( 'unknown', array( 'retry', 'cancel', 'look' ) ), array( $row['sync'], $row['actions'] ) );
		self::assertSame( 200, $this->ask( 'POST', "/deliveries/{$row['id']}/look" )['status'] );
		$this->pass_time( 121 );
		$this->tick();
		self::assertSame( array( 'synced', 1 ), array( $this->delivery_of( $order )['sync'], count( $this->platform->deliveries ) ) );
	}

	public function test_an_unknown_address_is_quoted(): void {
		$order = $this->planned_order();
		$this->set( $this->delivery_of( $order )['id'], array( 'sync' => 'attention', 'code' => 'address_not_found', 'detail' => 'dropoff.address: …' ) );
		$row = $this->delivery_of( $order );
		self::assertSame( 'The address was not found: "12 quai des Brumes".', $row['message'] );
		self::assertNotSame( '', $row['hint'] );
	}

	public function test_a_refusal_quotes_the_platform(): void {
		$order = $this->planned_order();
		$this->platform->fail( 'POST /api/deliveries$', array( 400, array( 'violations' => array( array( 'propertyPath' => 'items[1].task.weight', 'message' => 'Trop lourd.' ) ) ), array() ) );
		$this->tick();
		$row = $this->delivery_of( $order );
		self::assertSame( array( 'attention', 'refused' ), array( $row['sync'], $row['code'] ) );
		self::assertStringEndsWith( 'items[1].task.weight: Trop lourd.', $row['message'] );
	}

	public function test_what_waits_for_its_connection_says_so(): void {
		$order = $this->planned_order();
		$this->ask( 'PATCH', "/connections/{$this->connection}", array( 'enabled' => false ) );
		$row = $this->delivery_of( $order );
		self::assertSame( array( 'pending', 'connection_paused' ), array( $row['sync'], $row['code'] ) );
		self::assertNotSame( '', $row['message'] );
		$this->ask( 'PATCH', "/connections/{$this->connection}", array( 'enabled' => true ) );
		self::assertSame( '', $this->delivery_of( $order )['code'] );
	}

	public function test_a_deleted_order_keeps_its_row(): void {
		$order = $this->planned_order();
		$this->tick();
		$id = $this->delivery_of( $order )['id'];
		$order->delete( true );
		$row = $this->ask( 'GET', "/deliveries/$id" )['data'];
		self::assertSame( array( 'deleted', 'absent', null, null ), array( $row['order_status'], $row['desired'], $row['verdict'], $row['request'] ) );
	}

	public function test_sending_by_hand(): void {
		$this->shop->method = 'flat_rate';
		$order              = $this->shop->order( 'saved_as_processing' );
		self::assertSame( array(), $this->ask( 'GET', '/deliveries' )['data'] );
		$sent = $this->ask( 'POST', '/deliveries', array( 'order_id' => $order->get_id() ) );
		self::assertSame( array( 201, $order->get_id(), $this->connection ), array( $sent['status'], $sent['data']['order_id'], $sent['data']['connection_id'] ) );
		$twice = $this->ask( 'POST', '/deliveries', array( 'order_id' => $order->get_id() ) );
		self::assertSame( array( 200, $sent['data']['id'] ), array( $twice['status'], $twice['data']['id'] ) );
		$again = $this->ask( 'POST', '/deliveries', array( 'order_id' => $order->get_id(), 'again' => true ) );
		self::assertSame( array( 409, 'pedal_still_at_platform', 'again' ), array( $again['status'], $again['data']['code'], $again['data']['data']['field'] ) );
		$this->ask( 'POST', "/deliveries/{$sent['data']['id']}/dismiss" );
		$again = $this->ask( 'POST', '/deliveries', array( 'order_id' => $order->get_id(), 'again' => true ) );
		self::assertSame( array( 201, 1 ), array( $again['status'], $again['data']['epoch'] ) );
	}

	/**
	 * @return iterable<string, array{array<string, mixed>, int, string}>
	 */
	public static function impossible_sendings(): iterable {
		yield 'no order' => array( array(), 400, 'rest_invalid_param' );
		yield 'an unknown order' => array( array( 'order_id' => 99999999 ), 404, 'pedal_order_not_found' );
		yield 'an unknown connection' => array( array( 'order_id' => 'x', 'connection_id' => 99999999 ), 404, 'pedal_connection_not_found' );
		yield 'a connection that is no number' => array( array( 'order_id' => 'x', 'connection_id' => 'first' ), 400, 'rest_invalid_param' );
	}

	/**
	 * @param array<string, mixed> $wish
	 */
	#[DataProvider( 'impossible_sendings' )]
	public function test_an_impossible_sending_plans_nothing( array $wish, int $status, string $code ): void {
		$this->shop->method = 'flat_rate';
		$order              = $this->shop->order( 'saved_as_processing' );
		$wish               = array_replace( $wish, 'x' === ( $wish['order_id'] ?? '' ) ? array( 'order_id' => $order->get_id() ) : array() );
		$answer             = $this->ask( 'POST', '/deliveries', $wish );
		self::assertSame( array( $status, $code ), array( $answer['status'], $answer['data']['code'] ) );
		self::assertSame( array(), $this->rows() );
	}

	public function test_what_was_never_sent_can_be_sent_by_another_connection(): void {
		$order = $this->planned_order();
		$other = $this->connect( array( 'name' => 'Other' ) );
		self::assertSame( array( 404, 'pedal_connection_not_found' ), $this->refusal( array( 'order_id' => $order->get_id(), 'connection_id' => 99999999 ) ) );
		$sent = $this->ask( 'POST', '/deliveries', array( 'order_id' => $order->get_id(), 'connection_id' => $other ) );
		self::assertSame( array( 200, $other ), array( $sent['status'], $sent['data']['connection_id'] ) );
		$this->tick();
		self::assertSame( array( (string) $other, 'placed' ), array( $this->row( $order->get_id() )['connection_id'], $this->row( $order->get_id() )['stage'] ) );

		$again = $this->ask( 'POST', '/deliveries', array( 'order_id' => $order->get_id(), 'connection_id' => $this->connection ) );
		self::assertSame( array( 200, $other ), array( $again['status'], $again['data']['connection_id'] ), 'Once it was sent it stays where it is.' );
	}

	/**
	 * @param array<string, mixed> $wish
	 * @return array{int, string}
	 */
	private function refusal( array $wish ): array {
		$answer = $this->ask( 'POST', '/deliveries', $wish );
		return array( $answer['status'], $answer['data']['code'] ?? '' );
	}

	public function test_what_a_person_can_do(): void {
		$order = $this->planned_order();
		$id    = $this->delivery_of( $order )['id'];
		$path  = "/deliveries/$id";
		self::assertSame( 409, $this->ask( 'POST', "$path/look" )['status'], 'Nothing is there to look at.' );
		self::assertSame( 'pending', $this->ask( 'POST', "$path/retry" )['data']['sync'] );
		$this->tick();
		self::assertSame( array( 'pending', 'placed' ), array( $this->ask( 'POST', "$path/look" )['data']['sync'], $this->delivery_of( $order )['stage'] ) );
		$this->tick();
		$refused = $this->ask( 'POST', "$path/dismiss" );
		self::assertSame( array( 409, 'pedal_action_not_allowed' ), array( $refused['status'], $refused['data']['code'] ) );
		self::assertSame( 'absent', $this->ask( 'POST', "$path/cancel" )['data']['desired'] );
		$this->tick();
		self::assertSame( array( 'cancelled', array( 'look', 'again' ) ), array( $this->delivery_of( $order )['stage'], $this->delivery_of( $order )['actions'] ) );
		self::assertSame( array( 'retry', 'look', 'cancel' ), array_column( $this->journal( 'human' ), 'code' ) );
	}

	public function test_booking_by_hand(): void {
		$id = $this->delivery_of( $this->planned_order() )['id'];
		foreach ( array( array(), array( 'reference' => '' ), array( 'reference' => 'A', 'tracking_url' => 'javascript:x' ), array( 'reference' => str_repeat( 'x', 192 ) ) ) as $wrong ) {
			self::assertSame( 400, $this->ask( 'POST', "/deliveries/$id/booked", $wrong )['status'] );
		}
		$booked = $this->ask( 'POST', "/deliveries/$id/booked", array( 'reference' => 'By phone, 14:10', 'tracking_url' => 'https://bikes.example/t/1' ) )['data'];
		self::assertSame( array( 'synced', 'placed', 'By phone, 14:10', null, 'https://bikes.example/t/1' ), array( $booked['sync'], $booked['stage'], $booked['remote_id'], $booked['remote_url'], $booked['tracking_url'] ) );
		$this->tick();
		self::assertSame( array(), $this->platform->deliveries );
	}

	public function test_many_at_once_answer_one_by_one(): void {
		$ids    = array( $this->delivery_of( $this->planned_order() )['id'], 999999, $this->delivery_of( $this->planned_order() )['id'] );
		$answer = $this->ask( 'POST', '/deliveries/batch', array( 'action' => 'dismiss', 'ids' => $ids ) );
		self::assertSame( 200, $answer['status'] );
		self::assertSame( $ids, array_column( $answer['data'], 'id' ) );
		self::assertSame( array( true, false, true ), array_column( $answer['data'], 'ok' ) );
		self::assertSame( 'pedal_delivery_not_found', $answer['data'][1]['code'] );
		self::assertSame( array( 'absent', 'absent' ), array_column( $this->rows(), 'desired' ) );
		foreach ( array( array( 'action' => 'explode', 'ids' => $ids ), array( 'action' => 'retry', 'ids' => array() ), array( 'action' => 'retry', 'ids' => range( 1, 101 ) ), array( 'action' => 'retry', 'ids' => array( 'a' ) ), array( 'action' => 'retry' ) ) as $wrong ) {
			self::assertSame( 400, $this->ask( 'POST', '/deliveries/batch', $wrong )['status'] );
		}
	}

	public function test_there_is_no_such_delivery(): void {
		foreach ( array( '999999', '99999999999999999999' ) as $id ) {
			$status = $this->rest( 'GET', "/deliveries/$id" )['status'];
			self::assertSame( 404, $status );
		}
		self::assertSame( 'pedal_delivery_not_found', $this->ask( 'POST', '/deliveries/999999/retry' )['data']['code'] );
	}
}
