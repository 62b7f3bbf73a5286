/**
 * The doctor names every fault, and only that one; a clean shop raises nothing.
 */
import type { DoorFault } from '../../bin/lab/door-faults';
import { missing, startShop, type Finding, type Shop } from './doctor/shop';

const MINUTE = 60_000;

const raised = ( findings: Finding[] ): Record< string, string > =>
	Object.fromEntries(
		findings
			.filter( ( { status } ) => status !== 'good' )
			.map( ( { id, code } ) => [ id, code ] )
	);

/** Made inside the shop by bin/mu/pedal-faults: probe, code, and whether deliveries stop. */
const INSIDE: Array< [ string, string, string, boolean ] > = [
	[ 'plain-permalinks', 'permalinks', 'plain_permalinks', false ],
	[ 'cloned-site', 'site', 'pedal_cloned_site', true ],
	[ 'other-plugin', 'other_plugin', 'pedal_other_plugin', true ],
	[ 'newer-data', 'tables', 'pedal_newer_data', true ],
	[ 'table-lost', 'tables', 'tables_missing', true ],
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
const IN_FRONT: Array< [ DoorFault, string, string ] > = [
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

let why: string | null = null;
let shop: Shop;

beforeAll( async () => {
	why = await missing();
	if ( why ) {
		throw new Error( `No shop can be made here: ${ why }` );
	}
}, MINUTE );

describe( 'a shop with a fault', () => {
	/** The lab's own door is open, which the doctor says every time. */
	const DOOR = { developer_door: 'developer_door_open' };

	beforeAll( async () => {
		shop = await startShop( { name: 'faults', port: 8750, loopback: true } );
	}, 2 * MINUTE );

	afterEach( () => {
		shop.spoil();
		shop.proxy.fault = null;
	} );

	afterAll( () => shop.stop() );

	const expectOnly = async ( id: string, code: string ): Promise< Finding > => {
		const findings = await shop.doctor();
		expect( raised( findings ) ).toEqual( { ...DOOR, [ id ]: code } );
		const found = findings.find( ( finding ) => finding.id === id ) as Finding;
		expect( found.message ).not.toBe( '' );
		expect( found.fix ).not.toBe( '' );
		return found;
	};

	it( 'is well without one', async () => {
		expect( raised( await shop.doctor() ) ).toEqual( DOOR );
	}, MINUTE );

	it.each( INSIDE )(
		'%s is named by %s: %s',
		async ( fault, id, code, stops ) => {
			shop.spoil( fault );
			const { status } = await expectOnly( id, code );
			expect( status ).toBe( stops ? 'critical' : 'recommended' );
		},
		MINUTE
	);

	it.each( IN_FRONT )(
		'%s is named by %s: %s',
		async ( fault, id, code ) => {
			shop.proxy.fault = fault;
			const { status, evidence } = await expectOnly( id, code );
			expect( status ).toBe( 'recommended' );
			expect( evidence ).toContain( shop.home );
		},
		MINUTE
	);

	it( 'names the file that switched certificate checks off', async () => {
		shop.spoil( 'tls-weakened' );
		expect( ( await expectOnly( 'tls_checks', 'pedal_tampered_http' ) ).evidence ).toContain( 'pedal-faults' );
	}, MINUTE );

	it( 'notices a program that still calls the removed API', async () => {
		await fetch( `${ shop.home }/wc-api/v3/orders` );
		await expectOnly( 'legacy_api', 'legacy_api' );
	}, MINUTE );
} );
