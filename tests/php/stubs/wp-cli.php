<?php
/**
 * The part of WP-CLI that Pedal\Cli calls, for PHPStan only: no installable package of WP-CLI stubs exists.
 */

namespace {
	class WP_CLI {
		/**
		 * @param string                                                     $name
		 * @param callable|object|class-string                               $callable
		 * @param array{shortdesc?: string, synopsis?: list<mixed>|string}   $args
		 */
		public static function add_command( $name, $callable, $args = array() ): bool {}
		public static function log( string $message ): void {}
		public static function line( string $message = '' ): void {}
		public static function success( string $message ): void {}
		public static function warning( string $message ): void {}
		/** @return ($exit is true|positive-int ? never : void) */
		public static function error( string $message, bool|int $exit = true ) {}
		/** @return never */
		public static function halt( int $return_code ) {}
		/** @param array<string, mixed> $assoc_args */
		public static function confirm( string $question, array $assoc_args = array() ): void {}
		public static function colorize( string $string ): string {}
	}
}

namespace WP_CLI\Utils {
	/**
	 * @param list<array<string, mixed>> $items
	 * @param list<string>|string        $fields
	 */
	function format_items( string $format, array $items, $fields ): void {}
	/**
	 * @param array<string, mixed> $assoc_args
	 * @param mixed                $default
	 * @return mixed
	 */
	function get_flag_value( array $assoc_args, string $flag, $default = null ) {}
}
