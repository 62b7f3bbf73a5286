<?php
/**
 * The customer's mail "Your order is on its way", switched and worded in WooCommerce → Settings → Emails.
 *
 * A merchant may ask for it at other stages too; those have words of their own, because the edited ones are about this one.
 */

declare( strict_types=1 );

namespace Pedal\Mail;

use Pedal\Core\Stage;
use Pedal\Core\Text;

final class DeliveryNews extends \WC_Email {

	public const ID = 'pedal_on_its_way';

	private Stage $stage = Stage::Carried;

	private string $tracking_url = '';

	public function __construct() {
		$this->id             = self::ID;
		$this->customer_email = true;
		$this->title          = __( 'Order on its way', 'pedal-bridge' );
		$this->description    = __( 'Sent to the customer when the courier has left with the order, with a link to follow the delivery.', 'pedal-bridge' );
		$this->template_base  = dirname( PEDAL_FILE ) . '/templates/';
		$this->template_html  = 'emails/pedal-on-its-way.php';
		$this->template_plain = 'emails/plain/pedal-on-its-way.php';
		$this->placeholders   = array(
			'{order_date}'   => '',
			'{order_number}' => '',
		);
		parent::__construct();
	}

	public function trigger( \WC_Order $order, Stage $stage, string $tracking_url ): void {
		$this->setup_locale();
		$created                              = $order->get_date_created();
		$this->stage                          = $stage;
		$this->tracking_url                   = esc_url_raw( $tracking_url, array( 'https', 'http' ) );
		$this->object                         = $order;
		$this->recipient                      = $order->get_billing_email();
		$this->placeholders['{order_date}']   = null === $created ? '' : wc_format_datetime( $created );
		$this->placeholders['{order_number}'] = Text::line( (string) $order->get_order_number(), 64 );
		try {
			if ( $this->is_enabled() && '' !== (string) $this->get_recipient() ) {
				$this->send( $this->get_recipient(), $this->get_subject(), $this->get_content(), $this->get_headers(), $this->get_attachments() );
			}
		} finally {
			$this->restore_locale();
		}
	}

	public function get_default_subject(): string {
		return match ( $this->stage ) {
			Stage::None, Stage::Placed      => __( 'Your {site_title} order #{order_number}: the delivery is booked', 'pedal-bridge' ),
			Stage::Assigned, Stage::Pickup  => __( 'Your {site_title} order #{order_number}: a courier is picking it up', 'pedal-bridge' ),
			Stage::Carried                  => __( 'Your {site_title} order #{order_number} is on its way', 'pedal-bridge' ),
			Stage::Delivered                => __( 'Your {site_title} order #{order_number} was delivered', 'pedal-bridge' ),
			Stage::Failed, Stage::Cancelled => __( 'Your {site_title} order #{order_number} could not be delivered', 'pedal-bridge' ),
		};
	}

	public function get_default_heading(): string {
		return match ( $this->stage ) {
			Stage::None, Stage::Placed      => __( 'Your delivery is booked', 'pedal-bridge' ),
			Stage::Assigned, Stage::Pickup  => __( 'The courier is picking up your order', 'pedal-bridge' ),
			Stage::Carried                  => __( 'Your order is on its way', 'pedal-bridge' ),
			Stage::Delivered                => __( 'Your order was delivered', 'pedal-bridge' ),
			Stage::Failed, Stage::Cancelled => __( 'Your order could not be delivered', 'pedal-bridge' ),
		};
	}

	public function get_default_additional_content(): string {
		return __( 'Thank you for your order.', 'pedal-bridge' );
	}

	public function get_content_html(): string {
		return $this->content( $this->template_html, false );
	}

	public function get_content_plain(): string {
		return $this->content( $this->template_plain, true );
	}

	/**
	 * @param mixed $empty_value
	 * @return mixed
	 */
	protected function get_option_or_transient( string $key, $empty_value = null ) {
		return Stage::Carried === $this->stage || ! in_array( $key, array( 'subject', 'heading' ), true ) ? parent::get_option_or_transient( $key, $empty_value ) : $empty_value;
	}

	private function sentence(): string {
		return match ( $this->stage ) {
			Stage::None, Stage::Placed      => __( 'A courier is booked for your order.', 'pedal-bridge' ),
			Stage::Assigned, Stage::Pickup  => __( 'A courier is coming to us to pick up your order.', 'pedal-bridge' ),
			Stage::Carried                  => __( 'The courier has picked up your order and is on the way to you.', 'pedal-bridge' ),
			Stage::Delivered                => __( 'The courier has delivered your order. Enjoy!', 'pedal-bridge' ),
			Stage::Failed, Stage::Cancelled => __( 'The courier could not deliver your order. We will get in touch with you.', 'pedal-bridge' ),
		};
	}

	private function content( string $template, bool $plain ): string {
		return wc_get_template_html(
			$template,
			array(
				'order'              => $this->object,
				'email_heading'      => $this->get_heading(),
				'sentence'           => $this->sentence(),
				'tracking_url'       => $this->tracking_url,
				'additional_content' => $this->get_additional_content(),
				'sent_to_admin'      => false,
				'plain_text'         => $plain,
				'email'              => $this,
			),
			'',
			$this->template_base
		);
	}
}
