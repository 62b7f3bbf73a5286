/**
 * Section 5.4: the platform's doorbell.
 */
import { createHmac } from 'node:crypto';
import { request } from './support/rest.ts';
import { keys } from './support/shapes.ts';
import { QUICK, useWorld } from './support/world.ts';

const world = useWorld( { timing: QUICK } );

interface Registered {
	event: string;
	url: string;
	secret: string;
}

let hooks: Registered[] = [];
let order = 0;
let remote = '';

const TYPE = { 'Content-Type': 'application/json' };
const sign = ( body: string, secret: string ) =>
	createHmac( 'sha256', secret ).update( body ).digest( 'base64' );

const ring = ( url: string, raw: string, headers: Record< string, string > ) =>
	request( url, 'POST', { raw, headers: { ...TYPE, ...headers } } );

const bell = ( event: string, object: string ) =>
	JSON.stringify( { data: { object, event } } ).replaceAll( '/', '\\/' );

beforeAll( async () => {
	// The platform's own calls would ring too.
	await world.platform
		.fault( { kind: 'webhook_drop', route: '*' } )
		.catch( () => undefined );
	order = await world.shop.php< number >(
		"$id = bb_order(); do_action( 'pedal_tick' ); do_action( 'pedal_tick' ); return $id;"
	);
	remote = String( ( await world.shop.row( order ) ).remote_id );
	hooks = ( await world.platform.ctl( 'GET', '/webhooks' ) ).registered;
} );

test( '5.4 the connection has subscribed, to a token of 32 hex of its own', () => {
	expect( hooks.length ).toBeGreaterThan( 0 );
	for ( const { url } of hooks ) {
		expect( url ).toMatch( /wc-pedal\/v1\/hook\/[0-9a-f]{32}$/ );
	}
	expect( new Set( hooks.map( ( { url } ) => url ) ).size ).toBe( 1 );
} );

test( '5.4 a good call: 202 {} and the row is looked at again; the same bytes twice are one', async () => {
	const hook = hooks.find(
		( { event } ) => event === 'delivery.picked'
	) as Registered;
	const body = bell( 'delivery.picked', remote );
	await world.platform.press( remote, 'pick' );
	for ( let time = 0; time < 2; time++ ) {
		const answer = await ring( hook.url, body, {
			'X-CoopCycle-Signature': sign( body, hook.secret ),
		} );
		expect( [ answer.status, answer.text ] ).toEqual( [ 202, '{}' ] );
		expect( answer.headers.get( 'cache-control' ) ).toContain( 'no-store' );
	}
	expect( await world.shop.row( order ) ).toMatchObject( { look: 1 } );
	await world.shop.tick();
	expect( await world.shop.row( order ) ).toMatchObject( {
		look: 0,
		stage: 'carried',
	} );
} );

test( '5.4 unknown delivery, well signed: 202 all the same', async () => {
	const hook = hooks[ 0 ] as Registered;
	const body = bell( hook.event, '/api/deliveries/999999' );
	const answer = await ring( hook.url, body, {
		'X-CoopCycle-Signature': sign( body, hook.secret ),
	} );
	expect( answer.status ).toBe( 202 );
} );

describe( '5.4 not verifiable: 401, the same answer whatever is wrong', () => {
	const cases: Array<
		[
			string,
			(
				hook: Registered,
				body: string
			) => [ string, Record< string, string > ],
		]
	> = [
		[ 'no signature', ( hook ) => [ hook.url, {} ] ],
		[
			'a wrong signature',
			( hook, body ) => [
				hook.url,
				{ 'X-CoopCycle-Signature': sign( body, 'other' ) },
			],
		],
		[
			'an empty signature',
			( hook ) => [ hook.url, { 'X-CoopCycle-Signature': '' } ],
		],
		[
			'a hex signature',
			( hook, body ) => [
				hook.url,
				{
					'X-CoopCycle-Signature': createHmac( 'sha256', hook.secret )
						.update( body )
						.digest( 'hex' ),
				},
			],
		],
		[
			'an unknown token',
			( hook, body ) => [
				hook.url.replace( /[0-9a-f]{32}$/, 'f'.repeat( 32 ) ),
				{ 'X-CoopCycle-Signature': sign( body, hook.secret ) },
			],
		],
		[
			'a signature over other bytes',
			( hook, body ) => [
				hook.url,
				{ 'X-CoopCycle-Signature': sign( `${ body } `, hook.secret ) },
			],
		],
	];

	test( 'every case answers alike and writes nothing', async () => {
		const hook = hooks[ 0 ] as Registered;
		const body = bell( hook.event, remote );
		const before = await world.shop.sql(
			'SELECT COUNT(*) AS n FROM wp_pedal_journal'
		);
		const answers = [];
		for ( const [ name, prepare ] of cases ) {
			const [ url, headers ] = prepare( hook, body );
			const { status, text } = await ring( url, body, headers );
			expect( [ name, status ] ).toEqual( [ name, 401 ] );
			answers.push( text );
		}
		expect( new Set( answers ).size ).toBe( 1 );
		expect( keys( JSON.parse( answers[ 0 ] ?? '' ) ) ).toEqual( [
			'code',
			'data',
			'message',
		] );
		expect(
			await world.shop.sql( 'SELECT COUNT(*) AS n FROM wp_pedal_journal' )
		).toEqual( before );
		expect( await world.shop.row( order ) ).toMatchObject( { look: 0 } );
	} );
} );

