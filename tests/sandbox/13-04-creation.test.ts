/**
 * 13.4: creation, in every form of input.
 */
import {
	Client,
	client,
	closeAll,
	control,
	minimal,
	sandbox,
	send,
} from './support.ts';
import type { Sandbox } from '../../bin/sandbox/index.ts';

let box: Sandbox;
let shop: Client;
beforeAll( async () => {
	box = await sandbox();
	shop = await client( box );
} );
afterAll( closeAll );

describe( '13.4 creation: shape', () => {
	test( 'the minimal body makes a delivery of the documented shape', async () => {
		const made = await shop.make();
		expect( made ).toMatchObject( {
			'@context': '/api/contexts/Delivery',
			'@id': `/api/deliveries/${ made.id }`,
			'@type': 'http://schema.org/ParcelDelivery',
			distance: expect.any( Number ),
			duration: expect.any( Number ),
			polyline: expect.any( String ),
			order: {
				'@id': expect.stringMatching( /^\/api\/orders\/\d+$/ ),
				'@type': 'http://schema.org/Order',
				number: expect.stringMatching( /^[A-Z0-9]{3,}$/ ),
				total: expect.any( Number ),
				taxTotal: expect.any( Number ),
				paymentGateway: expect.any( String ),
			},
		} );
		expect( made ).not.toHaveProperty( 'status' );
		expect( made ).not.toHaveProperty( 'createdAt' );
		expect( made.tasks ).toHaveLength( 2 );
		expect( [ made.pickup, made.dropoff ] ).toEqual( made.tasks );
		expect( made.order.total ).toBeGreaterThan( 0 );
	} );

	test( 'a task has the documented keys, old and new names of its window', async () => {
		const { dropoff } = await shop.make();
		expect( Object.keys( dropoff ).sort() ).toEqual(
			[
				'@id',
				'@type',
				'id',
				'type',
				'status',
				'address',
				'after',
				'before',
				'doneAfter',
				'doneBefore',
				'comments',
				'weight',
				'packages',
				'createdAt',
				'tags',
				'barcode',
				'metadata',
			].sort()
		);
		expect( dropoff ).toMatchObject( {
			'@id': `/api/tasks/${ dropoff.id }`,
			'@type': 'Task',
			type: 'DROPOFF',
			status: 'TODO',
			doneAfter: dropoff.after,
			doneBefore: dropoff.before,
			comments: '',
			weight: null,
			packages: [],
			createdAt: expect.stringMatching(
				/^2026-09-14T11:00:\d\d\+02:00$/
			),
		} );
		expect( dropoff.barcode.barcode ).toBe( `67670011${ dropoff.id }8076` );
		expect( Object.keys( dropoff.address ).sort() ).toEqual(
			[
				'@id',
				'@type',
				'geo',
				'provider',
				'streetAddress',
				'telephone',
				'name',
				'contactName',
				'description',
			].sort()
		);
	} );

	test( 'ids of deliveries only grow; ids of tasks are not ordered by position', async () => {
		const made = [
			await shop.make(),
			await shop.make(),
			await shop.make(),
		];
		const ids = made.map( ( { id } ) => id );
		expect( ids ).toEqual( [ ...ids ].sort( ( a, b ) => a - b ) );
		const orders = made.map(
			( { tasks } ) => tasks[ 0 ].id < tasks[ 1 ].id
		);
		expect( new Set( orders ) ).toEqual( new Set( [ true, false ] ) );
	} );

	test( 'reading gives the same as creating', async () => {
		const made = await shop.make();
		expect( ( await shop.get( made[ '@id' ] ) ).json ).toEqual( made );
	} );

	test( "the tracking link is public and shows streets and deadlines, but nobody's name", async () => {
		const made = await shop.make( {
			address: {
				streetAddress: '5 rue Lesdiguières',
				contactName: 'Léa Roux',
				telephone: '0476000000',
			},
		} );
		expect( made.trackingUrl ).toMatch(
			new RegExp( `^${ box.url }/fr/pub/d/[A-Za-z0-9]{8,}$` )
		);
		const page = await send( made.trackingUrl );
		expect( page.status ).toBe( 200 );
		expect( page.headers.get( 'content-type' ) ).toContain( 'text/html' );
		expect( page.text ).toContain( '5 rue Lesdigui' );
		expect( page.text ).toContain( made.order.number );
		expect( page.text ).toContain( '13:30' );
		expect( page.text ).not.toContain( 'Roux' );
		expect( page.text ).not.toContain( '76000000' );
		expect(
			( await send( `${ box.url }/fr/pub/d/00000000ff` ) ).status
		).toBe( 404 );
		expect( ( await send( `${ box.url }/fr/pub/d/x!` ) ).status ).toBe(
			400
		);
	} );
} );

