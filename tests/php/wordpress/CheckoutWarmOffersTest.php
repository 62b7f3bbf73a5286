<?php
/**
 * The clocks keep the windows at hand: often enough, only for what the checkout offers, and never at the cost of orders.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Core\Connection;
use Pedal\Forwarding\Clocks;
use Pedal\Forwarding\Offers;
use Pedal\Plugin;
use Pedal\Storage\Connections;
use PHPUnit\Framework\Attributes\DataProvider;

final class CheckoutWarmOffersTest extends TestCase {

	use CheckoutShop;

	private const ASKED = 'GET /api/time_slots/choices';

	public function test_windows_are_asked_again_before_they_grow_stale(): void {
		$this->open_shop();
		$this->tick();
		self::assertSame( 0, $this->platform->count( self::ASKED ), 'They were asked for when the connection was made.' );

		for ( $minute = 1; $minute <= 10; ++$minute ) {
			$this->pass_time( 60 );
			$this->tick();
			self::assertFalse( $this->known()['stale'], "After $minute minutes." );
		}
		self::assertSame( 3, $this->platform->count( self::ASKED ) );
	}

	/**
	 * @return array<string, array{callable(self):mixed}>
	 */
	public static function other_clocks(): array {
		return array(
			'the server\'s own cron' => array( static fn() => Plugin::services()->get( Clocks::class )->drain( 10 ) ),
			'a button'               => array( static fn( self $t ) => $t->rest( 'POST', '/drain' ) ),
		);
	}

	/**
	 * A shop may have no other clock than this one.
	 *
	 * @param callable(self):mixed $drain
	 */
	#[DataProvider( 'other_clocks' )]
	public function test_whoever_drains_fires_the_tick_and_keeps_windows_fresh( callable $drain ): void {
		$this->open_shop();
		$ticks = did_action( 'pedal_tick' );
		$this->pass_time( 200 );
		$drain( $this );
		self::assertSame( $ticks + 1, did_action( 'pedal_tick' ) );
		self::assertSame( 1, $this->platform->count( self::ASKED ) );
	}

	public function test_another_plugin_that_throws_on_the_tick_keeps_no_order(): void {
		$this->open_shop();
		add_action( 'pedal_tick', static fn() => throw new \Error( 'boom' ), 1 );
		$order = $this->shop->order( 'saved_as_processing' );
		self::assertSame( 1, Plugin::services()->get( Clocks::class )->drain( 10 )['settled'] );
		self::assertSame( 'placed', $this->row( $order->get_id() )['stage'] );
	}

	public function test_a_new_window_is_offered_and_an_old_one_gone(): void {
		$this->open_shop();
		$day                     = gmdate( 'Y-m-d', time() + 7 * 86400 );
		$this->platform->choices = array( "{$day}T08:00:00Z/{$day}T10:00:00Z" );
		$this->pass_time( 200 );
		$this->tick();
		$windows = $this->known()['windows'];

		self::assertSame( $this->platform->choices, array_map( static fn( $window ): string => $window->value, $windows ) );
	}

	public function test_a_platform_that_fails_is_left_alone_for_a_while_and_its_last_words_stay(): void {
		$this->open_shop();
		$this->pass_time( 600 );
		$this->platform->fail( self::ASKED, 'cURL error 28: Operation timed out', times: 100 );
		$this->tick();
		$asked = $this->platform->count( self::ASKED );
		$this->pass_time( 60 );
		$this->tick();

		self::assertSame( $asked, $this->platform->count( self::ASKED ) );
		$known = $this->known();
		self::assertTrue( $known['stale'] );
		self::assertCount( 4, $known['windows'] );
		$this->pass_time( 180 );
		$this->tick();
		self::assertGreaterThan( $asked, $this->platform->count( self::ASKED ) );
	}

	public function test_a_connection_that_no_method_uses_or_that_rests_is_not_asked(): void {
		$connection = $this->connection();
		$zone       = \WC_Shipping_Zones::get_zone_by( 'instance_id', $this->shop->method_instance() );
		Plugin::services()->get( Connections::class )->update( $connection->id, array( 'status' => 'paused' ) );
		$this->pass_time( 600 );
		$this->tick();
		self::assertSame( 0, $this->platform->count( self::ASKED ), 'It rests.' );

		Plugin::services()->get( Connections::class )->update( $connection->id, array( 'status' => 'ready' ) );
		$zone->delete_shipping_method( $this->shop->method_instance() );
		$this->tick();
		self::assertSame( 0, $this->platform->count( self::ASKED ), 'No method delivers with it.' );
	}

	private function connection(): Connection {
		return Plugin::services()->get( Connections::class )->find( $this->open_shop() );
	}

	/**
	 * @return array{windows:list<\Pedal\Core\Window>,stale:bool}
	 */
	private function known(): array {
		$connections = Plugin::services()->get( Connections::class )->all();
		return Plugin::services()->get( Offers::class )->known( reset( $connections ) );
	}
}
