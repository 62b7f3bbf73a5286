<?php
/**
 * Which products the lab's shop sells.
 */

declare( strict_types=1 );

return static fn(): array => array(
	'products' => array_values( array_filter( array_map( 'wc_get_product_id_by_sku', array( 'PEDAL-BREAD', 'PEDAL-VEG', 'PEDAL-WINE' ) ) ) ),
);