describe( '13.4 creation: addresses', () => {
	test( "a text is geocoded and comes back in the geocoder's spelling", async () => {
		const { dropoff } = await shop.make( {
			address: '  12 quai  des brumes ,38000 grenoble',
		} );
		expect( dropoff.address.streetAddress ).toBe(
			'12 Quai Des Brumes, 38000 Grenoble'
		);
		const again = await shop.make( {
			address: '12 quai des brumes, 38000 grenoble',
		} );
		expect( again.dropoff.address.geo ).toEqual( dropoff.address.geo );
	} );

	test( 'an object keeps its street, and gives back only what the server keeps', async () => {
		const { dropoff } = await shop.make( {
			address: {
				streetAddress: '12 quai des brumes, 38000 Grenoble',
				contactName: 'Léa Roux',
				name: 'Café du Port',
				telephone: '04 76 00 00 00',
				description: '2nd floor, code 47B',
				postalCode: '38000',
				company: 'Port & Co',
				somethingElse: true,
			},
		} );
		expect( dropoff.address ).toMatchObject( {
			streetAddress: '12 quai des brumes, 38000 Grenoble',
			contactName: 'Léa Roux',
			name: 'Café du Port',
			telephone: '+33476000000',
			description: '2nd floor, code 47B',
		} );
		expect( dropoff.address ).not.toHaveProperty( 'postalCode' );
		expect( dropoff.address ).not.toHaveProperty( 'company' );
	} );

	test( "coordinates of the address win over the task's, and both spare the geocoder", async () => {
		const lost = 'Rue introuvable';
		const own = await shop.make( {
			address: { streetAddress: lost, latLng: [ 45.19, 5.72 ] },
			latLng: [ 1, 2 ],
		} );
		expect( own.dropoff.address.geo ).toMatchObject( {
			latitude: 45.19,
			longitude: 5.72,
		} );
		const geo = await shop.make( {
			address: {
				streetAddress: lost,
				geo: { latitude: 45.2, longitude: 5.7 },
			},
		} );
		expect( geo.dropoff.address.geo ).toMatchObject( {
			latitude: 45.2,
			longitude: 5.7,
		} );
		const task = await shop.make( {
			address: { streetAddress: lost },
			latLng: [ 45.18, 5.71 ],
		} );
		expect( task.dropoff.address.geo ).toMatchObject( {
			latitude: 45.18,
			longitude: 5.71,
		} );
	} );

	test( 'an IRI reuses a saved address, @id in an object edits it in place', async () => {
		const saved = await shop.call( 'POST', '/api/stores/31/addresses', {
			streetAddress: '1 place Notre-Dame',
			contactName: 'Before',
		} );
		expect( saved.status ).toBe( 201 );
		const iri = saved.json[ '@id' ];
		expect(
			( await shop.make( { address: iri } ) ).dropoff.address
		).toMatchObject( { '@id': iri, contactName: 'Before' } );
		await shop.make( { address: { '@id': iri, contactName: 'After' } } );
		const list = await shop.get( '/api/stores/31/addresses' );
		expect( list.json[ 'hydra:member' ].at( -1 ) ).toMatchObject( {
			streetAddress: '1 place Notre-Dame',
			contactName: 'After',
		} );
	} );

	test( "without a pickup address the store's own is taken, also in tasks[]", async () => {
		const { json: store } = await shop.get( '/api/stores/31' );
		const { pickup } = await shop.make();
		expect( pickup.address ).toEqual( store.address );
		const tasks = await shop.create( {
			tasks: [
				{ before: '2026-09-14 13:00' },
				{ address: '2 rue Thiers', before: '2026-09-14 14:00' },
			],
		} );
		expect( tasks.json.pickup.address ).toEqual( store.address );
	} );

	test.each( [ false, null, '', '   ' ] )(
		'telephone %j means none',
		async ( telephone ) => {
			const { dropoff } = await shop.make( {
				address: { streetAddress: '2 rue Thiers', telephone },
			} );
			expect( dropoff.address.telephone ).toBeNull();
		}
	);

	test( "phones are read in the instance's country and given back as E.164", async () => {
		const phone = async ( telephone: string ): Promise< unknown > =>
			(
				await shop.make( {
					address: { streetAddress: '2 rue Thiers', telephone },
				} )
			).dropoff.address.telephone;
		expect( await phone( '06 12 34 56 78' ) ).toBe( '+33612345678' );
		expect( await phone( '+49 30 901820' ) ).toBe( '+4930901820' );
	} );
} );

