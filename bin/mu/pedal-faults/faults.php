<?php
/**
 * What goes wrong inside shops, by name. Nothing is written anywhere: the shop is well again when the wish is gone.
 */

declare( strict_types=1 );

/** Makes the database say something else. */
$database = static fn( string $pattern, string $instead ) => add_filter( 'query', static fn( $sql ) => preg_replace( $pattern, $instead, (string) $sql ) );

/** A clock that ticked so many seconds ago; 0 = never. */
$clock = static fn( string $name, int $ago ) => add_filter( "pre_transient_pedal_clock_$name", static fn() => 0 === $ago ? 0 : time() - $ago );

return array(
	// No fault: what a shop behind a load balancer needs in its wp-config.php.
	'https-mapped'        => static function (): void {
		if ( 'https' === ( $_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '' ) ) {
			$_SERVER['HTTPS'] = 'on';
		}
	},

	// No fault either: both clocks tick.
	'clocks-tick'         => static function () use ( $clock ): void {
		$clock( 'action_scheduler', 20 );
		$clock( 'wp_cron', 30 );
	},

	// The encryption ends somewhere in front, and nothing tells WordPress: the mapping above is missing, that is all.
	'https-hidden'        => static fn() => null,

	'plain-permalinks'    => static fn() => add_filter( 'pre_option_permalink_structure', '__return_empty_string' ),
	'cloned-site'         => static fn() => add_filter( 'option_pedal_install', static fn( $record ) => array( 'home' => 'https://original.example' ) + (array) $record ),
	'other-plugin'        => static fn() => require __DIR__ . '/other-plugin.php',
	'newer-data'          => static fn() => add_filter( 'option_pedal_schema', static fn() => 99 ),
	'table-lost'          => static fn() => $database( '/^SHOW TABLES LIKE .*pedal.*journal.*$/', "SHOW TABLES LIKE 'nothing'" ),
	'key-lost'            => static fn() => $database( '/^SHOW INDEX FROM (\w*pedal_deliveries)$/', 'SHOW INDEX FROM $1 WHERE Key_name <> \'marker\'' ),
	'no-sealing-key'      => static fn() => define( 'PEDAL_KEY', 'too short' ),
	'salts-changed'       => static fn() => define( 'PEDAL_KEY', str_repeat( 'another key ', 4 ) ),
	'secret-unreadable'   => static fn() => $database( '/^SELECT secret_sealed FROM/', "SELECT 'AAAA' AS secret_sealed FROM" ),

	'clocks-dead'         => static function () use ( $clock ): void {
		$clock( 'action_scheduler', 5000 );
		$clock( 'wp_cron', 5000 );
		$clock( 'cli', 0 );
	},
	'wp-cron-dead'        => static function () use ( $clock ): void {
		$clock( 'action_scheduler', 20 );
		$clock( 'wp_cron', 5000 );
	},
	'scheduler-dead'      => static function () use ( $clock ): void {
		$clock( 'action_scheduler', 5000 );
		$clock( 'wp_cron', 20 );
	},
	'orders-waiting'      => static fn() => $database( '/^SELECT MIN\(due_at\) FROM .*$/s', 'SELECT UNIX_TIMESTAMP() - 900' ),
	'orders-overdue'      => static fn() => $database( '/^SELECT MIN\(due_at\) FROM .*$/s', 'SELECT UNIX_TIMESTAMP() - 3600' ),
	'connection-paused'   => static fn() => $database( '/ status, status_code,/', " 'paused' AS status, 'pedal_credentials_refused' AS status_code," ),

	'tls-weakened'        => static fn() => add_filter( 'https_ssl_verify', '__return_false' ) && add_filter( 'https_ssl_verify', static fn( $verify ) => $verify, 1 ),
	'request-logger'      => static fn() => add_action( 'http_api_debug', static fn() => null ),
	'database-clock'      => static fn() => $database( '/UNIX_TIMESTAMP\(\)/', '(UNIX_TIMESTAMP() + 100)' ),
	'addresses-differ'    => static fn() => add_filter( 'option_siteurl', static fn( $url ) => str_replace( '://', '://www.', (string) $url ), 99 ),
	'key-user-gone'       => static fn() => $database( '/^SELECT key_id, user_id,.*$/s', "SELECT 7 AS key_id, 999999 AS user_id, 'Lost' AS description, 'read' AS permissions, 'abcdefg' AS truncated_key, NULL AS last_access" ),
	'key-user-weak'       => static function () use ( $database ): void {
		$database( '/^SELECT key_id, user_id,.*$/s', "SELECT 7 AS key_id, 1 AS user_id, 'Weak' AS description, 'read' AS permissions, 'abcdefg' AS truncated_key, NULL AS last_access" );
		add_filter( 'user_has_cap', static fn( $caps ) => array( 'read_private_shop_orders' => false ) + (array) $caps );
	},
	'legacy-webhook'      => static fn() => $database( '/^SELECT COUNT\(\*\) FROM \w*wc_webhooks .*$/s', 'SELECT 1' ),

	'namespace-removed'   => static fn() => add_filter( 'rest_endpoints', static fn( $routes ) => array_filter( $routes, static fn( $route ) => ! str_starts_with( $route, '/wc/v3' ), ARRAY_FILTER_USE_KEY ), 99 ),
	'login-required'      => static fn() => add_filter( 'rest_authentication_errors', static fn( $result ) => $result ?: ( is_user_logged_in() ? $result : new WP_Error( 'rest_login_required', 'Log in first.', array( 'status' => 401 ) ) ), 99 ),
	'hook-removed'        => static fn() => add_filter( 'rest_pre_dispatch', static fn( $answer, $server, $request ) => str_contains( $request->get_route(), '/hook/' ) ? new WP_Error( 'rest_no_route', 'Gone.', array( 'status' => 404 ) ) : $answer, 1, 3 ),
);
