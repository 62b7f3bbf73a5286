<?php
/**
 * The customer's mail about a delivery, HTML.
 *
 * Can be overridden by copying it to yourtheme/woocommerce/emails/pedal-on-its-way.php.
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

do_action( 'woocommerce_email_header', $email_heading, $email );
?>
<p>
	<?php
	/* translators: %s: first name of the customer. */
	echo esc_html( '' === $order->get_billing_first_name() ? __( 'Hello,', 'pedal-bridge' ) : sprintf( __( 'Hello %s,', 'pedal-bridge' ), $order->get_billing_first_name() ) );
	?>
</p>
<p><?php echo esc_html( $sentence ); ?></p>
<?php if ( '' !== $tracking_url ) : ?>
	<p><a href="<?php echo esc_url( $tracking_url ); ?>"><?php esc_html_e( 'Follow your delivery', 'pedal-bridge' ); ?></a></p>
<?php endif; ?>
<?php
do_action( 'woocommerce_email_order_details', $order, $sent_to_admin, $plain_text, $email );
do_action( 'woocommerce_email_order_meta', $order, $sent_to_admin, $plain_text, $email );
do_action( 'woocommerce_email_customer_details', $order, $sent_to_admin, $plain_text, $email );

if ( '' !== (string) $additional_content ) {
	echo wp_kses_post( wpautop( wptexturize( $additional_content ) ) );
}

do_action( 'woocommerce_email_footer', $email );
