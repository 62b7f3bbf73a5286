<?php
/**
 * Reads a value by its schema: answers it with its right types and defaults, and collects what is wrong with it, each with its path.
 *
 * WordPress' own validator names no path for unknown members and takes an empty text for an object, hence this one. Pure.
 */

declare( strict_types=1 );

namespace Pedal\Rest\Schema;

use Pedal\Core\Fields;

final class Reader {

	/**
	 * @var list<Fault>
	 */
	private array $faults = array();

	/**
	 * @param bool $from_query Everything is a text there, and lists are written `a,b`.
	 */
	public function __construct( private readonly bool $from_query = false ) {}

	/**
	 * @return list<Fault>
	 */
	public function faults(): array {
		return $this->faults;
	}

	/**
	 * @param array<string,mixed> $schema
	 * @return mixed What can be used when there are no faults.
	 */
	public function read( mixed $value, array $schema, string $path ): mixed {
		if ( isset( $schema['anyOf'] ) ) {
			return $this->read_any( $value, new Fields( $schema ), $path );
		}
		$fields = new Fields( $schema );
		$types  = is_array( $schema['type'] ?? null ) ? $fields->texts( 'type' ) : array( $fields->text( 'type' ) );
		if ( null === $value && in_array( 'null', $types, true ) || array( '' ) === $types ) {
			return $value;
		}
		foreach ( $types as $type ) {
			$read = $this->as_type( $type, $value );
			if ( null !== $read ) {
				return $this->within( $read, $schema, $path );
			}
		}
		$this->fault( $path, 'type', implode( ' or ', $types ) );
		return $value;
	}

	/**
	 * @return string|int|float|bool|array<mixed>|null Null when it is none.
	 */
	private function as_type( string $type, mixed $value ): string|int|float|bool|array|null {
		return match ( $type ) {
			'integer' => self::as_integer( $value ),
			'number'  => is_numeric( $value ) && is_finite( (float) $value ) ? $value + 0 : null,
			'string'  => is_string( $value ) ? $value : null,
			'boolean' => self::as_boolean( $value ),
			'array'   => $this->as_list( $value ),
			'object'  => is_array( $value ) && ( array() === $value || ! array_is_list( $value ) ) ? $value : null,
			default   => null,
		};
	}

	private static function as_integer( mixed $value ): ?int {
		if ( is_string( $value ) ) {
			return 1 === preg_match( '/^-?\d{1,18}$/', $value ) ? (int) $value : null;
		}
		return is_int( $value ) || ( is_float( $value ) && floor( $value ) === $value && abs( $value ) <= Type::MAX_ID ) ? (int) $value : null;
	}

	private static function as_boolean( mixed $value ): ?bool {
		return match ( $value ) {
			true, 1, '1', 'true'    => true,
			false, 0, '0', 'false' => false,
			default                => null,
		};
	}

	/**
	 * @return list<mixed>|null
	 */
	private function as_list( mixed $value ): ?array {
		if ( $this->from_query && ( is_string( $value ) || is_int( $value ) ) ) {
			return array_values( array_filter( array_map( 'trim', explode( ',', (string) $value ) ), static fn( string $one ): bool => '' !== $one ) );
		}
		return is_array( $value ) && array_is_list( $value ) ? $value : null;
	}

	/**
	 * @param string|int|float|bool|array<mixed> $value
	 * @param array<string,mixed>                $schema
	 */
	private function within( string|int|float|bool|array $value, array $schema, string $path ): mixed {
		if ( is_array( $value ) ) {
			return array_is_list( $value ) && isset( $schema['items'] ) ? $this->read_list( $value, new Fields( $schema ), $path ) : $this->read_object( $value, new Fields( $schema ), $path );
		}
		$fault = Limits::broken( $value, $schema );
		if ( null !== $fault ) {
			$this->fault( $path, ...$fault );
		}
		return $value;
	}

	/**
	 * @param list<mixed> $value
	 * @return list<mixed>
	 */
	private function read_list( array $value, Fields $schema, string $path ): array {
		$most = $schema->number( 'maxItems', PHP_INT_MAX );
		if ( count( $value ) > $most || count( $value ) < $schema->number( 'minItems' ) ) {
			$this->fault( $path, count( $value ) > $most ? 'maxItems' : 'minItems', (string) ( count( $value ) > $most ? $most : $schema->number( 'minItems' ) ) );
			return $value;
		}
		$items = $schema->in( 'items' )->named();
		return array_map( fn( mixed $one, int $at ): mixed => $this->read( $one, $items, $this->from_query ? $path : "{$path}[$at]" ), $value, array_keys( $value ) );
	}

	/**
	 * @param array<mixed> $value
	 * @return array<mixed>
	 */
	private function read_object( array $value, Fields $schema, string $path ): array {
		$properties = $schema->in( 'properties' );
		$read       = array();
		foreach ( $value as $name => $member ) {
			$name = (string) $name;
			$here = '' === $path ? $name : "$path.$name";
			if ( $properties->has( $name ) ) {
				$read[ $name ] = $this->read( $member, $properties->in( $name )->named(), $here );
			} elseif ( false === $schema->any( 'additionalProperties' ) ) {
				$this->fault( $here, 'unknown', implode( ', ', array_keys( $properties->named() ) ) );
			} else {
				$read[ $name ] = $this->read( $member, $schema->in( 'additionalProperties' )->named(), $here );
			}
		}
		return $this->completed( $read, $value, $schema, $path );
	}

	/**
	 * @param array<mixed> $read
	 * @param array<mixed> $given
	 * @return array<mixed>
	 */
	private function completed( array $read, array $given, Fields $schema, string $path ): array {
		foreach ( $schema->texts( 'required' ) as $name ) {
			if ( ! array_key_exists( $name, $given ) ) {
				$this->fault( '' === $path ? $name : "$path.$name", 'required' );
			}
		}
		foreach ( $schema->in( 'properties' )->named() as $name => $property ) {
			$default = ( new Fields( $property ) )->any( 'default' );
			if ( null !== $default && ! array_key_exists( $name, $given ) ) {
				$read[ $name ] = $default;
			}
		}
		return $read;
	}

	/**
	 * The first schema that fits; else what is wrong by the one that fits best.
	 */
	private function read_any( mixed $value, Fields $schema, string $path ): mixed {
		$best = null;
		foreach ( $schema->each( 'anyOf' ) as $one ) {
			$reader = new self( $this->from_query );
			$read   = $reader->read( $value, $one->named(), $path );
			if ( array() === $reader->faults ) {
				return $read;
			}
			$deep = array() === array_filter( $reader->faults, static fn( Fault $fault ): bool => in_array( $fault->rule, array( 'type', 'required', 'unknown' ), true ) );
			$best = $deep ? $reader->faults : $best;
		}
		foreach ( $best ?? array( new Fault( $path, 'shape' ) ) as $fault ) {
			$this->faults[] = $fault;
		}
		return $value;
	}

	private function fault( string $path, string $rule, string $limit = '' ): void {
		$this->faults[] = new Fault( $path, $rule, $limit );
	}
}
