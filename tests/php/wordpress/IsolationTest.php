<?php
/**
 * What one test writes, hooks or mails is gone for the next, rolled back or cleaned away.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class IsolationTest extends TestCase {

	private static int $order_id = 0;

	public function test_a_test_leaves_an_order_an_option_and_a_hook(): void {
		$this->shop->method = 'flat_rate';
		self::$order_id     = $this->shop->order( 'by_hand' )->get_id();
		update_option( 'pedal_isolation', 'dirty' );
		add_filter( 'pedal_isolation', '__return_true' );
		self::assertNotSame( array(), $this->mails );
	}

	public function test_the_next_test_finds_none_of_them(): void {
		self::assertGreaterThan( 0, self::$order_id );
		self::assertFalse( wc_get_order( self::$order_id ) );
		self::assertFalse( get_option( 'pedal_isolation' ) );
		self::assertFalse( has_filter( 'pedal_isolation' ) );
		self::assertSame( array(), $this->mails );
	}
}
