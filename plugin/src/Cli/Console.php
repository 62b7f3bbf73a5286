<?php
/**
 * What the commands print, and how they fail: code, sentence and hint on the error channel, exit 1.
 */

declare( strict_types=1 );

namespace Pedal\Cli;

use Pedal\Core\Fields;
use Pedal\Rest\ProblemAnswer;

final class Console {

	public function __construct( private readonly ProblemAnswer $problems ) {}

	/**
	 * @template T
	 * @param callable():T $work
	 * @return T
	 */
	public function carry( callable $work ): mixed {
		try {
			return $work();
		} catch ( \Throwable $failure ) {
			\WP_CLI::error( $this->sentence( $failure ) );
		}
	}

	/**
	 * One thing for each id; one that fails does not keep the others.
	 *
	 * @param array<string>                       $ids
	 * @param callable(int):array<string,mixed> $work
	 * @return list<array<string,mixed>> What was done.
	 */
	public function for_each( array $ids, callable $work ): array {
		$done = array();
		foreach ( $ids as $id ) {
			try {
				$done[] = $work( self::id( $id ) );
			} catch ( \Throwable $failure ) {
				\WP_CLI::warning( "$id: {$this->sentence( $failure )}" );
			}
		}
		return $done;
	}

	/**
	 * @param list<array<string,mixed>> $rows
	 * @param list<string>              $fields Shown unless others are asked for.
	 * @param array<string,mixed>       $flags
	 */
	public function rows( array $rows, array $fields, array $flags ): void {
		$format = self::format( $flags );
		if ( 'ids' === $format ) {
			\WP_CLI::line( implode( ' ', array_map( static fn( array $row ): string => ( new Fields( $row ) )->text( 'id' ), $rows ) ) );
			return;
		}
		$wanted = ( new Fields( $flags ) )->text( 'fields' );
		$fields = '' === $wanted ? $fields : array_values( array_filter( array_map( 'trim', explode( ',', $wanted ) ), static fn( string $name ): bool => '' !== $name ) );
		$rows   = array_map( static fn( array $row ): array => self::shown( $row, $fields, $format ), $rows );
		\WP_CLI\Utils\format_items( $format, $rows, $fields );
	}

	/**
	 * @param array<string,mixed> $object
	 * @param array<string,mixed> $flags
	 */
	public function object( array $object, array $flags ): void {
		if ( 'json' === self::format( $flags ) ) {
			\WP_CLI::line( (string) wp_json_encode( $object, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) );
			return;
		}
		if ( in_array( self::format( $flags ), array( 'count', 'ids' ), true ) ) {
			$this->rows( array( $object ), array( 'id' ), $flags );
			return;
		}
		$rows = array();
		foreach ( $object as $name => $value ) {
			$rows[] = array(
				'field' => $name,
				'value' => $value,
			);
		}
		$this->rows( $rows, array( 'field', 'value' ), array_diff_key( $flags, array( 'fields' => '' ) ) );
	}

	public static function id( string $text ): int {
		return 1 === preg_match( '/^\d{1,18}$/', $text ) ? (int) $text : 0;
	}

	/**
	 * @param array<string,mixed> $flags
	 */
	private static function format( array $flags ): string {
		return ( new Fields( $flags ) )->text( 'format', 'table' );
	}

	/**
	 * Tables and CSV hold texts only; a cell of CSV must never start a formula.
	 *
	 * @param array<string,mixed> $row
	 * @param list<string>        $fields
	 * @return array<string,mixed>
	 */
	private static function shown( array $row, array $fields, string $format ): array {
		$shown = array();
		foreach ( $fields as $name ) {
			$value          = $row[ $name ] ?? null;
			$shown[ $name ] = 'json' === $format ? $value : self::text( $value );
			if ( 'csv' === $format && is_string( $value ) && 1 === preg_match( '/^[=+\-@\t\r\n]/', $value ) ) {
				$shown[ $name ] = "'$value";
			}
		}
		return $shown;
	}

	private static function text( mixed $value ): string {
		return match ( true ) {
			null === $value      => '',
			is_bool( $value )    => $value ? 'yes' : 'no',
			is_scalar( $value )  => (string) $value,
			default              => (string) wp_json_encode( $value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ),
		};
	}

	private function sentence( \Throwable $failure ): string {
		$error = $this->problems->of( $failure );
		$data  = new Fields( $error->get_error_data() );
		$field = $data->text( 'field' );
		$parts = array( $error->get_error_code() . ( '' === $field ? '' : " ($field)" ) . ': ' . $error->get_error_message(), $data->text( 'hint' ) );
		foreach ( $data->in( 'details' )->each( 'steps' ) as $step ) {
			$parts[] = $step->yes( 'ok' ) ? '' : "({$step->text( 'name' )}: {$step->text( 'code' )})";
		}
		return implode( ' ', array_filter( $parts, static fn( string $part ): bool => '' !== $part ) );
	}
}
