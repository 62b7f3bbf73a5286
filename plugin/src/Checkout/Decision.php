<?php
/**
 * What became of a shopper's wish when the order was placed: a window of a connection, none, or a refusal.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

use Pedal\Core\Window;
use Pedal\Storage\Orders;

final class Decision {

	private function __construct(
		private readonly Offer $offer,
		private readonly ?Window $window,
		public readonly ?Refusal $refusal,
	) {}

	/**
	 * @param string|null $asked Null when this way of ordering has no field for it, as a wallet's button or another program:
	 *                           it is not refused, an earlier wish counts while it can be had, and the shop's rule does the rest.
	 */
	public static function on( Offer $offer, ?string $asked, string $wish ): self {
		$window = $offer->find( $asked ?? $wish );
		return new self( $offer, $window, null === $asked ? null : $offer->refusal( $asked ) );
	}

	/**
	 * Only what was offered ever reaches an order. The caller saves it.
	 */
	public function write_to( \WC_Order $order ): void {
		if ( null === $this->window || null === $this->offer->connection ) {
			$order->delete_meta_data( Orders::SLOT );
			return;
		}
		$order->update_meta_data(
			Orders::SLOT,
			array(
				'value'         => $this->window->interval(),
				'start'         => Window::iso( $this->window->start ),
				'end'           => Window::iso( $this->window->end ),
				'connection_id' => $this->offer->connection->id,
			)
		);
	}
}
