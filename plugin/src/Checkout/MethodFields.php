<?php
/**
 * The settings of one instance of the shipping method, as WooCommerce's modal and REST show them.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

use Pedal\Core\Connection;
use Pedal\Core\Rules;
use Pedal\Forwarding\Log;
use Pedal\Storage\Connections;

final class MethodFields {

	public function __construct(
		private readonly Connections $connections,
		private readonly Log $log,
	) {}

	/**
	 * On `woocommerce_shipping_methods`.
	 *
	 * @param array<string,class-string|object> $methods
	 * @return array<string,class-string|object>
	 */
	public function register( array $methods ): array {
		$methods[ Rules::METHOD ] = ShippingMethod::class;
		return $methods;
	}

	/**
	 * On `woocommerce_shipping_instance_form_fields_pedal_delivery`: the connections there are.
	 *
	 * WooCommerce draws the settings of every method whenever rates are calculated, also for shoppers: that must cost no query.
	 *
	 * @param array<string,array<string,mixed>> $fields
	 * @return array<string,array<string,mixed>>
	 */
	public function offer_connections( array $fields ): array {
		if ( isset( $fields['connection_id']['options'] ) && is_array( $fields['connection_id']['options'] ) && current_user_can( 'manage_woocommerce' ) ) {
			$fields['connection_id']['options'] += $this->names();
		}
		return $fields;
	}

	/**
	 * @return array<int,string>
	 */
	private function names(): array {
		try {
			return array_map( static fn( Connection $connection ): string => $connection->name, $this->connections->all() );
		} catch ( \Throwable $failure ) {
			$this->log->error( 'The connections could not be listed.', $failure );
			return array();
		}
	}

	public static function title(): string {
		return __( 'Local delivery', 'pedal-bridge' );
	}

	/**
	 * @return array<string,array{title:string,type:string,default:string,description?:string,desc_tip?:bool,class?:string,placeholder?:string,label?:string,options?:array<array-key,string>}>
	 */
	public static function all(): array {
		return self::price() + self::delivery();
	}

	/**
	 * @return array<string,array{title:string,type:string,default:string,description?:string,desc_tip?:bool,class?:string,placeholder?:string,options?:array<array-key,string>}>
	 */
	private static function price(): array {
		return array(
			'title'      => array(
				'title'       => __( 'Name', 'pedal-bridge' ),
				'type'        => 'text',
				'description' => __( 'What your customers read at the checkout.', 'pedal-bridge' ),
				'desc_tip'    => true,
				'default'     => self::title(),
			),
			'tax_status' => array(
				'title'   => __( 'Tax status', 'pedal-bridge' ),
				'type'    => 'select',
				'class'   => 'wc-enhanced-select',
				'default' => 'taxable',
				'options' => array(
					'taxable' => __( 'Taxable', 'pedal-bridge' ),
					'none'    => __( 'None', 'pedal-bridge' ),
				),
			),
			'cost'       => array(
				'title'       => __( 'Cost', 'pedal-bridge' ),
				'type'        => 'price',
				'class'       => 'wc-shipping-modal-price',
				'placeholder' => wc_format_localized_price( '0' ),
				'default'     => '0',
			),
			'free_from'  => array(
				'title'       => __( 'Free from', 'pedal-bridge' ),
				'type'        => 'price',
				'class'       => 'wc-shipping-modal-price',
				'description' => __( 'Orders of this amount or more, after coupons, are delivered free of charge. Empty: never.', 'pedal-bridge' ),
				'desc_tip'    => true,
				'default'     => '',
			),
		);
	}

	/**
	 * @return array<string,array{title:string,type:string,default:string,description:string,desc_tip:bool,class?:string,label?:string,options?:array<array-key,string>}>
	 */
	private static function delivery(): array {
		return array(
			'connection_id' => array(
				'title'       => __( 'Delivered by', 'pedal-bridge' ),
				'type'        => 'select',
				'class'       => 'wc-enhanced-select',
				'description' => __( 'The Store account at the delivery platform that gets these orders.', 'pedal-bridge' ),
				'desc_tip'    => true,
				'default'     => '',
				'options'     => array( '' => __( 'The only connection that is ready', 'pedal-bridge' ) ),
			),
			'slot_required' => array(
				'title'       => __( 'Delivery time', 'pedal-bridge' ),
				'type'        => 'checkbox',
				'label'       => __( 'Customers must choose a delivery time', 'pedal-bridge' ),
				'description' => __( 'Otherwise they may leave it to you: WooCommerce → Deliveries → Settings says what happens then. When the platform offers no times at all, the order is accepted all the same.', 'pedal-bridge' ),
				'desc_tip'    => true,
				'default'     => 'no',
			),
		);
	}
}
