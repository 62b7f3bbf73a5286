<?php
/**
 * The column "Delivery" in the list of orders, in either order storage.
 */

declare( strict_types=1 );

namespace Pedal\Admin;

use Pedal\Storage\Deliveries;
use Pedal\Storage\StorageFailed;

final class OrderColumn {

	private const ID = 'pedal';

	public function __construct(
		private readonly Deliveries $deliveries,
		private readonly Words $words,
	) {}

	/**
	 * @param array<string,string> $columns
	 * @return array<string,string>
	 */
	public function add( array $columns ): array {
		if ( ! current_user_can( Page::CAPABILITY ) ) {
			return $columns;
		}
		$ours  = array( self::ID => __( 'Delivery', 'pedal-bridge' ) );
		$place = array_search( 'order_status', array_keys( $columns ), true );
		$place = false === $place ? count( $columns ) : $place + 1;
		return array_slice( $columns, 0, $place, true ) + $ours + $columns;
	}

	/**
	 * @param \WC_Order|int $order The order with HPOS, its number in the legacy list.
	 */
	public function render( string $column, $order ): void {
		if ( self::ID !== $column ) {
			return;
		}
		$id = $order instanceof \WC_Order ? $order->get_id() : (int) $order;
		try {
			$row = $this->deliveries->of_order( $id )[0] ?? null;
		} catch ( StorageFailed ) {
			// The list of orders matters more than our column.
			echo '<span aria-hidden="true">?</span><span class="screen-reader-text">' . esc_html__( 'This could not be examined.', 'pedal-bridge' ) . '</span>';
			return;
		}
		$said = null === $row ? null : $this->words->state( $row );
		if ( null === $said ) {
			echo '<span aria-hidden="true">–</span><span class="screen-reader-text">' . esc_html__( 'Not sent to a delivery platform', 'pedal-bridge' ) . '</span>';
			return;
		}
		printf(
			'<a class="pedal-state is-%1$s" href="%2$s">%3$s</a>',
			esc_attr( $said['tone'] ),
			esc_url( Page::url( array( 'tab' => 'board', 'delivery' => $row->id ) ) ),
			esc_html( $said['word'] )
		);
	}
}
