<?php
/**
 * One option that several processes change at once: nobody writes over what they have not read.
 *
 * WordPress' own update_option() writes what one request made of its cache, and the slower of two takes the faster one's change away.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

final class SharedOption {

	private const TRIES = 20;

	private readonly string $table;

	/**
	 * @param int $autoload_bytes Small options load with the page and cost no query; large ones stay out of every page's memory.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly string $name,
		private readonly int $autoload_bytes,
	) {
		$this->table = $database->core_table( 'options' );
	}

	/**
	 * @param \Closure(mixed):array<mixed> $edit What is stored now → what shall be; asked again when somebody else was faster.
	 * @throws StorageFailed
	 */
	public function edit( \Closure $edit ): void {
		for ( $try = 1; $try <= self::TRIES; $try++ ) {
			$stored = $this->database->value( "SELECT option_value FROM {$this->table} WHERE option_name = %s", $this->name );
			if ( null === $stored ) {
				add_option( $this->name, array(), '', true );
			} elseif ( $this->replace( $stored, (string) maybe_serialize( $edit( maybe_unserialize( $stored ) ) ) ) ) {
				return;
			}
		}
		throw new StorageFailed( "{$this->name} was changed by others all the time." );
	}

	/**
	 * In hexadecimal, because databases compare texts without regard to case.
	 */
	private function replace( string $stored, string $wanted ): bool {
		$done = $stored === $wanted || 1 === $this->database->run(
			"UPDATE {$this->table} SET option_value = %s, autoload = %s WHERE option_name = %s AND HEX(option_value) = %s",
			$wanted,
			strlen( $wanted ) <= $this->autoload_bytes ? 'on' : 'off',
			$this->name,
			strtoupper( bin2hex( $stored ) )
		);
		wp_cache_delete( $this->name, 'options' );
		wp_cache_delete( 'alloptions', 'options' );
		return $done;
	}
}
