<?php
/**
 * What no test had noticed until `npm run mutate` took it away.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Core\Clock;
use Pedal\Core\SyncState;
use Pedal\Forwarding\Intake;
use Pedal\Storage\Connections;
use Pedal\Storage\Deliveries;

final class MutationsFoundTest extends RowTestCase {

	public function test_A27_a_gateway_that_sets_the_status_while_another_plugin_throws(): void {
		$this->connect();
		$order = $this->shop->written_order( $this->shopper( payment: 'stripe' ), 'pending' );
		self::service( Intake::class )->settle();
		$this->tick();
		// In the gateway's own request, later: no new order, no payment_complete, and status_changed never fires.
		add_action( 'woocommerce_order_status_processing', static fn() => throw new \Exception( 'Another plugin.' ), 1 );
		$this->fresh( $order )->update_status( 'processing' );
		self::service( Intake::class )->settle();
		self::assertCount( 1, $this->rows( $order->get_id() ), 'The save alone is signal enough.' );
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_A27_a_gateway_that_sets_the_status_while_another_plugin_throws_and_every_hook_is_lost(): void {
		$this->connect();
		$order = $this->shop->written_order( $this->shopper( payment: 'stripe' ), 'pending' );
		self::service( Intake::class )->settle();
		$this->tick();
		foreach ( array( 'woocommerce_after_order_object_save', 'woocommerce_order_status_changed' ) as $hook ) {
			remove_all_actions( $hook );
		}
		$this->fresh( $order )->update_status( 'processing' );
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_B14_a_late_answer_does_not_end_the_claim_of_the_next_worker(): void {
		$this->connect();
		$order = $this->paid();
		$table = self::service( Deliveries::class );
		$next  = null;
		// While the first worker's bytes are under way its lease ends, and another worker is at the row already.
		$this->platform->fail(
			'^' . self::POST . '$',
			function ( array $request ) use ( $order, $table, &$next ): array {
				$this->pass_time( 400 );
				$now = self::service( Clock::class )->exactly();
				$row = $table->of_order( $order->get_id() )[0];
				self::assertTrue( $table->save( $row, $row->uncertain( $now ) ) );
				$next = $table->claim( $table->of_order( $order->get_id() )[0], $now, 180, 4 );
				return array( 201, $this->platform->deliveries[ ( new FakeRoutes( $this->platform ) )->make( $request['json'] ) ] );
			}
		);
		$this->tick();
		$row = $table->of_order( $order->get_id() )[0];
		self::assertSame( array( SyncState::InFlight, $next->fence, null ), array( $row->sync, $row->fence, $row->remote_id ) );
		self::assertTrue( $row->audit, 'But it leaves word.' );

		$this->pass_time( 181 );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_B15_a_host_whose_clock_is_ten_minutes_off(): void {
		// Seen from this host, the database is ten minutes ahead.
		add_filter( 'query', static fn( string $sql ): string => str_replace( 'UNIX_TIMESTAMP()', 'UNIX_TIMESTAMP() + 600', $sql ) );
		$now = self::service( Clock::class )->exactly();
		self::assertEqualsWithDelta( time() + 600, $now, 5 );
		$this->connect();
		$order = $this->paid();
		self::service( Intake::class )->settle();
		$row = self::service( Deliveries::class )->of_order( $order->get_id() )[0];
		self::assertGreaterThanOrEqual( $now, $row->created_at );
		$claimed = self::service( Deliveries::class )->claim( $row, self::service( Clock::class )->now(), 180, 4 );
		self::assertGreaterThanOrEqual( $now + 180, $claimed->lease_until );

		// By its own clock, this host would take the claim of the other for one that has just begun.
		$this->pass_time( 170 );
		$this->tick();
		self::assertSame( 'in_flight', $this->row( $order->get_id() )['sync'] );
		$this->pass_time( 15 );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_E21_asking_whether_one_may_writes_nothing(): void {
		$this->connect();
		foreach ( array( null, 'subscriber', 'administrator' ) as $role ) {
			wp_set_current_user( null === $role ? 0 : $this->user( $role ) );
			$queries = $this->queries_of(
				static function (): void {
					foreach ( rest_get_server()->get_routes( 'wc-pedal/v1' ) as $handlers ) {
						foreach ( array_column( $handlers, 'permission_callback' ) as $may ) {
							$may( new \WP_REST_Request( 'POST' ) );
						}
					}
				}
			);
			self::assertSame( array(), preg_grep( '/^\s*SELECT\b/i', $queries, PREG_GREP_INVERT ) );
		}
	}

	public function test_F14_a_secret_that_was_not_given_anew_opens_for_no_other_address(): void {
		$connection = $this->connect();
		self::service( Connections::class )->update( $connection, array( 'base_url' => 'http://127.0.0.1:8602' ) );
		self::assertNull( self::service( Connections::class )->credentials( $this->connection( $connection ) )->token(), 'A token is bound to its address.' );
	}
}
