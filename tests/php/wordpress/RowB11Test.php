<?php
/**
 * Row B11: whoever plans an order, and however often at once, it has one row. The database itself refuses the second.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Plugin;
use Pedal\Storage\Schema;

final class RowB11Test extends TestCase {

	protected const COMMITS = true;

	protected function setUp(): void {
		parent::setUp();
		// Tables as this version of the plugin makes them.
		Plugin::services()->get( Schema::class )->drop();
		Plugin::services()->get( Schema::class )->ensure();
	}

	/**
	 * By a process that knows nothing of the others' looks.
	 */
	private function plan( int $order, string $parcel, int $epoch, string $marker ): bool {
		global $wpdb;
		return 1 === $wpdb->query( $wpdb->prepare( "INSERT IGNORE INTO {$wpdb->prefix}pedal_deliveries (order_id, parcel, epoch, connection_id, marker) VALUES (%d, %s, %d, 1, %s)", $order, $parcel, $epoch, $marker ) );
	}

	public function test_B11_an_order_has_one_row_whoever_plans_it(): void {
		self::assertTrue( $this->plan( 4711, 'main', 0, 'A' ) );
		self::assertFalse( $this->plan( 4711, 'main', 0, 'B' ) );
		self::assertTrue( $this->plan( 4711, 'main', 1, 'C' ), 'A deliberate second sending has its own row.' );
		self::assertTrue( $this->plan( 4712, 'main', 0, 'D' ) );
		self::assertCount( 3, $this->rows() );
	}

	public function test_B11_a_marker_belongs_to_one_row(): void {
		self::assertTrue( $this->plan( 4711, 'main', 0, 'A' ) );
		self::assertFalse( $this->plan( 4712, 'main', 0, 'A' ) );
		self::assertCount( 1, $this->rows() );
	}
}
