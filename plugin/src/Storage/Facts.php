<?php
/**
 * A WooCommerce order → plain facts. Reads only what the rules ask for, because this also runs at the end of a checkout.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Pedal\Core\Fields;
use Pedal\Core\Item;
use Pedal\Core\OrderFacts;
use Pedal\Core\Rules;
use Pedal\Core\Window;

final class Facts {

	/**
	 * Everything, for screens and the simulator.
	 */
	public const ALL_FIELDS = array( 'shipping_zone', 'category', 'tag', 'shipping_class', 'customer_role' );

	/**
	 * @param list<string> $fields  Fields of the rules in force.
	 * @param bool         $refunds Read refunds too; a new order has none.
	 */
	public function of( \WC_Order $order, array $fields, bool $refunds = true ): OrderFacts {
		$items   = $this->items( $order, $fields, $refunds );
		$created = $order->get_date_created();
		$facts   = new OrderFacts(
			$order->get_id(),
			(string) $order->get_order_number(),
			$order->get_type(),
			$order->get_status(),
			null === $created ? 0 : $created->getTimestamp(),
			$order->get_payment_method(),
			(float) $order->get_total(),
			$this->shipping_lines( $order ),
			array_values( array_filter( $items, static fn( Item $item ): bool => $item->quantity > 0 ) ),
			$this->contact_name( $order ),
			(string) ( $this->ships_elsewhere( $order ) ? $order->get_shipping_company() : $order->get_billing_company() ),
			(string) ( $order->get_shipping_phone() ?: $order->get_billing_phone() ),
			$this->address( $order ),
			null,
			$order->get_customer_note(),
			in_array( 'customer_role', $fields, true ) ? $this->roles( $order ) : array(),
			in_array( 'shipping_zone', $fields, true ) ? $this->zones( $order ) : array(),
			self::slot( $order->get_meta( Orders::SLOT ) ),
			array() !== array_filter( $items, static fn( Item $item ): bool => $item->needs_shipping ),
			$refunds && (float) $order->get_total() > 0 && (float) $order->get_remaining_refund_amount() <= 0,
			self::text( $order->get_meta( 'coopcycle_delivery' ) ),
			'yes' === $order->get_meta( '_anonymized' )
		);
		$plain = $facts->to_array();
		/**
		 * The facts an order is decided and mapped by.
		 *
		 * @param array     $facts {id, number, status, payment_method, total, shipping_lines, items, contact_name, company, phone, address, customer_note, window, …}; see Core/OrderFacts.
		 * @param \WC_Order $order
		 */
		$filtered = apply_filters( 'pedal_order_facts', $plain, $order );
		return is_array( $filtered ) && $filtered !== $plain ? $facts->changed_to( $filtered ) : $facts;
	}

	/**
	 * @param mixed $slot `{value, start, end, connection_id}`, an array or JSON.
	 */
	public static function slot( mixed $slot ): ?Window {
		return Window::from_array( is_string( $slot ) ? json_decode( $slot, true ) : $slot );
	}

	/**
	 * @return list<array{method:string,instance:int,connection:?int}>
	 */
	private function shipping_lines( \WC_Order $order ): array {
		$lines = array();
		foreach ( $order->get_shipping_methods() as $line ) {
			$instance = (int) $line->get_instance_id();
			$lines[]  = array(
				'method'     => (string) $line->get_method_id(),
				'instance'   => $instance,
				'connection' => Rules::METHOD === $line->get_method_id() ? self::connection_of_instance( $instance ) : null,
			);
		}
		return $lines;
	}

	/**
	 * The method instance's own setting; null when it is empty.
	 */
	public static function connection_of_instance( int $instance ): ?int {
		$id = ( new Fields( get_option( 'woocommerce_' . Rules::METHOD . "_{$instance}_settings" ) ) )->number( 'connection_id' );
		return $id > 0 ? $id : null;
	}

	/**
	 * @param list<string> $fields
	 * @return list<Item>
	 */
	private function items( \WC_Order $order, array $fields, bool $refunds ): array {
		$items = array();
		foreach ( $order->get_items() as $line ) {
			if ( ! $line instanceof \WC_Order_Item_Product ) {
				continue;
			}
			$product  = $line->get_product();
			$product  = $product instanceof \WC_Product ? $product : null;
			$refunded = $refunds ? abs( $order->get_qty_refunded_for_item( $line->get_id() ) ) : 0;
			$items[]  = new Item(
				$line->get_name(),
				(int) max( 0, ceil( (float) $line->get_quantity() - $refunded ) ),
				// A product that was deleted since may well lie in the parcel.
				null === $product || $product->needs_shipping(),
				$this->grams( $product ),
				(int) $line->get_product_id(),
				(int) $line->get_variation_id(),
				in_array( 'category', $fields, true ) ? $this->terms( (int) $line->get_product_id(), 'product_cat' ) : array(),
				in_array( 'tag', $fields, true ) ? $this->terms( (int) $line->get_product_id(), 'product_tag' ) : array(),
				in_array( 'shipping_class', $fields, true ) && null !== $product ? $product->get_shipping_class() : '',
				in_array( 'shipping_class', $fields, true ) && null !== $product ? $product->get_shipping_class_id() : 0
			);
		}
		return $items;
	}

	private function grams( ?\WC_Product $product ): int {
		$weight = null === $product ? '' : $product->get_weight();
		return is_numeric( $weight ) ? (int) round( (float) wc_get_weight( (float) $weight, 'g' ) ) : 0;
	}

	/**
	 * With those above them: as with WooCommerce's coupons, a category takes in what stands below it.
	 *
	 * @return list<string> Slugs and ids.
	 */
	private function terms( int $product_id, string $taxonomy ): array {
		$terms = get_the_terms( $product_id, $taxonomy );
		$names = array();
		foreach ( is_array( $terms ) ? $terms : array() as $term ) {
			array_push( $names, $term->slug, (string) $term->term_id );
			foreach ( get_ancestors( $term->term_id, $taxonomy, 'taxonomy' ) as $above ) {
				$parent = get_term( $above, $taxonomy );
				array_push( $names, ...( $parent instanceof \WP_Term ? array( $parent->slug, (string) $above ) : array() ) );
			}
		}
		return array_values( array_unique( $names ) );
	}

	private static function text( mixed $value ): string {
		return is_string( $value ) ? $value : '';
	}

	private function ships_elsewhere( \WC_Order $order ): bool {
		return '' !== $order->get_shipping_address_1() || '' !== $order->get_shipping_city();
	}

	private function contact_name( \WC_Order $order ): string {
		$shipping = trim( "{$order->get_shipping_first_name()} {$order->get_shipping_last_name()}" );
		return '' !== $shipping ? $shipping : trim( "{$order->get_billing_first_name()} {$order->get_billing_last_name()}" );
	}

	/**
	 * @return array{line1:string,line2:string,postcode:string,city:string,state:string,country:string,country_name:string}
	 */
	private function address( \WC_Order $order ): array {
		$raw     = $order->get_address( $this->ships_elsewhere( $order ) ? 'shipping' : 'billing' );
		$country = (string) ( $raw['country'] ?? '' );
		$state   = (string) ( $raw['state'] ?? '' );
		$states  = '' === $country ? array() : (array) WC()->countries->get_states( $country );
		return array(
			'line1'        => (string) ( $raw['address_1'] ?? '' ),
			'line2'        => (string) ( $raw['address_2'] ?? '' ),
			'postcode'     => (string) ( $raw['postcode'] ?? '' ),
			'city'         => (string) ( $raw['city'] ?? '' ),
			'state'        => html_entity_decode( (string) ( $states[ $state ] ?? $state ), ENT_QUOTES, 'UTF-8' ),
			'country'      => $country,
			'country_name' => html_entity_decode( ( WC()->countries->get_countries()[ $country ] ?? $country ), ENT_QUOTES, 'UTF-8' ),
		);
	}

	/**
	 * @return list<string>
	 */
	private function roles( \WC_Order $order ): array {
		$user = get_userdata( (int) $order->get_customer_id() );
		return false === $user ? array( 'guest' ) : array_values( $user->roles );
	}

	/**
	 * The zone of the method; of an order that names none we know, as those of other programs, the zone of its address.
	 *
	 * @return list<int>
	 */
	private function zones( \WC_Order $order ): array {
		$zones = array();
		foreach ( $order->get_shipping_methods() as $line ) {
			$instance = (int) $line->get_instance_id();
			// Of an instance there is none of, WooCommerce says it were in the zone of all other places.
			$zone = false === \WC_Shipping_Zones::get_shipping_method( $instance ) ? null : \WC_Shipping_Zones::get_zone_by( 'instance_id', $instance );
			if ( $zone instanceof \WC_Shipping_Zone ) {
				$zones[] = $zone->get_id();
			}
		}
		return array() === $zones ? array( $this->zone_of_address( $order ) ) : $zones;
	}

	private function zone_of_address( \WC_Order $order ): int {
		$address = $order->get_address( $this->ships_elsewhere( $order ) ? 'shipping' : 'billing' );
		return \WC_Shipping_Zones::get_zone_matching_package( array( 'destination' => array_intersect_key( $address, array_flip( array( 'country', 'state', 'postcode' ) ) ) ) )->get_id();
	}
}
