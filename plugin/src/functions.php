<?php
/**
 * Functions for other code.
 */

declare( strict_types=1 );

use Pedal\Forwarding\Intake;
use Pedal\Plugin;
use Pedal\Rest\DeliveryAnswer;
use Pedal\Storage\Deliveries;

/**
 * The deliveries of an order, newest first, as the REST API shows them. Read them as arrays or as objects: `$one['stage']`, `$one->stage`.
 *
 * @return list<ArrayObject<string,mixed>> Empty when there are none, or before Pedal has started.
 */
function pedal_deliveries( int $order_id ): array {
	if ( 0 === did_action( 'plugins_loaded' ) ) {
		return array();
	}
	Plugin::services()->get( Intake::class )->settle();
	$rows = Plugin::services()->get( Deliveries::class )->of_order( $order_id );
	return array_map(
		static fn( array $one ): ArrayObject => new ArrayObject( $one, ArrayObject::ARRAY_AS_PROPS ),
		Plugin::services()->get( DeliveryAnswer::class )->of_many( $rows )
	);
}
