/**
 * Section 3: what the columns of wp_pedal_deliveries say over a life, and what the journal keeps.
 */
import type { Row } from './support/shop.ts';
import { QUICK, useWorld } from './support/world.ts';

const world = useWorld( { timing: QUICK } );

const DELIVERY_COLUMNS = [
	'id',
	'order_id',
	'parcel',
	'epoch',
	'connection_id',
	'marker',
	'desired',
	'desired_hash',
	'desired_version',
	'remote_id',
	'remote_hash',
	'tracking_url',
	'sync',
	'code',
	'due_at',
	'attempts',
	'sends',
	'first_sent_at',
	'last_sent_at',
	'lease_until',
	'fence',
	'look',
	'deadline',
	'stage',
	'stage_at',
	'created_at',
	'updated_at',
];
const CONNECTION_COLUMNS = [
	'id',
	'slug',
	'name',
	'driver',
	'base_url',
	'identifier',
	'enabled',
	'status',
	'status_code',
	'resume_at',
	'last_ok_at',
	'created_at',
	'updated_at',
];
const JOURNAL_COLUMNS = [
	'id',
	'at',
	'delivery_id',
	'order_id',
	'connection_id',
	'kind',
	'code',
	'detail',
	'dedupe',
];
const KINDS = [
	'decided',
	'planned',
	'sent',
	'answered',
	'received',
	'looked',
	'moved',
	'swept',
	'human',
	'paused',
	'alerted',
];

const now = () => Math.floor( Date.now() / 1000 );
const recent = ( value: unknown ) => Math.abs( Number( value ) - now() ) < 30;
const journal = ( order: number ): Promise< Row[] > =>
	world.shop.sql(
		'SELECT * FROM wp_pedal_journal WHERE order_id = ? ORDER BY id',
		order
	);

const creates = async ( { marker }: Row ) =>
	(
		await world.platform.ctl(
			'GET',
			`/ledger?route=create_delivery&marker=${ marker }`
		)
	).entries;

/** Lets the seconds of a wait pass, then makes a pass. */
async function later(): Promise< void > {
	await world.shop.sql(
		'UPDATE wp_pedal_deliveries SET due_at = due_at - 3600 WHERE due_at > 0'
	);
	await world.shop.tick();
}

test.each( [
	[ 'pedal_deliveries', DELIVERY_COLUMNS ],
	[ 'pedal_connections', CONNECTION_COLUMNS ],
	[ 'pedal_journal', JOURNAL_COLUMNS ],
] )( '3 wp_%s has every promised column', async ( table, columns ) => {
	const found = await world.shop.sql( `PRAGMA table_info( wp_${ table } )` );
	expect( found.map( ( { name } ) => name ) ).toEqual(
		expect.arrayContaining( columns )
	);
} );

test( '3 order, parcel and epoch are unique together; markers are unique', async () => {
	const [ one, two ] = await world.shop.php< [ number, number ] >(
		'return array( bb_order(), bb_order() );'
	);
	const { marker } = await world.shop.row( one );
	const change = ( set: string, value: unknown ) =>
		world.shop.sql(
			`UPDATE wp_pedal_deliveries SET ${ set } = ? WHERE order_id = ?`,
			value,
			two
		);
	await expect( change( 'order_id', one ) ).rejects.toThrow( /UNIQUE/ );
	await expect( change( 'marker', marker ) ).rejects.toThrow( /UNIQUE/ );
} );

