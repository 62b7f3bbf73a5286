/**
 * The ledger: what a checker may rely on.
 */
import { Ledger } from '../../bin/sandbox/control/ledger.ts';
import {
	askToken,
	basic,
	Client,
	client,
	closeAll,
	control,
	fault,
	minimal,
	sandbox,
	until,
	type Json,
} from './support.ts';
import { travel } from './wire.ts';
import type { Sandbox } from '../../bin/sandbox/index.ts';

let box: Sandbox;
let shop: Client;
beforeEach( async () => {
	box = await sandbox();
	shop = await client( box );
	await control( box, 'DELETE', '/ledger' );
} );
afterEach( closeAll );

const ledger = async ( query = '' ): Promise< Json > =>
	( await control( box, 'GET', `/ledger${ query }` ) ).json;
const marked = ( marker: string ): Json =>
	minimal( { metadata: { external_system_id: marker } } );

describe( 'requests', () => {
	test( 'a creation leaves time, route, marker, bytes, status, commit and body', async () => {
		const { json: made } = await shop.create( marked( 'wc-1042' ) );
		const { total, entries } = await ledger();
		expect( total ).toBe( 1 );
		expect( entries[ 0 ] ).toEqual( {
			id: expect.any( Number ),
			at: expect.any( Number ),
			clock: expect.any( Number ),
			method: 'POST',
			path: '/api/deliveries',
			query: '',
			route: 'create_delivery',
			auth: expect.stringMatching( /^[0-9a-f]{16}$/ ),
			client: box.apps[ 0 ]?.identifier,
			store: 31,
			marker: 'wc-1042',
			bytes_in: JSON.stringify( marked( 'wc-1042' ) ).length,
			bytes_out: expect.any( Number ),
			faults: [],
			status: 201,
			answered: 'full',
			milliseconds: expect.any( Number ),
			committed_at: expect.any( Number ),
			committed_status: 201,
			delivery: made.id,
			body: JSON.stringify( marked( 'wc-1042' ) ),
		} );
		expect( Math.abs( entries[ 0 ].at - Date.now() ) ).toBeLessThan(
			5_000
		);
		expect( entries[ 0 ].bytes_out ).toBeGreaterThan( 1_000 );
	} );

	test( 'nothing of a key or token is kept, only a fingerprint', async () => {
		const [ app ] = box.apps;
		await askToken(
			box,
			{ grant_type: 'client_credentials' },
			basic( app?.identifier ?? '', app?.secret ?? '' )
		);
		await askToken( box, {
			grant_type: 'client_credentials',
			client_id: app?.identifier ?? '',
			client_secret: app?.secret ?? '',
		} );
		await shop.get( '/api/me' );
		await shop.get( '/api/me' );
		const all = await ledger();
		const text = JSON.stringify( all );
		expect( text ).not.toContain( app?.secret );
		expect( text ).not.toContain( shop.token );
		expect( text ).not.toContain( shop.token.split( '.' )[ 2 ] );
		expect( text ).not.toContain(
			basic( app?.identifier ?? '', app?.secret ?? '' ).slice( 6 )
		);
		expect( all.entries[ 2 ].auth ).toBe( all.entries[ 3 ].auth );
		expect( all.entries[ 0 ].auth ).not.toBe( all.entries[ 2 ].auth );
		expect( all.entries[ 0 ] ).not.toHaveProperty( 'body' );
	} );

	test( 'what was answered and what was done are told apart', async () => {
		await fault( box, {
			kind: 'lost_answer',
			route: 'create_delivery',
			nth: 1,
		} );
		await fault( box, {
			kind: 'reset',
			route: 'create_delivery',
			phase: 'before',
			nth: 1,
		} );
		await fault( box, {
			kind: 'truncate',
			route: 'create_delivery',
			bytes: 10,
			nth: 1,
		} );
		for ( const marker of [ 'a', 'b', 'c' ] ) {
			await travel( shop, 2000, marked( marker ) );
		}
		await until( () =>
			box.ledger.entries.every( ( { answered } ) => answered !== 'open' )
		);
		const { entries } = await ledger();
		expect(
			entries.map(
				( {
					status,
					answered,
					committed_status: done,
					marker,
				}: Json ) => [ marker, status, answered, done ]
			)
		).toEqual( [
			[ 'a', null, 'none', 201 ],
			[ 'b', null, 'none', null ],
			[ 'c', 201, 'partial', 201 ],
		] );
		expect(
			entries.map( ( { faults }: Json ) => faults[ 0 ].split( ' ' )[ 0 ] )
		).toEqual( [ 'lost_answer', 'reset', 'truncate' ] );
	} );

	test( 'filters: since, route, marker, limit, last, without bodies', async () => {
		await shop.create( marked( 'a' ) );
		await shop.get( '/api/me' );
		await shop.create( marked( 'b' ) );
		expect( ( await ledger( '?route=me' ) ).total ).toBe( 1 );
		expect( ( await ledger( '?marker=b' ) ).entries[ 0 ].marker ).toBe(
			'b'
		);
		expect( ( await ledger( '?last=1' ) ).entries[ 0 ].marker ).toBe( 'b' );
		expect( ( await ledger( '?limit=1' ) ).entries[ 0 ].marker ).toBe(
			'a'
		);
		expect(
			( await ledger( '?bodies=0' ) ).entries[ 0 ]
		).not.toHaveProperty( 'body' );
		const { entries } = await ledger();
		expect(
			( await ledger( `?since_id=${ entries[ 0 ].id }` ) ).total
		).toBe( 2 );
	} );

	test( 'the highest number of requests and creations at one time', async () => {
		await fault( box, {
			kind: 'delay',
			route: 'create_delivery',
			seconds: 0.05,
		} );
		await Promise.all(
			[ 1, 2, 3 ].map( ( index ) =>
				shop.create( marked( `wc-${ index }` ) )
			)
		);
		await Promise.all( [ 1, 2, 3, 4 ].map( () => shop.get( '/api/me' ) ) );
		const { peak, under_way: open } = await ledger();
		expect( peak.creations ).toBe( 3 );
		expect( peak.requests ).toBeGreaterThanOrEqual( 3 );
		expect( open ).toEqual( { requests: 0, creations: 0 } );
		await control( box, 'DELETE', '/ledger' );
		expect( await ledger() ).toMatchObject( {
			total: 0,
			peak: { requests: 0, creations: 0 },
		} );
	} );

	test( 'it is bounded, and says what it forgot', () => {
		const small = new Ledger();
		const blank = {
			clock: 0,
			method: 'GET',
			path: '/',
			query: '',
			route: 'other',
			auth: null,
			client: null,
			store: null,
			marker: null,
			bytes_in: 0,
			bytes_out: 0,
			faults: [],
			status: 200,
			answered: 'full',
			milliseconds: 0,
			committed_at: null,
			committed_status: null,
			delivery: null,
		} as const;
		for ( let index = 0; index < 230_000; index++ ) {
			small.begin( { ...blank, faults: [] } );
		}
		expect( small.entries.length ).toBeLessThanOrEqual( 220_000 );
		expect( small.entries.length + small.forgotten.entries ).toBe(
			230_000
		);
		const body = Buffer.alloc( 65_536, 'x' );
		for ( const entry of small.entries.slice( -2_500 ) ) {
			small.keepBody( entry, body );
		}
		expect( small.forgotten.bodies ).toBeGreaterThan( 0 );
		expect(
			small.entries.filter( ( { body: kept } ) => kept !== undefined )
				.length
		).toBeLessThanOrEqual( 2_048 );
		expect( small.entries.at( -1 )?.body ).toBeDefined();
	} );
} );

