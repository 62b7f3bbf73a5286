<?php
/**
 * A promised window of time at the customer's door.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Window {

	/**
	 * @param int    $start Unix seconds.
	 * @param int    $end   Unix seconds.
	 * @param string $value The platform's own word for it (CoopCycle: the choice's ISO interval); empty when it is not one of its choices.
	 */
	public function __construct(
		public readonly int $start,
		public readonly int $end,
		public readonly string $value = '',
	) {}

	/**
	 * From an ISO interval such as `2026-09-14T08:00:00Z/2026-09-14T10:00:00Z`; null when it is none.
	 */
	public static function from_interval( string $value ): ?self {
		$ends = explode( '/', trim( $value ) );
		if ( 2 !== count( $ends ) ) {
			return null;
		}
		$start = self::instant( $ends[0] );
		$end   = self::instant( $ends[1] );
		return null !== $start && null !== $end && $start < $end ? new self( $start, $end, trim( $value ) ) : null;
	}

	private static function instant( string $text ): ?int {
		$read = preg_match( '/^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/D', $text, $part );
		if ( 1 !== $read || ! checkdate( (int) $part[2], (int) $part[3], (int) $part[1] ) ) {
			return null;
		}
		try {
			return ( new \DateTimeImmutable( $text ) )->getTimestamp();
		} catch ( \Exception ) {
			return null;
		}
	}

	public function interval(): string {
		return '' === $this->value ? self::iso( $this->start ) . '/' . self::iso( $this->end ) : $this->value;
	}

	/**
	 * RFC 3339 in UTC, as every time in the interface.
	 */
	public static function iso( int $at ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $at );
	}
}
