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

	/**
	 * @return array{start:string,end:string,value:string}
	 */
	public function to_array(): array {
		return array(
			'start' => self::iso( $this->start ),
			'end'   => self::iso( $this->end ),
			'value' => $this->interval(),
		);
	}

	/**
	 * @param mixed $slot {value, start, end}, as other code and older versions write it: the value alone, unix seconds or RFC 3339.
	 */
	public static function from_array( mixed $slot ): ?self {
		if ( ! is_array( $slot ) ) {
			return null;
		}
		$value = is_string( $slot['value'] ?? null ) ? $slot['value'] : '';
		$known = self::from_interval( $value );
		$start = self::moment( $slot['start'] ?? null ) ?? $known?->start;
		$end   = self::moment( $slot['end'] ?? null ) ?? $known?->end;
		return null !== $start && null !== $end && $start < $end ? new self( $start, $end, null === $known ? '' : $value ) : null;
	}

	private static function moment( mixed $at ): ?int {
		if ( is_int( $at ) || ( is_string( $at ) && ctype_digit( $at ) ) ) {
			return (int) $at;
		}
		// Without an offset it is UTC, whatever the server's zone.
		return is_string( $at ) ? self::instant( str_replace( ' ', 'T', trim( $at ) ) ) ?? self::instant( str_replace( ' ', 'T', trim( $at ) ) . 'Z' ) : null;
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
