<?php
/**
 * How much is still to be done, and how long it has waited: figures for people and for alarms.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

final class Backlog {

	private readonly string $table;

	public function __construct( private readonly Database $database ) {
		$this->table = $database->table( 'deliveries' );
	}

	/**
	 * @return array<string,int> By sync.
	 */
	public function counts(): array {
		$counts = array_fill_keys( array( 'synced', 'pending', 'in_flight', 'unknown', 'attention' ), 0 );
		foreach ( $this->database->rows( "SELECT sync, COUNT(*) AS n FROM {$this->table} GROUP BY sync" ) as $row ) {
			$counts[ (string) $row['sync'] ] = (int) $row['n'];
		}
		return $counts;
	}

	/**
	 * Seconds the longest waiting due row has waited; 0 when none is due.
	 */
	public function oldest_due_seconds( int $now ): int {
		$oldest = 0;
		foreach ( array( 'pending', 'unknown' ) as $sync ) {
			$due = $this->database->value( "SELECT MIN(due_at) FROM {$this->table} WHERE sync = %s AND due_at <= %d", $sync, $now );
			if ( null !== $due ) {
				$oldest = max( $oldest, $now - (int) $due );
			}
		}
		return $oldest;
	}

	/**
	 * Rows that should have been done by then: due since, or never yet at the platform and failing since; when they are tried next does not matter.
	 *
	 * @param int $since Unix seconds.
	 * @return list<int> Their ids, as many as one mail can be about.
	 */
	public function late( int $since ): array {
		return $this->database->ids(
			"SELECT id FROM {$this->table} WHERE sync IN ('pending','unknown','in_flight')
				AND ( due_at <= %d OR ( attempts > 0 AND remote_id IS NULL AND created_at <= %d ) ) LIMIT 1000",
			$since,
			$since
		);
	}

	/**
	 * @param list<int> $ids
	 * @return list<int> Those of them that are still to be done.
	 */
	public function still_open( array $ids ): array {
		return array() === $ids ? array() : $this->database->ids(
			"SELECT id FROM {$this->table} WHERE sync IN ('pending','unknown','in_flight') AND id IN (" . implode( ',', array_map( 'intval', $ids ) ) . ')'
		);
	}

	public function count_due( int $now ): int {
		return (int) $this->database->value( "SELECT COUNT(*) FROM {$this->table} WHERE sync IN ('pending','unknown') AND due_at <= %d", $now );
	}

	/**
	 * Is anything of this connection still to be done or under way?
	 */
	public function is_open( int $connection_id ): bool {
		return null !== $this->database->value(
			"SELECT id FROM {$this->table} WHERE connection_id = %d AND desired = 'present'
				AND ( sync IN ('pending','in_flight','unknown','attention') OR stage IN ('placed','assigned','pickup','carried') ) LIMIT 1",
			$connection_id
		);
	}

	/**
	 * Rows that wait longer than is good, by connection: due since long, tried in vain since long, or close to the end of their window.
	 *
	 * @param int $since       Unix seconds; what was due before has waited too long.
	 * @param int $slot_margin Seconds before the end of a window.
	 * @return list<array{connection_id:int,n:int,code:string}>
	 */
	public function overdue( int $now, int $since, int $slot_margin ): array {
		$rows = $this->database->rows(
			"SELECT connection_id, COUNT(*) AS n, MAX(code) AS code FROM {$this->table} WHERE sync IN ('pending','unknown','in_flight')
				AND ( due_at <= %d OR ( remote_id IS NULL AND ( attempts > 0 OR sends > 0 OR due_at <= %d )
					AND ( ( attempts > 0 OR sends > 0 ) AND created_at <= %d OR ( deadline > 0 AND deadline - %d <= %d ) ) ) )
				GROUP BY connection_id",
			$since,
			$now,
			$since,
			$slot_margin,
			$now
		);
		return array_map(
			static fn( array $row ): array => array(
				'connection_id' => (int) $row['connection_id'],
				'n'             => (int) $row['n'],
				'code'          => (string) $row['code'],
			),
			$rows
		);
	}
}
