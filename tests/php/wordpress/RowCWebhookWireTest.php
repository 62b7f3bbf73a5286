<?php
/**
 * Row C47 on a real wire: a receiver that hangs keeps nobody waiting but itself.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Core\Timing;
use PHPUnit\Framework\Attributes\Group;

#[Group( 'platform' )]
final class RowCWebhookWireTest extends RowTestCase {

	private ?WireServer $server = null;

	protected function tearDown(): void {
		$this->server?->stop();
		parent::tearDown();
	}

	private function listen( string $name, FakeReceiver $receiver ): int {
		return $this->connect( array( 'name' => $name, 'driver' => 'webhook', 'base_url' => $receiver->url, 'identifier' => 'shop', 'secret' => $receiver->secret ) );
	}

	/**
	 * @return list<int> Ids of the orders.
	 */
	private function send_through( int $connection, int $number ): array {
		$orders = array_map( fn(): int => $this->paid()->get_id(), range( 1, $number ) );
		foreach ( $orders as $order ) {
			self::assertSame( $connection, $this->rest( 'POST', '/deliveries', array( 'order_id' => $order, 'connection_id' => $connection ) )['data']['connection_id'] );
		}
		return $orders;
	}

	/**
	 * @return list<string|null>
	 */
	private function syncs( int ...$orders ): array {
		return array_map( fn( int $order ): ?string => $this->row( $order )['sync'], $orders );
	}

	public function test_C47_a_receiver_hangs_for_a_minute(): void {
		$this->server = new WireServer( 'hang' );
		$hanging      = new FakeReceiver( "http://127.0.0.1:{$this->server->port}" );
		$good         = new FakeReceiver();
		$connections  = array( $this->listen( 'Hangs', $hanging ), $this->listen( 'Listens', $good ), $this->connect() );
		$first        = $this->send_through( $connections[0], 2 );
		$second       = $this->send_through( $connections[1], 3 );
		$third        = $this->send_through( $connections[2], 3 );
		self::assertSame( array( 15, 45 ), array( Timing::DEFAULTS['webhook_timeout'], Timing::DEFAULTS['http_timeout'] ) );
		// Nobody who runs the tests waits that long; it is still longer than another connection has to wait.
		add_filter( 'pedal_timing', static fn( array $timing ): array => array( 'budget_cli' => 10, 'webhook_timeout' => 6, 'http_timeout' => 18 ) + $timing );
		$calls = array();
		add_filter(
			'pre_http_request',
			static function ( $answered, array $arguments, string $url ) use ( &$calls ) {
				$calls[] = array( wp_parse_url( $url, PHP_URL_PORT ), $arguments['timeout'] );
				return $answered;
			},
			0,
			3
		);
		$this->platform->wire = $hanging->url;
		$hanging->unplug();
		$good->events = array();

		$began = microtime( true );
		$this->tick();
		self::assertEqualsWithDelta( 14.0, microtime( true ) - $began, 4.0, 'Two that were given up after 6 s.' );
		self::assertSame( array( 6.0 ), array_values( array_unique( array_column( array_filter( $calls, static fn( array $call ): bool => 8602 === $call[0] ), 1 ) ) ) );
		self::assertSame( array( 18.0 ), array_values( array_unique( array_column( array_filter( $calls, static fn( array $call ): bool => 8601 === $call[0] ), 1 ) ) ) );
		self::assertSame( array_fill( 0, 6, 'synced' ), $this->syncs( ...$second, ...$third ), 'Nobody else waited for it.' );
		self::assertSame( array( 'pending', 'pending' ), $this->syncs( ...$first ), 'Nothing is in doubt.' );
		$ports = array_column( $calls, 0 );
		$hung  = array_keys( $ports, $this->server->port, true );
		self::assertCount( 2, $hung );
		self::assertLessThan( $hung[0], array_search( 8601, $ports, true ), 'Couriers come first.' );
		self::assertLessThan( $hung[1], max( array_keys( $ports, 8602, true ) ), 'One that keeps us waiting lets the others go first.' );
		self::assertCount( 3, $good->events );
		self::assertSame( array( 'backoff', '1', '1' ), array_values( array_intersect_key( $this->row( $first[0] ), array( 'code' => 0, 'attempts' => 0, 'sends' => 0 ) ) ) );
	}
}
