<?php
/**
 * What an order says about its delivery, in the shopper's words.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

use Pedal\Core\Fields;
use Pedal\Core\Stage;
use Pedal\Core\Window;
use Pedal\Forwarding\WindowText;
use Pedal\Storage\Facts;
use Pedal\Storage\Orders;

final class OrderText {

	public function __construct( private readonly Zones $zones ) {}

	/**
	 * @return string Empty when no window is promised.
	 */
	public function window( \WC_Order $order ): string {
		return $this->say( $order, WindowText::label( ... ) );
	}

	public function window_for_staff( \WC_Order $order ): string {
		return $this->say( $order, WindowText::for_staff( ... ) );
	}

	/**
	 * @return string Only ever a web address.
	 */
	public function tracking_url( \WC_Order $order ): string {
		$url = $order->get_meta( Orders::TRACKING );
		return is_string( $url ) ? esc_url_raw( $url, array( 'https', 'http' ) ) : '';
	}

	/**
	 * @return string Empty while there is nothing a shopper can make use of.
	 */
	public function stage( ?Stage $stage ): string {
		return match ( $stage ) {
			null, Stage::None => '',
			Stage::Placed     => __( 'The delivery is booked.', 'pedal-bridge' ),
			Stage::Assigned   => __( 'A courier will bring your order.', 'pedal-bridge' ),
			Stage::Pickup     => __( 'The courier is picking up your order.', 'pedal-bridge' ),
			Stage::Carried    => __( 'Your order is on its way to you.', 'pedal-bridge' ),
			Stage::Delivered  => __( 'Your order was delivered.', 'pedal-bridge' ),
			Stage::Failed     => __( 'The courier could not deliver your order. We will get in touch with you.', 'pedal-bridge' ),
			Stage::Cancelled  => __( 'The delivery was called off.', 'pedal-bridge' ),
		};
	}

	/**
	 * @param callable(Window,string):string $words
	 */
	private function say( \WC_Order $order, callable $words ): string {
		$meta   = $order->get_meta( Orders::SLOT );
		$window = Facts::slot( $meta );
		return null === $window ? '' : $words( $window, $this->zones->of( ( new Fields( $meta ) )->number( 'connection_id' ) ) );
	}
}
