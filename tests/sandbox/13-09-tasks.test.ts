/**
 * 13.9: what dispatchers and couriers do, and what a shop may still do then.
 */
import {
	Client,
	client,
	closeAll,
	control,
	minimal,
	sandbox,
	type Json,
} from './support.ts';
import type { Sandbox } from '../../bin/sandbox/index.ts';

let box: Sandbox;
let shop: Client;
beforeAll( async () => {
	box = await sandbox();
	shop = await client( box );
} );
afterAll( closeAll );

const act = (
	id: number,
	action: string,
	body: Json = {}
): ReturnType< typeof control > =>
	control( box, 'POST', `/deliveries/${ id }/${ action }`, body );
const statuses = async ( id: number ): Promise< string[] > =>
	( await shop.get( `/api/deliveries/${ id }` ) ).json.tasks.map(
		( { status }: Json ) => status
	);
const events = ( id: number ): string[] =>
	box.instance.deliveries
		.get( id )
		?.history.map( ( { what, task } ) =>
			task ? `${ task } ${ what }` : what
		) ?? [];

describe( '13.9 control panel', () => {
	test( 'the whole way: assigned, started, picked, started, dropped', async () => {
		const { id } = await shop.make();
		const stages = [];
		for ( const action of [ 'assign', 'start', 'pick', 'start', 'drop' ] ) {
			stages.push(
				( await act( id, action, { courier: 'noor' } ) ).json.stage
			);
		}
		expect( stages ).toEqual( [
			'assigned',
			'fetching',
			'picked up',
			'on its way',
			'delivered',
		] );
		expect( await statuses( id ) ).toEqual( [ 'DONE', 'DONE' ] );
		expect( events( id ) ).toEqual( [
			'created',
			'PICKUP assigned',
			'DROPOFF assigned',
			'PICKUP started',
			'PICKUP done',
			'DROPOFF started',
			'DROPOFF done',
		] );
	} );

	test( 'assigning is not visible in the delivery, unassigning takes it back', async () => {
		const { id } = await shop.make();
		const before = ( await shop.get( `/api/deliveries/${ id }` ) ).json;
		await act( id, 'assign' );
		expect( ( await shop.get( `/api/deliveries/${ id }` ) ).json ).toEqual(
			before
		);
		expect( ( await act( id, 'unassign' ) ).json.courier ).toBeNull();
		expect(
			( await shop.call( 'DELETE', `/api/deliveries/${ id }` ) ).status
		).toBe( 204 );
	} );

	test( 'start may be skipped', async () => {
		const { id } = await shop.make();
		await act( id, 'pick' );
		await act( id, 'drop' );
		expect( await statuses( id ) ).toEqual( [ 'DONE', 'DONE' ] );
	} );

	test( 'nothing is dropped before it is picked', async () => {
		const { id } = await shop.make();
		const answer = await act( id, 'drop' );
		expect( [ answer.status, answer.json.error ] ).toEqual( [
			409,
			'wrong_state',
		] );
		expect( await statuses( id ) ).toEqual( [ 'TODO', 'TODO' ] );
	} );

	test( 'a failed pickup counts as completed; fail tells why', async () => {
		const { id } = await shop.make();
		expect(
			( await act( id, 'fail', { reason: 'shop closed' } ) ).json.stage
		).toBe( 'failed' );
		expect( await statuses( id ) ).toEqual( [ 'FAILED', 'TODO' ] );
		await act( id, 'drop' );
		expect( await statuses( id ) ).toEqual( [ 'FAILED', 'DONE' ] );
		expect( events( id ) ).toContain( 'PICKUP incident-reported' );
	} );

	test( 'reschedule brings a failed task back to TODO with a new window and a mark', async () => {
		const { id } = await shop.make();
		await act( id, 'assign' );
		await act( id, 'pick' );
		await act( id, 'fail' );
		await act( id, 'reschedule', {
			task: 'dropoff',
			after: '2026-09-15 10:00',
			before: '2026-09-15 12:00',
		} );
		const { json } = await shop.get( `/api/deliveries/${ id }` );
		expect( json.dropoff ).toMatchObject( {
			status: 'TODO',
			after: '2026-09-15T10:00:00+02:00',
			before: '2026-09-15T12:00:00+02:00',
			metadata: { rescheduled: true },
		} );
		expect( json.pickup.status ).toBe( 'DONE' );
	} );

	test( 'cancel and restore', async () => {
		const { id } = await shop.make();
		expect( ( await act( id, 'cancel' ) ).json ).toMatchObject( {
			stage: 'cancelled',
			active: false,
		} );
		expect( await statuses( id ) ).toEqual( [ 'CANCELLED', 'CANCELLED' ] );
		expect( ( await act( id, 'restore' ) ).json ).toMatchObject( {
			stage: 'accepted',
			active: true,
			cancelled_at: null,
		} );
	} );

	test( 'one end alone can be cancelled', async () => {
		const { id } = await shop.make();
		expect(
			( await act( id, 'cancel', { task: 'dropoff' } ) ).json.active
		).toBe( true );
		expect( await statuses( id ) ).toEqual( [ 'TODO', 'CANCELLED' ] );
	} );

	test( "the courier's place shows while one rides", async () => {
		const { id } = await shop.make();
		expect(
			( await shop.get( `/api/deliveries/${ id }` ) ).json
		).not.toHaveProperty( 'location' );
		await act( id, 'start' );
		expect(
			( await shop.get( `/api/deliveries/${ id }` ) ).json.location
		).toEqual( {
			lat: expect.any( Number ),
			lng: expect.any( Number ),
			updatedAt: expect.any( Number ),
		} );
	} );
} );

