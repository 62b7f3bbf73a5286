<?php
/**
 * What we wrote beside our own tables and options: short-lived notes, settings of our shipping method, and what orders carry of ours.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

final class Leftovers {

	public function __construct( private readonly Database $database ) {}

	/**
	 * The merchant chose to delete everything.
	 */
	public function forget(): void {
		foreach ( array( '_transient_pedal_', '_transient_timeout_pedal_', 'woocommerce_pedal_' ) as $prefix ) {
			$this->delete( 'options', 'option_name', $prefix );
		}
		foreach ( array( 'postmeta', 'wc_orders_meta' ) as $table ) {
			$this->delete( $table, 'meta_key', '_pedal_' );
		}
		wp_cache_flush();
	}

	/**
	 * A shop without high-performance order storage has no table for it.
	 */
	private function delete( string $table, string $column, string $prefix ): void {
		try {
			$this->database->run( "DELETE FROM {$this->database->core_table( $table )} WHERE $column LIKE %s", $this->database->like( $prefix ) . '%' );
		} catch ( StorageFailed ) {
			return;
		}
	}
}
