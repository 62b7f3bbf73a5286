/**
 * 13.6: everything that can go wrong between a shop and the platform, on demand.
 */
import {
	Client,
	client,
	closeAll,
	control,
	fault,
	minimal,
	sandbox,
	send,
	until,
	type Json,
} from './support.ts';
import { rawBytes, travel, type Travelled } from './wire.ts';
import type { Sandbox } from '../../bin/sandbox/index.ts';

let box: Sandbox;
let shop: Client;
beforeAll( async () => {
	box = await sandbox( { controlPort: 0 } );
	shop = await client( box );
} );
beforeEach( () => box.reset() );
afterAll( closeAll );

const count = (): number => box.instance.deliveries.size;
const on = ( spec: Json ): ReturnType< typeof fault > =>
	fault( box, { route: 'create_delivery', ...spec } );

describe( '13.6 answers and work come apart', () => {
	test( 'lost answer: the delivery is saved, the client hears nothing', async () => {
		await on( { kind: 'lost_answer' } );
		const heard = await travel( shop );
		expect( [ heard.status, heard.error ] ).toEqual( [
			null,
			'ECONNRESET',
		] );
		expect( count() ).toBe( 1 );
	} );

	test( '500 before the work and 500 after it look the same and are not', async () => {
		await on( { kind: 'status', phase: 'before', times: 1 } );
		await on( { kind: 'status', phase: 'after' } );
		const before = await shop.create( minimal() );
		expect( [ before.status, count() ] ).toEqual( [ 500, 0 ] );
		const after = await shop.create( minimal() );
		expect( [ after.status, count() ] ).toEqual( [ 500, 1 ] );
		expect( after.json ).toEqual( before.json );
		expect( after.json[ '@type' ] ).toBe( 'hydra:Error' );
	} );

	test( 'a reset before the work, and one after it', async () => {
		await on( { kind: 'reset', phase: 'before', times: 1 } );
		await on( { kind: 'reset', phase: 'after' } );
		expect( [ ( await travel( shop ) ).error, count() ] ).toEqual( [
			'ECONNRESET',
			0,
		] );
		expect( [ ( await travel( shop ) ).error, count() ] ).toEqual( [
			'ECONNRESET',
			1,
		] );
	} );

	test( 'late commit: dropped now, saved when its time has come', async () => {
		await on( { kind: 'late_commit', seconds: 0.4 } );
		expect( ( await travel( shop ) ).status ).toBeNull();
		expect( count() ).toBe( 0 );
		await until( () => count() === 1 );
		expect( box.ledger.entries[ 0 ] ).toMatchObject( {
			status: null,
			committed_status: 201,
			delivery: expect.any( Number ),
		} );
	} );

	test( 'late commit follows the clock, so a test need not wait', async () => {
		await on( {
			kind: 'late_commit',
			seconds: 90,
			answer: 'status',
			status: 504,
		} );
		expect( ( await shop.create( minimal() ) ).status ).toBe( 504 );
		await control( box, 'PUT', '/clock', { advance: 89 } );
		expect( count() ).toBe( 0 );
		await control( box, 'PUT', '/clock', { advance: 2 } );
		expect( count() ).toBe( 1 );
	} );

	test( 'a client that leaves does not stop the work', async () => {
		await on( { kind: 'delay', seconds: 0.5, phase: 'before' } );
		expect( ( await travel( shop, 150 ) ).error ).not.toBeNull();
		await until( () => count() === 1 );
	} );
} );

