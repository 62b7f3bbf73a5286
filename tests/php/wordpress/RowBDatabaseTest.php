<?php
/**
 * Rows B and D about the database: whose clock counts, a disk that is full, a replica that lags, and a schema that changes while orders wait.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Forwarding\Intake;
use Pedal\Plugin;
use Pedal\Storage\Database;
use Pedal\Storage\Schema;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

final class RowBDatabaseTest extends RowTestCase {

	/**
	 * SQLite ends the whole transaction when a statement fails.
	 */
	protected const COMMITS = true;

	/**
	 * Statements become others on their way to the database.
	 *
	 * @param callable(string):string $rewrite
	 */
	private function rewrite( callable $rewrite ): \Closure {
		$listen = static fn( string $sql ): string => $rewrite( $sql );
		add_filter( 'query', $listen );
		return static fn(): bool => remove_filter( 'query', $listen );
	}

	/**
	 * @return array<string, array{int}>
	 */
	public static function clocks_apart(): array {
		return array( 'B15: 10 minutes behind' => array( 600 ), 'B15: 10 minutes ahead' => array( -600 ), 'D11: a day behind' => array( 86400 ), 'D11: a day ahead' => array( -86400 ) );
	}

	/**
	 * This web host's clock is so many seconds away from the database's.
	 */
	#[DataProvider( 'clocks_apart' )]
	public function test_B15_D11_only_the_databases_clock_counts( int $apart ): void {
		$this->connect();
		$order = $this->paid( slot: $this->platform->choices[3] );
		$this->rewrite( static fn( string $sql ): string => str_replace( 'UNIX_TIMESTAMP()', "(UNIX_TIMESTAMP() + $apart)", $sql ) );
		$in_flight = array();
		$this->platform->fail( '^' . self::POST . '$', function () use ( $order, &$in_flight ): void {
			$in_flight = $this->row( $order->get_id() );
		} );
		$this->tick();
		$by_database = time() + $apart;
		self::assertEqualsWithDelta( $by_database + 180, (int) $in_flight['lease_until'], 15, 'The lease ends by the database\'s clock.' );
		foreach ( array( 'created_at', 'first_sent_at', 'last_sent_at', 'updated_at' ) as $column ) {
			self::assertEqualsWithDelta( $by_database, (int) $in_flight[ $column ], 15, $column );
		}
		$this->assert_one_delivery( $order, 1 );

		// Another host, whose clock is right, finds the same row and nothing to do about it.
		remove_all_filters( 'query' );
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_B19_the_disk_of_the_database_is_full(): void {
		$this->connect();
		$free = $this->rewrite( static fn( string $sql ): string => 1 === preg_match( '/^\s*(INSERT|UPDATE|DELETE)\b.*\bwp_pedal_/s', $sql ) ? 'INSERT INTO no_room_left_on_device VALUES (1)' : $sql );
		$order = $this->shop->order( 'classic_checkout', $this->shopper() );
		self::assertSame( 0, self::service( Intake::class )->settle() );
		$this->tick();
		self::assertSame( 'processing', $this->fresh( $order )->get_status(), 'The shop sells.' );
		$this->assert_none();
		$free();
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
	}

	/**
	 * Every SELECT on our rows is answered by a copy that is one pass old.
	 */
	#[Group( 'mariadb' )]
	public function test_B20_a_read_replica_that_lags(): void {
		global $wpdb;
		$this->connect();
		$orders = array_map( fn(): \WC_Order => $this->paid(), range( 1, 3 ) );
		self::service( Intake::class )->settle();
		$table = "{$wpdb->prefix}pedal_deliveries";
		$wpdb->query( "CREATE TEMPORARY TABLE pedal_replica LIKE $table" );
		$catch_up = static function () use ( $wpdb, $table ): void {
			$wpdb->query( 'DELETE FROM pedal_replica' );
			$wpdb->query( "INSERT INTO pedal_replica SELECT * FROM $table" );
		};
		$catch_up();
		$to_replica = static fn( string $sql ): string => str_starts_with( $sql, 'SELECT' ) ? str_replace( $table, 'pedal_replica', $sql ) : $sql;
		for ( $pass = 0; $pass < 12; $pass++ ) {
			$direct = $this->rewrite( $to_replica );
			$this->tick();
			$direct();
			$catch_up();
			$this->pass_time( 60 );
		}
		foreach ( $orders as $order ) {
			$this->assert_one_delivery( $order );
		}
		self::assertSame( 3, $this->platform->count( self::POST ), 'Nothing was claimed twice.' );
	}

	/**
	 * @return array<string, array{string}>
	 */
	public static function of_a_pass(): array {
		return array(
			'comparing orders with rows'   => array( '/FROM \S+pedal_watch w LEFT JOIN/' ),
			'taking in new orders'         => array( '/^\s*INSERT IGNORE INTO \S+pedal_watch/' ),
			'following couriers'           => array( '/planned_by <> .booked/' ),
			'telling what was not told'    => array( '/told NOT LIKE/' ),
			'looking for overdue orders'   => array( '/MAX\(code\) AS code/' ),
		);
	}

	/**
	 * Whatever else of a pass fails, what is due is sent.
	 */
	#[DataProvider( 'of_a_pass' )]
	public function test_a_statement_that_fails_keeps_no_order( string $statement ): void {
		$this->connect();
		$order = $this->paid();
		self::service( Intake::class )->settle();
		$this->rewrite( static fn( string $sql ): string => 1 === preg_match( $statement, $sql ) ? 'SELECT 1 FROM no_such_table' : $sql );
		$this->tick();
		$this->assert_one_delivery( $order, 1 );
	}

	/**
	 * Servers on Windows and macOS store names of tables in lower case, whatever the prefix says.
	 */
	public function test_names_of_tables_are_the_same_in_upper_case(): void {
		global $wpdb;
		$prefix       = $wpdb->prefix;
		$wpdb->prefix = strtoupper( $prefix );
		$this->rewrite( static fn( string $sql ): string => str_replace( strtoupper( rtrim( $prefix, '_' ) ), rtrim( $prefix, '_' ), $sql ) );
		$flaws        = ( new Schema( Database::of_this_shop() ) )->flaws();
		$wpdb->prefix = $prefix;
		self::assertSame( array(), $flaws );
	}

	/**
	 * Tables of an old shop keep the collation of the database server they were made on; ours are younger.
	 */
	#[Group( 'mariadb' )]
	public function test_the_tables_of_the_orders_have_another_collation_than_ours(): void {
		global $wpdb;
		$orders = \Automattic\WooCommerce\Utilities\OrderUtil::get_table_for_orders();
		$this->connect();
		$collation = $wpdb->get_var( "SELECT table_collation FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '$orders'" );
		$other     = 'utf8mb4_unicode_ci' === $collation ? 'utf8mb4_general_ci' : 'utf8mb4_unicode_ci';
		$wpdb->query( "ALTER TABLE $orders CONVERT TO CHARACTER SET utf8mb4 COLLATE $other" );
		try {
			$order = $this->paid();
			$this->tick();
			$this->assert_one_delivery( $order, 1 );
			$wpdb->query( $wpdb->prepare( "UPDATE $orders SET status = 'wc-cancelled' WHERE id = %d", $order->get_id() ) );
			$this->tick();
			self::assertSame( 'cancelled', $this->row( $order->get_id() )['stage'], 'What no hook announced was seen.' );
		} finally {
			$wpdb->query( "ALTER TABLE $orders CONVERT TO CHARACTER SET utf8mb4 COLLATE $collation" );
		}
	}

	/**
	 * A taken key is an answer and no error, in whatever words.
	 */
	#[Group( 'mariadb' )]
	public function test_a_server_that_speaks_french(): void {
		global $wpdb;
		$wpdb->query( "SET SESSION lc_messages = 'fr_FR'" );
		try {
			$database = Database::of_this_shop();
			$taken    = "INSERT INTO {$wpdb->prefix}options (option_name, option_value) VALUES ('siteurl', '')";
			self::assertNull( $database->run_unless_taken( $taken ) );
		} finally {
			$wpdb->query( 'SET SESSION lc_messages = DEFAULT' );
		}
	}

	/**
	 * A version ago: one table, one column and one key less.
	 */
	private function set_schema_back(): void {
		global $wpdb;
		$wpdb->query( "ALTER TABLE {$wpdb->prefix}pedal_deliveries DROP INDEX promised" );
		$wpdb->query( "ALTER TABLE {$wpdb->prefix}pedal_deliveries DROP COLUMN omit" );
		$wpdb->query( "DROP TABLE {$wpdb->prefix}pedal_watch" );
		update_option( 'pedal_schema', Schema::VERSION - 1 );
	}

	public function test_B23_the_plugin_is_updated_while_orders_wait(): void {
		global $wpdb;
		$this->connect();
		$orders = array_map( fn(): \WC_Order => $this->paid(), range( 1, 5 ) );
		self::service( Intake::class )->settle();
		$this->set_schema_back();
		Plugin::activate();
		self::assertSame( array(), self::service( Schema::class )->flaws() );
		self::assertSame( (string) Schema::VERSION, (string) get_option( 'pedal_schema' ) );
		self::assertCount( 5, $this->rows(), 'Nothing was lost on the way.' );

		// Again is no harm, and neither are columns of a version that is still to come.
		update_option( 'pedal_schema', Schema::VERSION - 1 );
		self::service( Schema::class )->ensure();
		$wpdb->query( "ALTER TABLE {$wpdb->prefix}pedal_deliveries ADD COLUMN of_tomorrow varchar(20) NOT NULL DEFAULT ''" );
		$this->drain();
		$wpdb->query( "ALTER TABLE {$wpdb->prefix}pedal_deliveries DROP COLUMN of_tomorrow" );
		foreach ( $orders as $order ) {
			$this->assert_one_delivery( $order );
		}
		self::assertSame( 5, $this->platform->count( self::POST ) );
	}

	/**
	 * @return array<string, array{int}>
	 */
	public static function statements(): array {
		return array( 'before the first' => array( 1 ), 'before the second' => array( 2 ), 'before the third' => array( 3 ) );
	}

	#[DataProvider( 'statements' )]
	public function test_B24_the_update_is_killed_half_way( int $statement ): void {
		$this->connect();
		$order = $this->paid();
		self::service( Intake::class )->settle();
		$this->set_schema_back();
		$seen = 0;
		$kill = $this->rewrite(
			static function ( string $sql ) use ( &$seen, $statement ): string {
				return 1 === preg_match( '/^\s*(ALTER|CREATE) TABLE \S*pedal_/', $sql ) && ++$seen === $statement ? throw new \Error( 'Killed.' ) : $sql;
			}
		);
		// Nothing of the request breaks; the pass, too, would have ended here.
		Plugin::activate();
		$kill();
		self::assertSame( $statement, $seen );
		self::assertNotSame( array(), self::service( Schema::class )->flaws() );
		self::assertSame( (string) ( Schema::VERSION - 1 ), (string) get_option( 'pedal_schema' ), 'Not called done.' );

		$this->tick();
		self::assertSame( array(), self::service( Schema::class )->flaws(), 'The next pass resumes.' );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}
}
