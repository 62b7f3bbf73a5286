<?php
/**
 * Delivery time, progress and tracking link wherever an order is shown: order-received page, My Account, order screen, and the table in every mail.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

use Pedal\Forwarding\Log;
use Pedal\Storage\Deliveries;

final class OrderViews {

	public function __construct(
		private readonly OrderText $text,
		private readonly Deliveries $deliveries,
		private readonly Log $log,
	) {}

	/**
	 * On `woocommerce_get_order_item_totals`: the rows that pages and mails have in common.
	 *
	 * @param array<string,array<string,string>> $rows
	 * @return array<string,array<string,string>>
	 */
	public function add_row( array $rows, mixed $order ): array {
		$window = $order instanceof \WC_Order ? $this->guarded( fn(): string => $this->text->window( $order ) ) : '';
		if ( '' === $window ) {
			return $rows;
		}
		$row   = array(
			'label' => __( 'Delivery time:', 'pedal-bridge' ),
			'value' => esc_html( $window ),
		);
		$after = array_search( 'shipping', array_keys( $rows ), true );
		$at    = false === $after ? count( $rows ) : $after + 1;
		return array_slice( $rows, 0, $at, true ) + array( 'pedal_slot' => $row ) + array_slice( $rows, $at, null, true );
	}

	/**
	 * On `woocommerce_order_details_after_order_table`; as WooCommerce with addresses: only to whom the order belongs.
	 */
	public function show_progress( mixed $order ): void {
		if ( ! $order instanceof \WC_Order || $order->get_user_id() !== get_current_user_id() ) {
			return;
		}
		$words = $this->guarded( fn(): string => $this->text->stage( ( $this->deliveries->of_order( $order->get_id() )[0] ?? null )?->stage ) );
		if ( '' === $words ) {
			return;
		}
		$url = $this->text->tracking_url( $order );
		echo '<section class="woocommerce-order-delivery pedal-order-delivery"><h2>' . esc_html__( 'Delivery', 'pedal-bridge' ) . '</h2><p>' . esc_html( $words );
		if ( '' !== $url ) {
			echo ' <a href="' . esc_url( $url ) . '">' . esc_html__( 'Follow your delivery', 'pedal-bridge' ) . '</a>';
		}
		echo '</p></section>';
	}

	/**
	 * On `woocommerce_admin_order_data_after_shipping_address`.
	 */
	public function show_to_staff( mixed $order ): void {
		$window = $order instanceof \WC_Order ? $this->guarded( fn(): string => $this->text->window_for_staff( $order ) ) : '';
		if ( '' !== $window ) {
			echo '<p><strong>' . esc_html__( 'Delivery time:', 'pedal-bridge' ) . '</strong> ' . esc_html( $window ) . '</p>';
		}
	}

	/**
	 * @param callable():string $text
	 */
	private function guarded( callable $text ): string {
		try {
			return $text();
		} catch ( \Throwable $failure ) {
			$this->log->error( 'An order could not show its delivery.', $failure );
			return '';
		}
	}
}
