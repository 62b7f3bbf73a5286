<?php
/**
 * A call waits for its turn at moments of chance, gives up in time, and never leaves without a turn.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Forwarding\ThrottledTransport;
use Pedal\Platform\HttpRequest;
use Pedal\Platform\HttpResponse;
use Pedal\Platform\NoTurn;
use Pedal\Platform\Operation;
use Pedal\Platform\Transport;
use PHPUnit\Framework\TestCase;

final class ThrottledTransportTest extends TestCase implements Transport {

	private int $sent = 0;

	private int $asked = 0;

	/**
	 * Nanoseconds; goes on only while somebody waits.
	 */
	private int $time = 1000;

	/**
	 * Microseconds.
	 *
	 * @var list<int>
	 */
	private array $waits = array();

	public function send( HttpRequest $request ): HttpResponse {
		++$this->sent;
		return new HttpResponse( 200, array(), $request->url );
	}

	/**
	 * @param int $at Which asking gets a turn.
	 */
	private function with_a_turn_at( int $at ): ThrottledTransport {
		return new ThrottledTransport(
			$this,
			fn(): bool => ++$this->asked >= $at,
			fn(): int => $this->time,
			function ( int $micros ): void {
				$this->waits[] = $micros;
				$this->time   += 1000 * $micros;
			}
		);
	}

	private static function request(): HttpRequest {
		return new HttpRequest( Operation::Look, 'GET', '/api/deliveries/1' );
	}

	public function test_a_turn_that_is_there_costs_no_time(): void {
		self::assertSame( '/api/deliveries/1', $this->with_a_turn_at( 1 )->send( self::request() )->body );
		self::assertSame( array( 1, 1, array() ), array( $this->asked, $this->sent, $this->waits ) );
	}

	public function test_who_finds_none_asks_again_after_a_moment_of_chance(): void {
		$this->with_a_turn_at( 101 )->send( self::request() );
		self::assertSame( array( 101, 1 ), array( $this->asked, $this->sent ) );
		self::assertCount( 100, $this->waits, 'One moment between two askings.' );
		self::assertGreaterThanOrEqual( 10000, min( $this->waits ) );
		self::assertLessThanOrEqual( 30000, max( $this->waits ) );
		self::assertGreaterThan( 10, count( array_unique( $this->waits ) ), 'Who always asks at the same moment may always come too late.' );
	}

	public function test_after_five_seconds_it_is_given_up_and_nothing_left(): void {
		try {
			$this->with_a_turn_at( PHP_INT_MAX )->send( self::request() );
			self::fail( 'It was sent without a turn.' );
		} catch ( NoTurn ) {
			self::assertSame( 0, $this->sent );
		}
		$waited = array_sum( $this->waits );
		self::assertGreaterThan( 5_000_000, $waited );
		self::assertLessThanOrEqual( 5_030_000, $waited, 'Not a moment longer: the claim has to outlive the call.' );
	}

	public function test_every_call_has_patience_of_its_own(): void {
		$transport = $this->with_a_turn_at( 200 );
		$transport->send( self::request() );
		$this->time += 60_000_000_000;
		$transport->send( self::request() );
		self::assertSame( 2, $this->sent );
	}
}
