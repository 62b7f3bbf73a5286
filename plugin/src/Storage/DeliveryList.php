<?php
/**
 * Pages of deliveries for people, by index also with millions of rows.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Pedal\Core\Delivery;
use Pedal\Core\Stage;
use Pedal\Core\SyncState;

final class DeliveryList {

	/**
	 * A search is for one order or a few; whoever finds more narrows it.
	 */
	private const MOST_FOUND = 500;

	private readonly string $table;

	public function __construct(
		private readonly Database $database,
		private readonly Queue $queue,
		private readonly Orders $orders,
	) {
		$this->table = $database->table( 'deliveries' );
	}

	/**
	 * @return array{rows:list<Delivery>,total:int}
	 */
	public function page( DeliveryQuery $query ): array {
		$where  = $this->conditions( $query );
		$sql    = array() === $where ? '1 = 1' : implode( ' AND ', array_column( $where, 0 ) );
		$values = array_merge( ...array_column( $where, 1 ) );
		$total  = (int) $this->database->value( "SELECT COUNT(*) FROM {$this->table} {$this->counted_by( $query )} WHERE $sql", ...$values );
		return array(
			'rows'  => $this->queue->by_ids( $this->ids( $query, $sql, $values, $total ) ),
			'total' => $total,
		);
	}

	/**
	 * A late page is read from the other end: the database walks past every row before it.
	 *
	 * @param list<int|string> $values
	 * @return list<int>
	 */
	private function ids( DeliveryQuery $query, string $sql, array $values, int $total ): array {
		$skip = $query->per_page * ( $query->page - 1 );
		$take = min( $query->per_page, $total - $skip );
		if ( $take <= 0 ) {
			return array();
		}
		$backwards = 2 * $skip > $total;
		$direction = $query->ascending !== $backwards ? 'ASC' : 'DESC';
		$column    = in_array( $query->orderby, DeliveryQuery::ORDERS, true ) ? $query->orderby : 'id';
		$ids       = $this->database->ids(
			"SELECT id FROM {$this->table} {$this->found_by( $query )} WHERE $sql ORDER BY $column $direction, id $direction LIMIT %d OFFSET %d",
			...array( ...$values, $take, $backwards ? $total - $skip - $take : $skip )
		);
		return $backwards ? array_reverse( $ids ) : $ids;
	}

	/**
	 * Without a word the database walks all rows in order, hoping to meet the wanted ones soon.
	 */
	private function found_by( DeliveryQuery $query ): string {
		return match ( true ) {
			$query->order_id > 0, '' !== $query->search => '',
			$query->window_after > 0                     => 'FORCE INDEX (promised)',
			self::are_few( $query )                      => 'FORCE INDEX (state)',
			default                                      => '',
		};
	}

	/**
	 * Whoever counts looks at all of them: from the index alone where it can be, else at the fewest rows.
	 */
	private function counted_by( DeliveryQuery $query ): string {
		return match ( true ) {
			$query->order_id > 0, '' !== $query->search, $query->window_after > 0 => $this->found_by( $query ),
			self::are_few( $query ) => array() === $query->stage ? 'FORCE INDEX (state)' : 'FORCE INDEX (moving)',
			$query->after > 0       => 'FORCE INDEX (created)',
			default                 => '',
		};
	}

	/**
	 * Nearly all rows are at rest.
	 */
	private static function are_few( DeliveryQuery $query ): bool {
		return array() !== $query->sync && ! in_array( SyncState::Synced->value, $query->sync, true );
	}

	/**
	 * @return list<array{string,list<int|string>}> Conditions with their values.
	 */
	private function conditions( DeliveryQuery $query ): array {
		// The index on stages begins with the state.
		$sync = array() === $query->sync && array() !== $query->stage ? array_column( SyncState::cases(), 'value' ) : $query->sync;
		return array_values(
			array_filter(
				array(
					self::any_of( 'sync', $sync, '%s' ),
					self::any_of( 'stage', array_values( array_intersect( $query->stage, array_column( Stage::cases(), 'value' ) ) ), '%s' ),
					self::any_of( 'connection_id', $query->connection, '%d' ),
					$query->order_id > 0 ? array( 'order_id = %d', array( $query->order_id ) ) : null,
					$query->after > 0 ? array( 'created_at > %d', array( $query->after ) ) : null,
					$query->before > 0 ? array( 'created_at < %d', array( $query->before ) ) : null,
					$query->window_after > 0 ? array( '( deadline > %d OR deadline = 0 AND created_at > %d )', array( $query->window_after, $query->window_after ) ) : null,
					$query->window_before > 0 ? array( '( deadline > 0 AND window_start < %d OR deadline = 0 AND created_at < %d )', array( $query->window_before, $query->window_before ) ) : null,
					'' === $query->search ? null : self::any_of( 'id', $this->found( $query->search ), '%d' ) ?? array( '1 = 0', array() ),
				)
			)
		);
	}

	/**
	 * @param list<int|string> $values
	 * @return array{string,list<int|string>}|null
	 */
	private static function any_of( string $column, array $values, string $mark ): ?array {
		return array() === $values ? null : array( "$column IN (" . implode( ',', array_fill( 0, count( $values ), $mark ) ) . ')', $values );
	}

	/**
	 * Rows by marker, by the platform's id or reference, and by what WooCommerce finds: number, name, e-mail of the order.
	 *
	 * @return list<int>
	 */
	private function found( string $text ): array {
		$text  = ltrim( $text, '# ' );
		$found = $this->database->ids( "SELECT id FROM {$this->table} WHERE marker = %s", strtoupper( $text ) );
		foreach ( $this->database->ids( "SELECT DISTINCT connection_id FROM {$this->table}" ) as $connection ) {
			$found = array(
				...$found,
				...$this->database->ids(
					"SELECT id FROM {$this->table} WHERE connection_id = %d AND ( remote_id = %s OR remote_id LIKE %s ) LIMIT %d",
					$connection,
					"/api/deliveries/$text",
					$this->database->like( $text ) . '%',
					self::MOST_FOUND
				),
			);
		}
		$orders = self::any_of( 'order_id', $this->orders->matching( $text, self::MOST_FOUND ), '%d' );
		if ( null !== $orders ) {
			$found = array( ...$found, ...$this->database->ids( "SELECT id FROM {$this->table} WHERE {$orders[0]}", ...$orders[1] ) );
		}
		return array_values( array_unique( $found ) );
	}
}
