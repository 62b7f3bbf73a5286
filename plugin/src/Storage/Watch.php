<?php
/**
 * What the sweep has seen: every new order id once, then only the open ones, compared by primary key with what stands in the orders table.
 *
 * One mechanism for both storages; its cost is new and open orders, never history.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Automattic\WooCommerce\Utilities\OrderUtil;
use Pedal\Core\Clock;

final class Watch {

	/**
	 * The row that holds the floor: ids up to `since` have been taken in. It lives in the table, so that a lost table is known to be lost.
	 */
	private const FLOOR = 0;

	/**
	 * Closed orders stay a day, so that one that is opened again at once is seen.
	 */
	private const CLOSED      = "'wc-completed','wc-cancelled','wc-refunded','trash','wc-trash'";
	private const CLOSED_DAYS = 1;
	private const OPEN_DAYS   = 90;
	private const BATCH       = 2000;

	private readonly string $table;

	public function __construct(
		private readonly Database $database,
		private readonly Clock $clock,
	) {
		$this->table = $database->table( 'watch' );
	}

	/**
	 * Highest order id there is; an index look-up.
	 */
	public function newest_order(): int {
		$source = $this->source();
		return (int) $this->database->value( "SELECT MAX({$source['id']}) FROM {$source['table']}" );
	}

	/**
	 * Take in new ids. The floor lags by the overlap, because ids are given before their rows are committed.
	 *
	 * @param int $overlap Seconds.
	 */
	public function take_in( int $overlap ): void {
		$source = $this->source();
		$floor  = $this->floor();
		$newest = $this->newest_order();
		$taken  = $this->database->run(
			"INSERT IGNORE INTO {$this->table} (order_id, status, changed, since)
				SELECT o.{$source['id']}, '', '', %d FROM {$source['table']} o LEFT JOIN {$this->table} w ON w.order_id = o.{$source['id']}
				WHERE o.{$source['id']} > %d AND o.{$source['type']} = 'shop_order' AND w.order_id IS NULL ORDER BY o.{$source['id']} LIMIT %d",
			$this->clock->now(),
			$floor['id'],
			self::BATCH
		);
		if ( $taken < self::BATCH ) {
			$this->raise_floor( $floor, $newest, $overlap );
		}
	}

	/**
	 * Orders that are new or differ from what was seen. Compared as bytes: the tables of an old shop have another collation than ours.
	 *
	 * @return list<array{id:int,status:string,raw:string,changed:string}> Status without prefix; `deleted` when the order is gone.
	 */
	public function changed( int $after_id, int $limit ): array {
		$source = $this->source();
		$now    = "CAST(o.{$source['changed']} AS CHAR)";
		$rows   = $this->database->rows(
			"SELECT w.order_id, o.{$source['status']} AS status, $now AS changed FROM {$this->table} w LEFT JOIN {$source['table']} o ON o.{$source['id']} = w.order_id
				WHERE w.order_id > %d AND ( o.{$source['id']} IS NULL OR HEX(w.status) <> HEX(o.{$source['status']}) OR HEX(w.changed) <> HEX(COALESCE($now, '')) )
				ORDER BY w.order_id LIMIT %d",
			$after_id,
			$limit
		);
		return array_map(
			static fn( array $row ): array => array(
				'id'      => (int) $row['order_id'],
				'status'  => null === $row['status'] ? 'deleted' : (string) preg_replace( '/^wc-/', '', $row['status'] ),
				'raw'     => (string) $row['status'],
				'changed' => (string) $row['changed'],
			),
			$rows
		);
	}

	/**
	 * Another pass was faster.
	 *
	 * @param array{id:int,status:string,raw:string,changed:string} $seen As changed() gave it.
	 */
	public function is_seen( array $seen ): bool {
		$known = $this->database->row( "SELECT status, changed FROM {$this->table} WHERE order_id = %d", $seen['id'] );
		return null === $known || ( $known['status'] === $seen['raw'] && $known['changed'] === $seen['changed'] && 'deleted' !== $seen['status'] );
	}

	/**
	 * Remember what was evaluated. Said after the evaluation, with what was read before it: a worker killed in between
	 * repeats it, and a change meanwhile is a change again.
	 *
	 * @param array{id:int,status:string,raw:string,changed:string} $seen As changed() gave it.
	 */
	public function seen( array $seen ): void {
		if ( 'deleted' === $seen['status'] ) {
			$this->database->run( "DELETE FROM {$this->table} WHERE order_id = %d", $seen['id'] );
			return;
		}
		$this->database->run( "UPDATE {$this->table} SET status = %s, changed = %s WHERE order_id = %d", $seen['raw'], $seen['changed'], $seen['id'] );
	}

	/**
	 * Orders in these statuses of the last days that have no row of ours: belt and braces against everything else here.
	 * What is older than every connection is nobody's business, and may be very much.
	 *
	 * @param list<string> $statuses
	 * @return list<int>
	 */
	public function without_delivery( array $statuses, int $days, int $after_id, int $limit ): array {
		$source   = $this->source();
		$marks    = implode( ',', array_fill( 0, count( $statuses ), '%s' ) );
		$statuses = array_map( static fn( string $status ): string => "wc-$status", $statuses );
		return $this->database->ids(
			"SELECT o.{$source['id']} FROM {$source['table']} o
				LEFT JOIN {$this->database->table( 'deliveries' )} d ON d.order_id = o.{$source['id']}
				WHERE o.{$source['type']} = 'shop_order' AND o.{$source['status']} IN ($marks) AND o.{$source['created']} >= %s AND o.{$source['id']} > %d AND d.id IS NULL
					AND o.{$source['id']} > ( SELECT MIN(order_floor) FROM {$this->database->table( 'connections' )} )
				ORDER BY o.{$source['id']} LIMIT %d",
			...array( ...$statuses, gmdate( 'Y-m-d H:i:s', $this->clock->now() - 86400 * $days ), $after_id, $limit )
		);
	}

	public function forget_old(): void {
		$now = $this->clock->now();
		$this->database->run(
			"DELETE FROM {$this->table} WHERE order_id > 0 AND ( since < %d OR ( since < %d AND status IN (" . self::CLOSED . ') ) )',
			$now - 86400 * self::OPEN_DAYS,
			$now - 86400 * self::CLOSED_DAYS
		);
	}

	/**
	 * Begin anew from a lower id, after our tables were lost or set back.
	 */
	public function rewind( int $days ): void {
		$source = $this->source();
		$first  = $this->database->value(
			"SELECT MIN({$source['id']}) FROM {$source['table']} WHERE {$source['type']} = 'shop_order' AND {$source['created']} >= %s",
			gmdate( 'Y-m-d H:i:s', $this->clock->now() - 86400 * $days )
		);
		$this->database->run( "DELETE FROM {$this->table}" );
		$this->start_from( null === $first ? $this->newest_order() : (int) $first - 1 );
	}

	/**
	 * Orders up to this id existed before us.
	 */
	public function start_from( int $id ): void {
		$this->database->run(
			"INSERT IGNORE INTO {$this->table} (order_id, status, changed, since) VALUES (%d, %s, %s, %d)",
			self::FLOOR,
			(string) $id,
			"{$this->clock->now()}",
			$id
		);
	}

	public function has_floor(): bool {
		return null !== $this->database->value( "SELECT since FROM {$this->table} WHERE order_id = %d", self::FLOOR );
	}

	/**
	 * @return array{id:int,next:int,at:int} Floor, the floor to come, and when that was noted.
	 */
	private function floor(): array {
		$row = $this->database->row( "SELECT status, changed, since FROM {$this->table} WHERE order_id = %d", self::FLOOR );
		if ( null === $row ) {
			$this->rewind( 7 );
			return $this->floor();
		}
		return array(
			'id'   => (int) $row['since'],
			'next' => (int) $row['status'],
			'at'   => (int) $row['changed'],
		);
	}

	/**
	 * @param array{id:int,next:int,at:int} $floor
	 */
	private function raise_floor( array $floor, int $newest, int $overlap ): void {
		$now = $this->clock->now();
		if ( $now - $floor['at'] < $overlap ) {
			return;
		}
		$this->database->run(
			"UPDATE {$this->table} SET since = %d, status = %s, changed = %s WHERE order_id = %d AND changed = %s",
			max( $floor['id'], $floor['next'] ),
			(string) max( $floor['next'], $newest ),
			(string) $now,
			self::FLOOR,
			(string) $floor['at']
		);
	}

	/**
	 * Where the orders stand, in the storage in force.
	 *
	 * @return array{table:string,id:string,type:string,status:string,changed:string,created:string}
	 */
	private function source(): array {
		return OrderUtil::custom_orders_table_usage_is_enabled()
			? array(
				'table'   => $this->database->core_table( 'wc_orders' ),
				'id'      => 'id',
				'type'    => 'type',
				'status'  => 'status',
				'changed' => 'date_updated_gmt',
				'created' => 'date_created_gmt',
			)
			: array(
				'table'   => $this->database->core_table( 'posts' ),
				'id'      => 'ID',
				'type'    => 'post_type',
				'status'  => 'post_status',
				'changed' => 'post_modified_gmt',
				'created' => 'post_date_gmt',
			);
	}
}
