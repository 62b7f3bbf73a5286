/**
 * The sandbox's own controls: what they do, and how they refuse.
 */
import { KINDS } from '../../bin/sandbox/faults/kinds.ts';
import { PRESETS } from '../../bin/sandbox/faults/presets.ts';
import {
	Client,
	client,
	closeAll,
	control,
	minimal,
	sandbox,
	send,
	type Json,
} from './support.ts';
import type { Sandbox } from '../../bin/sandbox/index.ts';

let box: Sandbox;
let shop: Client;
beforeAll( async () => {
	box = await sandbox();
	shop = await client( box );
	await shop.make();
} );
afterAll( closeAll );

describe( 'bad input is a 400 that names the field, and changes nothing', () => {
	test.each( [
		[ 'POST', '/faults', {}, 'kind' ],
		[ 'POST', '/faults', { kind: 'nonsense' }, 'kind' ],
		[ 'POST', '/faults', { kind: 'status', status: 99 }, 'status' ],
		[ 'POST', '/faults', { kind: 'status', status: '500' }, 'status' ],
		[ 'POST', '/faults', { kind: 'status', status: 500.5 }, 'status' ],
		[ 'POST', '/faults', { kind: 'status', statos: 500 }, 'statos' ],
		[ 'POST', '/faults', { kind: 'status', phase: 'during' }, 'phase' ],
		[
			'POST',
			'/faults',
			{ kind: 'status', keep_body: 'yes' },
			'keep_body',
		],
		[ 'POST', '/faults', { kind: 'status', route: 'nowhere' }, 'route' ],
		[ 'POST', '/faults', { kind: 'status', route: [ 'me', 7 ] }, 'route' ],
		[
			'POST',
			'/faults',
			{ kind: 'webhook_drop', route: 'create_delivery' },
			'route',
		],
		[ 'POST', '/faults', { kind: 'delay', seconds: -1 }, 'seconds' ],
		[ 'POST', '/faults', { kind: 'redirect' }, 'location' ],
		[
			'POST',
			'/faults',
			{ kind: 'headers', headers: { 'X-A': 'b\r\nc' } },
			'headers',
		],
		[
			'POST',
			'/faults',
			{ kind: 'headers', headers: 'X-A: b' },
			'headers',
		],
		[
			'POST',
			'/faults',
			{ kind: 'reset', probability: 1.5 },
			'probability',
		],
		[ 'POST', '/faults', { kind: 'reset', nth: [ 0 ] }, 'nth' ],
		[ 'POST', '/faults', { kind: 'reset', every: 0 }, 'every' ],
		[ 'POST', '/faults', { kind: 'reset', on_off: [ 5 ] }, 'on_off' ],
		[ 'POST', '/faults', [], 'body' ],
		[ 'POST', '/faults', '{"kind":', 'body' ],
		[ 'POST', '/faults/presets/chaos-mix', { seed: -1 }, 'seed' ],
		[ 'PUT', '/clock', { now: 'whenever' }, 'now' ],
		[ 'PUT', '/clock', { advance: '1h' }, 'advance' ],
		[ 'PUT', '/clock', { speed: 2 }, 'speed' ],
		[ 'PUT', '/settings', { timezone: 'Mars/Olympus' }, 'timezone' ],
		[ 'PUT', '/settings', { country: 'France' }, 'country' ],
		[ 'PUT', '/settings', { token_ttl: -1 }, 'token_ttl' ],
		[ 'PATCH', '/stores/31', { time_slot_id: 99 }, 'time_slot_id' ],
		[
			'PATCH',
			'/stores/31',
			{ time_slot_ids: [ 3, 99 ] },
			'time_slot_ids',
		],
		[ 'PATCH', '/stores/31', { pricing: { per_km: 1 } }, 'pricing.base' ],
		[ 'PATCH', '/stores/31', { enabled: 1 }, 'enabled' ],
		[
			'PUT',
			'/time_slots/3',
			{ opening_hours: [ 'always' ] },
			'opening_hours',
		],
		[ 'PUT', '/time_slots/3', { interval: '1 year' }, 'interval' ],
		[
			'PUT',
			'/time_slots/3',
			{ same_day_cutoff: '25:00' },
			'same_day_cutoff',
		],
		[ 'POST', '/apps', { store: 31 }, 'name' ],
		[ 'POST', '/apps', { name: ' ' }, 'name' ],
		[ 'POST', '/apps', { name: 'A', store: 99 }, 'store' ],
		[ 'POST', '/apps', { name: 'A', scopes: [ 'everything' ] }, 'scopes' ],
		[ 'POST', '/tokens/steal', {}, 'action' ],
		[ 'POST', '/deliveries/4711/explode', {}, 'action' ],
		[ 'POST', '/deliveries/4711/assign', { courier: 7 }, 'courier' ],
		[ 'POST', '/deliveries/4711/reschedule', { after: 'x' }, 'after' ],
		[
			'POST',
			'/deliveries/4711/reschedule',
			{ after: '2026-09-14 12:00', before: '2026-09-14 11:00' },
			'before',
		],
		[ 'POST', '/deliveries/4711/cancel', { task: 'both' }, 'task' ],
		[ 'PUT', '/courier', { seconds: 0 }, 'seconds' ],
		[ 'POST', '/reset', { everything: 'yes' }, 'everything' ],
		[ 'POST', '/down', { seconds: 1 }, 'control port' ],
		[ 'GET', '/ledger?limit=many', undefined, 'limit' ],
		[ 'GET', '/ledger?page=2', undefined, 'page' ],
		[ 'GET', '/deliveries?active=maybe', undefined, 'active' ],
		[ 'GET', '/deliveries?stor=31', undefined, 'stor' ],
	] )( '%s %s %j', async ( method, path, body, field ) => {
		const before = JSON.stringify( [
			box.faults.list,
			box.instance.settings,
			[ ...box.instance.stores ],
			[ ...box.instance.timeSlots ],
			box.apps.length,
			[ ...box.instance.tasks ],
		] );
		const answer = await control( box, method, path, body );
		expect( answer.status ).toBe( 400 );
		expect( answer.json ).toEqual( {
			error: 'bad_input',
			field,
			message: expect.stringContaining( field ),
		} );
		expect(
			JSON.stringify( [
				box.faults.list,
				box.instance.settings,
				[ ...box.instance.stores ],
				[ ...box.instance.timeSlots ],
				box.apps.length,
				[ ...box.instance.tasks ],
			] )
		).toBe( before );
	} );

	test.each( [
		[ 'GET', '/nothing' ],
		[ 'GET', '/deliveries/1' ],
		[ 'POST', '/deliveries/1/assign' ],
		[ 'DELETE', '/faults/f999' ],
		[ 'POST', '/faults/presets/nothing' ],
		[ 'PATCH', '/stores/1' ],
		[ 'PUT', '/time_slots/1' ],
		[ 'PUT', '/apps/1' ],
		[ 'POST', '/webhooks/1/forge' ],
	] )( '404 for what is not there: %s %s', async ( method, path ) => {
		const answer = await control(
			box,
			method,
			path,
			method === 'GET' ? undefined : {}
		);
		expect( [ answer.status, answer.json.error ] ).toEqual( [
			404,
			'not_found',
		] );
	} );

	test( "a wrong verb is a 405, another site's page a 403, a flood a 400", async () => {
		expect( ( await control( box, 'PUT', '/faults', {} ) ).status ).toBe(
			405
		);
		const foreign = await send( `${ box.controlUrl }/reset`, {
			method: 'POST',
			headers: { Origin: 'https://evil.example' },
		} );
		expect( foreign.status ).toBe( 403 );
		const own = await send( `${ box.controlUrl }/clock`, {
			headers: { Origin: box.url },
		} );
		expect( own.status ).toBe( 200 );
		expect(
			( await control( box, 'POST', '/faults', 'x'.repeat( 1_100_000 ) ) )
				.json.field
		).toBe( 'body' );
	} );
} );

