<?php
/**
 * The same for tests whose statements take effect at once.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class CleaningTest extends TestCase {

	protected const COMMITS = true;

	private static int $order_id = 0;

	public function test_a_test_leaves_an_order_and_options(): void {
		$this->shop->method = 'flat_rate';
		self::$order_id     = $this->shop->order( 'classic_checkout' )->get_id();
		update_option( 'pedal_isolation', 'dirty' );
		update_option( 'blogdescription', 'dirty' );
		self::assertSame( 'dirty', get_option( 'pedal_isolation' ) );
	}

	public function test_the_next_test_finds_none_of_them(): void {
		self::assertGreaterThan( 0, self::$order_id );
		self::assertFalse( wc_get_order( self::$order_id ) );
		self::assertFalse( get_option( 'pedal_isolation' ) );
		self::assertNotSame( 'dirty', get_option( 'blogdescription' ) );
	}
}
