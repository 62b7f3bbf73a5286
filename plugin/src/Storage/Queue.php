<?php
/**
 * Which rows want work, by index only: flat with millions of finished rows and with a hundred thousand waiting ones.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Pedal\Core\Delivery;

final class Queue {

	/**
	 * Up to this many due rows are put in order here; beyond, nearly all rows are due and the index by deadline finds them at once.
	 */
	private const SORTED_HERE = 500;

	/**
	 * The platform holds what is desired; there is nothing to do but to look.
	 */
	private const AS_DESIRED = "( remote_id IS NOT NULL AND desired = 'present' AND remote_hash = desired_hash )";

	/**
	 * The platform lists thirty; some places are for what is under way meanwhile.
	 */
	private const TELLING_ROWS = 24;

	/**
	 * A call may wait five seconds for its turn and as long for its answer before it is a doubt.
	 */
	private const PROMPT_SECONDS = 10;

	/**
	 * A doubt that lasts longer holds nobody back.
	 */
	private const HELD_SECONDS = 600;
	private const SOON_SECONDS = 1800;

	private readonly string $table;

	public function __construct(
		private readonly Database $database,
		private readonly Deliveries $deliveries,
	) {
		$this->table = $database->table( 'deliveries' );
	}

	/**
	 * Doubts first, since every creation pushes them further down the platform's short list; then what is to be sent, changed
	 * or called off; then looks at couriers on their way. Of each the earliest end of window, then the longest due.
	 *
	 * @return list<Delivery>
	 */
	public function due( int $connection_id, int $now, int $limit ): array {
		$by_urgency = static fn( array $a, array $b ): int => array( $a['deadline'] ?: PHP_INT_MAX, $a['due_at'] ) <=> array( $b['deadline'] ?: PHP_INT_MAX, $b['due_at'] );
		$as_desired = self::AS_DESIRED;
		$held       = $this->held_back( $connection_id, $now );
		$ids        = array();
		foreach ( array( "sync = 'unknown'", "sync = 'pending' AND NOT $as_desired AND NOT $held", "sync = 'pending' AND $as_desired" ) as $which ) {
			$rows = count( $ids ) < $limit ? $this->due_in( $connection_id, $which, $now, $limit ) : array();
			usort( $rows, $by_urgency );
			$ids = array_merge( $ids, array_column( $rows, 'id' ) );
		}
		return $this->by_ids( array_slice( $ids, 0, $limit ) );
	}

	/**
	 * New orders of a window wait while so many were sent after one in doubt that the platform's short list could not tell
	 * about it any more; not when the window is about to end.
	 */
	private function held_back( int $connection_id, int $now ): string {
		$windows = $this->database->ids(
			"SELECT doubt.deadline FROM {$this->table} doubt
				JOIN {$this->table} later ON later.connection_id = doubt.connection_id AND later.deadline = doubt.deadline AND later.first_sent_at >= doubt.first_sent_at AND later.updated_at > %d
				WHERE doubt.connection_id = %d AND ( doubt.sync = 'unknown' OR ( doubt.sync = 'in_flight' AND doubt.last_sent_at <= %d ) )
					AND doubt.remote_id IS NULL AND doubt.first_sent_at > %d AND doubt.deadline > %d
				GROUP BY doubt.id, doubt.deadline HAVING COUNT(*) >= %d",
			// What was sent since was updated since: the only key that leads there.
			$now - self::HELD_SECONDS,
			$connection_id,
			$now - self::PROMPT_SECONDS,
			$now - self::HELD_SECONDS,
			$now + self::SOON_SECONDS,
			self::TELLING_ROWS
		);
		return array() === $windows ? '( 1 = 0 )' : '( remote_id IS NULL AND deadline IN (' . implode( ',', array_unique( $windows ) ) . ') )';
	}

	/**
	 * @return list<array{id:int,deadline:int,due_at:int}>
	 */
	private function due_in( int $connection_id, string $which, int $now, int $limit ): array {
		$rows = $this->database->rows(
			"SELECT id, deadline, due_at FROM {$this->table} FORCE INDEX (due) WHERE connection_id = %d AND $which AND due_at <= %d ORDER BY due_at LIMIT %d",
			$connection_id,
			$now,
			self::SORTED_HERE
		);
		if ( count( $rows ) >= self::SORTED_HERE ) {
			$rows = $this->database->rows(
				"SELECT id, deadline, due_at FROM {$this->table} FORCE INDEX (work) WHERE connection_id = %d AND $which AND due_at <= %d ORDER BY deadline, due_at LIMIT %d",
				$connection_id,
				$now,
				$limit
			);
		}
		return array_map(
			static fn( array $row ): array => array(
				'id'       => (int) $row['id'],
				'deadline' => (int) $row['deadline'],
				'due_at'   => (int) $row['due_at'],
			),
			$rows
		);
	}

	/**
	 * @param list<int> $ids
	 * @return list<Delivery> In the given order.
	 */
	public function by_ids( array $ids ): array {
		if ( array() === $ids ) {
			return array();
		}
		$found = array();
		foreach ( $this->deliveries->many( 'id IN (' . implode( ',', array_map( 'intval', $ids ) ) . ')' ) as $delivery ) {
			$found[ $delivery->id ] = $delivery;
		}
		return array_values( array_filter( array_map( static fn( int $id ): ?Delivery => $found[ $id ] ?? null, $ids ) ) );
	}

	/**
	 * @return list<int> Ids of all connections that rows belong to, also of deleted ones.
	 */
	public function connections(): array {
		return $this->database->ids( "SELECT DISTINCT connection_id FROM {$this->table}" );
	}

	/**
	 * What a connection has to do, due or not.
	 *
	 * @return list<Delivery>
	 */
	public function waiting( int $connection_id, int $limit ): array {
		return $this->deliveries->many( "connection_id = %d AND sync IN ('pending','unknown') LIMIT %d", $connection_id, $limit );
	}

	/**
	 * Rows whose worker died.
	 *
	 * @return list<Delivery>
	 */
	public function lapsed( int $now ): array {
		return $this->deliveries->many( "sync = 'in_flight' AND lease_until < %d LIMIT 200", $now );
	}

	/**
	 * Deliveries of a connection that a courier may still move, longest not looked at first.
	 *
	 * @param list<string> $stages
	 * @param int          $before Not those looked at since this moment.
	 * @param int          $since  Not those whose window ended before this moment.
	 * @return list<Delivery>
	 */
	public function moving( int $connection_id, array $stages, int $before, int $since, int $limit ): array {
		return $this->deliveries->many(
			"sync = 'synced' AND stage IN ('" . implode( "','", $stages ) . "') AND desired = 'present' AND planned_by <> 'booked'
				AND connection_id = %d AND looked_at <= %d AND ( deadline = 0 OR deadline >= %d ) ORDER BY looked_at LIMIT %d",
			$connection_id,
			$before,
			$since,
			$limit
		);
	}

	/**
	 * Rows sent more than once, whose twin may have appeared since.
	 *
	 * @return list<Delivery>
	 */
	public function to_audit( int $connection_id, int $sent_before, int $limit ): array {
		return $this->deliveries->many( "audit = 1 AND sync = 'synced' AND connection_id = %d AND last_sent_at <= %d LIMIT %d", $connection_id, $sent_before, $limit );
	}

	/**
	 * Rows whose latest news nobody was told.
	 *
	 * @return list<Delivery>
	 */
	public function untold( int $now, int $since, int $limit ): array {
		return $this->deliveries->many(
			"updated_at >= %d AND telling_until <= %d AND ( ( sync = 'attention' AND told <> CONCAT('attention:', code, ':', code_at) )
				OR ( sync IN ('synced','pending') AND stage <> 'none' AND told <> CONCAT('stage:', stage) AND told NOT LIKE 'attention:%%' ) ) LIMIT %d",
			$since,
			$now,
			$limit
		);
	}
}
