/**
 * The doctor names every fault, and only that one; a clean shop raises nothing.
 */
import { startFaultProxy, type FaultProxy } from '../../bin/lab/fault-proxy';
import { startSandbox, type Sandbox } from '../../bin/sandbox/index';
import { IN_FRONT, INSIDE } from './doctor/faults';
import { raised } from './doctor/raised';
import { Shop, type Finding } from './doctor/shop';
import { missing } from './doctor/site';

const MINUTE = 60_000;

let shop: Shop;

beforeAll( async () => {
	const why = await missing();
	if ( why ) {
		throw new Error( `No shop can be made here: ${ why }` );
	}
}, MINUTE );

describe( 'a shop with a fault', () => {
	/** The lab's own door is open, which the doctor says every time. */
	const DOOR = { developer_door: 'developer_door_open' };

	beforeAll( async () => {
		shop = await Shop.open( {
			name: 'faults',
			port: 8750,
			loopback: true,
		} );
	}, 2 * MINUTE );

	afterEach( () => {
		shop.spoil();
		shop.proxy.fault = null;
	} );

	afterAll( () => shop.close() );

	const expectOnly = async (
		id: string,
		code: string
	): Promise< Finding > => {
		const findings = await shop.doctor();
		expect( raised( findings ) ).toEqual( { ...DOOR, [ id ]: code } );
		const found = findings.find(
			( finding ) => finding.id === id
		) as Finding;
		expect( found.message ).not.toBe( '' );
		expect( found.fix ).not.toBe( '' );
		return found;
	};

	it(
		'is well without one',
		async () => {
			expect( raised( await shop.doctor() ) ).toEqual( DOOR );
		},
		MINUTE
	);

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

	it(
		'names the file that switched certificate checks off',
		async () => {
			shop.spoil( 'tls-weakened' );
			expect(
				( await expectOnly( 'tls_checks', 'pedal_tampered_http' ) )
					.evidence
			).toContain( 'pedal-faults' );
		},
		MINUTE
	);

	it(
		'notices a program that still calls the removed API',
		async () => {
			await fetch( `${ shop.home }/wc-api/v3/orders` );
			await expectOnly( 'legacy_api', 'legacy_api' );
		},
		MINUTE
	);

	describe( 'with a connection', () => {
		const [ API, PLATFORM, STRANGE ] = [ 8770, 8771, 8772 ];
		let sandbox: Sandbox;
		let platform: FaultProxy;

		const connect = ( base_url: string, more: object = {} ) =>
			shop.rest( 'POST', '/wc-pedal/v1/connections', {
				name: base_url,
				driver: 'coopcycle',
				base_url,
				identifier: sandbox.apps[ 0 ]?.identifier,
				secret: sandbox.apps[ 0 ]?.secret,
				...more,
			} ) as Promise< {
				id: number;
				status: string;
				status_code: string;
			} >;

		beforeAll( async () => {
			sandbox = await startSandbox( { port: API } );
			platform = await startFaultProxy( { port: PLATFORM, target: API } );
			expect(
				( await connect( `http://127.0.0.1:${ PLATFORM }` ) ).status
			).toBe( 'ready' );
		}, MINUTE );

		afterAll( async () => {
			await platform.stop();
			await sandbox.close();
		} );

		it(
			'is well',
			async () => {
				expect( raised( await shop.doctor() ) ).toEqual( {
					...DOOR,
					legacy_api: 'legacy_api',
				} );
			},
			MINUTE
		);

		const expectAlso = async (
			id: string,
			code: string,
			status: string
		) => {
			const findings = await shop.doctor();
			expect( raised( findings ) ).toEqual( {
				...DOOR,
				legacy_api: 'legacy_api',
				[ id ]: code,
			} );
			expect(
				findings.find( ( finding ) => finding.id === id )?.status
			).toBe( status );
		};

		it.each( [
			[ 'no-sealing-key', 'secrets', 'cannot_seal' ],
			[ 'salts-changed', 'secrets', 'pedal_secret_unreadable' ],
			[ 'secret-unreadable', 'secrets', 'pedal_secret_unreadable' ],
			[ 'connection-paused', 'connections', 'pedal_credentials_refused' ],
		] )(
			'%s is named by %s: %s',
			async ( fault, id, code ) => {
				shop.spoil( fault );
				await expectAlso( id, code, 'critical' );
			},
			MINUTE
		);

		it(
			'names a platform whose clock is ahead',
			async () => {
				platform.fault = 'clock-ahead';
				await expectAlso(
					'platform_clock',
					'platform_clock_skew',
					'recommended'
				);
				platform.fault = null;
			},
			MINUTE
		);

		it(
			'names a platform that cannot be reached',
			async () => {
				await platform.stop();
				await expectAlso(
					'platforms',
					'pedal_host_unreachable',
					'critical'
				);
				platform = await startFaultProxy( {
					port: PLATFORM,
					target: API,
				} );
			},
			MINUTE
		);

		it(
			'names a platform whose certificate nobody vouches for',
			async () => {
				const strange = await startFaultProxy( {
					port: STRANGE,
					target: API,
					tls: shop.tls,
				} );
				const saved = await connect( `https://127.0.0.1:${ STRANGE }`, {
					save_unchecked: true,
				} );
				expect( saved.status_code ).toBe( 'pedal_tls_failed' );
				await expectAlso(
					'platforms',
					'pedal_tls_failed',
					'recommended'
				);
				await shop.rest(
					'DELETE',
					`/wc-pedal/v1/connections/${ saved.id }`
				);
				await strange.stop();
			},
			MINUTE
		);
	} );

	describe( 'on https', () => {
		const OLD = {
			...DOOR,
			legacy_api: 'legacy_api',
			platforms: 'pedal_host_unreachable',
		};

		beforeAll( () => shop.encrypt( true ), MINUTE );
		afterAll( () => shop.encrypt( false ), MINUTE );

		it(
			'is well',
			async () => {
				expect( raised( await shop.doctor() ) ).toEqual( OLD );
			},
			MINUTE
		);

		it(
			'names encryption that ends in front of a WordPress that does not know',
			async () => {
				shop.spoil( 'https-hidden' );
				expect( raised( await shop.doctor() ) ).toEqual( {
					...OLD,
					https: 'https_not_seen',
				} );
			},
			MINUTE
		);

		it(
			'names a lost Authorization header',
			async () => {
				shop.proxy.fault = 'authorization-stripped';
				expect( raised( await shop.doctor() ) ).toEqual( {
					...OLD,
					authorization: 'authorization_stripped',
				} );
			},
			MINUTE
		);

		it(
			'names an address that does not speak TLS',
			async () => {
				await shop.encrypt( false );
				await shop.encrypt( true, false );
				expect( raised( await shop.doctor() ) ).toEqual( {
					...OLD,
					rest_api: 'front_door_tls_failed',
				} );
				await shop.encrypt( true );
			},
			MINUTE
		);
	} );
} );