describe( 'deliveries', () => {
	test( 'each with its markers, its maker, its history and the body it came from', async () => {
		const body = marked( 'wc-7' );
		const { id } = ( await shop.create( body ) ).json;
		await control( box, 'POST', `/deliveries/${ id }/assign`, {
			courier: 'lea',
		} );
		await control( box, 'POST', `/deliveries/${ id }/cancel` );
		const { json } = await control( box, 'GET', `/deliveries/${ id }` );
		const { entries } = await ledger();
		expect( json ).toMatchObject( {
			id,
			iri: `/api/deliveries/${ id }`,
			store: 31,
			markers: [ 'wc-7' ],
			active: false,
			stage: 'cancelled',
			created_by: entries[ 0 ].id,
			cancelled_at: expect.any( Number ),
			input: body,
			delivery: {
				'@id': `/api/deliveries/${ id }`,
				dropoff: { status: 'CANCELLED' },
			},
		} );
		expect( json.history[ 0 ] ).toMatchObject( {
			what: 'created',
			request: entries[ 0 ].id,
		} );
		expect( json.history.map( ( { what }: Json ) => what ) ).toEqual( [
			'created',
			'assigned',
			'assigned',
			'cancelled',
			'cancelled',
		] );
		expect( json.history[ 1 ] ).toMatchObject( {
			task: 'PICKUP',
			detail: 'lea',
			at: expect.any( Number ),
		} );
	} );

	test( 'grouped by marker, an active one and a cancelled one', async () => {
		const first = ( await shop.create( marked( 'wc-8' ) ) ).json;
		await shop.create( marked( 'wc-8' ) );
		await shop.create( marked( 'wc-9' ) );
		await shop.call( 'DELETE', first[ '@id' ] );
		const find = async ( query: string ): Promise< number > =>
			( await control( box, 'GET', `/deliveries?${ query }` ) ).json
				.total;
		expect( await find( 'marker=wc-8' ) ).toBe( 2 );
		expect( await find( 'marker=wc-8&active=1' ) ).toBe( 1 );
		expect( await find( 'active=0' ) ).toBe( 1 );
		expect( await find( 'store=32' ) ).toBe( 0 );
		expect( await find( `since_id=${ first.id }` ) ).toBe( 2 );
	} );

	test( 'a marker planted on the pickup alone is found too', async () => {
		await shop.create( {
			pickup: { metadata: { external_system_id: 'wc-10' } },
			...minimal(),
		} );
		expect(
			( await control( box, 'GET', '/deliveries?marker=wc-10' ) ).json
				.total
		).toBe( 1 );
	} );

	test( 'an update is in the history with its request', async () => {
		const made = await shop.make();
		await shop.call( 'PUT', made[ '@id' ], {
			dropoff: { comments: 'new' },
		} );
		const { json } = await control(
			box,
			'GET',
			`/deliveries/${ made.id }`
		);
		const { entries } = await ledger( '?route=update_delivery' );
		expect( json.history.at( -1 ) ).toMatchObject( {
			what: 'updated',
			request: entries[ 0 ].id,
		} );
		expect( entries[ 0 ].body ).toBe( '{"dropoff":{"comments":"new"}}' );
		expect( entries[ 0 ].delivery ).toBe( made.id );
	} );
} );