describe( '13.4 creation: windows', () => {
	const window = async (
		changes: Record< string, unknown >
	): Promise< unknown[] > => {
		const { dropoff } = (
			await shop.create( {
				dropoff: { address: '2 rue Thiers', ...changes },
			} )
		).json;
		return [ dropoff?.after, dropoff?.before ];
	};

	test.each( [
		[
			"a choice's value",
			{ timeSlot: '2026-09-14T08:00:00Z/2026-09-14T10:00:00Z' },
			'10:00',
			'12:00',
		],
		[
			'the legacy text',
			{ timeSlot: '2026-09-14 14:00-16:30' },
			'14:00',
			'16:30',
		],
		[
			'a pair, whose offsets are dropped',
			{ timeSlot: [ '2026-09-14T10:00:00Z', '2026-09-14T12:00:00Z' ] },
			'10:00',
			'12:00',
		],
		[
			'after and before, in local time',
			{ after: '2026-09-14 14:00', before: '2026-09-14 16:00' },
			'14:00',
			'16:00',
		],
		[
			'the legacy names',
			{ doneAfter: '2026-09-14 14:00', doneBefore: '2026-09-14 16:00' },
			'14:00',
			'16:00',
		],
		[
			'new names over legacy ones',
			{ before: '2026-09-14 15:00', doneBefore: '2026-09-14 18:00' },
			'14:45',
			'15:00',
		],
		[
			'an offset, converted',
			{ before: '2026-09-14T09:50:00Z' },
			'11:35',
			'11:50',
		],
		[ 'relative words', { before: 'today 13:30' }, '13:15', '13:30' ],
		[
			'timeSlot over after and before',
			{ timeSlot: '2026-09-14 14:00-16:00', before: '2026-09-14 20:00' },
			'14:00',
			'16:00',
		],
	] )( '%s', async ( _name, changes, after, before ) => {
		expect( await window( changes ) ).toEqual( [
			`2026-09-14T${ after }:00+02:00`,
			`2026-09-14T${ before }:00+02:00`,
		] );
	} );

	test( 'after is a quarter of an hour before before, for each task', async () => {
		const { pickup, dropoff } = await shop.make();
		expect( dropoff.after ).toBe( '2026-09-14T13:15:00+02:00' );
		expect( Date.parse( pickup.before ) - Date.parse( pickup.after ) ).toBe(
			15 * 60_000
		);
	} );

	test( "the pickup's deadline is the end of the dropoff's window less the ride", async () => {
		const { pickup, dropoff, duration } = await shop.make( {
			before: undefined,
			timeSlot: '2026-09-14 10:00-12:00',
		} );
		expect(
			Date.parse( dropoff.before ) - Date.parse( pickup.before )
		).toBe( duration * 1000 );
		const named = await shop.create( {
			pickup: { timeSlot: '2026-09-14 09:00-09:30' },
			...minimal(),
		} );
		expect( named.json.pickup.before ).toBe( '2026-09-14T09:30:00+02:00' );
	} );

	test( "times are the instance's: winter time in winter", async () => {
		expect(
			await window( { timeSlot: '2026-12-14 10:00-12:00' } )
		).toEqual( [
			'2026-12-14T10:00:00+01:00',
			'2026-12-14T12:00:00+01:00',
		] );
	} );

	test( 'timeSlotUrl checks the window against the choices of now', async () => {
		const good = {
			timeSlotUrl: '/api/time_slots/3',
			timeSlot: '2026-09-14T10:00:00Z/2026-09-14T12:00:00Z',
		};
		expect(
			(
				await shop.create( {
					dropoff: { address: '2 rue Thiers', ...good },
				} )
			).status
		).toBe( 201 );
	} );
} );

