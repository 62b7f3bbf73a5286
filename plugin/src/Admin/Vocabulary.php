<?php
/**
 * The shop's own words that rules and settings choose from: statuses, payment methods, zones, roles.
 */

declare( strict_types=1 );

namespace Pedal\Admin;

use Pedal\Core\Rules;
use Pedal\Storage\Facts;

final class Vocabulary {

	/**
	 * @var list<array{id:int,name:string,methods:list<array{method:string,instance:int,title:string,enabled:bool,connection:int|null}>}>|null
	 */
	private ?array $zones = null;

	/**
	 * @return array<string,mixed>
	 */
	public function of_shop(): array {
		return array(
			'statuses'        => $this->statuses(),
			'gateways'        => $this->gateways(),
			'zones'           => $this->zones(),
			'shippingClasses' => $this->classes(),
			'roles'           => $this->pairs( array( 'guest' => __( 'Guest', 'pedal-bridge' ) ) + array_map( 'translate_user_role', wp_roles()->get_names() ) ),
			'countries'       => $this->pairs( WC()->countries->get_shipping_countries() ),
			'currency'        => get_woocommerce_currency(),
		);
	}

	/**
	 * Without the leading `wc-`, as the settings name them.
	 *
	 * @return list<array{value:string,label:string}>
	 */
	private function statuses(): array {
		$names = array();
		foreach ( wc_get_order_statuses() as $key => $label ) {
			$names[ preg_replace( '/^wc-/', '', (string) $key ) ] = $label;
		}
		return $this->pairs( $names );
	}

	/**
	 * @return list<array{value:string,label:string}>
	 */
	private function gateways(): array {
		$names = array();
		foreach ( WC()->payment_gateways()->payment_gateways() as $gateway ) {
			if ( 'yes' === $gateway->enabled ) {
				$names[ $gateway->id ] = wp_strip_all_tags( $gateway->get_title() ?: $gateway->get_method_title() );
			}
		}
		return $this->pairs( $names );
	}

	/**
	 * @return list<array{id:int,name:string,methods:list<array{method:string,instance:int,title:string,enabled:bool,connection:int|null}>}>
	 */
	public function zones(): array {
		$ids = array_column( \WC_Shipping_Zones::get_zones(), 'zone_id' );
		return $this->zones ??= array_map( $this->zone( ... ), array( ...array_map( 'intval', array_values( $ids ) ), 0 ) );
	}

	/**
	 * @return array{id:int,name:string,methods:list<array{method:string,instance:int,title:string,enabled:bool,connection:int|null}>}
	 */
	private function zone( int $id ): array {
		$zone    = new \WC_Shipping_Zone( $id );
		$methods = array_map(
			static fn( \WC_Shipping_Method $method ): array => array(
				'method'     => (string) $method->id,
				'instance'   => (int) $method->get_instance_id(),
				'title'      => wp_strip_all_tags( (string) ( $method->get_title() ?: $method->get_method_title() ) ),
				'enabled'    => $method->is_enabled(),
				'connection' => Rules::METHOD === $method->id ? Facts::connection_of_instance( (int) $method->get_instance_id() ) : null,
			),
			array_values( $zone->get_shipping_methods() )
		);
		return array(
			'id'      => $id,
			'name'    => 0 === $id ? __( 'Everywhere else', 'pedal-bridge' ) : (string) $zone->get_zone_name(),
			'methods' => $methods,
		);
	}

	/**
	 * @return list<array{value:string,label:string}>
	 */
	private function classes(): array {
		return $this->pairs( array_column( WC()->shipping()->get_shipping_classes(), 'name', 'slug' ) );
	}

	/**
	 * @param array<string,string> $names
	 * @return list<array{value:string,label:string}>
	 */
	private function pairs( array $names ): array {
		return array_map(
			static fn( string $label, string|int $value ): array => array(
				'value' => (string) $value,
				'label' => html_entity_decode( $label, ENT_QUOTES, 'UTF-8' ),
			),
			array_values( $names ),
			array_keys( $names )
		);
	}
}
