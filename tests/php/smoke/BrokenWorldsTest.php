<?php
/**
 * In a world that lacks what Pedal needs it says so to the admin, does nothing else, and never takes the site down.
 */

declare( strict_types=1 );

namespace Pedal\Tests\smoke;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class BrokenWorldsTest extends TestCase {

	private World $world;

	protected function setUp(): void {
		$this->world = new World();
	}

	protected function tearDown(): void {
		$this->world->end();
	}

	/**
	 * @param array<string, mixed> $world
	 * @return array<string, mixed> What each step answered.
	 */
	private function healthy( array $world, string ...$steps ): array {
		$seen = $this->world->seen( $world, ...$steps );
		self::assertNull( $seen['fatal'] );
		self::assertSame( array(), $seen['php'] );
		return $seen['done'];
	}

	public function test_in_a_sound_world_it_runs_and_says_nothing(): void {
		$done = $this->healthy( array( 'admin' => true ), 'admin', 'notices', 'is_running', 'tick', 'order', 'tables' );

		self::assertTrue( $done['is_running'] );
		self::assertStringNotContainsString( 'Pedal', $done['notices'] );
		self::assertSame( 'processing', $done['order'] );
		self::assertEqualsCanonicalizing( array( 'pedal_connections', 'pedal_deliveries', 'pedal_journal', 'pedal_watch' ), $done['tables'] );
	}

	/**
	 * @return array<string, array{array<string, mixed>, string}>
	 */
	public static function lacks(): array {
		return array(
			'no WooCommerce'             => array( array( 'without' => array( 'woocommerce/woocommerce.php' ) ), 'WooCommerce' ),
			'old WooCommerce'            => array( array( 'wc_version' => '9.8.5' ), 'WooCommerce 9.9' ),
			'old WordPress'              => array( array( 'wp_version' => '6.7.2' ), 'WordPress 6.8' ),
			'PHP 8.0'                    => array( array( 'php_version' => '8.0.30' ), 'PHP 8.1' ),
			'PHP 7.4'                    => array( array( 'php_version' => '7.4.33' ), 'PHP 8.1' ),
			'32-bit PHP'                 => array( array( 'int_size' => 4 ), '64' ),
			'neither sodium nor openssl' => array( array( 'missing_extensions' => array( 'sodium', 'openssl' ) ), 'openssl' ),
			'no mbstring'                => array( array( 'missing_extensions' => array( 'mbstring' ) ), 'mbstring' ),
		);
	}

	/**
	 * @param array<string, mixed> $lack
	 */
	#[DataProvider( 'lacks' )]
	public function test_what_is_missing_is_named_and_nothing_else_happens( array $lack, string $named ): void {
		$done = $this->healthy( $lack + array( 'admin' => true ), 'notices', 'is_running', 'tick', 'deactivate', 'activate' );

		self::assertStringContainsString( 'Pedal', $done['notices'] );
		self::assertStringContainsString( $named, $done['notices'] );
		self::assertFalse( $done['is_running'] );
		self::assertIsString( $done['activate'], 'Switched off and on again it says what is missing, instead of being active and idle.' );
	}

	/**
	 * @param array<string, mixed> $lack
	 */
	#[DataProvider( 'lacks' )]
	public function test_shoppers_are_told_nothing( array $lack, string $named ): void {
		$done = $this->healthy( $lack + array( 'admin' => false ), 'is_running', 'shutdown' );
		self::assertFalse( $done['is_running'], $named );
	}

	public function test_missing_sodium_alone_is_no_reason_to_stop(): void {
		$done = $this->healthy( array( 'admin' => true, 'missing_extensions' => array( 'sodium' ) ), 'notices', 'is_running' );
		self::assertTrue( $done['is_running'] );
		self::assertStringNotContainsString( 'Pedal', $done['notices'] );
	}

	public function test_tables_that_vanished_come_back_and_no_order_suffers_meanwhile(): void {
		$this->healthy( array(), 'drop_tables', 'order', 'tick', 'shutdown' );
		$done = $this->healthy( array( 'admin' => true ), 'admin', 'tick', 'tables', 'notices' );
		self::assertEqualsCanonicalizing( array( 'pedal_connections', 'pedal_deliveries', 'pedal_journal', 'pedal_watch' ), $done['tables'] );
	}

	public function test_a_missing_build_folder_takes_no_page_down(): void {
		$this->world->remove( 'build' );
		$done = $this->healthy( array( 'admin' => true ), 'admin', 'notices', 'is_running', 'tick', 'order' );
		self::assertTrue( $done['is_running'] );
		self::assertStringContainsString( 'build', $done['notices'] );
	}

	public function test_its_clock_stops_also_where_woocommerce_went_first(): void {
		self::assertTrue( $this->healthy( array(), 'clock' )['clock'] );
		$done = $this->healthy( array( 'admin' => true, 'without' => array( 'woocommerce/woocommerce.php' ) ), 'deactivate', 'clock' );
		self::assertFalse( $done['clock'] );
	}

	public function test_it_can_be_removed_where_woocommerce_is_gone(): void {
		$done = $this->healthy( array( 'admin' => true, 'without' => array( 'woocommerce/woocommerce.php', 'pedal-bridge/pedal-bridge.php' ) ), 'uninstall', 'tables' );
		self::assertEqualsCanonicalizing( array( 'pedal_connections', 'pedal_deliveries', 'pedal_journal', 'pedal_watch' ), $done['tables'], 'Data stays unless the merchant asked to delete it.' );
	}
}