describe( '3 the life of one row', () => {
	let order = 0;
	let planned: Row = {};
	let placed: Row = {};

	test( 'a paid order: one row, present, pending, never sent', async () => {
		order = await world.shop.order( { note: 'Ring twice' } );
		planned = await world.shop.row( order );
		expect( planned ).toMatchObject( {
			parcel: 'main',
			epoch: 0,
			connection_id: world.connection,
			desired: 'present',
			sync: 'pending',
			desired_version: 1,
			remote_id: null,
			attempts: 0,
			sends: 0,
			look: 0,
			stage: 'none',
			code: '',
		} );
		expect( planned.marker ).toMatch( /^[0-9A-Za-z]{26}$/ );
		expect( planned.desired_hash ).toMatch( /\w/ );
		expect( planned.first_sent_at || 0 ).toBe( 0 );
		expect( planned.lease_until || 0 ).toBe( 0 );
		expect(
			recent( planned.created_at ) && recent( planned.updated_at )
		).toBe( true );
		expect( Number( planned.due_at ) ).toBeLessThanOrEqual( now() + 1 );
		expect( await creates( planned ) ).toEqual( [] );
	} );

	test( 'a pass: synced and placed, one send, what was accepted is remembered', async () => {
		await world.shop.tick();
		placed = await world.shop.row( order );
		expect( placed ).toMatchObject( {
			id: planned.id,
			marker: planned.marker,
			sync: 'synced',
			stage: 'placed',
			sends: 1,
			attempts: 0,
			code: '',
			desired: 'present',
		} );
		expect( placed.remote_id ).toMatch( /^\/api\/deliveries\/\d+$/ );
		expect( placed.remote_hash ).toBe( placed.desired_hash );
		expect( placed.tracking_url ).toMatch( /^http/ );
		expect(
			recent( placed.first_sent_at ) && recent( placed.stage_at )
		).toBe( true );
		expect( placed.last_sent_at ).toBe( placed.first_sent_at );
		expect( placed.lease_until || 0 ).toBe( 0 );
		expect( Number( placed.fence ) ).toBeGreaterThan(
			Number( planned.fence )
		);
		expect( Number( placed.deadline ) ).toBeGreaterThan( now() );
	} );

	test( 'the marker stands in metadata.external_system_id of pickup and dropoff', async () => {
		const [ made ] = await creates( placed );
		const body = JSON.parse( String( made?.body ) );
		expect( body.pickup.metadata.external_system_id ).toBe( placed.marker );
		expect( body.dropoff.metadata.external_system_id ).toBe(
			placed.marker
		);
	} );

	test( 'the deadline is the end of the window that was asked for', async () => {
		const [ made ] = await creates( placed );
		const { timeSlot } = JSON.parse( String( made?.body ) ).dropoff;
		expect( Date.parse( timeSlot.split( '/' )[ 1 ] ?? '' ) / 1000 ).toBe(
			placed.deadline
		);
	} );

	test( 'another pass sends nothing', async () => {
		await world.shop.tick();
		await later();
		expect( await creates( placed ) ).toHaveLength( 1 );
		expect( ( await world.shop.row( order ) ).sends ).toBe( 1 );
	} );

	test( 'an edited address: a new version, the same marker and delivery; what was accepted follows', async () => {
		await world.shop.php(
			`
			$order = wc_get_order( $a['id'] );
			$order->set_shipping_address_1( '9 place Victor Hugo' );
			$order->save();`,
			{ id: order }
		);
		const edited = await world.shop.row( order );
		expect( edited ).toMatchObject( {
			marker: placed.marker,
			remote_id: placed.remote_id,
			remote_hash: placed.remote_hash,
			sync: 'pending',
			sends: 1,
		} );
		expect( Number( edited.desired_version ) ).toBeGreaterThan(
			Number( placed.desired_version )
		);
		expect( edited.desired_hash ).not.toBe( placed.desired_hash );
		await world.shop.tick();
		const changed = await world.shop.row( order );
		expect( changed ).toMatchObject( {
			sync: 'synced',
			remote_hash: changed.desired_hash,
			remote_id: placed.remote_id,
			first_sent_at: placed.first_sent_at,
		} );
		expect( await creates( placed ) ).toHaveLength( 1 );
		const [ put ] = await world.platform.ledger( 'update_delivery' );
		expect( JSON.stringify( put?.body ) ).toContain(
			'9 place Victor Hugo'
		);
	} );

	test( 'sends counts creating calls only', async () => {
		expect( ( await world.shop.row( order ) ).sends ).toBe( 1 );
	} );

	test( 'saving the order without a change changes no version', async () => {
		const before = await world.shop.row( order );
		await world.shop.php(
			"wc_get_order( $a['id'] )->save(); $o = wc_get_order( $a['id'] ); $o->update_meta_data( 'x', wp_rand() ); $o->save();",
			{ id: order }
		);
		expect( await world.shop.row( order ) ).toMatchObject( {
			desired_version: before.desired_version,
			sync: 'synced',
		} );
	} );

	test.each( [
		[ 'assign', 'assigned', {} ],
		[ 'start', 'pickup', {} ],
		[ 'pick', 'carried', {} ],
		[ 'drop', 'delivered', {} ],
	] )(
		'the platform’s %s shows as the stage %s after a look',
		async ( button, stage ) => {
			await world.platform.press( placed.remote_id, button );
			const { id } = await world.shop.row( order );
			await world.admin.post( `deliveries/${ id }/look` );
			await world.shop.tick();
			const row = await world.shop.row( order );
			// What the platform's JSON does not show (an assignment) cannot be known by looking.
			const expected =
				stage === 'assigned' ? [ 'placed', 'assigned' ] : [ stage ];
			expect( expected ).toContain( row.stage );
			expect( row ).toMatchObject( { look: 0, sync: 'synced' } );
			expect( recent( row.stage_at ) ).toBe( true );
		}
	);

	test( 'delivered: the order is completed, each stage has one note', async () => {
		const { status, notes } = await world.shop.php< {
			status: string;
			notes: string[];
		} >(
			"return array( 'status' => wc_get_order( $a['id'] )->get_status(), 'notes' => bb_notes( $a['id'] ) );",
			{ id: order }
		);
		expect( status ).toBe( 'completed' );
		expect( new Set( notes ).size ).toBe( notes.length );
	} );

	test( 'order meta _pedal_tracking_url and _pedal_verdict are kept', async () => {
		const meta = await world.shop.php< { url: string; verdict: unknown } >(
			"$o = wc_get_order( $a['id'] ); return array( 'url' => $o->get_meta( '_pedal_tracking_url' ), 'verdict' => $o->get_meta( '_pedal_verdict' ) );",
			{ id: order }
		);
		expect( meta.url ).toBe( placed.tracking_url );
		expect( meta.verdict ).toBeTruthy();
	} );

	test( 'the journal tells it in promised kinds and keeps nothing of the customer', async () => {
		const lines = await journal( order );
		const kinds = lines.map( ( { kind } ) => String( kind ) );
		expect( KINDS ).toEqual( expect.arrayContaining( kinds ) );
		expect( kinds ).toEqual(
			expect.arrayContaining( [
				'decided',
				'planned',
				'sent',
				'answered',
				'moved',
				'human',
			] )
		);
		for ( const { at, detail } of lines ) {
			expect(
				recent( Number( at ) + 0 ) || now() - Number( at ) < 120
			).toBe( true );
			JSON.parse( String( detail || '{}' ) );
		}
		expect( JSON.stringify( lines ) ).not.toMatch(
			/Lesdigui|Victor Hugo|Martin|Léa|L\\u00e9a|0612345678|612345678|Ring twice/
		);
	} );
} );