describe( '13.4 creation: the load', () => {
	test( 'packages: unknown ones are dropped, the rest is summed on the pickup', async () => {
		const { pickup, dropoff } = await shop.make( {
			packages: [
				{ type: 'CRATE', quantity: 2 },
				{ type: 'NOPE', quantity: 9 },
				{ type: 'BAG', quantity: '1' },
			],
			weight: 3200,
		} );
		const quantities = ( task: {
			packages: Array< { type: string; quantity: number } >;
		} ): unknown[] =>
			task.packages.map( ( { type, quantity } ) => [ type, quantity ] );
		expect( quantities( dropoff ) ).toEqual( [
			[ 'CRATE', 2 ],
			[ 'BAG', 1 ],
		] );
		expect( quantities( pickup ) ).toEqual( quantities( dropoff ) );
		expect( dropoff.packages[ 0 ] ).toMatchObject( {
			name: 'CRATE',
			volume_per_package: expect.any( Number ),
			short_code: expect.any( String ),
			labels: [ expect.stringMatching( /^http.*\.pdf$/ ) ],
			tasks: [ dropoff[ '@id' ] ],
		} );
		expect( [ pickup.weight, dropoff.weight ] ).toEqual( [ 3200, 3200 ] );
	} );

	test( "the pickup's comments get the load appended", async () => {
		const load = {
			packages: [ { type: 'CRATE', quantity: 2 } ],
			weight: 3200,
		};
		const said = await shop.create( {
			pickup: { comments: 'Order 1042' },
			...minimal( load ),
		} );
		expect( said.json.pickup.comments ).toBe(
			'Order 1042\n\n2 × CRATE\n3.20 kg'
		);
		const silent = await shop.make( load );
		expect( silent.pickup.comments ).toBe( '2 × CRATE\n3.20 kg' );
		expect( silent.dropoff.comments ).toBe( '' );
		expect( ( await shop.make() ).pickup.comments ).toBe( '' );
	} );

	test( 'the old shortcuts weight and packages go on the first dropoff', async () => {
		const { json } = await shop.create( {
			...minimal(),
			weight: 500,
			packages: [ { type: 'BAG', quantity: 1 } ],
		} );
		expect( json.dropoff ).toMatchObject( {
			weight: 500,
			packages: [ { type: 'BAG', quantity: 1 } ],
		} );
	} );

	test( 'tags in three forms; unknown slugs do not come back', async () => {
		for ( const tags of [
			[ 'cold', 'nope' ],
			'cold nope',
			[ { slug: 'cold' }, { slug: 'nope' } ],
		] ) {
			const { dropoff } = await shop.make( { tags } );
			expect( dropoff.tags ).toEqual( [
				{ name: 'cold', slug: 'cold', color: expect.any( String ) },
			] );
		}
	} );

	test( "metadata comes back on every read, under the server's own keys", async () => {
		const made = await shop.make( {
			metadata: { external_system_id: 'wc-1042', store: 'mine', n: 1 },
		} );
		expect( made.dropoff.metadata ).toEqual( {
			external_system_id: 'wc-1042',
			n: 1,
			delivery_position: 2,
			zero_waste: false,
			order_id: expect.any( Number ),
			order_number: made.order.number,
			order_total: made.order.total,
			has_loopeat_returns: false,
			store: '/api/stores/31',
		} );
		expect( made.pickup.metadata ).toMatchObject( {
			delivery_position: 1,
		} );
		const text = await shop.make( {
			metadata: 'external_system_id=wc-7 k=v',
		} );
		expect( text.dropoff.metadata ).toMatchObject( {
			external_system_id: 'wc-7',
			k: 'v',
		} );
	} );

	test( 'plausible fields the server does not know are ignored', async () => {
		const made = await shop.make( {
			ref: 'x',
			doorstep: true,
			externalId: 'y',
			status: 'DONE',
		} );
		expect( made.dropoff ).not.toHaveProperty( 'ref' );
		expect( made.dropoff.status ).toBe( 'TODO' );
	} );
} );

