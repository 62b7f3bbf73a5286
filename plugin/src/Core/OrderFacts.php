<?php
/**
 * An order as plain facts: all that deciding and mapping may look at.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class OrderFacts {

	/**
	 * @param int                   $created_at     Unix seconds.
	 * @param string                $status         Without the `wc-` prefix; `trash` when trashed.
	 * @param list<array{method:string,instance:int,connection:?int}> $shipping_lines Shipping method ids; `connection` is the instance's own setting.
	 * @param list<Item>            $items          Lines that are left after refunds.
	 * @param array{line1:string,line2:string,postcode:string,city:string,state:string,country:string,country_name:string} $address
	 * @param array{lat:float,lng:float}|null $coordinates
	 * @param float                 $total          In the shop's currency.
	 * @param list<string>          $customer_roles
	 * @param list<int>             $zones          Shipping zones of the order's lines; filled only when a rule asks.
	 * @param bool                  $anonymized     Its personal data was removed: there is nobody left to deliver to.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $number,
		public readonly string $type,
		public readonly string $status,
		public readonly int $created_at,
		public readonly string $payment_method,
		public readonly float $total,
		public readonly array $shipping_lines,
		public readonly array $items,
		public readonly string $contact_name,
		public readonly string $company,
		public readonly string $phone,
		public readonly array $address,
		public readonly ?array $coordinates,
		public readonly string $customer_note,
		public readonly array $customer_roles,
		public readonly array $zones,
		public readonly ?Window $window,
		public readonly bool $has_shippable_product,
		public readonly bool $fully_refunded,
		public readonly string $foreign_delivery = '',
		public readonly bool $anonymized = false,
	) {}

	/**
	 * For other code: plain data all the way down.
	 *
	 * @return array<string,mixed>
	 */
	public function to_array(): array {
		return array(
			'items'  => array_map( 'get_object_vars', $this->items ),
			'window' => $this->window?->to_array(),
		) + get_object_vars( $this );
	}

	/**
	 * @param array<mixed> $wanted In the shape of to_array(); what is left out, or of another type, stays.
	 */
	public function changed_to( array $wanted ): self {
		$facts  = get_object_vars( $this );
		$wanted = array_intersect_key( $wanted, $facts );
		try {
			if ( isset( $wanted['items'] ) ) {
				$wanted['items'] = array_map( static fn( Fields $item ): Item => new Item( ...$item->named() ), ( new Fields( $wanted ) )->each( 'items' ) ); // @phpstan-ignore argument.type (a wrong type is an Error)
			}
			if ( isset( $wanted['window'] ) ) {
				$wanted['window'] = Window::from_array( $wanted['window'] );
			}
			return new self( ...array_merge( $facts, $wanted ) ); // @phpstan-ignore argument.type (likewise)
		} catch ( \Error ) {
			return $this;
		}
	}

	public function weight(): int {
		return array_sum( array_map( static fn( Item $item ): int => $item->grams * $item->quantity, $this->items ) );
	}

	/**
	 * @return list<Item>
	 */
	public function shippable(): array {
		return array_values( array_filter( $this->items, static fn( Item $item ): bool => $item->needs_shipping ) );
	}
}
