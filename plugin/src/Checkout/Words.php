<?php
/**
 * What the shopper reads about delivery times: true to what the shop does with an order that names none.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

use Pedal\Storage\Settings;

final class Words {

	public function __construct( private readonly Settings $settings ) {}

	public function field(): string {
		return __( 'Delivery time', 'pedal-bridge' );
	}

	/**
	 * The entry of the list that chooses nothing.
	 */
	public function nothing_chosen( bool $required ): string {
		return $required ? __( 'Choose a delivery time', 'pedal-bridge' ) : match ( $this->settings->policy()->without_slot ) {
			'asap'      => __( 'As soon as possible', 'pedal-bridge' ),
			'attention' => __( 'No preference: you will hear from us', 'pedal-bridge' ),
			default     => __( 'First available time', 'pedal-bridge' ),
		};
	}

	/**
	 * Empty when there is nothing to say.
	 */
	public function message( Offer $offer ): string {
		if ( array() === $offer->windows ) {
			return __( 'Delivery times cannot be chosen at the moment.', 'pedal-bridge' ) . ' ' . $this->without_slot();
		}
		return $offer->stale ? __( 'These times were last confirmed a while ago. If yours is gone by now, we will get in touch with you.', 'pedal-bridge' ) : '';
	}

	public function refusal( Refusal $refusal ): string {
		return match ( $refusal ) {
			Refusal::NothingChosen  => __( 'Please choose a delivery time.', 'pedal-bridge' ),
			Refusal::NothingOffered => __( 'The delivery time cannot be confirmed at the moment. Please place the order once more without one.', 'pedal-bridge' ) . ' ' . $this->without_slot(),
			Refusal::NotOffered     => __( 'This delivery time is not available. Please choose another one.', 'pedal-bridge' ),
			Refusal::Over           => __( 'This delivery time is over. Please choose another one.', 'pedal-bridge' ),
		};
	}

	private function without_slot(): string {
		return match ( $this->settings->policy()->without_slot ) {
			'asap'      => __( 'Your order will be delivered as soon as possible.', 'pedal-bridge' ),
			'attention' => __( 'We will get in touch with you to agree on a time.', 'pedal-bridge' ),
			default     => __( 'Your order will be delivered at the first time that is free.', 'pedal-bridge' ),
		};
	}
}
