<?php
/**
 * What chaos runs found about who comes first, each as the smallest case that shows it.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Core\Clock;
use Pedal\Forwarding\Intake;
use Pedal\Plugin;
use Pedal\Storage\Connections;
use Pedal\Storage\DatabaseClock;
use Pedal\Storage\Queue;
use PHPUnit\Framework\Attributes\Group;

#[Group( 'platform' )]
final class ChaosFoundQueueTest extends TestCase {

	/**
	 * Looks that failed at couriers of earlier windows went before orders that had no courier yet.
	 */
	public function test_orders_without_a_courier_go_before_looks_at_those_with_one(): void {
		$connection = $this->connect();
		$early      = $this->order( 0 );
		$this->tick();
		$this->platform->fail( 'GET /api/deliveries/4711', 500 );
		$this->pass_time( 60 );
		$this->tick();
		self::assertSame( 'pending', $this->row( $early )['sync'] );
		$late = $this->order( 1 );
		$this->shop->leave();
		Plugin::services()->get( Intake::class )->settle();
		$this->pass_time( 60 );

		$due = Plugin::services()->get( Queue::class )->due( $connection, time() + 120, 10 );
		self::assertSame( array( $late, $early ), array_map( static fn( $row ): int => $row->order_id, $due ) );
	}

	/**
	 * Every pass asked for looks that it had no seat for; they piled up in the queue.
	 */
	public function test_nothing_is_asked_to_be_looked_at_while_every_seat_is_taken(): void {
		global $wpdb;
		$this->connect();
		$placed = array( $this->order( 0 ), $this->order( 1 ) );
		$this->tick();
		$this->pass_time( 60 );
		add_filter( 'pedal_timing', static fn( array $timing ): array => array( 'concurrency' => 1 ) + $timing );
		$busy = $this->order( 1 );
		$this->shop->leave();
		Plugin::services()->get( Intake::class )->settle();
		$wpdb->update( "{$wpdb->prefix}pedal_deliveries", array( 'sync' => 'in_flight', 'seat' => 1, 'lease_until' => time() + 3600 ), array( 'order_id' => $busy ) );

		$this->tick();

		self::assertSame( array( 'synced', 'synced' ), array_map( fn( int $id ): string => $this->row( $id )['sync'], $placed ) );
	}

	/**
	 * While one order was in doubt so many of its window were sent that the platform's list of thirty could not tell any more.
	 */
	public function test_a_doubt_is_not_buried_under_the_orders_that_follow(): void {
		$this->connect();
		$doubtful = $this->order( 0 );
		$this->platform->fail( 'POST /api/deliveries$', 500 );
		$this->tick();
		self::assertSame( 'unknown', $this->row( $doubtful )['sync'] );
		for ( $number = 0; $number < 34; $number++ ) {
			$this->order( 0 );
		}
		$elsewhere = $this->order( 1 );

		$this->tick();
		self::assertSame( 'synced', $this->row( $elsewhere )['sync'], 'Other windows go on.' );
		self::assertLessThan( 30, count( $this->platform->active() ) );
		foreach ( array( 130, 70, 60 ) as $seconds ) {
			$this->pass_time( $seconds );
			$this->tick();
		}

		self::assertSame( 'synced', $this->row( $doubtful )['sync'] );
		self::assertCount( 36, $this->platform->active() );
	}

	/**
	 * A window that is about to end cannot wait for certainty.
	 */
	public function test_what_is_due_soon_is_sent_beside_a_doubt(): void {
		$this->connect();
		$this->order( 0 );
		$this->platform->fail( 'POST /api/deliveries$', 500 );
		$this->tick();
		for ( $number = 0; $number < 34; $number++ ) {
			$this->order( 0 );
		}
		$this->pass_time( $this->rows()[0]['deadline'] - time() - 900 );

		$this->tick();
		self::assertGreaterThanOrEqual( 34, count( $this->platform->active() ) );
	}

	/**
	 * A call that waited in vain for its turn was overtaken by ten a second: it is next, and the platform is not to blame.
	 */
	public function test_a_call_without_a_turn_costs_nothing(): void {
		global $wpdb;
		$connection = $this->connect();
		$order      = $this->order( 0 );
		$this->platform->fail(
			'GET /api/stores/31/deliveries',
			static function () use ( $wpdb ): null {
				$wpdb->query( "UPDATE {$wpdb->prefix}pedal_connections SET rate_second = " . ( Plugin::services()->get( Clock::class )->exactly() + 5 ) . ', rate_count = 999' );
				return null;
			}
		);
		add_filter( 'pedal_timing', static fn( array $timing ): array => array( 'budget_cli' => 3, 'budget_web' => 3 ) + $timing );

		$this->tick();
		$row = $this->row( $order );
		self::assertSame( array( 'pending', '0', '0' ), array( $row['sync'], $row['attempts'], $row['sends'] ) );
		self::assertLessThanOrEqual( Plugin::services()->get( Clock::class )->exactly(), (int) $row['due_at'] );
		self::assertSame( 0, Plugin::services()->get( Connections::class )->find( $connection )?->failures );

		$this->tick();
		self::assertSame( 'synced', $this->row( $order )['sync'] );
		self::assertCount( 1, $this->platform->active() );
	}

	/**
	 * A process whose second had begun a moment later than the others' found all turns of its second taken, time and again.
	 */
	public function test_who_learned_the_time_a_moment_ago_gets_a_turn_of_this_second(): void {
		global $wpdb;
		$connection = $this->connect();
		$clock      = Plugin::services()->get( DatabaseClock::class );
		$second     = $clock->exactly();
		$wpdb->query( "UPDATE {$wpdb->prefix}pedal_connections SET rate_second = $second, rate_count = 9" );
		$clock->learn( (int) $wpdb->get_var( 'SELECT UNIX_TIMESTAMP()' ) - 1 );
		self::assertTrue( Plugin::services()->get( Connections::class )->take_turn( $connection, 10 ) );
	}

	private function order( int $choice ): int {
		return $this->shop->order( 'by_hand', ( new Shopper() )->with( slot: $this->platform->choices[ $choice ] ) )->get_id();
	}
}