describe( '13.6 other answers', () => {
	test( 'maintenance: JSON on the API, a page at the token, settings stay up', async () => {
		await control( box, 'POST', '/faults/presets/maintenance' );
		const api = await shop.create( minimal() );
		expect( [ api.status, Object.keys( api.json ) ] ).toEqual( [
			503,
			[ 'message' ],
		] );
		const token = await send( `${ box.url }/oauth2/token`, {
			method: 'POST',
		} );
		expect( [ token.status, token.json ] ).toEqual( [ 503, undefined ] );
		expect( ( await send( `${ box.url }/api/settings` ) ).status ).toBe(
			200
		);
	} );

	test( 'maintenance can be switched on as the real one is', async () => {
		await control( box, 'PUT', '/settings', { maintenance: true } );
		expect( ( await shop.create( minimal() ) ).status ).toBe( 503 );
		expect( ( await send( `${ box.url }/api/settings` ) ).status ).toBe(
			200
		);
		await control( box, 'PUT', '/settings', { maintenance: false } );
	} );

	test.each( [ 502, 504 ] )( "%i is a proxy's HTML", async ( status ) => {
		await on( { kind: 'status', status } );
		const answer = await shop.create( minimal() );
		expect( [ answer.status, answer.json ] ).toEqual( [
			status,
			undefined,
		] );
		expect( answer.text ).toContain( 'nginx' );
	} );

	test( '429 with Retry-After', async () => {
		await control( box, 'POST', '/faults/presets/throttled' );
		const answer = await shop.create( minimal() );
		expect( [
			answer.status,
			answer.headers.get( 'retry-after' ),
		] ).toEqual( [ 429, '30' ] );
	} );

	test( 'a violation of choice, a body of choice, another status around the real body', async () => {
		await on( {
			kind: 'status',
			status: 400,
			violation: 'items[1].task.address.telephone',
			times: 1,
		} );
		await on( { kind: 'status', status: 410, body: 'gone', times: 1 } );
		await on( {
			kind: 'status',
			status: 200,
			phase: 'after',
			keep_body: true,
		} );
		expect(
			( await shop.create( minimal() ) ).json.violations[ 0 ].propertyPath
		).toBe( 'items[1].task.address.telephone' );
		expect( await shop.create( minimal() ) ).toMatchObject( {
			status: 410,
			text: 'gone',
		} );
		const kept = await shop.create( minimal() );
		expect( [ kept.status, kept.json[ '@id' ] ] ).toEqual( [
			200,
			expect.stringMatching( /^\/api\/deliveries\/\d+$/ ),
		] );
	} );

	test( 'a redirect does no work', async () => {
		await on( {
			kind: 'redirect',
			status: 307,
			location: 'http://elsewhere.example/x',
		} );
		const answer = await shop.create( minimal() );
		expect( [
			answer.status,
			answer.headers.get( 'location' ),
			count(),
		] ).toEqual( [ 307, 'http://elsewhere.example/x', 0 ] );
	} );

	test( 'the token expires in the middle of a run, and a new one works', async () => {
		await control( box, 'POST', '/faults', {
			kind: 'expire_token',
			route: 'create_delivery',
			times: 1,
		} );
		const own = await client( box );
		const expired = await own.create( minimal() );
		expect( [ expired.status, expired.json.message, count() ] ).toEqual( [
			401,
			'Expired JWT Token',
			0,
		] );
		expect( ( await own.create( minimal() ) ).status ).toBe( 401 );
		expect(
			( await ( await client( box ) ).create( minimal() ) ).status
		).toBe( 201 );
	} );

	test( 'the token is revoked, or issued with a short life', async () => {
		await control( box, 'POST', '/faults', {
			kind: 'revoke_token',
			route: 'create_delivery',
		} );
		await control( box, 'POST', '/faults', {
			kind: 'token_ttl',
			seconds: 7,
			route: 'token',
		} );
		const own = await client( box );
		const { exp, iat } = JSON.parse(
			Buffer.from(
				own.token.split( '.' )[ 1 ] ?? '',
				'base64url'
			).toString()
		);
		expect( exp - iat ).toBe( 7 );
		expect( ( await own.create( minimal() ) ).json.message ).toBe(
			'An authentication exception occurred.'
		);
	} );

	test( 'clock skew: a token of the future is no token', async () => {
		const own = await client( box );
		await control( box, 'PUT', '/clock', { advance: -3600 } );
		expect( ( await own.get( '/api/me' ) ).json.message ).toBe(
			'Invalid JWT Token'
		);
	} );
} );

