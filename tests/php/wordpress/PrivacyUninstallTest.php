<?php
/**
 * Switched off, on again, and deleted: clocks stop, nothing is forgotten too early, secrets always go (row G20 of the acceptance plan).
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Plugin;

final class PrivacyUninstallTest extends TestCase {

	protected const COMMITS = true;

	protected function tearDown(): void {
		Plugin::activate();
		parent::tearDown();
	}

	public function test_switched_off_the_clocks_stop_and_everything_else_stays(): void {
		$order = $this->sent_order();
		$row   = $this->row( $order );
		Plugin::deactivate();

		self::assertFalse( wp_next_scheduled( 'pedal_cron' ) );
		self::assertFalse( as_has_scheduled_action( 'pedal_tick', array(), 'pedal-bridge' ) );
		self::assertSame( $row, $this->row( $order ) );
		self::assertNotNull( $this->sealed() );

		Plugin::activate();
		self::assertNotFalse( wp_next_scheduled( 'pedal_cron' ) );
		self::assertTrue( as_has_scheduled_action( 'pedal_tick', array(), 'pedal-bridge' ) );
		$this->tick();
		self::assertSame( 1, $this->platform->count( 'POST /api/deliveries' ), 'Nothing is sent a second time.' );
	}

	public function test_an_order_that_came_while_it_was_off_is_found(): void {
		$this->connect();
		Plugin::deactivate();
		$this->without_ears( fn() => $this->shop->order( 'by_hand', ( new Shopper() )->with( slot: $this->platform->choices[1] ) ) );
		self::assertSame( array(), $this->rows() );
		Plugin::activate();
		$this->tick();
		self::assertCount( 1, $this->rows() );
		self::assertSame( 'sweep', $this->rows()[0]['planned_by'] );
	}

	public function test_g20_deleted_with_data_kept_only_secrets_go(): void {
		$order = $this->sent_order();
		Plugin::uninstall();

		self::assertNull( $this->sealed() );
		self::assertSame( '/api/deliveries/4711', $this->row( $order )['remote_id'] );
		self::assertNotSame( '', wc_get_order( $order )->get_meta( '_pedal_tracking_url' ) );
		self::assertFalse( wp_next_scheduled( 'pedal_cron' ) );
		self::assertStringNotContainsString( $this->platform->secret, $this->whole_database() );
	}

	public function test_g20_deleted_with_data_nothing_is_left(): void {
		global $wpdb;
		$order = $this->sent_order();
		$this->rest( 'PUT', '/settings', array( 'uninstall' => array( 'delete_data' => true ) ) );
		set_transient( 'pedal_test', 1, 60 );
		Plugin::uninstall();

		self::assertSame( array(), $wpdb->get_col( "SHOW TABLES LIKE '{$wpdb->prefix}pedal\\_%'" ) );
		$names = $wpdb->get_col( "SELECT option_name FROM {$wpdb->options}" );
		self::assertSame( array(), array_values( array_filter( $names, static fn( string $name ): bool => str_contains( $name, '_pedal' ) || str_starts_with( $name, 'pedal_' ) ) ) );
		self::assertSame( '', wc_get_order( $order )->get_meta( '_pedal_tracking_url' ) );
		self::assertSame( 'Léa Roux', wc_get_order( $order )->get_formatted_shipping_full_name(), 'The order itself stays.' );
	}

	public function test_installed_again_it_begins_anew_and_sends_no_old_order(): void {
		$this->sent_order();
		$this->rest( 'PUT', '/settings', array( 'uninstall' => array( 'delete_data' => true ) ) );
		Plugin::uninstall();
		Plugin::activate();
		$this->platform->requests = array();
		$this->connect();
		$this->tick();
		self::assertSame( 0, $this->platform->count( 'POST /api/deliveries' ) );
		self::assertSame( array(), $this->rows() );
	}

	private function sent_order(): int {
		$this->connect();
		$order = $this->shop->order( 'by_hand', ( new Shopper() )->with( slot: $this->platform->choices[1] ) )->get_id();
		$this->tick();
		self::assertSame( 'synced', $this->row( $order )['sync'] );
		return $order;
	}

	private function sealed(): ?string {
		global $wpdb;
		return $wpdb->get_var( "SELECT secret_sealed FROM {$wpdb->prefix}pedal_connections ORDER BY id DESC LIMIT 1" );
	}

	/**
	 * As if the plugin's code were not there.
	 */
	private function without_ears( callable $work ): void {
		global $wp_filter;
		$ours = $wp_filter;
		foreach ( $wp_filter as $name => $hook ) {
			$wp_filter[ $name ] = clone $hook;
			foreach ( $hook->callbacks as $priority => $callbacks ) {
				foreach ( $callbacks as $callback ) {
					$code = $callback['function'];
					if ( $code instanceof \Closure && str_ends_with( (string) ( new \ReflectionFunction( $code ) )->getFileName(), 'plugin/src/Plugin.php' ) ) {
						$wp_filter[ $name ]->remove_filter( $name, $code, $priority );
					}
				}
			}
		}
		try {
			$work();
		} finally {
			$wp_filter = $ours;
		}
	}

	private function whole_database(): string {
		global $wpdb;
		$all = '';
		foreach ( array( 'options', 'pedal_connections', 'pedal_journal', 'pedal_deliveries', 'comments', 'wc_orders_meta', 'postmeta' ) as $table ) {
			$all .= (string) wp_json_encode( $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}$table", ARRAY_A ) );
		}
		return $all;
	}
}
