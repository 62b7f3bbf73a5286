<?php
/**
 * Functions for other code.
 */

declare( strict_types=1 );

use Pedal\Forwarding\Intake;
use Pedal\Plugin;
use Pedal\Storage\Deliveries;

/**
 * The deliveries of an order, newest first.
 *
 * @return list<\Pedal\Core\Delivery> Empty when there are none, or before Pedal has started.
 */
function pedal_deliveries( int $order_id ): array {
	if ( 0 === did_action( 'plugins_loaded' ) ) {
		return array();
	}
	Plugin::services()->get( Intake::class )->settle();
	return Plugin::services()->get( Deliveries::class )->of_order( $order_id );
}
