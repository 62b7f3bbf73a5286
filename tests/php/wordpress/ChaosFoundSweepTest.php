<?php
/**
 * What chaos runs found about the sweep, each as the smallest case that shows it.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Forwarding\Intake;
use Pedal\Forwarding\Sweep;
use Pedal\Plugin;

final class ChaosFoundSweepTest extends TestCase {

	private int $evaluated = 0;

	/**
	 * With a thousand orders to compare every pass was over before it sent anything.
	 */
	public function test_a_long_sweep_leaves_time_to_send(): void {
		$this->connect();
		$orders = $this->orders_changed_past_every_hook( 30 );
		$known  = $this->shop->order( 'by_hand', ( new Shopper() )->with( slot: $this->platform->choices[0] ) )->get_id();
		Plugin::services()->get( Intake::class )->settle();
		add_filter( 'pedal_timing', static fn( array $timing ): array => array( 'budget_cli' => 2, 'budget_web' => 2 ) + $timing );
		$this->slow_down( 100000 );

		$this->tick();

		self::assertSame( 'synced', $this->row( $known )['sync'] );
		self::assertLessThan( count( $orders ), count( $this->rows() ) - 1, 'The sweep had more to do than time.' );
	}

	/**
	 * Four passes side by side evaluated every changed order four times, and sent next to nothing meanwhile.
	 */
	public function test_passes_side_by_side_share_the_work(): void {
		$this->connect();
		$orders = $this->orders_changed_past_every_hook( 6 );
		$this->count_evaluations_of( $orders );
		$beside = static function ( mixed $facts ) use ( &$beside ): mixed {
			remove_filter( 'pedal_order_facts', $beside );
			Plugin::services()->get( Sweep::class )->run( static fn(): bool => true );
			return $facts;
		};
		add_filter( 'pedal_order_facts', $beside );

		Plugin::services()->get( Sweep::class )->run( static fn(): bool => true );

		self::assertCount( 6, $this->rows() );
		self::assertLessThanOrEqual( 8, $this->evaluated, 'Only the order that both were at is evaluated again.' );
	}

	/**
	 * @return list<int>
	 */
	private function orders_changed_past_every_hook( int $count ): array {
		global $wpdb;
		$ids = array();
		for ( $number = 0; $number < $count; $number++ ) {
			$ids[] = $this->shop->written_order( ( new Shopper() )->with( slot: $this->platform->choices[0] ), 'pending' )->get_id();
		}
		$this->tick();
		// The end of that process: what the pass wrote on the orders itself is evaluated before they change.
		Plugin::services()->get( Intake::class )->settle();
		foreach ( $ids as $id ) {
			$wpdb->update( "{$wpdb->prefix}wc_orders", array( 'status' => 'wc-processing' ), array( 'id' => $id ) );
			$wpdb->update( $wpdb->posts, array( 'post_status' => 'wc-processing' ), array( 'ID' => $id, 'post_type' => 'shop_order' ) );
			clean_post_cache( $id );
		}
		wp_cache_flush();
		return $ids;
	}

	private function slow_down( int $micros ): void {
		add_filter(
			'pedal_order_facts',
			static function ( mixed $facts ) use ( $micros ): mixed {
				usleep( $micros );
				return $facts;
			}
		);
	}

	/**
	 * @param list<int> $orders
	 */
	private function count_evaluations_of( array $orders ): void {
		add_filter(
			'pedal_order_facts',
			function ( array $facts ) use ( $orders ): array {
				$this->evaluated += in_array( $facts['id'], $orders, true ) ? 1 : 0;
				return $facts;
			},
			1
		);
	}
}
