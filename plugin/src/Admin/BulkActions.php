<?php
/**
 * Sending, trying again and cancelling for many orders at once, from the list of orders.
 *
 * Each only plans; the engine does the rest, so a hundred orders are as quick as one.
 */

declare( strict_types=1 );

namespace Pedal\Admin;

use Pedal\Forwarding\Desk;
use Pedal\Forwarding\Problem;
use Pedal\Storage\Deliveries;
use Pedal\Storage\StorageFailed;

final class BulkActions {

	public function __construct(
		private readonly Desk $desk,
		private readonly Deliveries $deliveries,
	) {}

	/**
	 * @param array<string,string> $actions
	 * @return array<string,string>
	 */
	public function add( array $actions ): array {
		return current_user_can( Page::CAPABILITY ) ? $actions + self::words() : $actions;
	}

	/**
	 * On `handle_bulk_actions-…`; the list has checked nonce and rights to the screen.
	 *
	 * @param list<int|string> $ids
	 */
	public function run( string $back_to, string $action, array $ids ): string {
		if ( ! isset( self::words()[ $action ] ) || ! current_user_can( Page::CAPABILITY ) ) {
			return $back_to;
		}
		$done   = 0;
		$failed = array();
		foreach ( array_map( 'intval', $ids ) as $id ) {
			try {
				$this->one( $action, $id );
				++$done;
			} catch ( Problem | StorageFailed $failure ) {
				$reason            = $failure instanceof Problem ? $failure->reason : 'pedal_storage_failed';
				$failed[ $reason ] = ( $failed[ $reason ] ?? 0 ) + 1;
			}
		}
		$result = array(
			'pedal_action' => $action,
			'pedal_done'   => $done,
		);
		foreach ( $failed as $reason => $count ) {
			$result[ "pedal_failed[$reason]" ] = $count;
		}
		return add_query_arg( $result, remove_query_arg( array( 'pedal_failed' ), $back_to ) );
	}

	/**
	 * @throws Problem|StorageFailed
	 */
	private function one( string $action, int $order_id ): void {
		if ( ! current_user_can( 'edit_shop_order', $order_id ) ) {
			throw new Problem( 'rest_forbidden', 403 );
		}
		if ( 'pedal_send' === $action ) {
			$this->desk->send( $order_id, null, false );
			return;
		}
		$row = $this->deliveries->of_order( $order_id )[0] ?? throw new Problem( 'pedal_delivery_not_found', 404 );
		$this->desk->act( $row, 'pedal_retry' === $action ? 'retry' : 'cancel' );
	}

	/**
	 * @return array<string,string>
	 */
	private static function words(): array {
		return array(
			'pedal_send'   => __( 'Send to the delivery platform', 'pedal-bridge' ),
			'pedal_retry'  => __( 'Try the delivery again', 'pedal-bridge' ),
			'pedal_cancel' => __( 'Cancel the courier', 'pedal-bridge' ),
		);
	}
}
