<?php
/**
 * Personal data is not in our tables; what is in orders goes with the order. The platform has a copy of its own, and we say whom to ask.
 */

declare( strict_types=1 );

namespace Pedal\Privacy;

use Pedal\Storage\Connections;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Orders;

final class Eraser {

	private const AT_ONCE = 20;

	public function __construct(
		private readonly Orders $orders,
		private readonly Deliveries $deliveries,
		private readonly Connections $connections,
	) {}

	/**
	 * On `wp_privacy_personal_data_erasers`.
	 */
	public function register( mixed $erasers ): mixed {
		if ( is_array( $erasers ) ) {
			$erasers['pedal-bridge'] = array(
				'eraser_friendly_name' => __( 'Deliveries (Pedal)', 'pedal-bridge' ),
				'callback'             => $this->erase( ... ),
			);
		}
		return $erasers;
	}

	/**
	 * Ids stay, so that nothing is sent a second time.
	 *
	 * @return array{items_removed:bool,items_retained:bool,messages:list<string>,done:bool}
	 */
	public function erase( string $email, int $page = 1 ): array {
		$ids  = $this->orders->of_person( $email, $page, self::AT_ONCE );
		$sent = array();
		foreach ( $ids as $order_id ) {
			foreach ( $this->deliveries->of_order( $order_id ) as $row ) {
				if ( $row->ever_sent() ) {
					$sent[ $row->connection_id ][] = '' === (string) $row->remote_id ? "#$order_id" : (string) $row->remote_id;
				}
			}
		}
		return array(
			'items_removed'  => false,
			'items_retained' => array() !== $sent,
			'messages'       => $this->messages( $sent ),
			'done'           => count( $ids ) < self::AT_ONCE,
		);
	}

	/**
	 * On `woocommerce_privacy_remove_order_personal_data`.
	 */
	public function anonymize( mixed $order ): void {
		if ( ! $order instanceof \WC_Order ) {
			return;
		}
		foreach ( array( Orders::TRACKING, Orders::VERDICT, Orders::SLOT ) as $key ) {
			$this->orders->keep_meta( $order, $key, null );
		}
		$this->deliveries->forget_tracking( $order->get_id() );
	}

	/**
	 * @param array<int,list<string>> $sent References by connection.
	 * @return list<string>
	 */
	private function messages( array $sent ): array {
		$messages = array();
		foreach ( $sent as $connection_id => $references ) {
			$connection = $this->connections->find( $connection_id );
			$messages[] = sprintf(
				/* translators: 1: name of a delivery platform, 2: its address, 3: references of deliveries. */
				__( 'The delivery platform %1$s (%2$s) keeps its own copy of name, phone and address. Ask it to erase these deliveries: %3$s.', 'pedal-bridge' ),
				$connection->name ?? '?',
				$connection->base_url ?? '?',
				implode( ', ', $references )
			);
		}
		return $messages;
	}
}