describe( '13.6 slow and broken answers', () => {
	test( 'slow answer, before and after the work', async () => {
		await on( { kind: 'delay', seconds: 0.1, phase: 'after', times: 1 } );
		const slow = travel( shop );
		await until( () => count() === 1 );
		expect( ( await slow ).milliseconds ).toBeGreaterThanOrEqual( 95 );
	} );

	test( 'the 40 s preset holds the answer back, not the work', async () => {
		await control( box, 'POST', '/faults/presets/slow-creation' );
		expect( ( await travel( shop, 400 ) ).error ).not.toBeNull();
		expect( count() ).toBe( 1 );
	} );

	test( 'hang: nothing comes, or nothing after the headers', async () => {
		await on( { kind: 'hang', phase: 'before', times: 1 } );
		await on( { kind: 'hang', phase: 'after', headers: true } );
		expect( await travel( shop, 400 ) ).toMatchObject( {
			status: null,
			error: 'timeout',
		} );
		expect( count() ).toBe( 0 );
		expect( await travel( shop, 400 ) ).toMatchObject( {
			status: 201,
			body: '',
		} );
		expect( count() ).toBe( 1 );
	} );

	test( 'a hang ends by itself', async () => {
		await on( { kind: 'hang', phase: 'before', seconds: 0.05 } );
		expect( ( await travel( shop ) ).error ).toBe( 'ECONNRESET' );
	} );

	test( 'truncate: headers promise more than comes', async () => {
		await on( { kind: 'truncate', bytes: 20 } );
		const cut = await travel( shop );
		expect( cut ).toMatchObject( { status: 201, error: 'ECONNRESET' } );
		expect( cut.body ).toHaveLength( 20 );
		expect( Number( cut.headers[ 'content-length' ] ) ).toBeGreaterThan(
			1000
		);
	} );

	test( 'drip: byte by byte', async () => {
		await on( { kind: 'drip', bytes_per_second: 50 } );
		const slow = await travel( shop, 1000 );
		expect( slow.status ).toBe( 201 );
		expect( slow.body.length ).toBeGreaterThan( 2 );
		expect( slow.body.length ).toBeLessThan( 200 );
	} );

	test.each( [
		[
			'not_json',
			( text: string ) => expect( () => JSON.parse( text ) ).toThrow(),
		],
		[
			'wrong_type',
			( text: string ) => expect( JSON.parse( text ) ).toBe( 'ok' ),
		],
		[ 'empty', ( text: string ) => expect( text ).toBe( '' ) ],
		[ 'html', ( text: string ) => expect( text ).toContain( '<html>' ) ],
		[
			'missing_id',
			( text: string ) => {
				expect( JSON.parse( text ).tasks ).toHaveLength( 2 );
				expect( text ).not.toContain( '"@id"' );
			},
		],
	] )( 'bad body: %s', async ( how, check ) => {
		await on( { kind: 'bad_body', how } );
		const answer = await travel( shop );
		expect( [ answer.status, count() ] ).toEqual( [ 201, 1 ] );
		check( answer.body );
	} );

	test( 'bad body: huge, and a gzip bomb', async () => {
		await on( { kind: 'bad_body', how: 'huge', megabytes: 3, times: 1 } );
		await on( { kind: 'bad_body', how: 'gzip_bomb', megabytes: 3 } );
		const huge = await travel( shop );
		expect( huge.body.length ).toBeGreaterThan( 3 * 1_048_576 );
		const response = await fetch( `${ box.url }/api/deliveries`, {
			method: 'POST',
			headers: {
				Authorization: `Bearer ${ shop.token }`,
				'Content-Type': 'application/ld+json',
			},
			body: JSON.stringify( minimal() ),
		} );
		expect( response.headers.get( 'content-encoding' ) ).toBe( 'gzip' );
		expect( ( await response.arrayBuffer() ).byteLength ).toBeGreaterThan(
			3 * 1_048_576
		);
		expect( box.ledger.entries.at( -1 )?.bytes_out ).toBeLessThan( 50_000 );
	} );

	test.each( [
		[ 'duplicate_length', /Content-Length: \d+\r\nContent-Length: 3\r\n/ ],
		[ 'bad_chunk', /Transfer-Encoding: chunked\r\n\r\nzz\r\n/ ],
		[ 'short_chunk', /Transfer-Encoding: chunked\r\n\r\n[0-9a-f]+\r\n/ ],
	] )( 'bad framing: %s', async ( how, pattern ) => {
		await on( { kind: 'bad_framing', how } );
		expect( await rawBytes( shop ) ).toMatch( pattern );
		expect( ( await travel( shop ) ).error ).not.toBeNull();
	} );

	test( 'headers, ballast in them, and 1xx answers first', async () => {
		await on( {
			kind: 'headers',
			headers: { 'X-Trap': 'yes' },
			pad_kilobytes: 4,
		} );
		await on( { kind: 'informational', status: 103, count: 5 } );
		const answer = await travel( shop );
		expect( answer ).toMatchObject( { status: 201, informational: 5 } );
		expect( answer.headers[ 'x-trap' ] ).toBe( 'yes' );
		expect( JSON.stringify( answer.headers ).length ).toBeGreaterThan(
			4000
		);
	} );

	test( 'down: connections are refused, and come back', async () => {
		await control( box, 'POST', '/down', { seconds: 0.2 } );
		expect( ( await travel( shop ) ).error ).toBe( 'ECONNREFUSED' );
		await control( box, 'POST', '/up' );
		expect( ( await shop.create( minimal() ) ).status ).toBe( 201 );
	} );
} );

