<?php
/**
 * Fault-free: an order of any of the five ways becomes one delivery with the right address, phone, note and window.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use PHPUnit\Framework\Attributes\DataProvider;

final class FlowsTest extends TestCase {

	/**
	 * @return list<array{string}>
	 */
	public static function ways(): array {
		return array_map( static fn( string $way ): array => array( $way ), Shop::WAYS );
	}

	#[DataProvider( 'ways' )]
	public function test_an_order_becomes_one_delivery( string $way ): void {
		$this->connect();
		$slot  = $this->platform->choices[1];
		$order = $this->shop->order( $way, ( new Shopper() )->with( slot: $slot, company: 'Café du Port' ) );

		self::assertSame( array(), $this->platform->requests, 'Nothing is called while the shopper waits.' );
		$this->tick();
		$this->tick();

		self::assertSame( 1, $this->platform->count( 'POST /api/deliveries' ) );
		$row     = $this->row( $order->get_id() );
		$sent    = $this->platform->last_sent();
		$address = $sent['dropoff']['address'];
		self::assertSame( '12 quai des Brumes, 2e étage, 38000 Grenoble, France', $address['streetAddress'] );
		self::assertSame( 'Léa Roux', $address['contactName'] );
		self::assertSame( 'Café du Port', $address['name'] );
		self::assertSame( '+33612345678', $address['telephone'] );
		self::assertSame( $slot, $sent['dropoff']['timeSlot'] );
		self::assertStringContainsString( 'Chez la voisine', $sent['dropoff']['comments'] );
		self::assertSame( 1600, $sent['dropoff']['weight'] );
		self::assertSame( $row['marker'], $sent['dropoff']['metadata']['external_system_id'] );
		self::assertSame( $row['marker'], $sent['pickup']['metadata']['external_system_id'] );
		self::assertStringContainsString( (string) $order->get_order_number(), $sent['pickup']['comments'] );

		self::assertSame( 'synced', $row['sync'] );
		self::assertSame( 'placed', $row['stage'] );
		self::assertSame( 'present', $row['desired'] );
		self::assertSame( '1', $row['sends'] );
		self::assertSame( '/api/deliveries/4711', $row['remote_id'] );
		self::assertSame( FakePlatform::URL . '/fr/pub/d/track4711', $row['tracking_url'] );
		self::assertSame( 26, strlen( (string) $row['marker'] ) );
	}

	public function test_the_courier_moves_and_the_order_follows(): void {
		$this->connect();
		$order = $this->shop->order( 'rest', ( new Shopper() )->with( slot: $this->platform->choices[0] ) );
		$this->tick();
		$stages = array( (string) $this->row( $order->get_id() )['stage'] );
		foreach ( array( 'start', 'pick', 'deliver' ) as $doing ) {
			$this->platform->do_to( 4711, $doing );
			$this->pass_time( 3600 );
			$this->tick();
			$stages[] = (string) $this->row( $order->get_id() )['stage'];
		}

		self::assertSame( array( 'placed', 'pickup', 'carried', 'delivered' ), $stages );
		self::assertSame( 'completed', wc_get_order( $order->get_id() )->get_status() );
		self::assertSame( 1, $this->platform->count( 'POST /api/deliveries' ) );
	}

	public function test_a_doubtful_phone_goes_to_the_comments(): void {
		$this->connect();
		$this->shop->order( 'by_hand', ( new Shopper() )->with( slot: $this->platform->choices[0], phone: '06 12 34 56 78 poste 4' ) );
		$this->tick();

		$dropoff = $this->platform->last_sent()['dropoff'];
		self::assertArrayNotHasKey( 'telephone', $dropoff['address'] );
		self::assertStringContainsString( '06 12 34 56 78 poste 4', $dropoff['comments'] );
	}

	public function test_an_unpaid_order_is_not_sent(): void {
		$this->connect();
		$order = $this->shop->written_order( ( new Shopper() )->with( slot: $this->platform->choices[0] ), 'on-hold' );
		$this->tick();

		self::assertSame( array(), $this->rows( $order->get_id() ) );
		self::assertSame( 0, $this->platform->count( 'POST /api/deliveries' ) );
	}

	public function test_an_order_with_another_shipping_method_is_not_sent(): void {
		$this->connect();
		$this->shop = new Shop( 'flat_rate' );
		$order      = $this->shop->order( 'classic_checkout' );
		$this->tick();

		self::assertSame( array(), $this->rows( $order->get_id() ) );
	}

	#[DataProvider( 'ways' )]
	public function test_a_hanging_platform_costs_the_shopper_no_call( string $way ): void {
		$this->connect();
		$this->platform->fail( '.*', 'cURL error 28: Operation timed out', times: 100 );
		$order = $this->shop->order( $way, ( new Shopper() )->with( slot: $this->platform->choices[0] ) );

		self::assertSame( array(), $this->platform->requests );
		self::assertSame( 'processing', $order->get_status() );
	}

	public function test_a_lost_answer_is_looked_up_and_never_sent_twice(): void {
		$this->connect();
		$order = $this->shop->order( 'saved_as_processing', ( new Shopper() )->with( slot: $this->platform->choices[0] ) );
		$this->platform->fail( '^POST /api/deliveries$', 'cURL error 28: Operation timed out', after_work: true );
		$this->tick();
		self::assertSame( 'unknown', $this->row( $order->get_id() )['sync'] );

		$this->pass_time( 600 );
		$this->tick();
		$row = $this->row( $order->get_id() );
		self::assertSame( 'synced', $row['sync'] );
		self::assertSame( '/api/deliveries/4711', $row['remote_id'] );
		self::assertCount( 1, $this->platform->active() );
		self::assertSame( 1, $this->platform->count( 'POST /api/deliveries' ) );
	}
}
