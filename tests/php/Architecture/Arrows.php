<?php
/**
 * Who may know whom among the rooms of plugin/src (design: Core ← Platform, Storage ← Forwarding ← the outer rooms ← wiring ← Plugin).
 */

declare( strict_types=1 );

namespace Pedal\Tests\Architecture;

final class Arrows {

	private const INNER = array( 'Core', 'Platform', 'Storage', 'Forwarding' );

	private const OUTER = array( 'Rest', 'Admin', 'Checkout', 'Mail', 'Setup', 'Health', 'Cli', 'Privacy' );

	/**
	 * Outer rooms that may use another outer room, and why.
	 */
	private const DOORS = array(
		// The doctor asks through the same front door, and in the same words, as the setup guide.
		'Health' => array( 'Setup' ),
		// Both are use cases of their own; REST only carries them.
		'Rest'   => array( 'Setup', 'Health' ),
		// The command line takes what REST takes, with the same limits, and says it in the same words.
		'Cli'    => array( 'Rest', 'Health' ),
	);

	/**
	 * @return list<string>|null Rooms that a room may name besides itself; null when it may name all.
	 */
	private static function known_to( string $room ): ?array {
		return match ( true ) {
			'Core' === $room => array(),
			'Platform' === $room, 'Storage' === $room => array( 'Core' ),
			'Forwarding' === $room => array( 'Core', 'Platform', 'Storage' ),
			in_array( $room, self::OUTER, true ) => array_merge( self::INNER, self::DOORS[ $room ] ?? array() ),
			// Every factory gets the list of factories, to ask it for what it needs.
			'wiring' === $room => array_merge( self::INNER, self::OUTER, array( 'Services' ) ),
			default => null,
		};
	}

	/**
	 * @return list<string>
	 */
	public static function violations( PhpSource $source ): array {
		$known = self::known_to( $source->room() );
		$found = array();
		foreach ( $source->classes() as list( $name, $line ) ) {
			$room = self::room_of_class( $name );
			if ( null !== $known && null !== $room && $room !== $source->room() && ! in_array( $room, $known, true ) ) {
				$found[] = "{$source->path}:$line {$source->room()} must not know $name.";
			}
		}
		return $found;
	}

	/**
	 * Only its own folder and the list of drivers know a driver: everything else goes through the interface.
	 *
	 * @return list<string>
	 */
	public static function drivers_known_elsewhere( PhpSource $source ): array {
		$found = array();
		foreach ( $source->classes() as list( $name, $line ) ) {
			$inside = preg_match( '~^Pedal\\\\Platform\\\\(\w+)\\\\~', $name, $driver ) && str_starts_with( $source->path, "src/Platform/{$driver[1]}/" );
			if ( array() !== $driver && ! $inside && 'src/Platform/Drivers.php' !== $source->path ) {
				$found[] = "{$source->path}:$line only Platform/Drivers may name $name.";
			}
		}
		return $found;
	}

	/**
	 * What writes a row into the table, called on a holder of that name.
	 */
	private const WRITES_ROWS = array( 'insert', 'claim', 'save', 'change' );

	/**
	 * An edge reads rows: it knows DeliveryRow, which answers, and not Delivery, which moves. What a person may do to one is Desk's.
	 *
	 * @return list<string>
	 */
	public static function rows_moved_at_an_edge( PhpSource $source ): array {
		$found = array();
		foreach ( in_array( $source->room(), self::OUTER, true ) ? $source->classes() : array() as list( $name, $line ) ) {
			if ( 'Pedal\Core\Delivery' === $name ) {
				$found[] = "{$source->path}:$line an edge reads Core\DeliveryRow.";
			}
		}
		foreach ( in_array( $source->room(), self::OUTER, true ) ? $source->method_calls() : array() as list( $name, $line, $holder ) ) {
			if ( 'deliveries' === $holder && in_array( $name, self::WRITES_ROWS, true ) ) {
				$found[] = "{$source->path}:$line ->$name(): rows are moved in Forwarding.";
			}
		}
		return $found;
	}

	private static function room_of_class( string $name ): ?string {
		$parts = explode( '\\', $name );
		return 'Pedal' === $parts[0] && isset( $parts[1] ) ? $parts[1] : null;
	}
}
