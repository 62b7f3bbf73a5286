<?php
/**
 * Data from outside, read by type: what is missing or of another type becomes the given default.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Fields {

	/**
	 * @var array<mixed>
	 */
	private readonly array $fields;

	public function __construct( mixed $fields ) {
		$this->fields = is_array( $fields ) ? $fields : array();
	}

	public function has( string $name ): bool {
		return isset( $this->fields[ $name ] );
	}

	public function text( string $name, string $default = '' ): string {
		$value = $this->fields[ $name ] ?? null;
		return is_scalar( $value ) && ! is_bool( $value ) ? (string) $value : $default;
	}

	public function number( string $name, int $default = 0 ): int {
		$value = $this->fields[ $name ] ?? null;
		return is_numeric( $value ) ? (int) $value : $default;
	}

	public function yes( string $name, bool $default = false ): bool {
		$value = $this->fields[ $name ] ?? null;
		return is_scalar( $value ) ? filter_var( $value, FILTER_VALIDATE_BOOLEAN ) : $default;
	}

	public function any( string $name ): mixed {
		return $this->fields[ $name ] ?? null;
	}

	public function in( string $name ): self {
		return new self( $this->fields[ $name ] ?? null );
	}

	/**
	 * @return list<self>
	 */
	public function each( string $name ): array {
		return array_map( static fn( mixed $one ): self => new self( $one ), array_values( $this->in( $name )->fields ) );
	}

	/**
	 * @return list<string>
	 */
	public function texts( string $name ): array {
		return array_values( array_filter( $this->in( $name )->fields, 'is_string' ) );
	}

	/**
	 * @return array<string,mixed>
	 */
	public function named(): array {
		$named = array();
		foreach ( $this->fields as $name => $value ) {
			$named[ (string) $name ] = $value;
		}
		return $named;
	}
}
