<?php
/**
 * wpdb, made strict: a failed statement throws, a lost lock is tried again, a duplicate key is an answer and no error.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

final class Database {

	private const TRIES = 3;

	private const TAKEN  = array(
		'numbers' => array( 1062 ),
		'words'   => '/Duplicate entry|UNIQUE constraint/i',
	);
	private const LOCKED = array(
		'numbers' => array( 1205, 1213 ),
		'words'   => '/Deadlock|Lock wait timeout|database is locked/i',
	);

	public function __construct( private readonly \wpdb $wpdb ) {}

	public static function of_this_shop(): self {
		global $wpdb;
		return new self( $wpdb );
	}

	public function table( string $name ): string {
		return $this->wpdb->prefix . 'pedal_' . $name;
	}

	public function core_table( string $name ): string {
		return $this->wpdb->prefix . $name;
	}

	public function collation(): string {
		return $this->wpdb->get_charset_collate();
	}

	/**
	 * @return int Rows affected.
	 * @throws StorageFailed
	 */
	public function run( string $sql, mixed ...$values ): int {
		return $this->attempt( $this->prepare( $sql, $values ) ) ?? throw new StorageFailed( 'duplicate key' );
	}

	/**
	 * Like run(); null when a unique key stood in the way.
	 *
	 * @throws StorageFailed
	 */
	public function run_unless_taken( string $sql, mixed ...$values ): ?int {
		return $this->attempt( $this->prepare( $sql, $values ) );
	}

	public function insert_id(): int {
		return (int) $this->wpdb->insert_id;
	}

	/**
	 * @return list<array<string,string|null>>
	 */
	public function rows( string $sql, mixed ...$values ): array {
		/** @var list<array<string,string|null>>|null $rows */
		$rows = $this->quietly( fn() => $this->wpdb->get_results( $this->prepare( $sql, $values ), ARRAY_A ) );
		if ( '' !== $this->wpdb->last_error ) {
			throw new StorageFailed( $this->wpdb->last_error );
		}
		return $rows ?? array();
	}

	/**
	 * @return array<string,string|null>|null
	 */
	public function row( string $sql, mixed ...$values ): ?array {
		return $this->rows( $sql, ...$values )[0] ?? null;
	}

	public function value( string $sql, mixed ...$values ): ?string {
		$row = $this->row( $sql, ...$values );
		return null === $row ? null : array_values( $row )[0];
	}

	/**
	 * @return list<int>
	 */
	public function ids( string $sql, mixed ...$values ): array {
		return array_map( static fn( array $row ): int => (int) array_values( $row )[0], $this->rows( $sql, ...$values ) );
	}

	public function like( string $text ): string {
		return $this->wpdb->esc_like( $text );
	}

	/**
	 * @param array<mixed> $values
	 */
	public function prepare( string $sql, array $values ): string {
		return array() === $values ? $sql : (string) $this->wpdb->prepare( $sql, $values ); // phpcs:ignore WordPress.DB.PreparedSQL
	}

	/**
	 * Deadlocks and lock time-outs roll back one statement; it is safe to say it again.
	 */
	private function attempt( string $sql ): ?int {
		for ( $try = 1; ; $try++ ) {
			$affected = $this->quietly( fn(): int|bool => $this->wpdb->query( $sql ) ); // phpcs:ignore WordPress.DB.PreparedSQL
			$error    = $this->wpdb->last_error;
			if ( false !== $affected && '' === $error ) {
				return (int) $affected;
			}
			if ( $this->was( self::TAKEN, $error ) ) {
				return null;
			}
			if ( $try >= self::TRIES || ! $this->was( self::LOCKED, $error ) ) {
				throw new StorageFailed( $error );
			}
			usleep( 20000 * $try );
		}
	}

	/**
	 * By its number where the server gives one: its words may be in any language.
	 *
	 * @param array{numbers:list<int>,words:string} $kind
	 */
	private function was( array $kind, string $error ): bool {
		$server = $this->wpdb->__get( 'dbh' );
		$number = $server instanceof \mysqli ? mysqli_errno( $server ) : 0;
		return in_array( $number, $kind['numbers'], true ) || 1 === preg_match( $kind['words'], $error );
	}

	/**
	 * Expected failures (a taken seat, a database that just restarted) must not print into pages.
	 *
	 * @template T
	 * @param callable():T $call
	 * @return T
	 */
	private function quietly( callable $call ): mixed {
		$was   = $this->wpdb->suppress_errors( true );
		$shown = $this->wpdb->hide_errors();
		try {
			return $call();
		} finally {
			$this->wpdb->suppress_errors( $was );
			$this->wpdb->show_errors( $shown );
		}
	}
}
