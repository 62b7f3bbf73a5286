/**
 * A network: each site has its own tables and sees its own rows only; leaving the network leaves every site.
 */
import { Shop } from './doctor/shop';
import { networkStep } from './doctor/site';

const MINUTE = 60_000;
const HOST = '127.0.0.1:8784';

interface Facts {
	tables: number;
	cron: boolean;
	secrets: number;
	options: string[];
}

let shop: Shop;

const step = ( name: string ) => networkStep( shop.dir, HOST, name );

const facts = async (): Promise< Facts[] > =>
	JSON.parse( ( await step( 'facts' ) ).split( '\n' )[ 0 ] ?? '' ) as Facts[];

const rest = ( site: string, method: string, route: string, body?: object ) =>
	shop.rest( method, `/wc-pedal/v1${ route }`, body, site );

const connect = ( site: string ) =>
	rest( site, 'POST', '/connections', {
		name: `Bikes of ${ site || '/' }`,
		driver: 'coopcycle',
		base_url: 'http://127.0.0.1:9',
		identifier: '0123456789abcdef0123456789abcdef',
		secret: 'c0ffee00c0ffee00c0ffee00c0ffee00',
		save_unchecked: true,
	} );

beforeAll( async () => {
	shop = await Shop.open( {
		name: 'leaving',
		port: 8784,
		network: true,
		loopback: true,
	} );
}, 3 * MINUTE );

afterAll( () => shop.close() );

it(
	'makes the tables of a site when that site is first visited',
	async () => {
		await step( 'third' );
		expect( ( await facts() ).map( ( { tables } ) => tables ) ).toEqual( [
			4, 4, 0,
		] );
		await rest( '/three', 'GET', '/status' );
		expect( ( await facts() ).map( ( { tables } ) => tables ) ).toEqual( [
			4, 4, 4,
		] );
	},
	2 * MINUTE
);

it(
	'G16 shows a site nothing of another',
	async () => {
		await connect( '' );
		await connect( '/two' );
		const names = async ( site: string ) =>
			(
				( await rest( site, 'GET', '/connections' ) ) as Array< {
					name: string;
				} >
			 ).map( ( { name } ) => name );
		expect( await names( '' ) ).toEqual( [ 'Bikes of /' ] );
		expect( await names( '/two' ) ).toEqual( [ 'Bikes of /two' ] );
		expect( ( await facts() ).map( ( { secrets } ) => secrets ) ).toEqual( [
			1, 1, 0,
		] );
	},
	MINUTE
);

it(
	'G16 shows the administrator of one site nothing of another',
	async () => {
		const who = ( await step( 'clerk' ) ).split( '\n' )[ 0 ];
		const asked = ( site: string, method: string, route: string ) =>
			shop.rest(
				method,
				`/wc-pedal/v1${ route }`,
				method === 'POST' ? {} : undefined,
				site,
				who
			);

		expect( await rest( '', 'GET', '/deliveries' ) ).toMatchObject( [
			{ order_id: 77 },
		] );
		expect( await asked( '/two', 'GET', '/deliveries' ) ).toEqual( [] );
		expect( await asked( '/two', 'GET', '/connections' ) ).toMatchObject( [
			{ name: 'Bikes of /two' },
		] );
		for ( const [ method, route ] of [
			[ 'GET', '/deliveries/1' ],
			[ 'POST', '/deliveries/1/dismiss' ],
		] as const ) {
			expect( await asked( '/two', method, route ) ).toMatchObject( {
				code: 'pedal_delivery_not_found',
			} );
		}
		for ( const route of [
			'GET /deliveries',
			'GET /deliveries/1',
			'POST /deliveries/1/dismiss',
			'GET /connections',
			'GET /connections/1',
			'POST /connections/1/disconnect',
			'GET /status',
			'GET /statement',
			'GET /settings',
			'GET /rules',
			'GET /setup',
			'GET /setup/keys',
			'GET /health',
		] ) {
			const [ method = '', path = '' ] = route.split( ' ' );
			expect( [ route, await asked( '', method, path ) ] ).toMatchObject(
				[ route, { code: 'rest_forbidden', data: { status: 403 } } ]
			);
		}
		expect( await rest( '', 'GET', '/deliveries/1' ) ).toMatchObject( {
			order_id: 77,
			sync: 'attention',
		} );
	},
	MINUTE
);

it(
	'stops the clocks of every site when it is switched off for all',
	async () => {
		expect( ( await facts() )[ 0 ]?.cron ).toBe( true );
		await step( 'deactivate' );
		expect( ( await facts() ).map( ( { cron } ) => cron ) ).toEqual( [
			false,
			false,
			false,
		] );
		expect( ( await facts() ).map( ( { secrets } ) => secrets ) ).toEqual( [
			1, 1, 0,
		] );
	},
	MINUTE
);

it(
	'forgets the secrets of every site when it is deleted, and the data of those that chose so',
	async () => {
		await step( 'plugins-again' );
		await rest( '/two', 'PUT', '/settings', {
			uninstall: { delete_data: true },
		} );
		await step( 'deactivate' );
		await step( 'uninstall' );
		const [ first, second ] = await facts();
		expect( first ).toMatchObject( { tables: 4, secrets: 0 } );
		expect( second ).toMatchObject( {
			tables: 0,
			secrets: 0,
			options: [],
		} );
	},
	2 * MINUTE
);
