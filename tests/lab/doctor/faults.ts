/**
 * Every fault, and by which probe and word the doctor names it.
 */
import type { DoorFault } from '../../../bin/lab/door-faults';

/** Made inside the shop by bin/mu/pedal-faults: probe, code, and whether deliveries stop. */
export const INSIDE: Array< [ string, string, string, boolean ] > = [
	[ 'plain-permalinks', 'permalinks', 'plain_permalinks', false ],
	[ 'cloned-site', 'site', 'pedal_cloned_site', true ],
	[ 'other-plugin', 'other_plugin', 'pedal_other_plugin', true ],
	[ 'newer-data', 'tables', 'pedal_newer_data', true ],
	[ 'table-lost', 'tables', 'tables_missing', true ],
	[ 'key-lost', 'tables', 'tables_damaged', true ],
	[ 'clocks-dead', 'clocks', 'clocks_stopped', true ],
	[ 'wp-cron-dead', 'clocks', 'wp_cron_silent', false ],
	[ 'scheduler-dead', 'clocks', 'action_scheduler_silent', false ],
	[ 'orders-waiting', 'queue', 'orders_waiting', false ],
	[ 'orders-overdue', 'queue', 'orders_overdue', true ],
	[ 'tls-weakened', 'tls_checks', 'pedal_tampered_http', true ],
	[ 'request-logger', 'request_loggers', 'request_logger', false ],
	[ 'database-clock', 'server_clock', 'clock_skew', false ],
	[ 'addresses-differ', 'addresses', 'addresses_differ', false ],
	[ 'key-user-gone', 'keys', 'key_user_gone', false ],
	[ 'key-user-weak', 'keys', 'key_user_too_weak', false ],
	[ 'legacy-webhook', 'legacy_api', 'legacy_api', false ],
	[ 'namespace-removed', 'rest_api', 'namespace_missing', false ],
	[ 'login-required', 'walls', 'login_wall', false ],
	[ 'hook-removed', 'hook', 'hook_unreachable', false ],
];

/** Made by the proxy in front of the shop. */
export const IN_FRONT: Array< [ DoorFault, string, string ] > = [
	[ 'redirect-www', 'redirects', 'redirected' ],
	[ 'redirect-scheme', 'redirects', 'redirected' ],
	[ 'redirect-slash', 'redirects', 'redirected' ],
	[ 'login-page', 'walls', 'login_wall' ],
	[ 'host-password', 'walls', 'login_wall' ],
	[ 'cloudflare-challenge', 'walls', 'challenge_page' ],
	[ 'captcha', 'walls', 'challenge_page' ],
	[ 'modsecurity', 'walls', 'firewall' ],
	[ 'wordfence', 'walls', 'firewall' ],
	[ 'blocked-by-name', 'walls', 'firewall' ],
	[ 'post-blocked', 'hook', 'hook_unreachable' ],
	[ 'theme-page', 'rest_api', 'not_json' ],
	[ 'not-routed', 'rest_api', 'rest_not_found' ],
	[ 'fatal-error', 'rest_api', 'server_error' ],
	[ 'silence', 'rest_api', 'front_door_unreachable' ],
	[ 'authorization-stripped', 'authorization', 'authorization_stripped' ],
	[ 'cached', 'cache', 'cached' ],
	[ 'cached-and-says', 'cache', 'cached' ],
];