describe( '13.4 creation: several tasks', () => {
	test( 'two are a pickup and a dropoff, whatever they say', async () => {
		const { json } = await shop.create( {
			tasks: [
				{ type: 'dropoff', before: '2026-09-14 13:00' },
				{
					type: 'pickup',
					address: '2 rue Thiers',
					before: '2026-09-14 14:00',
				},
			],
		} );
		expect(
			json.tasks.map( ( { type }: { type: string } ) => type )
		).toEqual( [ 'PICKUP', 'DROPOFF' ] );
	} );

	test( 'dropoff is the last one, and the pickup carries all loads', async () => {
		const { json } = await shop.create( {
			tasks: [
				{ type: 'pickup', before: '2026-09-14 13:00' },
				{
					type: 'dropoff',
					address: '2 rue Thiers',
					before: '2026-09-14 14:00',
					weight: 100,
					packages: [ { type: 'BAG', quantity: 1 } ],
				},
				{
					type: 'dropoff',
					address: '9 rue Thiers',
					before: '2026-09-14 15:00',
					weight: 200,
					packages: [ { type: 'BAG', quantity: 2 } ],
				},
			],
		} );
		expect( json.tasks ).toHaveLength( 3 );
		expect( json.dropoff ).toEqual( json.tasks[ 2 ] );
		expect( json.pickup ).toMatchObject( {
			weight: 300,
			packages: [ { type: 'BAG', quantity: 3 } ],
		} );
	} );

	test( 'tasks win over pickup and dropoff', async () => {
		const { json } = await shop.create( {
			...minimal(),
			tasks: [
				{ before: '2026-09-14 13:00' },
				{
					address: { streetAddress: 'From the tasks' },
					before: '2026-09-14 14:00',
				},
			],
		} );
		expect( json.dropoff.address.streetAddress ).toBe( 'From the tasks' );
	} );
} );

describe( '13.4 creation: what the store adds', () => {
	test( 'no price rule: still a 201, at 0', async () => {
		await control( box, 'PATCH', '/stores/31', { pricing: null } );
		expect( ( await shop.make() ).order ).toMatchObject( {
			total: 0,
			taxTotal: 0,
		} );
		await control( box, 'PATCH', '/stores/31', {
			pricing: { base: 490, per_km: 90, max_distance: 30_000 },
		} );
	} );

	test( 'store tags are added to every task', async () => {
		await control( box, 'PATCH', '/stores/31', { tags: [ 'fragile' ] } );
		const { pickup, dropoff } = await shop.make( { tags: [ 'cold' ] } );
		expect( pickup.tags ).toMatchObject( [ { slug: 'fragile' } ] );
		expect( dropoff.tags ).toMatchObject( [
			{ slug: 'cold' },
			{ slug: 'fragile' },
		] );
		await control( box, 'PATCH', '/stores/31', { tags: [] } );
	} );

	test( 'a default courier is assigned at once, and cancelling is over', async () => {
		await control( box, 'PATCH', '/stores/31', { default_courier: 'lea' } );
		const { id } = await shop.make();
		await control( box, 'PATCH', '/stores/31', { default_courier: null } );
		expect(
			( await shop.call( 'DELETE', `/api/deliveries/${ id }` ) ).status
		).toBe( 400 );
	} );

	test( 'a courier who exists may be named by anybody, another is ignored', async () => {
		const { id } = await shop.make( { assignedTo: 'lea' } );
		expect(
			( await shop.call( 'DELETE', `/api/deliveries/${ id }` ) ).status
		).toBe( 400 );
		const other = await shop.make( { assignedTo: 'nobody' } );
		expect(
			( await shop.call( 'DELETE', `/api/deliveries/${ other.id }` ) )
				.status
		).toBe( 204 );
	} );

	test( 'what only dispatchers may set is ignored without a word', async () => {
		const { status } = await shop.create( {
			...minimal(),
			rrule: 'FREQ=DAILY',
			order: { arbitraryPrice: { variantPrice: 1 }, isSavedOrder: true },
		} );
		expect( status ).toBe( 201 );
	} );
} );