describe( '13.6 lists', () => {
	const list = async (): Promise< Json > =>
		( await shop.get( '/api/stores/31/deliveries' ) ).json;

	test( 'lag hides what is new, until its time by either clock', async () => {
		await control( box, 'POST', '/faults/presets/list-lag' );
		const { id } = await shop.make();
		expect( ( await list() )[ 'hydra:totalItems' ] ).toBe( 0 );
		expect( ( await shop.get( `/api/deliveries/${ id }` ) ).status ).toBe(
			200
		);
		await control( box, 'PUT', '/clock', { advance: 61 } );
		expect( ( await list() )[ 'hydra:totalItems' ] ).toBe( 1 );
	} );

	test( "a list without the client's metadata", async () => {
		await control( box, 'POST', '/faults', {
			kind: 'list_hides_metadata',
			route: 'list_deliveries',
		} );
		const made = await shop.make( {
			metadata: { external_system_id: 'wc-1' },
		} );
		const [ row ] = ( await list() )[ 'hydra:member' ];
		expect( row.dropoff.metadata ).not.toHaveProperty(
			'external_system_id'
		);
		expect( row.dropoff.metadata ).toHaveProperty( 'order_number' );
		expect(
			( await shop.get( made[ '@id' ] ) ).json.dropoff.metadata
				.external_system_id
		).toBe( 'wc-1' );
	} );
} );

