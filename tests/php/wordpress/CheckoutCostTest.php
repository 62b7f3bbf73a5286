<?php
/**
 * What we cost the shopper's request: no call, two queries together with planning, and none before that for other shipping methods.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Forwarding\Intake;
use Pedal\Plugin;
use PHPUnit\Framework\Attributes\DataProvider;

final class CheckoutCostTest extends TestCase {

	use CheckoutShop;

	/**
	 * @var list<string> Queries that came from our rooms.
	 */
	private array $asked = array();

	private int $calls = 0;

	/**
	 * @return array<string,array{string}>
	 */
	public static function checkouts(): array {
		return array( 'classic' => array( 'classic_checkout' ), 'block' => array( 'block_checkout' ) );
	}

	#[DataProvider( 'checkouts' )]
	public function test_an_order_with_a_window_costs_one_query_and_no_call( string $way ): void {
		$this->open_shop();
		$this->shop->order( $way, ( new Shopper() )->with( slot: $this->platform->choices[0] ) );
		$order = $this->counted( fn(): \WC_Order => $this->shop->order( $way, ( new Shopper() )->with( slot: $this->platform->choices[1] ) ) );

		self::assertNotSame( '', $order->get_meta( '_pedal_slot' ) );
		self::assertCount( 1, $this->asked, implode( "\n", $this->asked ) );
		self::assertSame( 0, $this->calls );
	}

	#[DataProvider( 'checkouts' )]
	public function test_choosing_and_planning_together_cost_two_queries( string $way ): void {
		$this->open_shop();
		$plan = static fn(): int => Plugin::services()->get( Intake::class )->settle();
		$this->shop->order( $way, ( new Shopper() )->with( slot: $this->platform->choices[0] ) );
		$plan();
		$planned = $this->counted(
			function () use ( $way, $plan ): int {
				$this->shop->order( $way, ( new Shopper() )->with( slot: $this->platform->choices[1] ) );
				return $plan();
			},
			'Pedal\\'
		);

		// A checkout that takes more than a second asks for the time again.
		$asked = array_diff( $this->asked, array( 'SELECT UNIX_TIMESTAMP()' ) );
		self::assertSame( 1, $planned );
		self::assertLessThanOrEqual( 2, count( $asked ), implode( "\n", $asked ) );
	}

	#[DataProvider( 'checkouts' )]
	public function test_an_order_that_leaves_the_time_open_costs_nothing( string $way ): void {
		$this->open_shop();
		$this->shop->order( $way );
		$this->counted( fn(): \WC_Order => $this->shop->order( $way ) );

		self::assertSame( array(), $this->asked );
	}

	#[DataProvider( 'checkouts' )]
	public function test_an_order_by_another_method_costs_nothing( string $way ): void {
		$this->open_shop();
		$this->shop->leave();
		$this->shop = new Shop( 'flat_rate' );
		$this->shop->order( $way );
		$this->counted( fn(): \WC_Order => $this->shop->order( $way ) );

		self::assertSame( array(), $this->asked );
		self::assertSame( 0, $this->calls );
	}

	public function test_a_cart_and_a_review_cost_one_query_each(): void {
		$this->open_shop();
		$this->fill_cart();
		$this->cart_extension();
		$this->counted( fn(): array => $this->cart_extension() );
		self::assertLessThanOrEqual( 1, count( $this->asked ), implode( "\n", $this->asked ) );

		ob_start();
		$this->counted(
			static function (): void {
				// As the page itself has asked before it draws the review.
				WC()->cart->needs_shipping();
				do_action( 'woocommerce_review_order_after_shipping' );
			}
		);
		self::assertNotSame( '', ob_get_clean() );
		self::assertLessThanOrEqual( 1, count( $this->asked ), implode( "\n", $this->asked ) );
		self::assertSame( 0, $this->calls );
	}

	public function test_our_mail_among_woocommerce_s_costs_no_query(): void {
		wp_cache_flush();
		wp_load_alloptions();
		$ours = array();
		add_filter(
			'query',
			static function ( string $query ) use ( &$ours ): string {
				$ours = array( ...$ours, ...( str_contains( $query, 'pedal' ) ? array( $query ) : array() ) );
				return $query;
			}
		);
		new \Pedal\Mail\DeliveryNews();
		self::assertSame( array(), $ours, 'WooCommerce makes every mail at every checkout.' );
	}

	public function test_a_hanging_platform_changes_nothing(): void {
		$this->open_shop();
		$this->pass_time( 7200 );
		$this->platform->fail( '.*', 'cURL error 28: Operation timed out', times: 100 );
		$this->counted( fn(): \WC_Order => $this->shop->order( 'block_checkout', ( new Shopper() )->with( slot: $this->platform->choices[0] ) ) );
		self::assertSame( 0, $this->calls );
	}

	/**
	 * As a process of its own: no cache is warm but what WordPress loads with every page.
	 */
	private function counted( callable $request, string $rooms = 'Pedal\\Checkout\\' ): mixed {
		$this->asked = array();
		$this->calls = 0;
		wp_cache_flush();
		wp_load_alloptions();
		$by_us = function ( string $query ) use ( $rooms ): string {
			foreach ( debug_backtrace( DEBUG_BACKTRACE_IGNORE_ARGS ) as $frame ) {
				$class = $frame['class'] ?? '';
				if ( str_starts_with( $class, $rooms ) && ! str_starts_with( $class, __NAMESPACE__ ) ) {
					$this->asked[] = $query;
					break;
				}
			}
			return $query;
		};
		$call = function ( $answer ) {
			++$this->calls;
			return $answer;
		};
		add_filter( 'query', $by_us );
		add_filter( 'pre_http_request', $call, 1 );
		try {
			return $request();
		} finally {
			remove_filter( 'query', $by_us );
			remove_filter( 'pre_http_request', $call, 1 );
		}
	}
}
