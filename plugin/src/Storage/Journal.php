<?php
/**
 * Append-only memory: ids, codes, field names and durations, never personal data or secrets.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Pedal\Core\Clock;
use Pedal\Core\DeliveryRow;

final class Journal {

	private readonly string $table;

	public function __construct(
		private readonly Database $database,
		private readonly Clock $clock,
	) {
		$this->table = $database->table( 'journal' );
	}

	/**
	 * @param array<string,mixed> $detail
	 * @param string|null         $dedupe Said before = not said again.
	 * @return bool True when this call wrote it.
	 */
	public function note( string $kind, string $code, ?DeliveryRow $delivery, array $detail = array(), ?string $dedupe = null ): bool {
		return $this->write( $kind, $code, $delivery->id ?? 0, $delivery->order_id ?? 0, $delivery->connection_id ?? 0, $detail, $dedupe );
	}

	/**
	 * @param array<string,mixed> $detail
	 */
	public function note_order( string $kind, string $code, int $order_id, array $detail = array(), ?string $dedupe = null ): bool {
		return $this->write( $kind, $code, 0, $order_id, 0, $detail, $dedupe );
	}

	/**
	 * @param array<string,mixed> $detail
	 */
	public function note_connection( string $kind, string $code, int $connection_id, array $detail = array(), ?string $dedupe = null ): bool {
		return $this->write( $kind, $code, 0, 0, $connection_id, $detail, $dedupe );
	}

	/**
	 * @param array<string,mixed> $detail
	 */
	private function write( string $kind, string $code, int $delivery_id, int $order_id, int $connection_id, array $detail, ?string $dedupe ): bool {
		$values = array( $this->clock->now(), $delivery_id, $order_id, $connection_id, $kind, $code, (string) wp_json_encode( (object) $detail ) );
		if ( null !== $dedupe ) {
			$values[] = $dedupe;
		}
		return 1 === $this->database->run(
			"INSERT IGNORE INTO {$this->table} (at, delivery_id, order_id, connection_id, kind, code, detail, dedupe) VALUES (%d, %d, %d, %d, %s, %s, %s, "
				. ( null === $dedupe ? 'NULL' : '%s' ) . ')',
			...$values
		);
	}

	/**
	 * @param string $dedupe As it was noted.
	 */
	public function has( string $dedupe ): bool {
		return null !== $this->database->value( "SELECT id FROM {$this->table} WHERE dedupe = %s", $dedupe );
	}

	/**
	 * @return list<array{at:int,kind:string,code:string,detail:array<string,mixed>}> Newest first.
	 */
	public function of_delivery( int $delivery_id ): array {
		$rows = $this->database->rows(
			"SELECT at, kind, code, detail FROM {$this->table} WHERE delivery_id = %d ORDER BY id DESC LIMIT 200",
			$delivery_id
		);
		return array_map( self::entry( ... ), $rows );
	}

	/**
	 * Highest row id ever written about; an index look-up.
	 */
	public function newest_delivery(): int {
		return (int) $this->database->value( "SELECT MAX(delivery_id) FROM {$this->table}" );
	}

	/**
	 * @return array{at:int,kind:string,code:string,detail:array<string,mixed>}|null
	 */
	public function latest( string $kind, string $code ): ?array {
		$row = $this->database->row( "SELECT at, kind, code, detail FROM {$this->table} WHERE kind = %s AND code = %s ORDER BY at DESC, id DESC LIMIT 1", $kind, $code );
		return null === $row ? null : self::entry( $row );
	}

	public function count( string $kind, string $code ): int {
		return (int) $this->database->value( "SELECT COUNT(*) FROM {$this->table} WHERE kind = %s AND code = %s", $kind, $code );
	}

	/**
	 * In chunks, so that no purge holds a lock for long.
	 */
	public function forget_before( int $at ): int {
		return $this->database->run( "DELETE FROM {$this->table} WHERE at < %d ORDER BY at LIMIT 1000", $at );
	}

	/**
	 * @param array<string,string|null> $row
	 * @return array{at:int,kind:string,code:string,detail:array<string,mixed>}
	 */
	private static function entry( array $row ): array {
		$detail = json_decode( (string) $row['detail'], true );
		return array(
			'at'     => (int) $row['at'],
			'kind'   => (string) $row['kind'],
			'code'   => (string) $row['code'],
			'detail' => is_array( $detail ) ? $detail : array(),
		);
	}
}
