<?php
/**
 * Makes the fresh WooCommerce a shop in Grenoble: order storage, pages, a payment method, products, a delivery zone. Safe to run again.
 */

declare( strict_types=1 );

use Automattic\WooCommerce\Internal\DataStores\Orders\DataSynchronizer;

return static function ( array $arguments ): array {
	$options = array(
		'woocommerce_custom_orders_table_data_sync_enabled' => 'no',
		'woocommerce_coming_soon'                    => 'no',
		'woocommerce_newly_installed'                => 'no',
		'woocommerce_store_address'                  => '12 place Notre-Dame',
		'woocommerce_store_city'                     => 'Grenoble',
		'woocommerce_store_postcode'                 => '38000',
		'woocommerce_default_country'                => 'FR',
		'woocommerce_currency'                       => 'EUR',
		'woocommerce_weight_unit'                    => 'kg',
		'woocommerce_allow_tracking'                 => 'no',
		'woocommerce_show_marketplace_suggestions'   => 'no',
		'woocommerce_task_list_hidden'               => 'yes',
		'woocommerce_onboarding_profile'             => array( 'skipped' => true ),
		'woocommerce_cod_settings'                   => array( 'enabled' => 'yes', 'title' => 'Cash on delivery', 'enable_for_virtual' => 'yes' ),
		'timezone_string'                            => 'Europe/Paris',
		'blogname'                                   => 'Pedal test shop',
		'users_can_register'                         => '0',
	);
	array_walk( $options, static fn( $value, string $name ) => update_option( $name, $value ) );

	wc_get_container()->get( DataSynchronizer::class )->create_database_tables();
	update_option( 'woocommerce_custom_orders_table_enabled', $arguments['hpos'] ? 'yes' : 'no' );
	WC_Install::create_pages();

	$classic = get_page_by_path( 'classic-checkout' )->ID ?? wp_insert_post(
		array(
			'post_type'    => 'page',
			'post_status'  => 'publish',
			'post_name'    => 'classic-checkout',
			'post_title'   => 'Classic checkout',
			'post_content' => '[woocommerce_checkout]',
		)
	);

	$product = static function ( string $sku, string $name, string $price, string $weight ): int {
		$known   = wc_get_product_id_by_sku( $sku );
		$product = $known ? wc_get_product( $known ) : new WC_Product_Simple();
		$product->set_sku( $sku );
		$product->set_name( $name );
		$product->set_regular_price( $price );
		$product->set_weight( $weight );
		$product->set_status( 'publish' );
		return $product->save();
	};

	$zone = null;
	foreach ( WC_Shipping_Zones::get_zones() as $known ) {
		$zone = 'Grenoble centre' === $known['zone_name'] ? new WC_Shipping_Zone( $known['zone_id'] ) : $zone;
	}
	if ( ! $zone ) {
		$zone = new WC_Shipping_Zone();
		$zone->set_zone_name( 'Grenoble centre' );
		$zone->set_locations(
			array(
				array( 'type' => 'country', 'code' => 'FR' ),
				array( 'type' => 'postcode', 'code' => '38000...38100' ),
			)
		);
		$zone->save();
	}

	flush_rewrite_rules();
	return array(
		'products'         => array(
			$product( 'PEDAL-BREAD', 'Country bread', '4.50', '0.8' ),
			$product( 'PEDAL-VEG', 'Vegetable basket', '18.00', '4.2' ),
			$product( 'PEDAL-WINE', 'Bottle of wine', '9.90', '1.3' ),
		),
		'zone_id'          => $zone->get_id(),
		'classic_checkout' => $classic,
	);
};
