<?php
/**
 * What a list of deliveries is asked for.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

final class DeliveryQuery {

	/**
	 * Columns to sort by; the first is the default.
	 */
	public const ORDERS = array( 'id', 'order_id', 'due_at', 'deadline', 'created_at', 'updated_at', 'stage_at' );

	/**
	 * @param list<string> $sync
	 * @param list<string> $stage
	 * @param list<int>    $connection
	 * @param int          $after      Created after this moment; 0 = from the beginning.
	 * @param int          $before     Created before this moment; 0 = to the end.
	 * @param int          $window_after  Promised for after this moment; 0 = any.
	 * @param int          $window_before Promised for before this moment; 0 = any.
	 */
	public function __construct(
		public readonly array $sync = array(),
		public readonly array $stage = array(),
		public readonly array $connection = array(),
		public readonly int $order_id = 0,
		public readonly int $after = 0,
		public readonly int $before = 0,
		public readonly string $search = '',
		public readonly string $orderby = 'id',
		public readonly bool $ascending = false,
		public readonly int $page = 1,
		public readonly int $per_page = 10,
		public readonly int $window_after = 0,
		public readonly int $window_before = 0,
	) {}
}
