<?php
/**
 * Rows C: the platform is down, slow down is asked for, it flaps, it forgets. Orders wait without paying for it, and go when it is back.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Forwarding\Connecting;
use PHPUnit\Framework\Attributes\Group;

#[Group( 'platform' )]
final class RowCOutageTest extends RowTestCase {

	private const REFUSED = 'cURL error 7: Failed to connect to 127.0.0.1 port 8601: Connection refused';

	protected function setUp(): void {
		parent::setUp();
		add_filter( 'pedal_timing', static fn( array $timing ): array => array( 'requests_per_second' => 1000 ) + $timing );
	}

	/**
	 * Everything fails until the test says otherwise.
	 *
	 * @param int|string|array{int, mixed, array<string, string>} $answer
	 */
	private function down( int|string|array $answer ): \Closure {
		$down = true;
		$this->platform->fail( '.', static function () use ( &$down, $answer ): int|string|array|null {
			return $down ? $answer : null;
		}, times: 20000 );
		return static function () use ( &$down ): void {
			$down = false;
		};
	}

	/**
	 * @return list<\WC_Order>
	 */
	private function many( int $number, string $slot ): array {
		return array_map( fn(): \WC_Order => $this->paid( slot: $slot ), range( 1, $number ) );
	}

	public function test_C26_429_while_many_orders_wait(): void {
		$connection = $this->connect();
		$orders     = $this->many( self::number( 40, on_sqlite: 10 ), $this->platform->choices[1] );
		$up         = $this->down( array( 429, '', array( 'retry-after' => '120' ) ) );
		$since      = $this->now();
		for ( $second = 0; $second < 360; $second += 10 ) {
			$this->tick();
			$this->pass_time( 10 );
		}
		self::assertSame( 'pedal_throttled', $this->connection( $connection )->status_code );
		self::assertLessThanOrEqual( 1 + intdiv( $this->now() - $since, 120 ), count( $this->platform->requests ), 'One question per wait, no herd.' );
		self::assertSame( array( '0' ), array_values( array_unique( array_column( $this->rows(), 'attempts' ) ) ) );
		$up();
		$this->drain( 60, 30 );
		foreach ( $orders as $order ) {
			$this->assert_one_delivery( $order );
		}
	}

	public function test_one_cause_is_one_mail_an_hour_also_across_the_turn_of_an_hour(): void {
		$this->connect();
		$this->paid();
		$this->down( self::REFUSED );
		$this->tick();
		$this->pass_time( 7200 - time() % 3600 - 60 );
		$sent = array();
		foreach ( array( 0, 2, 30, 40 ) as $minutes ) {
			$this->pass_time( 60 * $minutes );
			$this->tick();
			$sent[] = count( preg_grep( '/Orders are waiting/', array_column( $this->mails, 'subject' ) ) );
		}
		self::assertSame( array( 1, 1, 1, 2 ), $sent );
	}

	public function test_C33_refused_for_six_hours_and_then_back(): void {
		$connection = $this->connect();
		$this->paid();
		$this->tick();
		$late   = $this->many( 15, $this->platform->choices[3] );
		$early  = $this->many( 20, $this->platform->choices[2] );
		$orders = array( ...$late, ...$early );
		$up     = $this->down( self::REFUSED );
		$this->platform->requests = array();
		for ( $minute = 0; $minute < 360; $minute += 4 ) {
			$this->tick();
			$this->pass_time( 240 );
		}
		self::assertSame( 'paused', $this->connection( $connection )->status );
		self::assertLessThan( 110, count( $this->platform->requests ), 'Six hours cost a probe every four minutes, not thousands.' );
		self::assertLessThanOrEqual( 5, array_sum( array_map( 'intval', array_column( $this->rows(), 'attempts' ) ) ), 'No attempts burnt past the breaker.' );
		self::assertNotSame( array(), preg_grep( '/waiting/', array_column( $this->mails, 'subject' ) ) );

		$up();
		$this->pass_time( 600 );
		$this->platform->requests = array();
		$this->drain( 10, 60 );
		foreach ( $orders as $order ) {
			$this->assert_one_delivery( $order );
		}
		self::assertSame( 35, $this->platform->count( self::POST ) );
		self::assertLessThan( 30, $this->platform->count( 'GET ' . FakePlatform::STORE . '/deliveries' ), 'Nobody is looked up one by one.' );
		$ends = array_map( static fn( array $request ): string => $request['json']['dropoff']['timeSlot'], array_values( array_filter( $this->platform->requests, static fn( array $request ): bool => self::POST === "{$request['method']} {$request['path']}" ) ) );
		$sorted = $ends;
		sort( $sorted );
		self::assertSame( $sorted, $ends, 'Earliest slot first.' );
	}

	public function test_C34_the_name_does_not_resolve(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', 'cURL error 6: Could not resolve host: naofood.example', times: 2 );
		$this->tick();
		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'pending', 'backoff', '0', '1' ), array( $row['sync'], $row['code'], $row['sends'], $row['attempts'] ), 'Surely not sent.' );
		self::assertLessThanOrEqual( 5, (int) $row['due_at'] - (int) $row['updated_at'] );
		$this->drain( 20, 10 );
		$this->assert_one_delivery( $order, 3 );
		self::assertSame( '1', $this->row( $order->get_id() )['sends'] );
	}

	public function test_C35_flapping_for_half_an_hour(): void {
		$this->connect();
		$orders = array();
		$seed   = 20261121;
		mt_srand( $seed );
		for ( $second = 0; $second < 1800; $second += 15 ) {
			if ( 0 === $second % 120 ) {
				$orders[] = $this->paid();
			}
			if ( 0 === intdiv( $second, 15 ) % 2 ) {
				$lost = 0 === mt_rand( 0, 1 );
				$this->platform->fail( '^' . self::POST . '$', 502, after_work: $lost );
				$this->platform->fail( '^GET ', 502 );
			}
			$this->tick();
			$this->pass_time( 15 );
		}
		( new \ReflectionProperty( $this->platform, 'faults' ) )->setValue( $this->platform, array() );
		$this->drain( 60, 60 );
		self::assertContains( 'pedal_circuit_open', array_column( $this->journal( 'paused' ), 'code' ), "Seed $seed." );
		foreach ( $orders as $order ) {
			$this->assert_one_delivery( $order );
		}
	}

	/**
	 * 12 orders of the row's 200: each of them holds its claim over calls of 40 seconds.
	 */
	public function test_C36_every_call_takes_40_seconds(): void {
		$this->connect();
		$orders  = $this->many( 12, $this->platform->choices[3] );
		$at_once = 0;
		$this->platform->fail( '.', function () use ( &$at_once ): void {
			$this->pass_time( 40 );
			$at_once = max( $at_once, count( array_filter( $this->rows(), static fn( array $row ): bool => 'in_flight' === $row['sync'] ) ) );
		}, times: 20000 );
		$this->drain( 20, 30 );
		foreach ( $orders as $order ) {
			$this->assert_one_delivery( $order );
			self::assertSame( '1', $this->row( $order->get_id() )['sends'] );
		}
		self::assertSame( 12, $this->platform->count( self::POST ), 'Nobody\'s claim ended before its answer.' );
		self::assertLessThanOrEqual( 4, $at_once );
	}

	public function test_C42_the_slot_ends_while_the_order_waits(): void {
		$connection = $this->connect();
		$order      = $this->paid( slot: $this->platform->choices[0] );
		$up         = $this->down( self::REFUSED );
		for ( $hour = 0; $hour < 50; $hour++ ) {
			$this->tick();
			$this->pass_time( 3600 );
		}
		$up();
		$this->platform->requests = array();
		self::service( Connecting::class )->resume( $this->connection( $connection ) );
		$this->drain();
		$this->assert_attention( $order, 'slot_over' );
		$this->assert_none();
		$this->pass_time( 86400 );
		$this->tick();
		$this->assert_none();
	}

	public function test_C42_the_slot_ends_while_the_sending_is_in_doubt(): void {
		$this->connect();
		$order = $this->paid( slot: $this->platform->choices[0] );
		$this->platform->fail( '^' . self::POST . '$', 504 );
		$this->tick();
		$this->pass_time( 86400 * 3 );
		$this->drain();
		$this->assert_attention( $order, 'slot_over' );
		self::assertSame( 1, $this->platform->count( self::POST ) );
	}

	public function test_C44_our_delivery_is_gone_at_the_platform(): void {
		$this->connect();
		$order = $this->paid();
		$this->tick();
		unset( $this->platform->deliveries[4711] );
		$this->tick();
		self::assertSame( 'synced', $this->row( $order->get_id() )['sync'], 'Once proves nothing.' );
		$this->pass_time( 540 );
		$this->tick();
		self::assertSame( 'synced', $this->row( $order->get_id() )['sync'] );
		$this->pass_time( 120 );
		$this->tick();
		$this->assert_attention( $order, 'vanished' );
		$this->pass_time( 3600 );
		$this->tick();
		self::assertSame( 1, $this->platform->count( self::POST ), 'It is not sent again by itself.' );
	}

	public function test_C44_a_delivery_that_was_missing_for_a_moment(): void {
		$this->connect();
		$order = $this->paid();
		$this->tick();
		$this->platform->fail( '^GET /api/deliveries/4711$', 404 );
		$this->pass_time( 300 );
		$this->tick();
		$this->pass_time( 3600 );
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
		self::assertSame( '0', $this->row( $order->get_id() )['missing_since'] );
	}
}
