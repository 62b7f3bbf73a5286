<?php
/**
 * Rows that need real processes: many of them want the same order, row, seat or token at the same moment.
 * With kills, stops and a server that restarts: `npm run chaos`.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Forwarding\Intake;
use Pedal\Forwarding\Platforms;
use Pedal\Storage\Connections;
use PHPUnit\Framework\Attributes\DataProvider;

final class RowBProcessesTest extends RowTestCase {

	use Workers;

	protected const COMMITS = true;

	protected function setUp(): void {
		parent::setUp();
		add_filter( 'pedal_timing', static fn( array $timing ): array => array( 'requests_per_second' => 1000 ) + $timing );
	}

	public function test_B11_sixteen_processes_enqueue_the_same_order(): void {
		$this->connect();
		$order = $this->paid();
		// Every worker has heard of the order, and comes to the end of its request.
		$answers = $this->at_once( 16, static fn(): array => array( 'planned' => self::service( Intake::class )->settle() ) );
		self::assert_nobody_broke( $answers );
		self::assertSame( 1, array_sum( array_column( $answers, 'planned' ) ), 'One of them planned it.' );
		self::assertSame( array( 'pending', '1' ), array( $this->row( $order->get_id() )['sync'], $this->row( $order->get_id() )['desired_version'] ) );
	}

	/**
	 * @return array<string, array{callable(self,\WC_Order):mixed, list<string>}>
	 */
	public static function requests(): array {
		$at_last = array( 'planned', 'answered', 'sent' );
		return array(
			'an order is paid'      => array( static fn( self $t, \WC_Order $order ) => $order->update_status( 'processing' ), $at_last ),
			'a person presses send' => array( static fn( self $t, \WC_Order $order ) => $t->rest( 'POST', '/deliveries', array( 'order_id' => $order->get_id() ) ), $at_last ),
			'a shopper waits, classic checkout' => array( static fn( self $t ) => $t->shop->order( 'classic_checkout', $t->shopper() ), array( 'answered', 'planned', 'sent' ) ),
			'a shopper waits, block checkout' => array( static fn( self $t ) => $t->shop->order( 'block_checkout', $t->shopper() ), array( 'answered', 'planned', 'sent' ) ),
			'nothing to be planned' => array( static fn( self $t, \WC_Order $order ) => $order->add_order_note( 'Hello' ), array() ),
		);
	}

	/**
	 * The server can say that its answer is out: then this very process works on, and a shopper does not even wait for the plan.
	 *
	 * @param callable(self,\WC_Order):mixed $does
	 * @param list<string>                   $expected
	 */
	#[DataProvider( 'requests' )]
	public function test_a_request_that_planned_something_sends_it_once_its_answer_is_out( callable $does, array $expected ): void {
		$this->connect();
		$order = $this->shop->written_order( $this->shopper(), 'pending' );
		self::service( Intake::class )->settle();
		$answers = $this->at_once(
			1,
			function () use ( $does, $order ): array {
				global $wp_actions;
				$wp_actions            = array_diff_key( $wp_actions, array_flip( array( 'pedal_delivery_planned', 'woocommerce_checkout_order_processed', 'woocommerce_store_api_checkout_order_processed' ) ) );
				$GLOBALS['pedal_seen'] = array();
				// As PHP-FPM does: it answers once.
				eval( 'function fastcgi_finish_request(): bool { $first = ! in_array( "answered", $GLOBALS["pedal_seen"], true ); $first && $GLOBALS["pedal_seen"][] = "answered"; return $first; }' );
				add_action( 'pedal_delivery_planned', static fn() => $GLOBALS['pedal_seen'][] = 'planned' );
				add_filter( 'pre_http_request', static function ( mixed $answer, array $arguments ): mixed {
					'POST' === $arguments['method'] && $GLOBALS['pedal_seen'][] = 'sent';
					return $answer;
				}, 1, 2 );
				$does( $this, $this->fresh( $order ) );
				self::service( \Pedal\Forwarding\EndOfRequest::class )->settle();
				return array( 'seen' => array_values( array_unique( $GLOBALS['pedal_seen'] ) ) );
			}
		);
		self::assert_nobody_broke( $answers );
		self::assertSame( array( array( 'seen' => $expected ) ), $answers );
	}

	/**
	 * @return array<string, array{string}>
	 */
	public static function isolation_levels(): array {
		return array( 'repeatable read' => array( 'REPEATABLE READ' ), 'read committed' => array( 'READ COMMITTED' ) );
	}

	#[DataProvider( 'isolation_levels' )]
	public function test_B12_B21_sixteen_drainers_and_one_due_row( string $level ): void {
		$this->connect();
		$order = $this->paid();
		self::service( Intake::class )->settle();
		$answers = $this->at_once(
			self::number( 16, on_sqlite: 6 ),
			function () use ( $level ): array {
				global $wpdb;
				self::is_sqlite() || $wpdb->query( "SET SESSION TRANSACTION ISOLATION LEVEL $level" );
				return $this->errors_of( fn() => $this->tick() ) + array( 'posts' => $this->platform->count( self::POST ) );
			}
		);
		self::assert_nobody_broke( $answers );
		self::assertSame( array(), array_merge( ...array_column( $answers, 'logged' ) ), 'Losing a race is no error.' );
		self::assertSame( 1, array_sum( array_column( $answers, 'posts' ) ), 'One send; the others lost their claims.' );
		self::assertSame( array( 'synced', 'placed', '1' ), array( $this->row( $order->get_id() )['sync'], $this->row( $order->get_id() )['stage'], $this->row( $order->get_id() )['sends'] ) );
		self::assertCount( 1, $this->booked_notes( $order ), 'One note on the order.' );
	}

	/**
	 * @return array{logged: list<string>}
	 */
	private function errors_of( callable $work ): array {
		$logged = array();
		$listen = static function ( mixed $message, string $level ) use ( &$logged ): mixed {
			if ( ! in_array( $level, array( 'debug', 'info' ), true ) ) {
				$logged[] = (string) $message;
			}
			return $message;
		};
		add_filter( 'woocommerce_logger_log_message', $listen, 10, 2 );
		$work();
		return array( 'logged' => $logged );
	}

	public function test_D09_twenty_overlapping_drains_keep_to_the_connections_concurrency(): void {
		$this->connect();
		$orders = array_map( fn(): \WC_Order => $this->paid(), range( 1, 12 ) );
		self::service( Intake::class )->settle();
		$answers = $this->at_once(
			self::number( 20, on_sqlite: 6 ),
			function (): array {
				$calls = array();
				$slow  = static function () use ( &$calls ): void {
					$began = microtime( true );
					usleep( 40000 );
					$calls[] = array( $began, microtime( true ) );
				};
				$this->platform->fail( '^' . self::POST . '$', $slow, times: 100 );
				$this->tick();
				return array( 'calls' => $calls );
			}
		);
		self::assert_nobody_broke( $answers );
		$calls = array_merge( ...array_column( $answers, 'calls' ) );
		self::assertGreaterThan( 4, count( $calls ) );
		$at_once = max( array_map( static fn( array $call ): int => count( array_filter( $calls, static fn( array $other ): bool => $other[0] <= $call[0] && $call[0] < $other[1] ) ), $calls ) );
		self::assertLessThanOrEqual( 4, $at_once );
		$this->tick();
		foreach ( $orders as $order ) {
			self::assertSame( '1', $this->row( $order->get_id() )['sends'], 'Each order once.' );
		}
	}

	public function test_C40_twenty_workers_need_a_token_at_once(): void {
		$connection = $this->connection( $this->connect() );
		self::service( Connections::class )->credentials( $connection )->drop_token( 'token-1' );
		$answers = $this->at_once(
			20,
			function () use ( $connection ): array {
				$this->platform->fail( '^POST /oauth2/token$', static fn() => usleep( 60000 ) );
				self::service( Platforms::class )->of( $connection )->authenticate();
				return array( 'asked' => $this->platform->count( 'POST /oauth2/token' ) );
			}
		);
		self::assert_nobody_broke( $answers );
		self::assertLessThanOrEqual( 2, array_sum( array_column( $answers, 'asked' ) ), 'One asks; the others wait for its answer.' );
	}
}
