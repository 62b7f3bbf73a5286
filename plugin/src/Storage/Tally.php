<?php
/**
 * Counting rows for the statement and the menu.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

final class Tally {

	private readonly string $table;

	public function __construct( private readonly Database $database ) {
		$this->table = $database->table( 'deliveries' );
	}

	/**
	 * @return array{wanted:int,at_platform:int,attention:int,in_progress:int}
	 */
	public function since( int $at ): array {
		$row = $this->database->row(
			"SELECT
				SUM( CASE WHEN desired = 'present' THEN 1 ELSE 0 END ) AS wanted,
				SUM( CASE WHEN desired = 'present' AND sync <> 'attention' AND remote_id IS NOT NULL THEN 1 ELSE 0 END ) AS at_platform,
				SUM( CASE WHEN sync = 'attention' THEN 1 ELSE 0 END ) AS attention,
				SUM( CASE WHEN desired = 'present' AND sync <> 'attention' AND remote_id IS NULL THEN 1 ELSE 0 END ) AS in_progress
			FROM {$this->table} WHERE created_at >= %d",
			$at
		);
		return array_map( 'intval', $row ?? array() ) + array(
			'wanted'      => 0,
			'at_platform' => 0,
			'attention'   => 0,
			'in_progress' => 0,
		);
	}

	/**
	 * Deliveries that wait for a person; counted by its index, on every admin page.
	 */
	public function needing_a_person(): int {
		return (int) $this->database->value( "SELECT COUNT(*) FROM {$this->table} WHERE sync = 'attention'" );
	}

	/**
	 * @param array<string> $markers
	 * @return array<array-key,string> The platform's id by marker, for every row there is; empty while it is not known.
	 */
	public function remote_ids( array $markers ): array {
		if ( array() === $markers ) {
			return array();
		}
		$marks = implode( ',', array_fill( 0, count( $markers ), '%s' ) );
		$rows  = $this->database->rows( "SELECT marker, remote_id FROM {$this->table} WHERE marker IN ($marks)", ...array_values( $markers ) );
		$ids   = array();
		foreach ( $rows as $row ) {
			$ids[ (string) $row['marker'] ] = (string) $row['remote_id'];
		}
		return $ids;
	}

	/**
	 * Deliveries that are active at the platform although nothing is desired there.
	 *
	 * @return list<string> The platform's ids.
	 */
	public function extra( int $since ): array {
		$rows = $this->database->rows(
			"SELECT remote_id FROM {$this->table} WHERE created_at >= %d AND desired = 'absent' AND remote_id IS NOT NULL
				AND stage IN ('placed','assigned','pickup','carried') LIMIT 500",
			$since
		);
		return array_map( static fn( array $row ): string => (string) $row['remote_id'], $rows );
	}
}