describe( '3 desired absent', () => {
	test( 'cancelled before it was sent: absent, synced, no request at all', async () => {
		await world.platform.ctl( 'DELETE', '/ledger' );
		const order = await world.shop.order();
		await world.shop.php(
			"wc_get_order( $a['id'] )->update_status( 'cancelled' );",
			{ id: order }
		);
		await world.shop.tick();
		expect( await world.shop.row( order ) ).toMatchObject( {
			desired: 'absent',
			sync: 'synced',
			sends: 0,
			remote_id: null,
		} );
		expect( await world.platform.ledger( 'create_delivery' ) ).toEqual(
			[]
		);
	} );

	test( 'cancelled after it was sent: the courier is cancelled, once', async () => {
		const order = await world.shop.order();
		await world.shop.tick();
		const { remote_id: remote } = await world.shop.row( order );
		await world.shop.php(
			"wc_get_order( $a['id'] )->update_status( 'cancelled' );",
			{ id: order }
		);
		expect( await world.shop.row( order ) ).toMatchObject( {
			desired: 'absent',
			sync: 'pending',
		} );
		await world.shop.tick();
		await world.shop.tick();
		expect( await world.shop.row( order ) ).toMatchObject( {
			desired: 'absent',
			sync: 'synced',
			stage: 'cancelled',
			remote_id: remote,
		} );
		expect(
			( await world.platform.ledger( 'cancel_delivery' ) ).length
		).toBe( 1 );
	} );

	test( 'cancelled when a courier has it: attention already_assigned, the delivery stays', async () => {
		const order = await world.shop.order();
		await world.shop.tick();
		const { remote_id: remote } = await world.shop.row( order );
		await world.platform.press( remote, 'assign' );
		await world.shop.php(
			"wc_get_order( $a['id'] )->update_status( 'cancelled' );",
			{ id: order }
		);
		await world.shop.tick();
		expect( await world.shop.row( order ) ).toMatchObject( {
			desired: 'absent',
			sync: 'attention',
			code: 'already_assigned',
		} );
	} );

	test.each( [
		[ 'trashed', '$o->delete();' ],
		[
			'fully refunded',
			"wc_create_refund( array( 'order_id' => $o->get_id(), 'amount' => $o->get_total() ) );",
		],
		[ 'deleted for good', '$o->delete( true );' ],
	] )(
		'a sent order that is %s: cancelled at the platform',
		async ( _, code ) => {
			const order = await world.shop.order();
			await world.shop.tick();
			await world.shop.php( `$o = wc_get_order( $a['id'] ); ${ code }`, {
				id: order,
			} );
			await world.shop.tick();
			expect( await world.shop.row( order ) ).toMatchObject( {
				desired: 'absent',
				sync: 'synced',
				stage: 'cancelled',
			} );
		}
	);

	test( 'a partial refund cancels nothing', async () => {
		const order = await world.shop.order();
		await world.shop.tick();
		await world.shop.php(
			"wc_create_refund( array( 'order_id' => $a['id'], 'amount' => '1.00' ) );",
			{ id: order }
		);
		await world.shop.tick();
		expect( await world.shop.row( order ) ).toMatchObject( {
			desired: 'present',
			stage: 'placed',
			sync: 'synced',
		} );
	} );

	test( 'a silent reversal after sending: attention reversed_after_sending, nothing cancelled', async () => {
		const order = await world.shop.order();
		await world.shop.tick();
		await world.shop.php(
			"wc_get_order( $a['id'] )->update_status( 'pending' );",
			{ id: order }
		);
		await world.shop.tick();
		expect( await world.shop.row( order ) ).toMatchObject( {
			sync: 'attention',
			code: 'reversed_after_sending',
			desired: 'present',
		} );
		expect(
			( await world.platform.deliveries( '?active=1' ) ).some(
				( { id } ) => id !== undefined
			)
		).toBe( true );
	} );
} );

test( 'no PHP notice was written on the way', () => {
	expect( world.shop.log() ).toBe( '' );
} );
