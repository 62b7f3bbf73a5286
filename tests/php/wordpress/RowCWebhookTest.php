<?php
/**
 * Rows C of the second driver: signed webhooks to the merchant's own other system. It is told until it listens, under an id
 * that stays, and it is never asked anything.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

#[Group( 'platform' )]
final class RowCWebhookTest extends RowTestCase {

	private FakeReceiver $receiver;

	protected function setUp(): void {
		parent::setUp();
		$this->receiver = new FakeReceiver();
		add_filter( 'pedal_timing', static fn( array $timing ): array => array( 'requests_per_second' => 1000 ) + $timing );
	}

	/**
	 * @param array<string, mixed> $wishes
	 */
	private function listen( array $wishes = array() ): int {
		$id = $this->connect(
			$wishes + array(
				'name'       => 'ERP',
				'driver'     => 'webhook',
				'base_url'   => $this->receiver->url . FakeReceiver::PATH,
				'identifier' => 'shop-grenoble',
				'secret'     => $this->receiver->secret,
			)
		);
		$this->receiver->events = array();
		return $id;
	}

	private function order( string $slot = '' ): \WC_Order {
		return $this->paid( slot: $slot );
	}

	/**
	 * Time passes until the row is due, and a pass is made.
	 *
	 * @return int How long that was.
	 */
	private function tick_when_due( \WC_Order $order ): int {
		$wait = max( 0, (int) $this->row( $order->get_id() )['due_at'] - $this->now() );
		$this->pass_time( $wait );
		$this->tick();
		return $wait;
	}

	private function assert_told_once( \WC_Order $order ): void {
		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'synced', 'placed', '0' ), array( $row['sync'], $row['stage'], $row['attempts'] ), "{$row['code']} {$row['detail']}" );
		self::assertCount( 1, $this->booked_notes( $order ), 'One note on the order.' );
		self::assertCount( 1, array_filter( $this->journal( 'answered' ), static fn( array $entry ): bool => 'created' === $entry['code'] && $entry['delivery_id'] === $row['id'] ) );
	}

	public function test_C45_the_receiver_fails_nine_times_and_then_listens(): void {
		$this->listen();
		$order = $this->order();
		$this->receiver->answers( 500, 9 );
		$this->tick();
		$waits = array();
		for ( $attempt = 2; $attempt <= 10; $attempt++ ) {
			self::assertSame( array( 'pending', 'backoff' ), array_values( array_intersect_key( $this->row( $order->get_id() ), array( 'sync' => 0, 'code' => 0 ) ) ) );
			$waits[] = $this->tick_when_due( $order );
		}
		$this->pass_time( 86400 );
		$this->tick();

		self::assertCount( 10, $this->receiver->events, 'Nine that failed, one that was heard, and none besides.' );
		self::assertSame( array( "msg_{$this->row( $order->get_id() )['marker']}_1_created" ), array_values( array_unique( $this->receiver->ids() ) ) );
		self::assertSame( array( true ), array_values( array_unique( array_column( $this->receiver->events, 'verified' ) ) ) );
		$times = array_column( $this->receiver->events, 'at' );
		foreach ( array( 5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400 ) as $index => $promised ) {
			self::assertEqualsWithDelta( $promised, $waits[ $index ], $promised / 10 + 2, "Wait $index." );
			self::assertEqualsWithDelta( $times[ $index ] + $waits[ $index ], $times[ $index + 1 ], 3, 'Every attempt has its own time.' );
		}
		self::assertGreaterThan( 1, count( array_unique( array_map( static fn( int $wait, int $promised ): string => sprintf( '%.3f', $wait / $promised ), array_slice( $waits, 3 ), array( 7200, 18000, 36000, 50400, 72000, 86400 ) ) ) ), 'With jitter.' );
		$this->assert_told_once( $order );
	}

	/**
	 * @return array<string, array{string}>
	 */
	public static function lost(): array {
		return array( 'timed out' => array( 'cURL error 28: Operation timed out' ), 'cut' => array( 'cURL error 56: Recv failure: Connection reset by peer' ), 'refused' => array( 'cURL error 7: Failed to connect' ), 'nonsense' => array( 'something else' ) );
	}

	#[DataProvider( 'lost' )]
	public function test_C45_an_answer_that_is_lost_is_asked_for_under_the_same_id( string $error ): void {
		$this->listen();
		$order = $this->order();
		$this->receiver->answers( $error );
		$this->tick();
		self::assertSame( array( 'pending', 'backoff', '1' ), array_values( array_intersect_key( $this->row( $order->get_id() ), array( 'sync' => 0, 'code' => 0, 'attempts' => 0 ) ) ), 'Nothing is in doubt.' );
		self::assertLessThanOrEqual( 6, $this->tick_when_due( $order ) );
		self::assertCount( 2, $this->receiver->events );
		self::assertCount( 1, array_unique( $this->receiver->ids() ) );
		$this->assert_told_once( $order );
	}

	public function test_C45_a_receiver_that_never_listens_is_a_matter_for_a_person_after_three_days(): void {
		$this->listen();
		$order = $this->order();
		$this->receiver->always( 500 );
		$this->tick();
		for ( $attempt = 2; $attempt < 15 && 'attention' !== $this->row( $order->get_id() )['sync']; $attempt++ ) {
			$this->tick_when_due( $order );
		}
		$this->assert_attention( $order, 'inconclusive' );
		$this->receiver->always( 200 );
		$row = $this->row( $order->get_id() );
		self::assertSame( 200, $this->rest( 'POST', "/deliveries/{$row['id']}/retry" )['status'] );
		$this->drain();
		$this->assert_told_once( $order );
		self::assertCount( 1, array_unique( $this->receiver->ids() ) );
	}

	public function test_C45_a_promised_window_ends_the_tries(): void {
		$this->listen();
		$order = $this->order( $this->platform->choices[0] );
		$this->receiver->always( 500 );
		$this->tick();
		for ( $attempt = 2; $attempt < 15 && 'attention' !== $this->row( $order->get_id() )['sync']; $attempt++ ) {
			$this->tick_when_due( $order );
		}
		$this->assert_attention( $order, 'slot_over' );
		$seen = count( $this->receiver->events );
		self::assertSame( gmdate( 'Y-m-d\TH:i:s\Z', (int) $this->row( $order->get_id() )['deadline'] ), $this->receiver->events[0]['data']['window']['end'] );
		$this->pass_time( 86400 );
		$this->tick();
		self::assertCount( $seen, $this->receiver->events );
	}

	public function test_C46_a_redirect_is_a_failure_and_not_followed(): void {
		$connection = $this->listen();
		$order      = $this->order();
		$this->receiver->always( array( 302, null, array( 'location' => 'http://127.0.0.1:8603/elsewhere' ) ) );
		$this->tick();
		self::assertSame( array( 'paused', 'pedal_redirected' ), array( $this->connection( $connection )->status, $this->connection( $connection )->status_code ) );
		self::assertSame( array( 'pending', 'connection_paused', '0' ), array_values( array_intersect_key( $this->row( $order->get_id() ), array( 'sync' => 0, 'code' => 0, 'attempts' => 0 ) ) ) );
		self::assertCount( 1, $this->receiver->events );

		for ( $minute = 0; $minute < 120; $minute += 5 ) {
			$this->pass_time( 300 );
			$this->tick();
		}
		self::assertSame( array( 'delivery.created', 'ping' ), array_values( array_unique( array_column( $this->receiver->events, 'type' ) ) ), 'Whether it is repaired, a ping finds out.' );
		self::assertCount( 1, preg_grep( '/Deliveries through/', array_column( $this->mails, 'subject' ) ) ?: array() );
		$this->receiver->always( 200 );
		$this->drain( 10, 300 );
		$this->assert_told_once( $order );
	}

	public function test_C46_gone_is_off_until_a_person_says_otherwise(): void {
		$connection = $this->listen();
		$first      = $this->order();
		$second     = $this->order();
		$this->receiver->answers( 410 );
		$this->tick();
		$paused = $this->connection( $connection );
		self::assertSame( array( 'paused', 'pedal_platform_gone', 0 ), array( $paused->status, $paused->status_code, $paused->resume_at ) );
		for ( $day = 0; $day < 5; $day++ ) {
			$this->pass_time( 86400 );
			$this->tick();
		}
		self::assertCount( 1, $this->receiver->events, 'Not one more call.' );
		self::assertSame( array( 'pending' ), array_values( array_unique( array_column( $this->rows(), 'sync' ) ) ) );

		self::assertSame( 200, $this->rest( 'POST', "/connections/$connection/resume" )['status'] );
		$this->drain();
		$this->assert_told_once( $first );
		$this->assert_told_once( $second );
	}

	/**
	 * @return array<string, array{int}>
	 */
	public static function slow_down(): array {
		return array( '429' => array( 429 ), '503' => array( 503 ) );
	}

	#[DataProvider( 'slow_down' )]
	public function test_C46_asked_to_wait_it_waits_that_long( int $status ): void {
		$connection = $this->listen();
		$orders     = array( $this->order(), $this->order(), $this->order() );
		$this->receiver->answers( array( $status, null, array( 'retry-after' => '1200' ) ) );
		$this->tick();
		self::assertSame( 'pedal_throttled', $this->connection( $connection )->status_code );
		$this->pass_time( 1190 );
		$this->tick();
		self::assertCount( 1, $this->receiver->events );
		$this->pass_time( 15 );
		$this->tick();
		self::assertCount( 4, $this->receiver->events, 'And no question in between.' );
		array_map( $this->assert_told_once( ... ), $orders );
		self::assertSame( array( '0' ), array_values( array_unique( array_column( $this->rows(), 'attempts' ) ) ) );
	}

	public function test_C48_a_hundred_failed_events_are_replayed(): void {
		$this->listen();
		$number = self::number( 100, on_sqlite: 20 );
		$orders = array_map( fn(): \WC_Order => $this->order(), range( 1, $number ) );
		$this->receiver->answers( 422, $number );
		$this->drain( 20, 60 );
		self::assertSame( array( 'attention' ), array_values( array_unique( array_column( $this->rows(), 'sync' ) ) ) );
		$failed                 = $this->receiver->ids();
		$this->receiver->events = array();

		$answer = $this->rest( 'POST', '/deliveries/batch', array( 'action' => 'retry', 'ids' => array_map( 'intval', array_column( $this->rows(), 'id' ) ) ) );
		self::assertSame( 200, $answer['status'], (string) wp_json_encode( $answer['data'] ) );
		$this->drain( 20, 60 );
		sort( $failed );
		$replayed = $this->receiver->ids();
		sort( $replayed );
		self::assertCount( $number, array_unique( $failed ) );
		self::assertSame( $failed, $replayed );
		array_map( $this->assert_told_once( ... ), $orders );
	}

	public function test_C48_outlasted_failures_are_replayed_too(): void {
		$this->listen();
		$orders = array( $this->order(), $this->order(), $this->order() );
		$this->receiver->always( 'cURL error 28: Operation timed out' );
		for ( $hour = 0; $hour < 240 && array( 'attention' ) !== array_unique( array_column( $this->rows(), 'sync' ) ); $hour++ ) {
			$this->tick();
			$this->pass_time( 3600 );
		}
		self::assertSame( array( 'attention' ), array_values( array_unique( array_column( $this->rows(), 'sync' ) ) ) );
		$failed                 = array_unique( $this->receiver->ids( 'delivery.created' ) );
		$this->receiver->events = array();
		$this->receiver->always( 200 );
		$this->rest( 'POST', '/deliveries/batch', array( 'action' => 'retry', 'ids' => array_map( 'intval', array_column( $this->rows(), 'id' ) ) ) );
		$this->drain();
		$replayed = $this->receiver->ids();
		sort( $failed );
		sort( $replayed );
		self::assertSame( $failed, $replayed );
		array_map( $this->assert_told_once( ... ), $orders );
	}

	public function test_it_is_told_of_changes_and_of_the_end_and_never_asked(): void {
		$this->listen();
		$order = $this->order();
		$this->receiver->answers( array( 200, array( 'id' => 'ERP-7', 'tracking_url' => 'https://erp.example/t/7' ) ) );
		$this->tick();
		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'ERP-7', 'https://erp.example/t/7' ), array( $row['remote_id'], $row['tracking_url'] ) );

		for ( $hour = 0; $hour < 60; $hour++ ) {
			$this->pass_time( 3600 );
			$this->tick();
		}
		self::assertSame( 200, $this->rest( 'POST', "/deliveries/{$row['id']}/look" )['status'] );
		$this->tick();
		self::assertCount( 1, $this->receiver->events, 'Nobody is polled, and a look calls nobody.' );
		$after = $this->row( $order->get_id() );
		self::assertSame( array( 'synced', 'placed', '0', '0' ), array( $after['sync'], $after['stage'], $after['look'], $after['missing_since'] ) );

		$order = $this->fresh( $order );
		$order->set_customer_note( 'Ring twice' );
		$order->save();
		$this->receiver->answers( 500 );
		$this->tick();
		$this->tick_when_due( $order );
		$order = $this->fresh( $order );
		$order->set_customer_note( 'Ring three times' );
		$order->save();
		$this->tick();
		$order->update_status( 'cancelled' );
		$this->receiver->answers( 503 );
		$this->tick();
		$this->tick_when_due( $order );
		$this->drain();
		self::assertSame(
			array( 'delivery.created', 'delivery.updated', 'delivery.updated', 'delivery.updated', 'delivery.cancelled', 'delivery.cancelled' ),
			array_column( $this->receiver->events, 'type' )
		);
		$ids = $this->receiver->ids();
		self::assertSame( array( $ids[1], $ids[4] ), array( $ids[2], $ids[5] ), 'A repetition keeps its id.' );
		self::assertCount( 4, array_unique( $ids ), 'What is new has a new one.' );
		self::assertSame( array( 'Ring twice', 'Ring three times' ), array( $this->receiver->events[2]['data']['note'], $this->receiver->events[3]['data']['note'] ) );
		$versions = array_column( array_column( $this->receiver->events, 'data' ), 'version' );
		$rising   = $versions;
		sort( $rising );
		self::assertSame( $rising, $versions );
		self::assertSame( 'ERP-7', $this->receiver->events[5]['data']['remote_id'] );
		self::assertSame( array( 'synced', 'cancelled' ), array( $this->row( $order->get_id() )['sync'], $this->row( $order->get_id() )['stage'] ) );
	}

	public function test_C45_called_off_while_nobody_knows_whether_it_was_heard(): void {
		$this->listen();
		$order = $this->order();
		$this->receiver->answers( 504 );
		$this->tick();
		$order->update_status( 'cancelled' );
		$this->drain( 10, 60 );
		self::assertSame( array( 'delivery.created', 'delivery.cancelled' ), array_column( $this->receiver->events, 'type' ) );
		self::assertSame( array( 'absent', 'synced', 'none' ), array_values( array_intersect_key( $this->row( $order->get_id() ), array( 'sync' => 0, 'desired' => 0, 'stage' => 0 ) ) ) );
	}

	public function test_C45_dismissed_while_nobody_knows_whether_it_was_heard(): void {
		$this->listen();
		$order = $this->order( $this->platform->choices[0] );
		$this->receiver->always( 504 );
		$this->tick();
		$this->pass_time( 2 * 86400 );
		$this->drain();
		$this->assert_attention( $order, 'slot_over' );
		$this->receiver->always( 200 );
		self::assertSame( 200, $this->rest( 'POST', "/deliveries/{$this->row( $order->get_id() )['id']}/dismiss" )['status'] );
		$this->drain( 10, 60 );
		self::assertSame( array( 'delivery.created', 'delivery.cancelled' ), array_column( $this->receiver->events, 'type' ) );
	}

	public function test_C45_called_off_before_anything_left(): void {
		$this->listen();
		$order = $this->order();
		$this->receiver->answers( 'cURL error 7: Failed to connect' );
		$this->tick();
		$order->update_status( 'cancelled' );
		$this->drain( 10, 60 );
		self::assertCount( 1, $this->receiver->events );
	}

	public function test_a_worker_that_died_while_telling_is_followed_by_another(): void {
		global $wpdb;
		$this->listen();
		$order = $this->order();
		$this->receiver->answers( function () use ( $wpdb, $order ): string {
			// What the dead worker leaves behind: the row in flight, its sending written down.
			$wpdb->update( "{$wpdb->prefix}pedal_deliveries", array( 'lease_until' => $this->now() - 1, 'fence' => 99 ), array( 'order_id' => $order->get_id() ) );
			return 'cURL error 28: Operation timed out';
		} );
		$this->tick();
		self::assertSame( 'in_flight', $this->row( $order->get_id() )['sync'] );
		$this->drain( 10, 60 );
		self::assertCount( 2, $this->receiver->events, 'Told again, without looking first.' );
		self::assertCount( 1, array_unique( $this->receiver->ids() ) );
		$this->assert_told_once( $order );
	}

	public function test_a_receiver_is_checked_with_a_ping_and_its_key_is_never_shown(): void {
		$id = $this->connect( array( 'name' => 'ERP', 'driver' => 'webhook', 'base_url' => "{$this->receiver->url}/hooks/pedal?a=1", 'identifier' => 'shop-grenoble', 'secret' => $this->receiver->secret ) );
		self::assertSame( array( array( 'ping', true, '/hooks/pedal?a=1' ) ), array_map( static fn( array $event ): array => array( $event['type'], $event['verified'], $event['path'] ), $this->receiver->events ) );
		$shown = $this->rest( 'GET', "/connections/$id" )['data'];
		self::assertSame( array( $this->receiver->url, '/hooks/pedal?a=1', 'shop-grenoble', 'ready' ), array( $shown['base_url'], ( (array) $shown['settings'] )['path'], $shown['store']['name'], $shown['status'] ) );
		self::assertStringNotContainsString( substr( $this->receiver->secret, 6, 20 ), (string) wp_json_encode( $shown ) );
		$check = $this->rest( 'POST', "/connections/$id/check" )['data'];
		self::assertTrue( $check['ok'] );
		self::assertSame( array( 'address', 'reach', 'credentials', 'store', 'slots' ), array_column( $check['steps'], 'name' ) );
		self::assertSame( array( 'pedal_only_told', 'pedal_only_told' ), array_slice( array_column( $check['steps'], 'code' ), 3 ) );
		self::assertStringContainsString( 'only told', $check['steps'][4]['message'] );
		self::assertSame( array(), $this->rest( 'GET', "/connections/$id/slots" )['data'] );
	}

	/**
	 * @return array<string, array{int|string, string, string}>
	 */
	public static function bad_receivers(): array {
		return array(
			'does not accept the signature' => array( 401, 'pedal_credentials_refused', 'credentials' ),
			'knows no such path'            => array( 404, 'pedal_not_a_platform', 'reach' ),
			'refuses the ping'              => array( 400, 'pedal_not_a_platform', 'reach' ),
			'fails'                         => array( 500, 'pedal_host_unreachable', 'reach' ),
			'leads elsewhere'               => array( 301, 'pedal_redirected', 'reach' ),
			'is gone'                       => array( 410, 'pedal_platform_gone', 'reach' ),
			'is not there'                  => array( 'cURL error 7: Failed to connect', 'pedal_host_unreachable', 'reach' ),
		);
	}

	#[DataProvider( 'bad_receivers' )]
	public function test_a_receiver_that_does_not_listen_is_not_connected( int|string $answer, string $code, string $step ): void {
		$this->receiver->always( $answer );
		$refused = $this->rest( 'POST', '/connections', array( 'name' => 'ERP', 'driver' => 'webhook', 'base_url' => $this->receiver->url, 'identifier' => 'shop', 'secret' => $this->receiver->secret ) );
		self::assertSame( array( 422, $code ), array( $refused['status'], $refused['data']['code'] ) );
		$steps = $refused['data']['data']['details']['steps'];
		self::assertSame( array( $step, false ), array( end( $steps )['name'], end( $steps )['ok'] ) );
		self::assertSame( array(), $this->rest( 'GET', '/connections' )['data'] );
	}

	public function test_a_key_that_is_none_is_refused_before_anything_leaves(): void {
		$refused = $this->rest( 'POST', '/connections', array( 'name' => 'ERP', 'driver' => 'webhook', 'base_url' => $this->receiver->url, 'identifier' => 'shop', 'secret' => 'whsec_@@@' ) );
		self::assertSame( array( 422, 'pedal_credentials_refused' ), array( $refused['status'], $refused['data']['code'] ) );
		self::assertSame( array(), $this->receiver->events );
	}
}
