<?php
/**
 * One world: loads WordPress as described by the JSON on standard input, takes the steps asked for, prints what was seen.
 */

declare( strict_types=1 );

$world = json_decode( (string) stream_get_contents( STDIN ), true );
$seen  = array( 'fatal' => null, 'php' => array(), 'done' => array() );

/*
 * Printed at the very end whatever happens: a fatal error is what these tests look for.
 */
register_shutdown_function(
	static function () use ( &$seen ): void {
		$error = error_get_last();
		if ( null !== $error && ( $error['type'] & ( E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR | E_RECOVERABLE_ERROR ) ) ) {
			$seen['fatal'] = $error['message'];
		}
		if ( null === $seen['fatal'] && ! isset( $seen['end'] ) ) {
			$seen['fatal'] = 'The process ended in the middle of the step behind: ' . implode( ', ', array_keys( $seen['done'] ) );
		}
		while ( ob_get_level() > 0 ) {
			ob_end_clean();
		}
		echo "\nWORLD " . json_encode( $seen, JSON_INVALID_UTF8_SUBSTITUTE );
	}
);
set_error_handler(
	static function ( int $type, string $message, string $file, int $line ) use ( &$seen ): bool {
		if ( str_contains( $file, 'pedal-bridge' ) || str_contains( $file, '/plugin/' ) ) {
			$seen['php'][] = "$message in " . basename( $file ) . ":$line";
		}
		return true;
	}
);

/*
 * What the copy of the main file asks instead of PHP itself.
 */
define( 'SMOKE_PHP_VERSION', $world['php_version'] ?? PHP_VERSION );
define( 'SMOKE_PHP_VERSION_ID', array_sum( array_map( static fn( string $part, int $weight ): int => (int) $part * $weight, explode( '.', SMOKE_PHP_VERSION ), array( 10000, 100, 1 ) ) ) );
define( 'SMOKE_PHP_INT_SIZE', $world['int_size'] ?? PHP_INT_SIZE );
function smoke_extension_loaded( string $name ): bool {
	global $world;
	return ! in_array( strtolower( $name ), $world['missing_extensions'] ?? array(), true ) && extension_loaded( $name );
}
function smoke_function_exists( string $name ): bool {
	global $world;
	foreach ( $world['missing_extensions'] ?? array() as $extension ) {
		if ( str_starts_with( strtolower( $name ), str_replace( 'mbstring', 'mb', $extension ) . '_' ) ) {
			return false;
		}
	}
	return function_exists( $name );
}

/*
 * Filters that must be there before WordPress reads its options; it takes ready-made ones over.
 */
$early = static function ( string $hook, callable $callback ): void {
	$GLOBALS['wp_filter'][ $hook ][10][] = array( 'function' => $callback, 'accepted_args' => 1 );
};
$early( 'option_active_plugins', static fn( $plugins ) => array_values( array_diff( (array) $plugins, $world['without'] ?? array() ) ) );
// WooCommerce leaves its first admin page for its wizard during the half minute after it was installed.
$early( 'woocommerce_enable_setup_wizard', static fn(): bool => false );
if ( isset( $world['wp_version'] ) ) {
	$early(
		'muplugins_loaded',
		static function () use ( $world ): void {
			$GLOBALS['wp_version'] = $world['wp_version'];
		}
	);
}
if ( isset( $world['wc_version'] ) ) {
	define( 'WC_VERSION', $world['wc_version'] );
}
/*
 * wp_die() is a polite end of a request; here the world goes on.
 */
final class WorldDied extends Exception {}
$early(
	'wp_die_handler',
	static fn(): callable => static function ( $message ): never {
		throw new WorldDied( is_wp_error( $message ) ? $message->get_error_message() : (string) $message );
	}
);
define( 'DB_DIR', $world['database'] );
define( 'WP_PLUGIN_DIR', $world['plugins'] );
define( 'WP_ADMIN', $world['admin'] ?? false );
define( 'WP_DISABLE_FATAL_ERROR_HANDLER', true );
define( 'WP_DEBUG_LOG', false );

require $world['site'] . '/wp-load.php';
wp_set_current_user( 1 );
require_once ABSPATH . 'wp-admin/includes/admin.php';

$steps = array(
	'activate'    => static fn() => is_wp_error( $failure = activate_plugin( 'pedal-bridge/pedal-bridge.php' ) ) ? $failure->get_error_message() : true,
	'deactivate'  => static fn() => deactivate_plugins( 'pedal-bridge/pedal-bridge.php' ),
	'uninstall'   => static fn() => uninstall_plugin( 'pedal-bridge/pedal-bridge.php' ),
	'is_running'  => static fn() => has_action( 'pedal_tick' ) && in_array( 'wc-pedal/v1', rest_get_server()->get_namespaces(), true ),
	'clock'       => static fn() => false !== wp_next_scheduled( 'pedal_cron' ),
	'tick'        => static fn() => do_action( 'pedal_tick' ),
	'drop_tables' => static function (): void {
		global $wpdb;
		foreach ( array( 'connections', 'deliveries', 'journal', 'watch' ) as $table ) {
			$wpdb->query( "DROP TABLE IF EXISTS {$wpdb->prefix}pedal_$table" );
		}
	},
	'tables'      => static function (): array {
		global $wpdb;
		return array_map( static fn( string $table ): string => substr( $table, strlen( $wpdb->prefix ) ), $wpdb->get_col( "SHOW TABLES LIKE '{$wpdb->prefix}pedal\\_%'" ) );
	},
	'notices'     => static function (): string {
		set_current_screen( 'plugins' );
		ob_start();
		do_action( 'admin_notices' );
		do_action( 'all_admin_notices' );
		return trim( html_entity_decode( wp_strip_all_tags( (string) ob_get_clean() ) ) );
	},
	'admin'       => static function (): void {
		set_current_screen( 'dashboard' );
		do_action( 'admin_menu' );
		do_action( 'admin_init' );
		ob_start();
		do_action( 'admin_enqueue_scripts', 'woocommerce_page_wc-admin' );
		do_action( 'admin_print_scripts' );
		ob_end_clean();
	},
	'order'       => static function (): string {
		$order = wc_create_order();
		$order->update_status( 'processing' );
		return $order->get_status();
	},
	'shutdown'    => static fn() => do_action( 'shutdown' ),
);
foreach ( $world['steps'] as $step ) {
	try {
		$seen['done'][ $step ] = $steps[ $step ]();
	} catch ( WorldDied $end ) {
		$seen['done'][ $step ] = $end->getMessage();
	} catch ( Throwable $failure ) {
		$seen['fatal'] = "$step: " . get_class( $failure ) . ' ' . $failure->getMessage() . ' in ' . basename( $failure->getFile() ) . ':' . $failure->getLine();
	}
}
$seen['end'] = true;
