<?php
/**
 * Short-lived notes of the shop: losing one costs a repetition, never an order.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Pedal\Core\Fields;

final class Memory {

	/**
	 * @param int|array<string,mixed> $value
	 * @param int                     $seconds How long it is worth something.
	 */
	public function keep( string $name, int|array $value, int $seconds ): void {
		set_transient( "pedal_$name", $value, $seconds );
	}

	public function number( string $name ): int {
		$value = get_transient( "pedal_$name" );
		return is_numeric( $value ) ? (int) $value : 0;
	}

	public function fields( string $name ): Fields {
		return new Fields( get_transient( "pedal_$name" ) );
	}

	public function has( string $name ): bool {
		return false !== get_transient( "pedal_$name" );
	}

	public function forget( string $name ): void {
		delete_transient( "pedal_$name" );
	}
}