describe( '13.6 which calls are hit', () => {
	const statuses = async (
		calls: number,
		make = (): Json => minimal()
	): Promise< number[] > => {
		const seen: number[] = [];
		for ( let index = 0; index < calls; index++ ) {
			seen.push( ( await shop.create( make() ) ).status );
		}
		return seen;
	};

	test.each( [
		[ 'nth', { nth: [ 2, 4 ] }, [ 201, 500, 201, 500, 201, 201 ] ],
		[ 'one nth', { nth: 3 }, [ 201, 201, 500, 201, 201, 201 ] ],
		[ 'every', { every: 3 }, [ 201, 201, 500, 201, 201, 500 ] ],
		[ 'times', { times: 2 }, [ 500, 500, 201, 201, 201, 201 ] ],
		[
			'every and times',
			{ every: 2, times: 1 },
			[ 201, 500, 201, 201, 201, 201 ],
		],
	] )( '%s', async ( _name, selection, expected ) => {
		await on( { kind: 'status', ...selection } );
		expect( await statuses( 6 ) ).toEqual( expected );
		const { json } = await control( box, 'GET', '/faults' );
		expect( json.faults[ 0 ] ).toMatchObject( {
			seen: 6,
			hits: expected.filter( ( status ) => status === 500 ).length,
		} );
	} );

	test( 'probability with a seed is the same row every time', async () => {
		const run = async (): Promise< number[] > => {
			box.faults.clear();
			await on( { kind: 'status', probability: 0.5, seed: 42 } );
			return statuses( 20 );
		};
		const first = await run();
		expect( new Set( first ) ).toEqual( new Set( [ 201, 500 ] ) );
		expect( await run() ).toEqual( first );
	} );

	test( 'a group shares one draw: its probabilities add up, and at most one hits', async () => {
		await on( {
			kind: 'status',
			status: 500,
			probability: 0.5,
			group: 'g',
			seed: 7,
		} );
		await on( {
			kind: 'status',
			status: 502,
			probability: 0.5,
			group: 'g',
			seed: 7,
		} );
		expect( new Set( await statuses( 20 ) ) ).toEqual(
			new Set( [ 500, 502 ] )
		);
	} );

	test( 'only calls that contain a text', async () => {
		await on( { kind: 'status', contains: 'wc-7' } );
		expect(
			(
				await shop.create(
					minimal( { metadata: { external_system_id: 'wc-6' } } )
				)
			).status
		).toBe( 201 );
		expect(
			(
				await shop.create(
					minimal( { metadata: { external_system_id: 'wc-7' } } )
				)
			).status
		).toBe( 500 );
	} );

	test( 'only its route', async () => {
		await control( box, 'POST', '/faults', {
			kind: 'status',
			route: [ 'me', 'read_store' ],
		} );
		expect( ( await shop.get( '/api/me' ) ).status ).toBe( 500 );
		expect( ( await shop.get( '/api/stores/31' ) ).status ).toBe( 500 );
		expect( ( await shop.create( minimal() ) ).status ).toBe( 201 );
	} );

	test( 'on and off by turns', async () => {
		await on( { kind: 'status', on_off: [ 0.5, 60 ] } );
		expect( await statuses( 1 ) ).toEqual( [ 500 ] );
		await new Promise( ( resolve ) => setTimeout( resolve, 550 ) );
		expect( await statuses( 1 ) ).toEqual( [ 201 ] );
	} );

	test( 'the chaos mix hits a quarter of many creations, and says how often each fault hit', async () => {
		await control( box, 'POST', '/faults/presets/chaos-mix', { seed: 3 } );
		box.faults.list.forEach( ( one ) => ( one.parameters.seconds = 0.01 ) );
		const calls = 400;
		const outcomes: Travelled[] = [];
		while ( outcomes.length < calls ) {
			const wave = Array.from( { length: 20 }, () => travel( shop ) );
			outcomes.push( ...( await Promise.all( wave ) ) );
		}
		const { json } = await control( box, 'GET', '/faults' );
		const hits = Object.values(
			json.hits as Record< string, number >
		).reduce( ( sum, one ) => sum + one, 0 );
		expect( hits ).toBeGreaterThan( calls * 0.17 );
		expect( hits ).toBeLessThan( calls * 0.33 );
		expect( Object.keys( json.hits ).sort() ).toEqual( [
			'delay',
			'late_commit',
			'lost_answer',
			'reset',
			'status',
		] );
		const answered = outcomes.filter(
			( { status } ) => status === 201
		).length;
		await until( () => count() > answered );
		const saved = box.ledger.entries.filter(
			( entry ) => entry.committed_status === 201
		).length;
		expect( saved ).toBe( count() );
	} );
} );