describe( '13.9 DELETE', () => {
	test( '204, and 204 again; the delivery stays readable', async () => {
		const { id } = await shop.make();
		const gone = await shop.call( 'DELETE', `/api/deliveries/${ id }` );
		expect( [ gone.status, gone.text ] ).toEqual( [ 204, '' ] );
		expect(
			( await shop.call( 'DELETE', `/api/deliveries/${ id }` ) ).status
		).toBe( 204 );
		expect( await statuses( id ) ).toEqual( [ 'CANCELLED', 'CANCELLED' ] );
		expect( box.instance.deliveries.get( id )?.order.cancelled ).toBe(
			true
		);
	} );

	test( '400 and nothing changes once any task is assigned', async () => {
		const { id } = await shop.make();
		await act( id, 'assign', { task: 'pickup' } );
		const answer = await shop.call( 'DELETE', `/api/deliveries/${ id }` );
		expect( answer.status ).toBe( 400 );
		expect( answer.json[ 'hydra:description' ] ).toBe(
			'Tasks have already been assigned'
		);
		expect( await statuses( id ) ).toEqual( [ 'TODO', 'TODO' ] );
	} );
} );

describe( "13.9 pick and drop with the store's own token", () => {
	const put = ( id: number, verb: string ): ReturnType< Client[ 'call' ] > =>
		shop.call( 'PUT', `/api/deliveries/${ id }/${ verb }`, {
			comments: 'done by test',
		} );

	test( 'they complete the tasks and echo their own path as @id', async () => {
		const { id } = await shop.make();
		const picked = await put( id, 'pick' );
		expect( picked.json ).toMatchObject( {
			'@id': `/api/deliveries/${ id }/pick`,
			id,
			pickup: { status: 'DONE' },
		} );
		expect( ( await put( id, 'drop' ) ).json ).toMatchObject( {
			id,
			dropoff: { status: 'DONE' },
		} );
	} );

	test( 'out of order, twice or cancelled: 500, because the real server forgot to map it', async () => {
		const { id } = await shop.make();
		expect( ( await put( id, 'drop' ) ).status ).toBe( 500 );
		await put( id, 'pick' );
		expect( ( await put( id, 'pick' ) ).status ).toBe( 500 );
		const other = await shop.make();
		await shop.call( 'DELETE', other[ '@id' ] );
		expect( ( await put( other.id, 'pick' ) ).status ).toBe( 500 );
	} );
} );

