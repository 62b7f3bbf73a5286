<?php
/**
 * The pieces schemas are made of. Pure, so that the TypeScript contract is generated without a shop.
 */

declare( strict_types=1 );

namespace Pedal\Rest\Schema;

final class Type {

	public const MAX_ID = 9007199254740991;

	/**
	 * @return array<string,mixed>
	 */
	public static function id( string $description = '' ): array {
		return self::described( array( 'type' => 'integer', 'minimum' => 1, 'maximum' => self::MAX_ID ), $description );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function number( string $description = '', int $minimum = 0, int $maximum = self::MAX_ID ): array {
		return self::described( compact( 'minimum', 'maximum' ) + array( 'type' => 'integer' ), $description );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function text( string $description = '', int $longest = 0, int $shortest = 0 ): array {
		return self::described( array( 'type' => 'string' ) + self::limits( array( 'minLength' => $shortest, 'maxLength' => $longest ) ), $description );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function yes_or_no( string $description = '' ): array {
		return self::described( array( 'type' => 'boolean' ), $description );
	}

	/**
	 * A moment, RFC 3339. Answers are in UTC.
	 *
	 * @return array<string,mixed>
	 */
	public static function time( string $description = '' ): array {
		return self::described( array( 'type' => 'string', 'format' => 'date-time' ), $description );
	}

	/**
	 * @param list<string> $words
	 * @return array<string,mixed>
	 */
	public static function one_of( array $words, string $description = '' ): array {
		return self::described( array( 'type' => 'string', 'enum' => $words ), $description );
	}

	/**
	 * @param array<string,mixed> $items
	 * @return array<string,mixed>
	 */
	public static function list_of( array $items, string $description = '', int $most = 0 ): array {
		return self::described( array( 'type' => 'array', 'items' => $items ) + self::limits( array( 'maxItems' => $most ) ), $description );
	}

	/**
	 * An object whose names are not known beforehand.
	 *
	 * @param array<string,mixed> $values Schema of each value; empty for anything.
	 * @return array<string,mixed>
	 */
	public static function map_of( array $values = array(), string $description = '' ): array {
		return self::described( array( 'type' => 'object', 'additionalProperties' => array() === $values ? true : $values ), $description );
	}

	/**
	 * @return array<string,mixed> Any JSON value.
	 */
	public static function anything( string $description = '' ): array {
		return self::described( array(), $description );
	}

	/**
	 * @param array<string,mixed> $schema
	 * @return array<string,mixed>
	 */
	public static function or_null( array $schema ): array {
		$type = $schema['type'] ?? '';
		return array_merge( $schema, array( 'type' => array( is_string( $type ) ? $type : '', 'null' ) ) );
	}

	/**
	 * @param array<string,array<string,mixed>> $properties
	 * @param list<string>                      $optional   Names that may be missing.
	 * @return array<string,mixed> Named after its title in the TypeScript contract.
	 */
	public static function object( string $title, array $properties, array $optional = array() ): array {
		return array(
			'title'                => $title,
			'type'                 => 'object',
			'properties'           => $properties,
			'required'             => array_values( array_diff( array_keys( $properties ), $optional ) ),
			'additionalProperties' => false,
		);
	}

	/**
	 * Arguments of a call; those not required may be missing.
	 *
	 * @param array<string,array<string,mixed>> $properties
	 * @param list<string>                      $required
	 * @return array<string,mixed>
	 */
	public static function arguments( array $properties, array $required = array() ): array {
		return array(
			'type'                 => 'object',
			'properties'           => $properties,
			'required'             => $required,
			'additionalProperties' => false,
		);
	}

	/**
	 * @param array<string,int> $limits 0 = none.
	 * @return array<string,int>
	 */
	private static function limits( array $limits ): array {
		return array_filter( $limits, static fn( int $limit ): bool => $limit > 0 );
	}

	/**
	 * @param array<string,mixed> $schema
	 * @return array<string,mixed>
	 */
	private static function described( array $schema, string $description ): array {
		return '' === $description ? $schema : array( 'description' => $description ) + $schema;
	}
}