test( '5.4 413 above 64 KiB, 415 for other than JSON, GET is no door', async () => {
	const { url, secret } = hooks[ 0 ] as Registered;
	const big = JSON.stringify( {
		data: { object: remote, event: 'x', pad: 'x'.repeat( 66_000 ) },
	} );
	expect(
		(
			await ring( url, big, {
				'X-CoopCycle-Signature': sign( big, secret ),
			} )
		).status
	).toBe( 413 );
	const body = bell( 'delivery.picked', remote );
	expect(
		(
			await ring( url, body, {
				'Content-Type': 'text/plain',
				'X-CoopCycle-Signature': sign( body, secret ),
			} )
		).status
	).toBe( 415 );
	for ( const method of [ 'GET', 'PUT', 'DELETE' ] ) {
		expect( [ 404, 405 ] ).toContain(
			( await request( url, method ) ).status
		);
	}
	const override = await request( url, 'POST', {
		raw: body,
		headers: { ...TYPE, 'X-HTTP-Method-Override': 'DELETE' },
	} );
	expect( [ 401, 404, 405 ] ).toContain( override.status );
} );

test( '5.4 signed nonsense is never a 5xx', async () => {
	const { url, secret } = hooks[ 0 ] as Registered;
	for ( const raw of [
		'',
		'{',
		'[]',
		'"x"',
		'null',
		'{"data":5}',
		'{"data":{"object":[],"event":{}}}',
		'\0',
		'{"data":{"object":"/api/deliveries/1 OR 1=1","event":"delivery.picked"}}',
		'['.repeat( 5000 ),
	] ) {
		const { status } = await ring( url, raw, {
			'X-CoopCycle-Signature': sign( raw, secret ),
		} );
		expect( [ raw.slice( 0, 20 ), status < 500 ] ).toEqual( [
			raw.slice( 0, 20 ),
			true,
		] );
	}
} );

test( '5.4 not listed in the namespace index', async () => {
	const index = await request(
		`${ world.shop.url }/wp-json/wc-pedal/v1`,
		'GET'
	);
	expect( index.text ).not.toContain( '/hook/' );
	expect(
		( await request( `${ world.shop.url }/wp-json/`, 'GET' ) ).text
	).not.toContain( '/hook/' );
} );

test( '5.1 webhooks of the connection: events, healthy, last_received_at', async () => {
	const { webhooks } = (
		await world.admin.get( `connections/${ world.connection }` )
	).body;
	expect( webhooks.healthy ).toBe( true );
	expect( webhooks.events ).toEqual(
		expect.arrayContaining( [ 'delivery.completed' ] )
	);
	expect( webhooks.last_received_at ).toMatch( /^\d{4}-/ );
	expect( JSON.stringify( webhooks ) ).not.toMatch( /[0-9a-f]{32}/ );
} );

test( '5.1 disconnect removes the webhooks at the platform', async () => {
	const answer = await world.admin.post(
		`connections/${ world.connection }/disconnect`
	);
	expect( answer.status ).toBe( 200 );
	expect( answer.body.webhooks ).toMatchObject( {
		events: [],
		healthy: false,
	} );
	expect(
		( await world.platform.ctl( 'GET', '/webhooks' ) ).registered
	).toEqual( [] );
	expect(
		( await ring( ( hooks[ 0 ] as Registered ).url, '{}', {} ) ).status
	).toBe( 401 );
} );

test( '5.4 a flood of bad ones: 429', async () => {
	const { url } = hooks[ 0 ] as Registered;
	const statuses: number[] = [];
	for ( let time = 0; time < 40 && ! statuses.includes( 429 ); time++ ) {
		statuses.push( ( await ring( url, '{}', {} ) ).status );
	}
	expect( statuses.at( -1 ) ).toBe( 429 );
	expect(
		statuses.every( ( status ) => [ 401, 429 ].includes( status ) )
	).toBe( true );
} );

test( 'no PHP notice was written on the way', () => {
	expect( world.shop.log() ).toBe( '' );
} );
