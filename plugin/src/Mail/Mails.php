<?php
/**
 * Our mail among WooCommerce's own: made known to its settings, and sent when a delivery has news for the customer.
 */

declare( strict_types=1 );

namespace Pedal\Mail;

use Pedal\Core\Stage;
use Pedal\Forwarding\Log;
use Pedal\Storage\Orders;

final class Mails {

	public function __construct(
		private readonly Orders $orders,
		private readonly Log $log,
	) {}

	/**
	 * On `woocommerce_email_classes`.
	 *
	 * @param array<string,\WC_Email> $mails
	 * @return array<string,\WC_Email>
	 */
	public function register( array $mails ): array {
		$mails[ DeliveryNews::ID ] = new DeliveryNews();
		return $mails;
	}

	/**
	 * On `pedal_customer_mail`, fired once per order and stage. A mail that fails must not hold up the delivery.
	 */
	public function send( int $order_id, string $stage, string $tracking_url ): void {
		try {
			$order = $this->orders->get( $order_id );
			$news  = Stage::tryFrom( $stage );
			$mail  = WC()->mailer()->get_emails()[ DeliveryNews::ID ] ?? null;
			if ( null !== $order && null !== $news && $mail instanceof DeliveryNews ) {
				$mail->trigger( $order, $news, $tracking_url );
			}
		} catch ( \Throwable $failure ) {
			$this->log->error( 'The customer could not be written to.', $failure, array( 'order_id' => $order_id ) );
		}
	}

	/**
	 * On `woocommerce_email_after_order_table`: a line in all other mails of an order that can be followed.
	 */
	public function add_tracking( mixed $order, mixed $to_admin = false, mixed $plain = false, mixed $email = null ): void {
		$url = $order instanceof \WC_Order && ! $email instanceof DeliveryNews ? $order->get_meta( Orders::TRACKING ) : '';
		$url = is_string( $url ) ? esc_url_raw( $url, array( 'https', 'http' ) ) : '';
		if ( '' === $url ) {
			return;
		}
		if ( true === $plain ) {
			/* translators: %s: address of the tracking page. */
			echo "\n" . esc_html( sprintf( __( 'Follow the delivery: %s', 'pedal-bridge' ), $url ) ) . "\n";
			return;
		}
		echo '<p><a href="' . esc_url( $url ) . '">' . esc_html__( 'Follow the delivery', 'pedal-bridge' ) . '</a></p>';
	}
}
