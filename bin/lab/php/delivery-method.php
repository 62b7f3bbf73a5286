<?php
/**
 * Puts one `pedal_delivery` method into the zone and ties it to a connection. Safe to run again.
 */

declare( strict_types=1 );

return static function ( array $arguments ): array {
	$zone = null;
	foreach ( WC_Shipping_Zones::get_zones() as $known ) {
		$zone = 'Grenoble centre' === $known['zone_name'] ? new WC_Shipping_Zone( $known['zone_id'] ) : $zone;
	}
	if ( ! $zone ) {
		throw new RuntimeException( 'The zone "Grenoble centre" is missing.' );
	}

	$instance = 0;
	foreach ( $zone->get_shipping_methods() as $method ) {
		$instance = 'pedal_delivery' === $method->id ? $method->get_instance_id() : $instance;
	}
	$instance = $instance ?: $zone->add_shipping_method( 'pedal_delivery' );
	if ( ! $instance ) {
		throw new RuntimeException( 'The plugin offers no shipping method pedal_delivery.' );
	}

	$option   = 'woocommerce_pedal_delivery_' . $instance . '_settings';
	$settings = array( 'connection_id' => (string) ( $arguments['connection_id'] ?? '' ) ) + (array) get_option( $option, array() );
	$settings = $settings + array( 'title' => 'Bike delivery', 'cost' => '4.90' );
	update_option( $option, $settings );
	WC_Cache_Helper::get_transient_version( 'shipping', true );
	return array( 'instance_id' => $instance );
};
