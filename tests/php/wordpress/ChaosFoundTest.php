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

	/**
	 * Trashed, and restored while the courier was being called off: the row rested, and the order waited for a courier who never came.
	 */
	public function test_an_order_restored_while_its_courier_is_called_off_needs_a_person(): void {
		$id = $this->sent_order();
		wc_get_order( $id )->delete( false );
		$this->meanwhile( 'DELETE', static fn() => wc_get_order( $id )->untrash() );
		$this->tick();
		$this->tick();

		self::assertSame( 'processing', wc_get_order( $id )->get_status() );
		self::assertSame( array(), $this->platform->active() );
		$row = $this->row( $id );
		self::assertSame( array( 'attention', 'reversed_after_sending' ), array( $row['sync'], $row['code'] ) );
	}

	/**
	 * The same with an answer that got lost: only the later look tells that the courier was called off.
	 */
	public function test_an_order_restored_after_a_lost_answer_needs_a_person(): void {
		$id = $this->sent_order();
		wc_get_order( $id )->delete( false );
		$this->platform->fail( 'DELETE /api/deliveries', 500, after_work: true );
		$this->tick();
		wc_get_order( $id )->untrash();
		$this->pass_time( 200 );
		$this->tick();

		$row = $this->row( $id );
		self::assertSame( array( 'attention', 'reversed_after_sending' ), array( $row['sync'], $row['code'] ) );
	}

	/**
	 * Called off in vain, restored: the courier comes, as agreed.
	 */
	public function test_an_order_restored_after_a_cancel_that_failed_keeps_its_courier(): void {
		$id = $this->sent_order();
		wc_get_order( $id )->delete( false );
		$this->platform->fail( 'DELETE /api/deliveries', 500 );
		$this->tick();
		wc_get_order( $id )->untrash();
		$this->pass_time( 200 );
		$this->tick();

		$row = $this->row( $id );
		self::assertSame( array( 'synced', 'placed', 'present' ), array( $row['sync'], $row['stage'], $row['desired'] ) );
		self::assertCount( 1, $this->platform->active() );
		self::assertSame( 0, $this->platform->count( 'PUT /api/deliveries/4711' ), 'Nothing of it had changed.' );
	}

	/**
	 * The address was corrected while the platform refused the old one: the refusal is of yesterday.
	 */
	public function test_an_order_corrected_while_it_is_refused_is_sent_again(): void {
		$this->connect();
		$order = $this->shop->order( 'by_hand', ( new Shopper() )->with( slot: $this->platform->choices[0], address_1: '1 rue Introuvable' ) );
		$this->platform->fail( 'POST /api/deliveries', array( 400, array( 'violations' => array( array( 'propertyPath' => 'items[1].task.address', 'message' => 'nowhere' ) ) ) ) );
		$this->meanwhile(
			'POST /api/deliveries',
			static function () use ( $order ): void {
				$fresh = wc_get_order( $order->get_id() );
				$fresh->set_shipping_address_1( '2 quai des Brumes' );
				$fresh->save();
			}
		);
		$this->tick();
		$this->tick();

		self::assertSame( 'synced', $this->row( $order->get_id() )['sync'] );
		self::assertStringContainsString( '2 quai des Brumes', $this->platform->last_sent()['dropoff']['address']['streetAddress'] );
	}

	/**
	 * The platform keeps the pickup's time when the drop-off's window changes: an earlier one was refused (400 on `items`).
	 */
	public function test_the_pickup_moves_with_the_window(): void {
		$id     = $this->sent_order( 1 );
		$pickup = &$this->platform->deliveries[4711]['pickup'];
		$end    = strtotime( explode( '/', $this->platform->choices[1] )[1] );
		$pickup = array( 'after' => gmdate( DATE_RFC3339, $end - 1800 ), 'before' => gmdate( DATE_RFC3339, $end - 900 ) ) + $pickup;
		list( $start, $until ) = explode( '/', $this->platform->choices[0] );
		$order = wc_get_order( $id );
		$order->update_meta_data( '_pedal_slot', array( 'value' => $this->platform->choices[0], 'start' => $start, 'end' => $until, 'connection_id' => 0 ) );
		$order->save();
		$this->tick();
		$this->tick();

		$changes = array_values( array_filter( $this->platform->requests, static fn( array $request ): bool => 'PUT' === $request['method'] ) );
		self::assertCount( 1, $changes );
		self::assertSame( $this->platform->choices[0], $changes[0]['json']['dropoff']['timeSlot'] );
		self::assertSame( gmdate( 'Y-m-d\TH:i:s\Z', strtotime( $until ) - 900 ), $changes[0]['json']['pickup']['before'] );
		self::assertSame( gmdate( 'Y-m-d\TH:i:s\Z', strtotime( $until ) - 1800 ), $changes[0]['json']['pickup']['after'] );
		self::assertSame( 'synced', $this->row( $id )['sync'] );
	}

	/**
	 * A platform that stumbles now and then answered 500 to a creation and to one question about its address: the address took the blame.
	 */
	public function test_a_stumbling_platform_does_not_put_the_blame_on_the_address(): void {
		$this->connect();
		$order = $this->shop->order( 'by_hand', ( new Shopper() )->with( slot: $this->platform->choices[0] ) );
		$this->platform->fail( 'POST /api/deliveries$', 500 );
		$this->platform->fail( 'POST /api/deliveries/assert', 500 );
		foreach ( array( 0, 130, 70 ) as $seconds ) {
			$this->pass_time( $seconds );
			$this->tick();
		}

		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'synced', '' ), array( $row['sync'], $row['code'] ) );
		self::assertCount( 1, $this->platform->active() );
	}

	/**
	 * The worker died with a row it had not even promised a window; the next one sent it without any.
	 */
	public function test_a_row_whose_worker_died_at_once_is_sent_with_a_window(): void {
		global $wpdb;
		$this->connect();
		$order = $this->shop->order( 'by_hand', new Shopper() );
		$this->shop->leave();
		\Pedal\Plugin::services()->get( \Pedal\Forwarding\Intake::class )->settle();
		$wpdb->update( "{$wpdb->prefix}pedal_deliveries", array( 'sync' => 'in_flight', 'fence' => 1, 'seat' => 1, 'lease_until' => time() - 1 ), array( 'order_id' => $order->get_id() ) );
		$this->tick();
		$this->pass_time( 130 );
		$this->tick();

		self::assertSame( 'synced', $this->row( $order->get_id() )['sync'] );
		self::assertSame( $this->platform->choices[0], $this->platform->last_sent()['dropoff']['timeSlot'] ?? '' );
	}

	private function sent_order( int $choice = 0 ): int {
		$this->connect();
		$order = $this->shop->order( 'by_hand', ( new Shopper() )->with( slot: $this->platform->choices[ $choice ] ) );
		$this->tick();
		self::assertSame( 'placed', $this->row( $order->get_id() )['stage'] );
		return $order->get_id();
	}

	/**
	 * While the platform works on the next such call, something happens in the shop.
	 */
	private function meanwhile( string $call, callable $happens ): void {
		$once = static function ( mixed $answer, array $arguments, string $url ) use ( $call, $happens, &$once ): mixed {
			if ( str_starts_with( "{$arguments['method']} " . wp_parse_url( $url, PHP_URL_PATH ), $call ) ) {
				remove_filter( 'pre_http_request', $once, 1 );
				$happens();
				\Pedal\Plugin::services()->get( \Pedal\Forwarding\Intake::class )->settle();
			}
			return $answer;
		};
		add_filter( 'pre_http_request', $once, 1, 3 );
	}

	private function use_up_the_looks( int $connection ): void {
		$connections = \Pedal\Plugin::services()->get( \Pedal\Storage\Connections::class );
		for ( $look = 0; $look < 1000; $look++ ) {
			$connections->take_look( $connection, 1000 );
		}
	}
}
