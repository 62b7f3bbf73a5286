<?php
/**
 * A stand-in of WP-CLI for tests: remembers what was printed, and ends a command as WP-CLI does. No fit package of WP-CLI can be had for this PHP.
 */

declare( strict_types=1 );

namespace {

	use Pedal\Tests\wordpress\CliEnd;

	final class WP_CLI {

		/**
		 * @var array<string,array{run:callable,about:array<string,mixed>}>
		 */
		public static array $commands = array();

		public static string $out = '';
		public static string $err = '';

		/**
		 * @param array<string,mixed> $about
		 */
		public static function add_command( string $words, callable $run, array $about = array() ): bool {
			self::$commands[ $words ] = array( 'run' => $run, 'about' => $about );
			return true;
		}

		public static function line( string $text = '' ): void {
			self::$out .= "$text\n";
		}

		public static function log( string $text ): void {
			self::line( $text );
		}

		public static function success( string $text ): void {
			self::line( "Success: $text" );
		}

		public static function warning( string $text ): void {
			self::$err .= "Warning: $text\n";
		}

		public static function error( string $text ): never {
			self::$err .= "Error: $text\n";
			throw new CliEnd( 1 );
		}

		public static function halt( int $code ): never {
			throw new CliEnd( $code );
		}

		/**
		 * @param array<string,mixed> $flags
		 */
		public static function confirm( string $question, array $flags = array() ): void {
			if ( ! isset( $flags['yes'] ) ) {
				throw new CliEnd( 0 );
			}
		}
	}
}

namespace WP_CLI\Utils {

	/**
	 * @param list<array<string,mixed>> $items
	 * @param list<string>              $fields
	 */
	function format_items( string $format, array $items, array $fields ): void {
		$rows = array_map( static fn( array $item ): array => array_intersect_key( $item, array_flip( $fields ) ), $items );
		if ( 'json' === $format ) {
			\WP_CLI::line( (string) json_encode( $rows ) );
		} elseif ( 'count' === $format ) {
			\WP_CLI::line( (string) count( $rows ) );
		} else {
			\WP_CLI::line( implode( "\t", $fields ) );
			foreach ( $rows as $row ) {
				\WP_CLI::line( implode( "\t", array_map( 'strval', $row ) ) );
			}
		}
	}
}
