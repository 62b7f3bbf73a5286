<?php
/**
 * The customer's mail about a delivery, plain text.
 *
 * Can be overridden by copying it to yourtheme/woocommerce/emails/plain/pedal-on-its-way.php.
 *
 * @package Pedal
 * @version 0.1.0
 *
 * @var WC_Order $order
 * @var string   $email_heading
 * @var string   $sentence           What happened.
 * @var string   $tracking_url       May be empty.
 * @var string   $additional_content From the mail's settings.
 * @var bool     $sent_to_admin
 * @var bool     $plain_text
 * @var WC_Email $email
 */

declare( strict_types=1 );

defined( 'ABSPATH' ) || exit;

echo "=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=\n";
echo esc_html( wp_strip_all_tags( $email_heading ) );
echo "\n=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=\n\n";

/* translators: %s: first name of the customer. */
echo esc_html( '' === $order->get_billing_first_name() ? __( 'Hello,', 'pedal-bridge' ) : sprintf( __( 'Hello %s,', 'pedal-bridge' ), $order->get_billing_first_name() ) ) . "\n\n";
echo esc_html( $sentence ) . "\n\n";
if ( '' !== $tracking_url ) {
	/* translators: %s: address of the tracking page. */
	echo esc_html( sprintf( __( 'Follow your delivery: %s', 'pedal-bridge' ), $tracking_url ) ) . "\n\n";
}

do_action( 'woocommerce_email_order_details', $order, $sent_to_admin, $plain_text, $email );
echo "\n----------------------------------------\n\n";
do_action( 'woocommerce_email_order_meta', $order, $sent_to_admin, $plain_text, $email );
do_action( 'woocommerce_email_customer_details', $order, $sent_to_admin, $plain_text, $email );
echo "\n\n----------------------------------------\n\n";

if ( '' !== (string) $additional_content ) {
	echo esc_html( wp_strip_all_tags( wptexturize( $additional_content ) ) );
	echo "\n\n----------------------------------------\n\n";
}

$footer = apply_filters( 'woocommerce_email_footer_text', get_option( 'woocommerce_email_footer_text' ) );
echo wp_kses_post( is_string( $footer ) ? $footer : '' );
