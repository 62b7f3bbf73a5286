<?php
/**
 * What the shop's privacy policy should say about deliveries.
 */

declare( strict_types=1 );

namespace Pedal\Privacy;

final class PolicyText {

	/**
	 * On `admin_init`.
	 */
	public function suggest(): void {
		if ( ! function_exists( 'wp_add_privacy_policy_content' ) ) {
			return;
		}
		$paragraphs = array(
			__( 'When you order a delivery, we pass on what a courier needs to the delivery platform that carries it out: your name, phone number, delivery address, your note for the delivery, the chosen window and a short list of what is in the parcel. We do not pass on your e-mail address or how you paid.', 'pedal-bridge' ),
			__( 'We keep the platform\'s reference, the state of the delivery, its times and the link to its tracking page with your order. The platform keeps its own copy; ask it, or us, to erase it.', 'pedal-bridge' ),
		);
		wp_add_privacy_policy_content( 'Pedal', wp_kses_post( '<p>' . implode( '</p><p>', $paragraphs ) . '</p>' ) );
	}
}
