<?php
/**
 * The end of a request: what it did to orders becomes rows; then, when its answer is out already, a little work.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

final class EndOfRequest {

	/**
	 * @param \Closure():Runner $runner Most requests end without a need for it.
	 */
	public function __construct(
		private readonly Intake $intake,
		private readonly \Closure $runner,
	) {}

	/**
	 * On `shutdown`. Who dies after the answer leaves the order to the sweep, as who dies before it.
	 */
	public function settle(): void {
		$out = $this->shopper_waits() && $this->let_the_answer_out();
		$this->intake->settle();
		if ( did_action( 'pedal_delivery_planned' ) > 0 && ( $out || $this->let_the_answer_out() ) ) {
			( $this->runner )()->nudge();
		}
	}

	/**
	 * Only a checkout: who saves an order in the admin sees the row on the next page.
	 */
	private function shopper_waits(): bool {
		return $this->intake->has_news()
			&& did_action( 'woocommerce_checkout_order_processed' ) + did_action( 'woocommerce_store_api_checkout_order_processed' ) > 0;
	}

	/**
	 * Servers that cannot say so leave the work to the clocks.
	 *
	 * @return bool True once per request: now everybody has the whole answer, and nobody waits for this process any more.
	 */
	private function let_the_answer_out(): bool {
		if ( function_exists( 'fastcgi_finish_request' ) ) {
			return fastcgi_finish_request();
		}
		return function_exists( 'litespeed_finish_request' ) && litespeed_finish_request();
	}
}
