<?php
/**
 * Whether a plain value keeps within its schema. Pure.
 */

declare( strict_types=1 );

namespace Pedal\Rest\Schema;

use Pedal\Core\Fields;

final class Limits {

	private const DATE_TIME = '/^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/';

	private const EMAIL = '/^[^\s@<>"(),:;]{1,64}@[^\s@<>"(),:;]+\.[^\s@<>"(),:;.]+$/u';

	/**
	 * @param array<string,mixed> $schema
	 * @return array{string,string}|null The rule it breaks and what would be right; null when it keeps them all.
	 */
	public static function broken( string|int|float|bool $value, array $schema ): ?array {
		$words = is_array( $schema['enum'] ?? null ) ? $schema['enum'] : null;
		if ( null !== $words && ! in_array( $value, $words, true ) ) {
			return array( 'enum', implode( ', ', array_map( static fn( mixed $word ): string => is_string( $word ) ? $word : var_export( $word, true ), $words ) ) );
		}
		$limits = new Fields( $schema );
		return match ( true ) {
			is_bool( $value )   => null,
			is_string( $value ) => self::broken_by_text( $value, $limits ),
			default             => self::broken_by_number( $value, $limits ),
		};
	}

	/**
	 * @return array{string,string}|null
	 */
	private static function broken_by_text( string $value, Fields $limits ): ?array {
		$pattern = $limits->text( 'pattern' );
		return match ( true ) {
			! mb_check_encoding( $value, 'UTF-8' ) => array( 'encoding', 'UTF-8' ),
			$limits->has( 'maxLength' ) && mb_strlen( $value, 'UTF-8' ) > $limits->number( 'maxLength' ) => array( 'maxLength', $limits->text( 'maxLength' ) ),
			mb_strlen( trim( $value ), 'UTF-8' ) < $limits->number( 'minLength' ) => array( 'minLength', $limits->text( 'minLength' ) ),
			'' !== $pattern && 1 !== preg_match( '~' . str_replace( '~', '\~', $pattern ) . '~uD', $value ) => array( 'pattern', $pattern ),
			! self::has_format( $value, $limits->text( 'format' ) ) => array( 'format', $limits->text( 'format' ) ),
			default => null,
		};
	}

	private static function has_format( string $value, string $format ): bool {
		return match ( $format ) {
			'date-time'      => 1 === preg_match( self::DATE_TIME, $value, $part ) && checkdate( (int) $part[2], (int) $part[3], (int) $part[1] ),
			'email-or-empty' => '' === $value || 1 === preg_match( self::EMAIL, $value ),
			default          => true,
		};
	}

	/**
	 * @return array{string,string}|null
	 */
	private static function broken_by_number( int|float $value, Fields $limits ): ?array {
		return match ( true ) {
			$limits->has( 'minimum' ) && $value < $limits->number( 'minimum' ) => array( 'minimum', $limits->text( 'minimum' ) ),
			$limits->has( 'maximum' ) && $value > $limits->number( 'maximum' ) => array( 'maximum', $limits->text( 'maximum' ) ),
			default => null,
		};
	}
}
