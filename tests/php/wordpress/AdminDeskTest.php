<?php
/**
 * What the shop's own screens show of us stays ours to fail: the list of orders and the desk open also when our tables are lost.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Admin\Assets;
use Pedal\Admin\Boot;
use Pedal\Admin\BulkActions;
use Pedal\Admin\OrderColumn;
use Pedal\Plugin;

final class AdminDeskTest extends RestCase {

	private static function lose_our_tables(): void {
		wp_cache_flush();
		add_filter( 'query', static fn( string $sql ): string => (string) preg_replace( '/_pedal_(deliveries|connections)\b/', '_pedal_lost_$1', $sql ) );
	}

	private static function column( \WC_Order $order ): string {
		ob_start();
		Plugin::services()->get( OrderColumn::class )->render( 'pedal', $order );
		return (string) ob_get_clean();
	}

	public function test_the_list_of_orders_opens_without_our_tables(): void {
		$this->connect();
		$order = $this->planned_order();
		self::assertStringContainsString( 'pedal-state', self::column( $order ) );
		self::lose_our_tables();
		self::assertStringNotContainsString( 'pedal-state', self::column( $order ) );
	}

	public function test_the_desk_opens_without_our_tables_so_that_health_can_say_so(): void {
		wp_set_current_user( $this->user( 'administrator' ) );
		self::lose_our_tables();
		$desk = Plugin::services()->get( Boot::class );
		self::assertSame( array( false, 0 ), array( $desk->of_page()['setupDone'], $desk->of_page()['needsYou'] ) );
		self::assertSame( array(), $desk->first_calls() );
	}

	public function test_the_desk_brings_the_script_that_draws_a_keys_qr_code(): void {
		wp_set_current_user( $this->user( 'administrator' ) );
		wp_register_script( 'qrcode', 'https://shop.example/qrcode.js', array( 'jquery' ), '1', true );
		$assets = Plugin::services()->get( Assets::class );
		$assets->belong_to( 'woocommerce_page_wc-pedal' );
		$assets->enqueue( 'woocommerce_page_wc-pedal' );
		self::assertTrue( wp_script_is( 'qrcode', 'enqueued' ) );
	}

	public function test_a_bulk_action_does_what_each_order_allows_and_says_what_failed(): void {
		$this->connect();
		$mine  = $this->planned_order();
		$other = $this->planned_order();
		add_filter( 'user_has_cap', static fn( array $all, array $caps, array $asked ): array => array( 'edit_shop_order', $other->get_id() ) === array( $asked[0], $asked[2] ?? 0 ) ? array_fill_keys( $caps, false ) + $all : $all, 10, 3 );
		wp_set_current_user( $this->user( 'shop_manager' ) );
		$back = Plugin::services()->get( BulkActions::class )->run( 'https://shop.example/', 'pedal_cancel', array( (string) $mine->get_id(), (string) $other->get_id() ) );
		self::assertSame( array( 'absent', 'present' ), array( $this->row( $mine->get_id() )['desired'], $this->row( $other->get_id() )['desired'] ) );
		self::assertStringContainsString( 'pedal_done=1', $back );
		self::assertStringContainsString( 'pedal_failed[rest_forbidden]=1', urldecode( $back ) );
	}

	public function test_a_bulk_action_without_our_tables_ends_in_a_sentence(): void {
		$this->connect();
		$order = $this->planned_order();
		wp_set_current_user( $this->user( 'administrator' ) );
		self::lose_our_tables();
		$back = Plugin::services()->get( BulkActions::class )->run( 'https://shop.example/', 'pedal_send', array( $order->get_id() ) );
		self::assertStringContainsString( 'pedal_failed[pedal_storage_failed]=1', urldecode( $back ) );
	}
}
