<?php
/**
 * The field `pedal_slot` on the classic checkout: there while our method is chosen, checked on the server, written on the order before payment.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

use Pedal\Forwarding\WindowText;
use Pedal\Storage\Orders;

final class ClassicCheckout {

	private const FIELD = 'pedal_slot';

	/**
	 * Of the form that this request has just validated.
	 */
	private ?Decision $decision = null;

	public function __construct(
		private readonly Slots $slots,
		private readonly Words $words,
		private readonly Wish $wish,
	) {}

	/**
	 * On `woocommerce_review_order_after_shipping`: drawn anew with every refresh of the review.
	 */
	public function render(): void {
		$method = Chosen::in_cart();
		if ( null === $method ) {
			return;
		}
		$offer   = $this->slots->of( $method );
		$options = array();
		foreach ( $offer->windows as $value => $window ) {
			$options[ $value ] = WindowText::label( $window, $offer->timezone() );
		}
		wc_get_template(
			'checkout/pedal-delivery-slot.php',
			array(
				'field'    => self::FIELD,
				'label'    => $this->words->field(),
				'nothing'  => $this->words->nothing_chosen( $offer->required ),
				'options'  => $options,
				'selected' => $this->wish->value(),
				'required' => $offer->required,
				'message'  => $this->words->message( $offer ),
			),
			'',
			dirname( PEDAL_FILE ) . '/templates/'
		);
	}

	/**
	 * On `woocommerce_checkout_update_order_review`, which gets the whole form as one string.
	 */
	public function remember( mixed $form ): void {
		parse_str( is_string( $form ) ? $form : '', $fields );
		if ( isset( $fields[ self::FIELD ] ) ) {
			$this->wish->keep( $fields[ self::FIELD ] );
		}
	}

	/**
	 * On `woocommerce_after_checkout_validation`.
	 *
	 * @param mixed     $data   As posted.
	 * @param \WP_Error $errors
	 */
	public function validate( mixed $data, \WP_Error $errors ): void {
		$this->decision = $this->decide( Chosen::in_cart() );
		if ( null !== $this->decision?->refusal ) {
			$errors->add( self::FIELD, esc_html( $this->words->refusal( $this->decision->refusal ) ), array( 'id' => self::FIELD ) );
		}
	}

	/**
	 * On `woocommerce_checkout_create_order`, also where another plugin makes the order without the form's validation.
	 */
	public function write( \WC_Order $order ): void {
		$method   = Chosen::in_order( $order );
		$decision = $this->decision ?? $this->decide( $method );
		// The next order of this process is decided for itself.
		$this->decision = null;
		null === $method || null === $decision ? $order->delete_meta_data( Orders::SLOT ) : $decision->write_to( $order );
	}

	private function decide( ?ShippingMethod $method ): ?Decision {
		return null === $method ? null : $this->slots->decide( $method, self::posted(), $this->wish->value() );
	}

	private static function posted(): ?string {
		// phpcs:ignore WordPress.Security.NonceVerification.Missing -- WooCommerce has verified the checkout's nonce.
		return isset( $_POST[ self::FIELD ] ) && is_string( $_POST[ self::FIELD ] ) ? sanitize_text_field( wp_unslash( $_POST[ self::FIELD ] ) ) : null;
	}
}
