<?php
/**
 * What chaos runs found, each as the smallest case that shows it.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class ChaosFoundTest extends TestCase {

	/**
	 * Every pass of every clock read every open delivery: with four drainers the platform answered little else.
	 */
	public function test_following_deliveries_keeps_to_a_share_of_the_minute(): void {
		$id = $this->connect();
		$this->shop->order( 'by_hand', ( new Shopper() )->with( slot: $this->platform->choices[0] ) );
		$this->tick();
		$looks = fn(): int => $this->platform->count( 'GET /api/deliveries/4711' );

		$this->tick();
		$before = $looks();
		self::assertGreaterThan( 0, $before, 'An open delivery is read again by the next pass.' );

		$this->use_up_the_looks( $id );
		$this->tick();
		$this->tick();
		self::assertSame( $before, $looks() );

		$this->pass_time( 60 );
		$this->tick();
		self::assertSame( $before + 1, $looks() );
	}

	private function use_up_the_looks( int $connection ): void {
		$connections = \Pedal\Plugin::services()->get( \Pedal\Storage\Connections::class );
		while ( $connections->take_look( $connection, 200 ) ) {
			continue;
		}
	}
}
