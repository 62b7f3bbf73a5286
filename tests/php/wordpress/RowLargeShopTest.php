<?php
/**
 * Rows about a shop with much behind it: what a pass, a page or the first day costs is counted in rows the database read, not in seconds.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use PHPUnit\Framework\Attributes\Group;
use Pedal\Forwarding\Intake;
use Pedal\Forwarding\Runner;
use Pedal\Plugin;
use Pedal\Storage\Backlog;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Journal;
use Pedal\Storage\Queue;
use Pedal\Storage\Schema;
use Pedal\Storage\Watch;

#[Group( 'mariadb' )]
final class RowLargeShopTest extends RowTestCase {

	protected const COMMITS = true;

	/**
	 * A million numbers, for INSERT … SELECT.
	 */
	private static function numbers( int $count ): string {
		$digits = implode( ' UNION ALL SELECT ', array( '0 AS d', ...range( 1, 9 ) ) );
		$tens   = implode( ' CROSS JOIN ', array_map( static fn( string $one ): string => "(SELECT $digits) $one", array( 'a', 'b', 'c', 'e', 'f', 'g' ) ) );
		return "(SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d AS n FROM $tens) numbers WHERE n < $count";
	}

	/**
	 * @param array<string, string> $values Column => SQL on the number n.
	 */
	private static function fill( string $table, int $count, array $values ): void {
		global $wpdb;
		$wpdb->query( "INSERT INTO {$wpdb->prefix}$table (" . implode( ',', array_keys( $values ) ) . ') SELECT ' . implode( ',', $values ) . ' FROM ' . self::numbers( $count ) );
		self::assertSame( '', $wpdb->last_error );
		$wpdb->query( "ANALYZE TABLE {$wpdb->prefix}$table" );
	}

	/**
	 * Rows of ours, of orders that are long gone.
	 *
	 * @param array<string, string> $values
	 */
	private static function fill_deliveries( int $count, int $connection, array $values ): void {
		self::fill(
			'pedal_deliveries',
			$count,
			$values + array(
				'order_id'      => 'n + 10000000',
				'connection_id' => (string) $connection,
				'marker'        => "LPAD(n, 26, 'X')",
				'desired_hash'  => "'x'",
			)
		);
	}

	/**
	 * Rows that the database read for this, by its own count.
	 */
	private static function rows_read( callable $work ): int {
		$count = static function (): int {
			global $wpdb;
			$rows = $wpdb->get_results( "SHOW SESSION STATUS LIKE 'Handler_read%'", ARRAY_A );
			return array_sum( array_map( 'intval', array_column( $rows, 'Value', 'Variable_name' ) ) );
		};
		$before = $count();
		$work();
		return $count() - $before;
	}

	/**
	 * @param list<string> $queries
	 */
	private static function assert_no_full_scan( array $queries, string $of ): void {
		global $wpdb;
		$asked = array_filter( $queries, static fn( string $sql ): bool => 1 === preg_match( '/^\s*(SELECT|INSERT .* SELECT)\b/s', $sql ) && str_contains( $sql, $of ) );
		self::assertNotSame( array(), $asked );
		foreach ( $asked as $sql ) {
			foreach ( $wpdb->get_results( "EXPLAIN $sql", ARRAY_A ) as $step ) {
				self::assertFalse( 'ALL' === $step['type'] && (int) $step['rows'] > 5000, "$sql\n" . wp_json_encode( $step ) );
			}
		}
	}

	/**
	 * 60 000 old orders instead of 300 000: what is read must not grow with them at all.
	 */
	public function test_A34_first_activation_on_a_shop_with_many_old_orders(): void {
		global $wpdb;
		$this->connect();
		$template = $this->shop->written_order( $this->shopper(), 'processing' )->get_id();
		self::service( Intake::class )->settle();
		self::service( Schema::class )->drop();
		delete_option( 'pedal_install' );
		self::fill( 'wc_orders', 60000, array( 'id' => "n + $template + 1", 'type' => "'shop_order'", 'status' => "'wc-processing'", 'currency' => "'EUR'", 'date_created_gmt' => 'UTC_TIMESTAMP() - INTERVAL n MINUTE', 'date_updated_gmt' => 'UTC_TIMESTAMP() - INTERVAL n MINUTE' ) );

		$wpdb->query( "ALTER TABLE $wpdb->posts AUTO_INCREMENT = " . ( $template + 70000 ) );

		$queries = $this->queries_of(
			function (): void {
				$read = self::rows_read( static fn() => Plugin::activate() );
				self::assertLessThan( 3000, $read, 'Activation reads no history.' );
			}
		);
		self::assert_no_full_scan( $queries, "{$wpdb->prefix}wc_orders" );

		$this->connect();
		$queries = $this->queries_of( fn() => $this->tick() );
		self::assertLessThan( 200, count( $queries ), 'Nobody looks at each of them.' );
		self::assert_no_full_scan( $queries, "{$wpdb->prefix}wc_orders" );
		$this->pass_time( 86400 );
		self::assertLessThan( 200, count( $this->queries_of( fn() => $this->tick() ) ) );
		$this->assert_none();
		self::assertSame( array(), $this->rows() );

		// A day has passed: the windows of the first day may be over by now, whatever the time of this run.
		$new = $this->paid( slot: $this->platform->choices[3] );
		$this->drain();
		$this->assert_one_delivery( $new, 1 );
	}

	protected function tearDown(): void {
		global $wpdb;
		parent::tearDown();
		$wpdb->query( "ALTER TABLE $wpdb->posts AUTO_INCREMENT = 1" );
		$wpdb->query( "DELETE FROM {$wpdb->prefix}pedal_watch" );
		self::service( Watch::class )->start_from( self::service( Watch::class )->newest_order() );
	}

	public function test_D13_a_backlog_of_100_000_rows(): void {
		global $wpdb;
		$connection = $this->connect();
		$late       = $this->paid( slot: $this->platform->choices[1] );
		$early      = $this->paid( slot: $this->platform->choices[0] );
		self::service( Intake::class )->settle();
		$now = time();
		self::fill_deliveries( 100000, $connection, array( 'sync' => "'pending'", 'due_at' => (string) ( $now - 3600 ), 'deadline' => ( $now + 86400 * 4 ) . ' + n', 'window_start' => (string) ( $now + 86400 * 4 - 7200 ), 'created_at' => (string) $now ) );

		$queue   = self::service( Queue::class );
		$queries = $this->queries_of(
			function () use ( $queue, $connection, $now, $early, $late ): void {
				$due = array();
				self::assertLessThan( 700, self::rows_read( static function () use ( $queue, $connection, $now, &$due ): void {
					$due = $queue->due( $connection, $now + 5, 25 );
				} ), 'What is due is found by index.' );
				self::assertSame( array( $early->get_id(), $late->get_id() ), array( $due[0]->order_id, $due[1]->order_id ), 'Earliest slot first.' );
			}
		);
		self::assert_no_full_scan( $queries, 'pedal_deliveries' );
		$row = self::service( Deliveries::class )->of_order( $early->get_id() )[0];
		self::assertLessThan( 20, self::rows_read( static fn() => self::service( Deliveries::class )->claim( $row, time(), 1, 4 ) ), 'A claim.' );
		$this->pass_time( 200 );

		$memory = memory_get_usage();
		memory_reset_peak_usage();
		add_filter( 'pedal_timing', static fn( array $timing ): array => array( 'budget_cli' => 4 ) + $timing );
		self::service( Runner::class )->pass( 4 );
		self::assertLessThan( 64 * 1048576, memory_get_peak_usage() - $memory, 'Memory stays flat.' );
		self::assertGreaterThan( 10, (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}pedal_deliveries WHERE order_id >= 10000000 AND sync = 'synced'" ), 'Rows whose order is gone are settled on the way.' );
		self::assertSame( array( 'synced', 'synced' ), array( $this->row( $early->get_id() )['sync'], $this->row( $late->get_id() )['sync'] ) );
	}

	/**
	 * 200 000 finished rows instead of 5 million: what is read must not grow with them at all.
	 */
	public function test_D14_many_old_rows(): void {
		$connection = $this->connect();
		$order      = $this->paid();
		self::service( Intake::class )->settle();
		$claim = function () use ( $connection, $order ): int {
			$read = self::rows_read( function () use ( $connection, $order ): void {
				self::assertSame( $order->get_id(), self::service( Queue::class )->due( $connection, time() + 5, 25 )[0]->order_id );
			} );
			$this->idle_parts();
			return $read;
		};
		$before = $claim();
		$idle   = self::rows_read( $this->idle_parts( ... ) );
		self::fill_deliveries( 200000, $connection, array( 'sync' => "'synced'", 'stage' => "'delivered'", 'remote_id' => "CONCAT('/api/deliveries/', n)", 'told' => "'stage:delivered'", 'created_at' => '1700000000 + n', 'updated_at' => '1700000000 + n', 'deadline' => '1700000000 + n', 'looked_at' => '1700000000 + n', 'stage_at' => '1700000000 + n' ) );
		self::assertLessThanOrEqual( $before + 5, $claim() );
		self::assertLessThanOrEqual( $idle + 20, self::rows_read( $this->idle_parts( ... ) ), 'Nor does what a pass asks besides.' );

		self::fill( 'pedal_journal', 5000, array( 'at' => '1000', 'kind' => "'looked'" ) );
		self::assertSame( 1000, self::service( Journal::class )->forget_before( 2000 ), 'A purge goes in chunks.' );
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
	}

	private function idle_parts(): void {
		$queue   = self::service( Queue::class );
		$backlog = self::service( Backlog::class );
		$now     = time();
		$queue->lapsed( $now );
		$queue->connections();
		$backlog->count_due( $now );
		$backlog->oldest_due_seconds( $now );
		$backlog->overdue( $now, $now - 1800, 3600 );
		$queue->untold( $now, $now - 86400, 25 );
		foreach ( $this->connections() as $connection ) {
			$queue->to_audit( $connection, $now, 25 );
			$queue->moving( $connection, array( 'placed', 'assigned', 'pickup', 'carried' ), $now, $now - 172800, 400 );
			$queue->moving( $connection, array( 'failed', 'cancelled' ), $now - 600, $now - 86400, 25 );
		}
	}

	/**
	 * @return list<int>
	 */
	private function connections(): array {
		return array_keys( self::service( \Pedal\Storage\Connections::class )->all() );
	}

	/**
	 * One in a thousand needs a person; the window of one in a hundred is still to come, half of them today.
	 */
	private static function fill_board( int $connection ): void {
		self::fill_deliveries( 100000, $connection, array( 'sync' => "IF(n % 1000 = 0, 'attention', 'synced')", 'stage' => "ELT(1 + n % 4, 'delivered', 'placed', 'cancelled', 'failed')", 'code' => "IF(n % 1000 = 0, 'refused', '')", 'remote_id' => "CONCAT('/api/deliveries/9', n)", 'told' => "'x'", 'created_at' => 'UNIX_TIMESTAMP() - 100000 + n', 'updated_at' => 'UNIX_TIMESTAMP() - n', 'window_start' => 'UNIX_TIMESTAMP() + IF(n % 100, -n - 7200, n % 200 * 1000)', 'deadline' => 'UNIX_TIMESTAMP() + IF(n % 100, -n, n % 200 * 1000 + 7200)' ) );
	}

	/**
	 * The last page is one from the other end, and a day is found by its windows.
	 */
	public function test_I13_late_pages_and_the_day_with_100_000_rows(): void {
		global $wpdb;
		self::fill_board( $this->connect() );
		$at    = static fn( int $seconds ): string => gmdate( 'Y-m-d\TH:i:s\Z', time() + $seconds );
		$today = array( 'window_after' => $at( 0 ), 'window_before' => $at( 86400 ), 'orderby' => 'deadline', 'order' => 'asc' );
		$ids   = fn( array $query ): array => array_column( $this->rest( 'GET', '/deliveries', array( 'per_page' => 25 ) + $query )['data'], 'id' );
		self::assertSame( array_reverse( $ids( array( 'order' => 'asc' ) ) ), $ids( array( 'page' => 4000 ) ) );
		self::assertSame( array(), $ids( array( 'page' => 4001 ) ) );
		$pages = array(
			// Counting reads each row of an index, once.
			'first'      => array( array(), 100000, 100000 ),
			'last'       => array( array( 'page' => 4000 ), 100000, 100000 ),
			'beyond'     => array( array( 'page' => 4001 ), 100000, 100000 ),
			// Twice the windows to come: counted, and put in order.
			'today'      => array( $today, 500, 2000 ),
			'today last' => array( $today + array( 'page' => 20 ), 500, 2000 ),
			'of a stage' => array( $today + array( 'stage' => 'delivered' ), 500, 2000 ),
			'done last'  => array( array( 'stage' => 'delivered,failed,cancelled', 'page' => 3000 ), 75000, 100000 ),
			'since'      => array( array( 'after' => $at( -5000 ), 'stage' => 'failed' ), 1250, 5000 ),
		);
		foreach ( $pages as $name => list( $asked, $total, $counted ) ) {
			$answer = array();
			$read   = self::rows_read( function () use ( $asked, &$answer ): void {
				$answer = $this->rest( 'GET', '/deliveries', array( 'per_page' => 25 ) + $asked );
			} );
			self::assertEqualsWithDelta( $total, (int) $answer['headers']['X-WP-Total'], 60, $name );
			self::assertLessThan( $counted + 500, $read, $name );
		}
		$queries = preg_grep( '/^SELECT .*pedal_deliveries.*deadline/s', $this->queries_of( fn() => $ids( $today ) ) );
		self::assertCount( 2, $queries );
		foreach ( $queries as $sql ) {
			$step = $wpdb->get_row( "EXPLAIN $sql", ARRAY_A );
			self::assertSame( array( 'range', 'promised' ), array( $step['type'], $step['key'] ) );
			self::assertStringContainsString( 'Using index', $step['Extra'], 'No row is read but those of the page.' );
		}
	}

	public function test_I13_the_admin_list_with_100_000_rows(): void {
		$connection = $this->connect();
		$order      = $this->paid();
		$this->tick();
		self::fill_board( $connection );
		$pages = array(
			array( array( 'per_page' => 25 ), 100001 ),
			array( array( 'per_page' => 25, 'sync' => 'attention' ), 100 ),
			array( array( 'per_page' => 25, 'order_id' => $order->get_id() ), 1 ),
			array( array( 'per_page' => 25, 'search' => $this->row( $order->get_id() )['marker'] ), 1 ),
			array( array( 'per_page' => 25, 'search' => (string) $order->get_id() ), 1 ),
		);
		foreach ( $pages as list( $asked, $total ) ) {
			$answer  = array();
			$queries = $this->queries_of( function () use ( $asked, &$answer ): void {
				$answer = $this->rest( 'GET', '/deliveries', $asked );
			} );
			self::assertSame( 200, $answer['status'] );
			self::assertSame( (string) $total, (string) $answer['headers']['X-WP-Total'], (string) wp_json_encode( $asked ) );
			self::assertLessThanOrEqual( 25, count( $answer['data'] ) );
			self::assert_no_full_scan( array_filter( $queries, static fn( string $sql ): bool => 1 === preg_match( '/pedal_deliveries/', $sql ) ), 'pedal_deliveries' );
			self::assertLessThan( 60, count( $queries ), 'Not a query for each row of the table.' );
		}
	}

	/**
	 * WooCommerce's tables hold 64 KB of a note; another plugin may hold more. Reading an order costs WooCommerce two statements
	 * a line, so what counts is how often a pass reads it: once for the sweep, once to send.
	 */
	public function test_H08_a_note_of_10_MB_and_5_000_lines(): void {
		global $wpdb;
		$this->connect();
		$this->tick();
		$order = $this->order_of_5000_lines();
		$note  = str_repeat( "Chez la voisine \u{1F9C0} <b> \0", 400000 );
		add_filter( 'woocommerce_order_get_customer_note', static fn(): string => $note );
		$wpdb->update( "{$wpdb->prefix}wc_orders", array( 'status' => 'wc-processing' ), array( 'id' => $order->get_id() ) );
		$fresh = $this->fresh( $order );
		self::assertCount( 5001, $fresh->get_items() );
		self::service( Intake::class )->order_changed( $fresh );
		self::assertLessThan( 50, count( $this->queries_of( static fn() => self::service( Intake::class )->settle() ) ), 'A checkout that has its lines at hand reads none.' );
		unset( $fresh );

		$memory = memory_get_usage();
		memory_reset_peak_usage();
		$queries = $this->queries_of( $this->drain( ... ) );
		self::assertCount( 2, preg_grep( "/^SELECT order_item_type.* WHERE order_id = {$order->get_id()} /", $queries ) );
		self::assertLessThan( 2 * 2 * 5001 + 500, count( $queries ) );
		self::assertLessThan( 192 * 1048576, memory_get_peak_usage() - $memory );

		$this->assert_one_delivery( $order, 1 );
		foreach ( $this->platform->last_sent() as $end ) {
			self::assertGreaterThan( 1000, mb_strlen( $end['comments'] ) );
			self::assertLessThanOrEqual( 2000, mb_strlen( $end['comments'] ) );
		}
	}

	/**
	 * Unpaid, as nothing but SQL can write it in good time.
	 */
	private function order_of_5000_lines(): \WC_Order {
		global $wpdb;
		$order = $this->shop->written_order( $this->shopper(), 'pending' );
		$line  = (int) array_key_first( $order->get_items() );
		$items = "{$wpdb->prefix}woocommerce_order_items";
		self::fill( 'woocommerce_order_items', 5000, array( 'order_item_name' => "CONCAT('Pain de campagne n° ', n)", 'order_item_type' => "'line_item'", 'order_id' => (string) $order->get_id() ) );
		$wpdb->query( "INSERT INTO {$wpdb->prefix}woocommerce_order_itemmeta (order_item_id, meta_key, meta_value) SELECT item.order_item_id, meta_key, meta_value FROM $items item JOIN {$wpdb->prefix}woocommerce_order_itemmeta meta ON meta.order_item_id = $line WHERE item.order_id = {$order->get_id()} AND item.order_item_name LIKE 'Pain %'" );
		wp_cache_flush();
		return $order;
	}
}