describe( 'faults', () => {
	afterEach( () => box.faults.reset() );

	test( 'set, listed with their counts, cleared one by one and all', async () => {
		const first = await control( box, 'POST', '/faults', {
			kind: 'status',
			route: 'create_delivery',
		} );
		expect( first.json ).toMatchObject( {
			id: expect.any( String ),
			kind: 'status',
			route: [ 'create_delivery' ],
			seen: 0,
			hits: 0,
			parameters: { status: 500, phase: 'before', keep_body: false },
		} );
		await control( box, 'POST', '/faults', {
			kind: 'delay',
			route: '*',
			seconds: 0,
		} );
		await shop.create( minimal() );
		const { json } = await control( box, 'GET', '/faults' );
		expect(
			json.faults.map( ( { seen, hits }: Json ) => [ seen, hits ] )
		).toEqual( [
			[ 1, 1 ],
			[ 1, 1 ],
		] );
		expect( json.hits ).toEqual( { status: 1, delay: 1 } );
		await control( box, 'DELETE', `/faults/${ first.json.id }` );
		expect( ( await shop.create( minimal() ) ).status ).toBe( 201 );
		const cleared = await control( box, 'DELETE', '/faults' );
		expect( cleared.json ).toEqual( {
			faults: [],
			hits: { status: 1, delay: 2 },
		} );
	} );

	test( 'every kind can be set with nothing but what it needs', async () => {
		for ( const kind of Object.keys( KINDS ) ) {
			const answer = await control( box, 'POST', '/faults', {
				kind,
				...( kind === 'redirect' && { location: 'http://x/' } ),
			} );
			expect( [ kind, answer.status ] ).toEqual( [ kind, 200 ] );
		}
	} );

	test( 'every preset can be set, and is marked', async () => {
		for ( const name of Object.keys( PRESETS ) ) {
			const { status, json } = await control(
				box,
				'POST',
				`/faults/presets/${ name }`
			);
			expect( [ name, status ] ).toEqual( [ name, 200 ] );
			expect(
				new Set( json.faults.map( ( { preset }: Json ) => preset ) )
			).toEqual( new Set( [ name ] ) );
		}
	} );

	test( 'a preset can be moved to another route, reseeded and scaled', async () => {
		const { json } = await control(
			box,
			'POST',
			'/faults/presets/chaos-mix',
			{ route: '*', seed: 9, scale: 2 }
		);
		expect( json.faults ).toHaveLength( 6 );
		expect( json.faults[ 0 ] ).toMatchObject( {
			route: [ '*' ],
			seed: 9,
			probability: 0.1,
			group: 'chaos-mix',
		} );
	} );

	test( 'what there is can be read', async () => {
		const { json } = await control( box, 'GET', '/faults/kinds' );
		expect( Object.keys( json.kinds ) ).toEqual( Object.keys( KINDS ) );
		expect( json.routes ).toContain( 'list_deliveries' );
		expect(
			Object.keys(
				( await control( box, 'GET', '/faults/presets' ) ).json
			)
		).toContain( 'chaos-mix' );
	} );
} );