describe( '13.9 PUT', () => {
	const put = ( id: number, body: unknown ): ReturnType< Client[ 'call' ] > =>
		shop.call( 'PUT', `/api/deliveries/${ id }`, body );

	test( 'merges: what is absent, null or empty stays', async () => {
		const made = await shop.make( {
			comments: 'Ring twice',
			metadata: { external_system_id: 'wc-1', a: 1 },
		} );
		const { status, json } = await put( made.id, {
			dropoff: { comments: '', weight: null, metadata: { a: 2, b: 3 } },
		} );
		expect( status ).toBe( 200 );
		expect( json.dropoff ).toMatchObject( {
			comments: 'Ring twice',
			before: made.dropoff.before,
			address: made.dropoff.address,
			metadata: { external_system_id: 'wc-1', a: 2, b: 3 },
		} );
		expect( json.pickup ).toEqual( made.pickup );
	} );

	test( 'a new address gets a new route and keeps the price', async () => {
		const made = await shop.make();
		const { json } = await put( made.id, {
			dropoff: {
				address: {
					streetAddress: '88 cours Jean-Jaurès',
					contactName: 'Noé',
				},
			},
		} );
		expect( json.dropoff.address ).toMatchObject( {
			streetAddress: '88 cours Jean-Jaurès',
			contactName: 'Noé',
		} );
		expect( json.distance ).not.toBe( made.distance );
		expect( json.order ).toEqual( made.order );
	} );

	test( "packages replace the list; the pickup's comments do not follow", async () => {
		const made = await shop.make( {
			packages: [ { type: 'CRATE', quantity: 2 } ],
		} );
		const { json } = await put( made.id, {
			dropoff: { packages: [ { type: 'BAG', quantity: 1 } ] },
		} );
		expect(
			json.dropoff.packages.map( ( { type }: Json ) => type )
		).toEqual( [ 'BAG' ] );
		expect( json.pickup.comments ).toBe( '2 × CRATE\n' );
	} );

	test( 'a list of tasks cancels those it leaves out and refuses unknown ones', async () => {
		const { id, tasks } = await shop.make();
		const unknown = await put( id, { tasks: [ { id: 1 } ] } );
		expect( [
			unknown.status,
			unknown.json[ 'hydra:description' ],
		] ).toEqual( [ 400, 'task.id' ] );
		await put( id, {
			tasks: [
				{ id: tasks[ 0 ].id },
				{ id: tasks[ 1 ].id, before: '2026-09-14 18:00' },
			],
		} );
		expect(
			( await shop.get( `/api/deliveries/${ id }` ) ).json.dropoff.before
		).toBe( '2026-09-14T18:00:00+02:00' );
		await put( id, { tasks: [ { id: tasks[ 0 ].id } ] } );
		expect( await statuses( id ) ).toEqual( [ 'TODO', 'CANCELLED' ] );
	} );

	test( 'an entry without id is added', async () => {
		const { id, tasks } = await shop.make();
		const { json } = await put( id, {
			tasks: [
				...tasks.map( ( { id: task }: Json ) => ( { id: task } ) ),
				{ address: '9 rue Thiers', before: '2026-09-14 19:00' },
			],
		} );
		expect( json.tasks ).toHaveLength( 3 );
		expect( json.dropoff.before ).toBe( '2026-09-14T19:00:00+02:00' );
	} );

	test( 'status is ignored, a courier on the way stops nobody, bad input changes nothing', async () => {
		const { id } = await shop.make();
		await act( id, 'assign' );
		await act( id, 'start' );
		expect(
			(
				await put( id, {
					dropoff: { status: 'CANCELLED', comments: 'later' },
				} )
			).json.dropoff
		).toMatchObject( { status: 'TODO', comments: 'later' } );
		const before = ( await shop.get( `/api/deliveries/${ id }` ) ).json;
		expect(
			(
				await put( id, {
					dropoff: { comments: 'x', before: '2026-09-14 01:00' },
				} )
			).status
		).toBe( 400 );
		expect(
			(
				await put( id, {
					dropoff: { comments: 'x', address: 'introuvable' },
				} )
			).status
		).toBe( 500 );
		expect( ( await shop.get( `/api/deliveries/${ id }` ) ).json ).toEqual(
			before
		);
	} );
} );

describe( '13.9 reading tasks, with the tasks scope', () => {
	test( 'what only a task tells, and its events', async () => {
		await control( box, 'POST', '/apps', {
			name: 'Both',
			store: 31,
			scopes: [ 'deliveries', 'tasks' ],
		} );
		const both = await client(
			box,
			box.apps.length - 1,
			'deliveries tasks'
		);
		const { id, tasks } = ( await both.create( minimal() ) ).json;
		await act( id, 'assign', { courier: 'sami' } );
		const task = await both.get( `/api/tasks/${ tasks[ 1 ].id }` );
		expect( task.json ).toMatchObject( {
			isAssigned: true,
			assignedTo: 'sami',
			previous: tasks[ 0 ][ '@id' ],
			next: null,
			orgName: 'Fromagerie du Port',
			images: [],
			hasIncidents: false,
			updatedAt: expect.any( String ),
		} );
		const list = await both.get( `/api/tasks/${ tasks[ 1 ].id }/events` );
		expect(
			list.json[ 'hydra:member' ].map( ( { name }: Json ) => name )
		).toEqual( [ 'task:created', 'task:assigned' ] );
		const neighbour = await client( box, 1 );
		expect(
			( await neighbour.get( `/api/tasks/${ tasks[ 1 ].id }` ) ).status
		).toBe( 403 );
	} );
} );
