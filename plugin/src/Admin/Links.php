<?php
/**
 * The ways that lead to the desk, from where a merchant looks for it; and from the desk to an order.
 */

declare( strict_types=1 );

namespace Pedal\Admin;

use Automattic\WooCommerce\Utilities\OrderUtil;

final class Links {

	/**
	 * On the plugins list.
	 *
	 * @param array<string|int,string> $links
	 * @return array<string|int,string>
	 */
	public function of_plugin( array $links ): array {
		if ( ! current_user_can( Page::CAPABILITY ) ) {
			return $links;
		}
		$ours = array(
			'pedal'       => $this->link( array(), __( 'Deliveries', 'pedal-bridge' ) ),
			'pedal-setup' => $this->link( array( 'tab' => 'setup' ), __( 'Set up', 'pedal-bridge' ) ),
		);
		return $ours + $links;
	}

	/**
	 * Above WooCommerce → Settings → Advanced → REST API.
	 */
	public function above_rest_keys(): void {
		if ( 'keys' === ( $GLOBALS['current_section'] ?? '' ) ) {
			$this->lead_in( __( 'Keys for a delivery platform? The guide makes them, checks them and shows them once.', 'pedal-bridge' ), __( 'Set up your delivery platform', 'pedal-bridge' ) );
		}
	}

	/**
	 * Above WooCommerce → Settings → Shipping.
	 */
	public function above_shipping(): void {
		if ( '' === ( $GLOBALS['current_section'] ?? '' ) ) {
			$this->lead_in( __( 'Which of these methods a delivery platform carries is chosen in Deliveries.', 'pedal-bridge' ), __( 'Choose for your delivery platform', 'pedal-bridge' ) );
		}
	}

	/**
	 * @param int|string $id A number, or `%d` for a pattern.
	 */
	public static function order( int|string $id ): string {
		return OrderUtil::custom_orders_table_usage_is_enabled()
			? admin_url( "admin.php?page=wc-orders&action=edit&id=$id" )
			: admin_url( "post.php?action=edit&post=$id" );
	}

	private function lead_in( string $why, string $words ): void {
		if ( current_user_can( 'manage_woocommerce' ) ) {
			echo '<p class="pedal-lead-in">' . esc_html( $why ) . ' ' . wp_kses_post( $this->link( array( 'tab' => 'setup' ), $words ) ) . '</p>';
		}
	}

	/**
	 * @param array<string,string> $arguments
	 */
	private function link( array $arguments, string $words ): string {
		return sprintf( '<a href="%s">%s</a>', esc_url( Page::url( $arguments ) ), esc_html( $words ) );
	}
}
