<?php
/**
 * Orders, the statement and the engine over REST.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class RestOrdersTest extends RestCase {

	public function test_a_verdict_is_decided_afresh_with_every_reason(): void {
		$id      = $this->connect();
		$order   = $this->planned_order();
		$verdict = $this->ask( 'GET', "/orders/{$order->get_id()}/verdict" )['data'];
		self::assertSame( array( true, $id, '', array( 'main' ) ), array( $verdict['send'], $verdict['connection_id'], $verdict['code'], $verdict['parcels'] ) );
		self::assertNotContains( false, array_column( $verdict['reasons'], 'passed' ) );
		$order->update_status( 'cancelled' );
		$verdict = $this->ask( 'GET', "/orders/{$order->get_id()}/verdict" )['data'];
		self::assertSame( array( false, null, 'not_paid', array() ), array( $verdict['send'], $verdict['connection_id'], $verdict['code'], $verdict['parcels'] ) );
		self::assertNotSame( '', $verdict['message'] );
	}

	public function test_a_preview_is_what_is_sent(): void {
		$id      = $this->connect();
		$order   = $this->planned_order();
		$preview = $this->ask( 'GET', "/orders/{$order->get_id()}/preview" )['data'];
		self::assertSame( array( array( 'main', $id ) ), array_map( static fn( array $parcel ): array => array( $parcel['parcel'], $parcel['connection_id'] ), $preview ) );
		$this->tick();
		self::assertSame( $this->platform->last_sent(), $preview[0]['request'] );
	}

	public function test_a_preview_of_an_order_nobody_sends_sends_nothing_either(): void {
		$first              = $this->connect();
		$this->shop->method = 'flat_rate';
		$order              = $this->shop->order( 'by_hand' );
		self::assertSame( $first, $this->ask( 'GET', "/orders/{$order->get_id()}/preview" )['data'][0]['connection_id'], 'There is only one.' );
		$second = $this->connect( array( 'name' => 'Second' ) );
		self::assertSame( array(), $this->ask( 'GET', "/orders/{$order->get_id()}/preview" )['data'] );
		self::assertSame( $second, $this->ask( 'GET', "/orders/{$order->get_id()}/preview", array( 'connection_id' => $second ) )['data'][0]['connection_id'] );
		self::assertSame( 404, $this->ask( 'GET', "/orders/{$order->get_id()}/preview", array( 'connection_id' => 999999 ) )['status'] );
		self::assertSame( array( array(), array() ), array( $this->rows(), $this->platform->deliveries ) );
	}

	public function test_a_refund_and_a_product_are_no_orders(): void {
		$order  = $this->planned_order_without_connection();
		$refund = wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => '1' ) );
		foreach ( array( 999999, $refund->get_id(), $this->shop->product()->get_id() ) as $id ) {
			foreach ( array( 'verdict', 'preview' ) as $what ) {
				$answer = $this->ask( 'GET', "/orders/$id/$what" );
				self::assertSame( array( 404, 'pedal_order_not_found' ), array( $answer['status'], $answer['data']['code'] ) );
			}
		}
	}

	private function planned_order_without_connection(): \WC_Order {
		return $this->shop->order( 'saved_as_processing' );
	}

	public function test_the_statement_adds_up(): void {
		self::assertNull( $this->ask( 'GET', '/statement' )['data']['checked_at'] );
		$this->connect();
		$this->planned_order();
		$this->tick();
		$this->platform->fail( 'POST /api/deliveries$', array( 400, array( 'violations' => array( array( 'propertyPath' => 'x', 'message' => 'no' ) ) ), array() ) );
		$this->planned_order();
		$this->tick();
		$this->planned_order();
		$made = $this->ask( 'POST', '/sweep' )['data'];
		self::assertSame( array( 3, 1, 1, 1, array(), array() ), array( $made['eligible'], $made['at_platform'], $made['attention'], $made['in_progress'], $made['missing'], $made['extra'] ) );
		self::assertSame( $made, $this->ask( 'GET', '/statement' )['data'] );
	}

	public function test_what_a_restored_backup_has_forgotten_is_extra(): void {
		$this->connect();
		$kept      = $this->planned_order();
		$forgotten = $this->planned_order();
		$this->tick();
		self::assertSame( array(), $this->ask( 'POST', '/sweep' )['data']['extra'] );
		$extra = $this->row( $forgotten->get_id() )['remote_id'];
		$gone  = $forgotten->get_id();
		$forgotten->delete( true );
		$GLOBALS['wpdb']->query( "DELETE FROM {$GLOBALS['wpdb']->prefix}pedal_deliveries WHERE order_id = " . $gone );
		self::assertSame( array( $extra ), $this->ask( 'POST', '/sweep' )['data']['extra'] );

		$seconds = array();
		add_filter( 'pre_http_request', static function ( mixed $answer, array $arguments ) use ( &$seconds ): mixed {
			$seconds[] = (float) $arguments['timeout'];
			return $answer;
		}, 1, 2 );
		$this->platform->fail( 'GET /api/stores', 503 );
		self::assertSame( array(), $this->ask( 'POST', '/sweep' )['data']['extra'] );
		$this->platform->do_to( (int) basename( $extra ), 'cancel' );
		self::assertSame( array(), $this->ask( 'POST', '/sweep' )['data']['extra'] );
		self::assertSame( 'synced', $this->row( $kept->get_id() )['sync'] );
		self::assertSame( array( 5.0 ), array_values( array_unique( $seconds ) ), 'A person waits: a platform that hangs holds nobody up.' );
	}

	public function test_an_order_nobody_can_decide_on_is_missing_and_hides_no_other(): void {
		$this->connect();
		$spoiled = $this->planned_order();
		add_filter( 'pedal_verdict', static fn( array $verdict, \WC_Order $order ): array => $order->get_id() === $spoiled->get_id() ? throw new \Error( 'Another plugin.' ) : $verdict, 10, 2 );
		$GLOBALS['wpdb']->query( "DELETE FROM {$GLOBALS['wpdb']->prefix}pedal_deliveries" );
		$this->planned_order();
		$made = $this->ask( 'POST', '/sweep' );
		self::assertSame( 200, $made['status'] );
		self::assertSame( array( 2, array( $spoiled->get_id() ) ), array( $made['data']['eligible'], $made['data']['missing'] ) );
	}

	public function test_the_button_drains(): void {
		$this->connect();
		$this->planned_order();
		$status = $this->ask( 'GET', '/status' )['data'];
		self::assertSame( array( 'synced' => 0, 'pending' => 1, 'in_flight' => 0, 'unknown' => 0, 'attention' => 0 ), $status['counts'] );
		$drained = $this->ask( 'POST', '/drain' )['data'];
		self::assertSame( array( 0, 0 ), array( $drained['remaining'], $drained['oldest_due_seconds'] ) );
		self::assertGreaterThan( 0, $drained['settled'] );
		self::assertCount( 1, $this->platform->deliveries );
	}

	public function test_the_status_tells_the_clocks_and_the_versions(): void {
		$id = $this->connect();
		do_action( 'pedal_cron' );
		$status = $this->ask( 'GET', '/status' )['data'];
		self::assertNotNull( $status['clocks']['wp_cron']['last_at'] );
		self::assertNull( $status['clocks']['action_scheduler']['last_at'] );
		self::assertSame( array( array( 'id' => $id, 'status' => 'ready' ) ), $status['connections'] );
		self::assertSame( array( PEDAL_VERSION, PHP_VERSION ), array( $status['versions']['pedal'], $status['versions']['php'] ) );
		$this->planned_order();
		$this->pass_time( 100 );
		self::assertGreaterThanOrEqual( 100, $this->ask( 'GET', '/status' )['data']['oldest_due_seconds'] );
	}
}
