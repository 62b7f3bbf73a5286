<?php
/**
 * The marker planted at the platform: the same for ever, different for everything else, and of a known form.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\Marker;
use PHPUnit\Framework\TestCase;

final class MarkerTest extends TestCase {

	private const INSTALL = '0123456789abcdef0123456789abcdef';

	public function test_it_never_changes(): void {
		// Written down once: another answer would make every delivery of every shop unrecognisable after an update.
		self::assertSame( 'TY3TKXCC1449G9RAW4FM8ANEWH', Marker::of( self::INSTALL, 1, 1042, 'main', 0 ) );
	}

	public function test_its_form(): void {
		foreach ( array( 0, 1, 1042, PHP_INT_MAX ) as $order ) {
			self::assertMatchesRegularExpression( '/^[0-9A-HJKMNP-TV-Z]{26}$/', Marker::of( self::INSTALL, 1, $order, 'main', 0 ) );
		}
	}

	public function test_each_part_makes_another(): void {
		$markers = array(
			Marker::of( self::INSTALL, 1, 1042, 'main', 0 ),
			Marker::of( strrev( self::INSTALL ), 1, 1042, 'main', 0 ),
			Marker::of( self::INSTALL, 2, 1042, 'main', 0 ),
			Marker::of( self::INSTALL, 1, 1043, 'main', 0 ),
			Marker::of( self::INSTALL, 1, 1042, 'cold', 0 ),
			Marker::of( self::INSTALL, 1, 1042, 'main', 1 ),
			Marker::of( self::INSTALL, 11, 42, 'main', 0 ),
			Marker::of( self::INSTALL, 1, 10, '42|main', 0 ),
		);
		self::assertSame( $markers, array_unique( $markers ) );
	}

	public function test_a_great_many_orders_collide_nowhere(): void {
		$seen = array();
		for ( $order = 1; $order <= 20_000; $order++ ) {
			$seen[ Marker::of( self::INSTALL, 1, $order, 'main', 0 ) ] = true;
		}
		self::assertCount( 20_000, $seen );
	}

	public function test_all_of_one_shop_share_its_beginning(): void {
		$shop = Marker::of_shop( self::INSTALL, 1 );
		self::assertSame( Marker::SHOP_LENGTH, strlen( $shop ) );
		self::assertStringStartsWith( $shop, Marker::of( self::INSTALL, 1, 1042, 'main', 3 ) );
		self::assertStringStartsWith( $shop, Marker::of( self::INSTALL, 1, 77, 'cold', 0 ) );
		self::assertNotSame( $shop, Marker::of_shop( self::INSTALL, 2 ) );
		self::assertNotSame( $shop, Marker::of_shop( strrev( self::INSTALL ), 1 ) );
	}
}