describe( 'the world', () => {
	test( 'the clock runs, jumps, stands still and goes back to real time', async () => {
		const set = await control( box, 'PUT', '/clock', {
			now: '2026-12-24 18:00',
			frozen: true,
		} );
		expect( set.json ).toMatchObject( {
			now: '2026-12-24T18:00:00+01:00',
			frozen: true,
		} );
		await new Promise( ( resolve ) => setTimeout( resolve, 15 ) );
		expect( box.instance.clock.now() ).toBe(
			Date.parse( '2026-12-24T17:00:00Z' )
		);
		expect(
			( await control( box, 'PUT', '/clock', { advance: 90 } ) ).json.now
		).toBe( '2026-12-24T18:01:30+01:00' );
		await control( box, 'PUT', '/clock', { frozen: false } );
		const going = box.instance.clock.now();
		await new Promise( ( resolve ) => setTimeout( resolve, 15 ) );
		expect( box.instance.clock.now() ).toBeGreaterThan( going );
		expect(
			( await control( box, 'PUT', '/clock', { real: true } ) ).json
				.ahead_seconds
		).toBe( 0 );
	} );

	test( 'time slots can be added', async () => {
		const { json } = await control( box, 'POST', '/time_slots', {
			name: 'Nuit',
			opening_hours: [ 'Mo-Su 20:00-22:00' ],
		} );
		expect( json ).toMatchObject( {
			id: expect.any( Number ),
			interval: '2 days',
			prior_notice: null,
		} );
		expect(
			( await control( box, 'GET', '/time_slots' ) ).json
		).toContainEqual( json );
	} );

	test( 'help lists every call', async () => {
		const { json } = await control( box, 'GET', '/help' );
		expect( json.map( ( { call }: Json ) => call ) ).toContain(
			'GET /_ctl/ledger'
		);
		expect( json.length ).toBeGreaterThan( 30 );
	} );

	test( 'a delivery can be lost, as after a restored backup', async () => {
		const own = await client( box );
		const { id } = await own.make();
		await control( box, 'DELETE', `/deliveries/${ id }` );
		expect( ( await own.get( `/api/deliveries/${ id }` ) ).status ).toBe(
			404
		);
		const list = await own.get( '/api/stores/31/deliveries' );
		expect(
			list.json[ 'hydra:member' ].map( ( row: Json ) => row.id )
		).not.toContain( id );
	} );

	test( 'reset forgets deliveries and faults, keeps keys; everything forgets those made since', async () => {
		const own = await sandbox();
		const before = own.apps;
		const api = await client( own );
		await api.make();
		await api.call( 'POST', '/api/webhooks', {
			event: 'delivery.picked',
			url: 'http://x/',
		} );
		await control( own, 'POST', '/apps', { name: 'Third', store: 31 } );
		await control( own, 'POST', '/faults', { kind: 'status' } );
		await control( own, 'PUT', '/clock', { advance: 100_000 } );
		await control( own, 'POST', '/reset' );
		const status = ( await control( own, 'GET', '' ) ).json;
		expect( status ).toMatchObject( {
			deliveries: 0,
			requests: 0,
			faults: { active: 0, hits: {} },
			webhooks: { registered: 1 },
		} );
		expect( own.apps ).toHaveLength( 3 );
		expect( ( await api.get( '/api/me' ) ).status ).toBe( 200 );
		await control( own, 'POST', '/reset', { everything: true } );
		expect( own.apps ).toEqual( before );
		expect( own.instance.webhooks.size ).toBe( 0 );
	} );
} );

describe( 'a control port of its own', () => {
	test( "the API's port then knows no controls", async () => {
		const apart = await sandbox( { controlPort: 0 } );
		expect( apart.controlPort ).not.toBe( apart.port );
		expect( ( await send( `${ apart.url }/_ctl` ) ).status ).toBe( 404 );
		expect( ( await send( `${ apart.url }/dispatch` ) ).status ).toBe(
			404
		);
		expect( ( await control( apart, 'GET', '' ) ).json ).toMatchObject( {
			open: true,
		} );
	} );
} );
