<?php
/**
 * The test shop itself: each of the five ways makes a real, paid order with everything a courier needs.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use PHPUnit\Framework\Attributes\DataProvider;

final class ShopTest extends TestCase {

	/**
	 * @return list<array{string}>
	 */
	public static function ways(): array {
		return array_map( static fn( string $way ): array => array( $way ), Shop::WAYS );
	}

	#[DataProvider( 'ways' )]
	public function test_an_order_is_paid_and_complete( string $way ): void {
		$this->shop->method = 'flat_rate';
		$order              = $this->shop->order( $way );

		self::assertSame( 'processing', $order->get_status() );
		self::assertSame( 'Léa Roux', $order->get_formatted_shipping_full_name() );
		self::assertSame( '12 quai des Brumes', $order->get_shipping_address_1() );
		self::assertSame( '38000', $order->get_shipping_postcode() );
		self::assertSame( '06 12 34 56 78', $order->get_billing_phone() );
		self::assertSame( 'Chez la voisine', $order->get_customer_note() );
		self::assertSame( array( 2 ), array_values( array_map( static fn( $item ): int => $item->get_quantity(), $order->get_items() ) ) );
		self::assertTrue( $order->has_shipping_method( 'flat_rate' ) );
		self::assertSame( '13.90', $order->get_total() );
	}

	public function test_two_shoppers_one_after_another_do_not_share_a_cart(): void {
		$this->shop->method = 'flat_rate';
		$first              = $this->shop->order( 'classic_checkout' );
		$second             = $this->shop->order( 'block_checkout', ( new Shopper() )->with( first_name: 'Ana' ) );

		self::assertNotSame( $first->get_id(), $second->get_id() );
		self::assertSame( 'Ana', $second->get_shipping_first_name() );
		self::assertSame( '13.90', $second->get_total() );
	}

	public function test_a_refused_checkout_says_why(): void {
		$this->shop->method = 'flat_rate';
		$this->expectException( Refused::class );
		$this->expectExceptionMessageMatches( '/Billing Street address/' );
		$this->shop->order( 'classic_checkout', ( new Shopper() )->with( address_1: '' ) );
	}
}
