/**
 * Platforms that keep the protocol in their own way: older, smaller, slower, in another language. All of them get their deliveries.
 */
import { connect } from './support/standing.ts';
import { Stranger, type Habits } from './support/stranger.ts';
import { expectOk } from './support/shapes.ts';
import { QUICK, renewFresh, useWorld } from './support/world.ts';

const world = useWorld( { connected: false, timing: QUICK } );

let stranger: Stranger;
let connection = 0;

async function meet( habits: Habits, seconds = QUICK ): Promise< void > {
	await renewFresh( world, seconds );
	stranger = new Stranger( habits );
	connection = await connect( world, {
		base_url: await stranger.listen(),
		identifier: 'theirs',
		secret: 'a-secret',
	} );
}

afterEach( () => stranger.close() );

const TICK = "do_action( 'pedal_tick' );";
const sale = () =>
	world.shop.php< number >( `$id = bb_order(); ${ TICK } return $id;` );
const remote = ( order: { id: number } | undefined ) =>
	`/api/deliveries/${ order?.id }`;

const STRANGERS: Array< [ string, Habits ] > = [
	[ 'the plainest answers', {} ],
	[ '200 for a creation, ids as text', { created: 200, id: 'text' } ],
	[
		'@id only, no tracking page',
		{ id: 'iri', tracking: false, tasks: 'bare' },
	],
	[
		'tasks as links, members by another name',
		{ tasks: 'links', members: 'member' },
	],
	[ 'no settings, webhooks not found', { settings: 404, webhooks: 404 } ],
	[
		'settings behind a login, webhooks that fail',
		{ settings: 401, webhooks: 500 },
	],
	[ 'webhooks answered with 200 and a number', { webhooks: 200 } ],
	[ 'half a second for everything', { slow: 500 } ],
];

test.each( STRANGERS )(
	'%s: connected, sent once, followed to the door',
	async ( _, habits ) => {
		await meet( habits );
		const order = await sale();
		const row = await world.shop.row( order );
		expect( stranger.held ).toHaveLength( 1 );
		expect( row ).toMatchObject( {
			sync: 'synced',
			stage: 'placed',
			sends: 1,
			remote_id: remote( stranger.held[ 0 ] ),
		} );
		Object.assign( stranger.held[ 0 ] ?? {}, { pickup: 'DONE' } );
		await world.shop.tick();
		expect( await world.shop.row( order ) ).toMatchObject( {
			stage: 'carried',
		} );
		Object.assign( stranger.held[ 0 ] ?? {}, { dropoff: 'DONE' } );
		await world.shop.tick();
		expect( await world.shop.row( order ) ).toMatchObject( {
			stage: 'delivered',
		} );
		const shown = expectOk(
			await world.admin.get( `connections/${ connection }` )
		);
		expect( [ shown.status, shown.status_code ] ).toEqual( [
			'ready',
			'',
		] );
	}
);

test.each( [
	[ 'rows with tasks as links', { tasks: 'links' } as const ],
	[ 'rows with ids as text', { id: 'text', tasks: 'bare' } as const ],
] )( 'a lost answer is found by its reference: %s', async ( _, habits ) => {
	// Longer than a pass on a busy machine, which would find it itself.
	await meet( habits, { ...QUICK, quarantine: 60 } );
	stranger.losesAnswer = true;
	const order = await sale();
	expect( await world.shop.row( order ) ).toMatchObject( {
		sync: 'unknown',
		sends: 1,
	} );
	await world.shop.php(
		`global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}pedal_deliveries SET due_at = 1, last_sent_at = last_sent_at - 600" ); ${ TICK }`
	);
	expect( stranger.held ).toHaveLength( 1 );
	expect( await world.shop.row( order ) ).toMatchObject( {
		sync: 'synced',
		remote_id: remote( stranger.held[ 0 ] ),
		sends: 1,
	} );
} );

test.each( [
	[ 'choices []', { slots: 'none' } as const ],
	[ 'a Store without a slot: 500', { slots: 500 } as const ],
	[ 'no such route', { slots: 404 } as const ],
] )(
	'%s: the connection is ready; the order needs a person, or goes as soon as possible',
	async ( _, habits ) => {
		await meet( habits );
		expect( await world.shop.row( await sale() ) ).toMatchObject( {
			sync: 'attention',
			code: 'no_slot',
		} );
		expectOk(
			await world.admin.put( 'settings', { without_slot: 'asap' } )
		);
		expect( await world.shop.row( await sale() ) ).toMatchObject( {
			sync: 'synced',
			stage: 'placed',
		} );
		expect(
			expectOk(
				await world.admin.get( `connections/${ connection }/slots` )
			)
		).toEqual( [] );
	}
);

test( 'cancelled and changed there, and gone: vanished only after a second look', async () => {
	await meet( { tasks: 'bare' } );
	const [ one, two ] = await world.shop.php< [ number, number ] >(
		`$made = array( bb_order(), bb_order() ); ${ TICK }
		wc_get_order( $made[0] )->update_status( 'cancelled' );
		$o = wc_get_order( $made[1] ); $o->set_shipping_address_1( '1 rue Neuve' ); $o->save();
		${ TICK } return $made;`
	);
	expect( await world.shop.row( one ) ).toMatchObject( {
		desired: 'absent',
		sync: 'synced',
		stage: 'cancelled',
	} );
	expect( JSON.stringify( stranger.held[ 1 ] ) ).toContain( '1 rue Neuve' );
	stranger.held.pop();
	await world.shop.tick();
	expect( await world.shop.row( two ) ).toMatchObject( {
		sync: 'synced',
		sends: 1,
	} );
	await world.shop.sql(
		'UPDATE wp_pedal_deliveries SET missing_since = missing_since - 30 WHERE missing_since > 0'
	);
	await world.shop.tick();
	expect( await world.shop.row( two ) ).toMatchObject( {
		sync: 'attention',
		code: 'vanished',
		sends: 1,
	} );
} );

test( 'no PHP notice was written on the way', () => {
	expect( world.shop.log() ).toBe( '' );
} );
