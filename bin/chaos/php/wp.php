<?php
/**
 * A stand-in of WP-CLI for shops that have none: php wp.php <site> pedal drain [--max-seconds=55]. Ends with 1 when the command does.
 */

declare( strict_types=1 );

final class WP_CLI {

	/**
	 * @var array<string,callable>
	 */
	public static array $commands = array();

	public static function add_command( string $words, callable $run ): bool {
		self::$commands[ $words ] = $run;
		return true;
	}

	public static function line( string $text = '' ): void {
		fwrite( STDOUT, "$text\n" );
	}

	public static function log( string $text ): void {
		self::line( $text );
	}

	public static function error( string $text ): never {
		fwrite( STDERR, "Error: $text\n" );
		exit( 1 );
	}
}

( static function ( array $argv ): void {
	$site            = $argv[1];
	$given           = array_slice( $argv, 2 );
	$GLOBALS['argv'] = array();
	require $site . '/wp-load.php';
	do_action( 'cli_init' );

	$is_flag = static fn( string $argument ): bool => str_starts_with( $argument, '--' );
	$words   = implode( ' ', array_filter( $given, static fn( string $argument ): bool => ! $is_flag( $argument ) ) );
	$flags   = array();
	foreach ( array_filter( $given, $is_flag ) as $flag ) {
		[ $name, $value ]         = explode( '=', substr( $flag, 2 ), 2 ) + array( '', true );
		$flags[ (string) $name ] = $value;
	}
	$command = WP_CLI::$commands[ $words ] ?? WP_CLI::error( "There is no command \"$words\"." );
	$command( array(), $flags );
} )( $argv );
