<?php
/**
 * One condition of a rule: a field of the order, an operator, a value.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Condition {

	public const FIELDS = array(
		'shipping_method',
		'shipping_zone',
		'payment_method',
		'postcode',
		'country',
		'total',
		'weight',
		'category',
		'product',
		'tag',
		'shipping_class',
		'customer_role',
		'virtual_only',
	);

	public const OPS = array( 'is', 'is_not', 'in', 'not_in', 'gt', 'lt', 'matches' );

	/**
	 * Fields that are numbers: they can be greater or less, and have no wildcards.
	 */
	public const NUMERIC = array( 'total', 'weight' );

	public function __construct(
		public readonly string $field,
		public readonly string $op,
		public readonly mixed $value,
	) {}

	public function try_on( OrderFacts $order, string $rule ): Reason {
		$has = $this->read( $order );
		return new Reason( $rule, $this->field, $has, array( $this->op => $this->value ), $this->holds( $has ) );
	}

	/**
	 * @return list<string>|float|bool
	 */
	private function read( OrderFacts $order ): array|float|bool {
		return match ( $this->field ) {
			'shipping_method' => $this->methods( $order ),
			'shipping_zone'   => array_map( 'strval', $order->zones ),
			'payment_method'  => array( $order->payment_method ),
			'postcode'        => array( $order->address['postcode'] ),
			'country'         => array( $order->address['country'] ),
			'total'           => $order->total,
			'weight'          => (float) $order->weight(),
			'category'        => self::of_items( $order, static fn( Item $item ): array => $item->categories ),
			'product'         => self::of_items( $order, static fn( Item $item ): array => array( (string) $item->product_id, (string) $item->variation_id ) ),
			'tag'             => self::of_items( $order, static fn( Item $item ): array => $item->tags ),
			'shipping_class'  => self::of_items( $order, static fn( Item $item ): array => array( $item->shipping_class, (string) $item->shipping_class_id ) ),
			'customer_role'   => $order->customer_roles,
			'virtual_only'    => ! $order->has_shippable_product,
			default           => array(),
		};
	}

	/**
	 * Both spellings: `flat_rate` and `flat_rate:3`.
	 *
	 * @return list<string>
	 */
	private function methods( OrderFacts $order ): array {
		$methods = array();
		foreach ( $order->shipping_lines as $line ) {
			$methods[] = $line['method'];
			$methods[] = "{$line['method']}:{$line['instance']}";
		}
		return $methods;
	}

	/**
	 * @param callable(Item):list<string> $read
	 * @return list<string>
	 */
	private static function of_items( OrderFacts $order, callable $read ): array {
		return array_values( array_unique( array_merge( array(), ...array_map( $read, $order->items ) ) ) );
	}

	/**
	 * @param list<string>|float|bool $has
	 */
	private function holds( array|float|bool $has ): bool {
		if ( in_array( $this->op, array( 'gt', 'lt' ), true ) ) {
			return is_float( $has ) && is_numeric( $this->value ) && ( 'gt' === $this->op ? $has > (float) $this->value : $has < (float) $this->value );
		}
		$any = array() !== array_filter( is_array( $has ) ? $has : array( $has ), $this->names( ... ) );
		return in_array( $this->op, array( 'is_not', 'not_in' ), true ) ? ! $any : $any;
	}

	private function names( string|float|bool $has ): bool {
		foreach ( is_array( $this->value ) ? $this->value : array( $this->value ) as $wanted ) {
			if ( $this->is_meant( $has, is_scalar( $wanted ) ? $wanted : '' ) ) {
				return true;
			}
		}
		return false;
	}

	private function is_meant( string|float|bool $has, string|int|float|bool $wanted ): bool {
		$loosely = 'matches' === $this->op || in_array( $this->field, array( 'postcode', 'country' ), true );
		return match ( true ) {
			is_bool( $has )  => filter_var( $wanted, FILTER_VALIDATE_BOOLEAN ) === $has,
			is_float( $has ) => is_numeric( $wanted ) && abs( $has - (float) $wanted ) < 0.005,
			$loosely         => Pattern::fits( $has, (string) $wanted ),
			default          => $has === (string) $wanted,
		};
	}
}
