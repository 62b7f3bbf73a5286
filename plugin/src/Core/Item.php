<?php
/**
 * One order line.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Item {

	/**
	 * @param int          $quantity   What is left after refunds.
	 * @param int          $grams      Of one piece.
	 * @param list<string> $categories Slugs and ids, as text.
	 * @param list<string> $tags       Slugs and ids, as text.
	 */
	public function __construct(
		public readonly string $name,
		public readonly int $quantity,
		public readonly bool $needs_shipping = true,
		public readonly int $grams = 0,
		public readonly int $product_id = 0,
		public readonly int $variation_id = 0,
		public readonly array $categories = array(),
		public readonly array $tags = array(),
		public readonly string $shipping_class = '',
		public readonly int $shipping_class_id = 0,
	) {}
}
