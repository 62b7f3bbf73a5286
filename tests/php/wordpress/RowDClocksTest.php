<?php
/**
 * Rows D: Action Scheduler, WP-Cron, the command line or a click: each alone is enough, whatever became of the others.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Action_Scheduler\Migration\Config;
use Automattic\WooCommerce\Utilities\OrderUtil;
use Pedal\Forwarding\Clocks;
use Pedal\Forwarding\Intake;
use PHPUnit\Framework\Attributes\DataProvider;

final class RowDClocksTest extends RowTestCase {

	/**
	 * SQLite ends the whole transaction when a statement fails, and D03 makes some fail.
	 */
	protected const COMMITS = true;

	private const HOOK = 'pedal_tick';

	protected function setUp(): void {
		parent::setUp();
		self::service( Clocks::class )->start();
	}

	/**
	 * What wp-cron.php does when it is called.
	 */
	private function wp_cron(): void {
		self::assertNotFalse( wp_next_scheduled( Clocks::CRON ), 'The event is in the shop\'s list.' );
		do_action( Clocks::CRON );
	}

	/**
	 * An order that waits, seen by the end of its request.
	 */
	private function waiting(): \WC_Order {
		$order = $this->paid();
		self::service( Intake::class )->settle();
		return $order;
	}

	/**
	 * @return list<\ActionScheduler_Action> Of ours that wait for their turn.
	 */
	private static function pending(): array {
		return array_values( as_get_scheduled_actions( array( 'hook' => self::HOOK, 'status' => \ActionScheduler_Store::STATUS_PENDING, 'per_page' => 50 ) ) );
	}

	private function findings(): array {
		return array_column( $this->rest( 'GET', '/health' )['data'], 'code', 'id' );
	}

	public function test_D01_a_queue_of_thousands_of_foreign_actions(): void {
		global $wpdb;
		$this->connect();
		for ( $hundred = 0; $hundred < 20; $hundred++ ) {
			$wpdb->query( "INSERT INTO {$wpdb->prefix}actionscheduler_actions (hook, status, scheduled_date_gmt, scheduled_date_local, args, schedule, group_id, priority) VALUES " . implode( ',', array_fill( 0, 100, "('foreign_hook', 'pending', '2020-01-01 00:00:00', '2020-01-01 00:00:00', '[]', '', 0, 0)" ) ) );
		}
		self::service( Clocks::class )->start();
		self::assertCount( 1, self::pending(), 'Ours is found among them.' );
		$order = $this->waiting();
		$this->wp_cron();
		$this->assert_one_delivery( $order, 1 );
		$late = $this->waiting();
		self::service( Clocks::class )->drain( 5 );
		$this->assert_one_delivery( $late, 2 );
	}

	public function test_D02_a_foreign_action_is_stuck_and_blocks_every_runner(): void {
		global $wpdb;
		$this->connect();
		$wpdb->query( "INSERT INTO {$wpdb->prefix}actionscheduler_claims (date_created_gmt) VALUES ('" . gmdate( 'Y-m-d H:i:s' ) . "')" );
		$claim = (int) $wpdb->insert_id;
		$wpdb->query( "INSERT INTO {$wpdb->prefix}actionscheduler_actions (hook, status, claim_id, scheduled_date_gmt, args, schedule, group_id, priority) VALUES ('foreign_hook', 'in-progress', $claim, '2020-01-01 00:00:00', '[]', '', 0, 0)" );
		self::assertTrue( \ActionScheduler_QueueRunner::instance()->has_maximum_concurrent_batches(), 'Action Scheduler will not run anything now.' );
		$order = $this->waiting();
		$this->wp_cron();
		$this->assert_one_delivery( $order, 1 );
	}

	/**
	 * What happens to Action Scheduler.
	 *
	 * @return array<string, array{callable():void}>
	 */
	public static function broken_schedulers(): array {
		return array(
			'tables missing' => array(
				static function (): void {
					global $wpdb;
					$wpdb->actionscheduler_actions = 'no_such_table';
					$wpdb->actionscheduler_claims  = 'no_such_table';
					$wpdb->actionscheduler_groups  = 'no_such_table';
				},
			),
			'not initialised' => array(
				static function (): void {
					global $wp_actions;
					unset( $wp_actions['action_scheduler_init'] );
				},
			),
		);
	}

	/**
	 * @param callable():void $break
	 */
	#[DataProvider( 'broken_schedulers' )]
	public function test_D03_action_scheduler_is_broken( callable $break ): void {
		global $wpdb, $wp_actions;
		$this->connect();
		$order   = $this->waiting();
		$tables  = array( $wpdb->actionscheduler_actions, $wpdb->actionscheduler_claims, $wpdb->actionscheduler_groups );
		$actions = $wp_actions;
		$wpdb->suppress_errors();
		$break();
		try {
			// On every page of the admin.
			self::service( Clocks::class )->start();
			self::service( Clocks::class )->stop();
			self::service( Clocks::class )->start();
			$this->wp_cron();
			$this->assert_one_delivery( $order, 1 );
			$this->pass_time( 700 );
			$this->wp_cron();
			$this->pass_time( 20 );
			self::assertSame( 'action_scheduler_silent', $this->findings()['clocks'], 'The doctor says which clock is dead.' );
		} finally {
			list( $wpdb->actionscheduler_actions, $wpdb->actionscheduler_claims, $wpdb->actionscheduler_groups ) = $tables;
			$wp_actions = $actions; // phpcs:ignore
			$wpdb->suppress_errors( false );
		}
	}

	public function test_D04_no_clock_for_three_hours_and_then_a_page_of_the_admin(): void {
		$this->connect();
		$order = $this->waiting();
		$this->pass_time( 3 * 3600 );
		self::assertStringContainsString( 'overdue', $this->admin_page(), 'The banner.' );
		self::assertSame( 200, $this->rest( 'POST', '/drain' )['status'] );
		$this->assert_one_delivery( $order, 1 );
		self::assertStringNotContainsString( 'overdue', $this->admin_page() );
	}

	private function admin_page(): string {
		require_once ABSPATH . 'wp-admin/includes/screen.php';
		require_once ABSPATH . 'wp-admin/includes/class-wp-screen.php';
		wp_set_current_user( $this->user( 'administrator' ) );
		set_current_screen( OrderUtil::custom_orders_table_usage_is_enabled() ? 'woocommerce_page_wc-orders' : 'edit-shop_order' );
		ob_start();
		self::service( \Pedal\Admin\Notices::class )->show();
		$page = (string) ob_get_clean();
		unset( $GLOBALS['current_screen'] );
		return $page;
	}

	public function test_D05_loopback_blocked_the_command_line_alone(): void {
		$this->connect();
		$order = $this->waiting();
		$this->pass_time( 3600 );
		$ended = self::service( Clocks::class )->drain( 10 );
		self::assertSame( 0, $ended['remaining'] );
		$this->assert_one_delivery( $order, 1 );
		self::assertNotContains( 'clocks_stopped', $this->findings() );
	}

	public function test_D06_all_clocks_dead_for_a_day(): void {
		$this->connect();
		$number  = self::number( 20, on_sqlite: 6 );
		$slots   = array( $this->platform->choices[0], $this->platform->choices[3] );
		$orders  = array_map( fn( int $n ): \WC_Order => $this->paid( slot: $slots[ $n % 2 ] ), range( 1, $number ) );
		self::service( Intake::class )->settle();
		self::assertCount( $number, $this->rows(), 'Every order has its row.' );
		// Beyond the end of the first window, before that of the last.
		$this->pass_time( (int) strtotime( explode( '/', $slots[0] )[1] ) + 3600 - time() );
		$this->drain();
		foreach ( $orders as $n => $order ) {
			1 === $n % 2 ? self::assertSame( array( 'attention', 'slot_over' ), array( $this->row( $order->get_id() )['sync'], $this->row( $order->get_id() )['code'] ) ) : $this->assert_one_delivery( $order );
		}
		self::assertSame( intdiv( $number, 2 ), $this->platform->count( self::POST ) );
	}

	public function test_D07_the_recurring_chain_is_broken(): void {
		$this->connect();
		self::service( Clocks::class )->start();
		// A worker that dies inside an action leaves it failed, and nothing follows it.
		foreach ( array_keys( as_get_scheduled_actions( array( 'hook' => self::HOOK, 'status' => 'pending' ) ) ) as $id ) {
			\ActionScheduler_Store::instance()->mark_failure( $id );
		}
		self::assertSame( array(), self::pending() );
		$order = $this->waiting();
		$this->wp_cron();
		$this->assert_one_delivery( $order, 1 );
		self::service( Clocks::class )->start();
		self::assertCount( 1, self::pending(), 'It is wound up again.' );
	}

	public function test_each_clock_winds_up_the_other(): void {
		self::service( Clocks::class )->stop();
		wp_schedule_event( time(), 'pedal_minute', Clocks::CRON );
		$this->wp_cron();
		self::assertCount( 1, self::pending(), 'Nobody opened a page of the admin.' );

		wp_clear_scheduled_hook( Clocks::CRON );
		\ActionScheduler::runner()->process_action( (int) array_key_first( as_get_scheduled_actions( array( 'hook' => self::HOOK, 'status' => 'pending' ) ) ) );
		self::assertNotFalse( wp_next_scheduled( Clocks::CRON ) );
		self::assertCount( 1, self::pending(), 'The next of the chain, and no second chain.' );
		self::assertGreaterThan( 0, self::service( Clocks::class )->heartbeats()['action_scheduler'], 'Whoever ran the action.' );
	}

	/**
	 * The plugin is active in the whole network; or somebody restored options of another day.
	 */
	public function test_a_site_that_is_new_to_the_plugin_gets_its_clock_at_the_first_visit(): void {
		self::service( Clocks::class )->stop();
		delete_option( 'pedal_schema' );
		\Pedal\Plugin::start();
		self::assertNotFalse( wp_next_scheduled( Clocks::CRON ) );
		self::assertSame( 'pedal_minute', wp_get_schedule( Clocks::CRON ) );
	}

	/**
	 * @return array<string, array{class-string}>
	 */
	public static function stores(): array {
		return array( 'tables' => array( \ActionScheduler_DBStore::class ), 'hybrid' => array( \ActionScheduler_HybridStore::class ), 'posts' => array( \ActionScheduler_wpPostStore::class ) );
	}

	private static function migration(): Config {
		$config = new Config();
		$config->set_source_store( new \ActionScheduler_wpPostStore() );
		$config->set_source_logger( new \ActionScheduler_wpCommentLogger() );
		$config->set_destination_store( new \ActionScheduler_DBStore() );
		$config->set_destination_logger( new \ActionScheduler_DBLogger() );
		return $config;
	}

	/**
	 * Action Scheduler 4 cannot be had here; its stores are the first of these.
	 *
	 * @param class-string $name
	 */
	#[DataProvider( 'stores' )]
	public function test_D08_one_pending_action_in_every_store( string $name ): void {
		$store = new \ReflectionProperty( \ActionScheduler_Store::class, 'store' );
		$kept  = \ActionScheduler_Store::instance();
		$this->connect();
		self::service( Clocks::class )->stop();
		$other = new $name( ...( \ActionScheduler_HybridStore::class === $name ? array( self::migration() ) : array() ) );
		$store->setValue( null, $other );
		try {
			$other->init();
			for ( $page = 0; $page < 5; $page++ ) {
				self::service( Clocks::class )->start();
			}
			self::assertCount( 1, self::pending() );
			$action = self::pending()[0];
			self::assertSame( array( array(), 60 ), array( $action->get_args(), $action->get_schedule()->get_recurrence() ) );
			self::service( Clocks::class )->stop();
			self::assertSame( array(), self::pending() );
		} finally {
			$store->setValue( null, $kept );
		}
	}
}
