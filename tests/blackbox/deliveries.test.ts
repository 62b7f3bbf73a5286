/**
 * Section 5.2: deliveries and orders, from outside.
 */
import {
	DELIVERY,
	expectOk,
	expectProblem,
	keys,
	SINGLE_DELIVERY,
	sorted,
	UTC,
} from './support/shapes.ts';
import { QUICK, useWorld } from './support/world.ts';

const world = useWorld( { timing: QUICK } );
const get = ( path: string ) => world.admin.get( path );
const post = ( path: string, body: object = {} ) =>
	world.admin.post( path, body );
const ids = ( body: Array< { id: number } > ) => body.map( ( { id } ) => id );

/** An order and its delivery, sent or not. */
async function delivery( wish: object = {}, sent = true ) {
	const order = await world.shop.php< number >(
		`$id = bb_order( $a ); ${ sent ? "do_action( 'pedal_tick' );" : '' } return $id;`,
		{ ...wish }
	);
	const row = await world.shop.row( order );
	return { order, id: Number( row.id ), row };
}

const status = ( order: number, to: string ) =>
	world.shop.php(
		"wc_get_order( $a['id'] )->update_status( $a['to'] ); do_action( 'pedal_tick' );",
		{ id: order, to }
	);

describe( '5.2 the shape of Delivery', () => {
	test( 'a list row has exactly the promised keys, values of the promised types', async () => {
		const { order, id, row } = await delivery();
		const [ found ] = expectOk(
			await get( `deliveries?order_id=${ order }` )
		);
		expect( keys( found ) ).toEqual( sorted( DELIVERY ) );
		expect( found ).toMatchObject( {
			id,
			order_id: order,
			order_number: String( order ),
			order_status: 'processing',
			parcel: 'main',
			epoch: 0,
			connection_id: world.connection,
			connection_name: 'Sandbox',
			marker: row.marker,
			desired: 'present',
			sync: 'synced',
			code: '',
			stage: 'placed',
			attempts: 0,
			sends: 1,
			due_at: null,
			remote_id: row.remote_id,
			tracking_url: row.tracking_url,
		} );
		expect( keys( found.window ) ).toEqual( [ 'end', 'start' ] );
		expect( Date.parse( found.window.end ) ).toBe(
			Number( row.deadline ) * 1000
		);
		for ( const at of [
			found.created_at,
			found.updated_at,
			found.stage_at,
			found.deadline,
			found.window.start,
		] ) {
			expect( at ).toMatch( UTC );
		}
		expect( found.actions ).toEqual(
			expect.arrayContaining( [ 'cancel', 'look' ] )
		);
	} );

	test( 'a single read adds journal, verdict and request; request is what was sent', async () => {
		const { id, row } = await delivery( { note: 'Second door' } );
		const found = expectOk( await get( `deliveries/${ id }` ) );
		expect( keys( found ) ).toEqual( sorted( SINGLE_DELIVERY ) );
		for ( const line of found.journal ) {
			expect( keys( line ) ).toEqual( [
				'at',
				'code',
				'detail',
				'kind',
				'message',
			] );
			expect( line.at ).toMatch( UTC );
			expect( line.message ).toMatch( /\w/ );
		}
		expect( found.verdict.send ).toBe( true );
		const made = await world.platform.ledger( 'create_delivery' );
		const sent = made.find( ( { marker } ) => marker === row.marker );
		expect( found.request ).toEqual( JSON.parse( String( sent?.body ) ) );
	} );

	test( 'a row that waits says when it is due; an unknown id is 404', async () => {
		const { id } = await delivery( {}, false );
		const found = expectOk( await get( `deliveries/${ id }` ) );
		expect( found.sync ).toBe( 'pending' );
		expect( found.due_at ).toMatch( UTC );
		expect( found.remote_id ).toBeNull();
		expectProblem( await get( 'deliveries/999999' ), 404 );
		for ( const verb of [ 'retry', 'cancel', 'look', 'dismiss' ] ) {
			expectProblem( await post( `deliveries/999999/${ verb }` ), 404 );
		}
		expectProblem(
			await post( 'deliveries/999999/booked', { reference: 'x' } ),
			404
		);
	} );
} );

describe( '5.2 GET /deliveries', () => {
	let sent = { order: 0, id: 0, row: {} as any };
	let waiting = sent;
	beforeAll( async () => {
		sent = await delivery();
		waiting = await delivery( {}, false );
	} );

	test.each( [
		[ 'sync=synced', true, false ],
		[ 'sync=pending', false, true ],
		[ 'sync=synced,pending', true, true ],
		[ 'sync[]=synced&sync[]=pending', true, true ],
		[ 'stage=placed', true, false ],
		[ 'stage=none', false, true ],
		[ 'connection=1', true, true ],
		[ 'connection=77', false, false ],
		[ 'after=2020-01-01T00:00:00Z', true, true ],
		[ 'before=2020-01-01T00:00:00Z', false, false ],
		[ 'after=2999-01-01T00:00:00', false, false ],
	] )( 'filter %s', async ( query, first, second ) => {
		const found = ids(
			expectOk( await get( `deliveries?per_page=100&${ query }` ) )
		);
		expect( [
			found.includes( sent.id ),
			found.includes( waiting.id ),
		] ).toEqual( [ first, second ] );
	} );

	test( 'search finds order number, marker, platform’s id and the customer', async () => {
		const { order, id, row } = sent;
		for ( const term of [ order, row.marker, row.remote_id, 'Martin' ] ) {
			const found = ids(
				expectOk(
					await get(
						`deliveries?per_page=100&search=${ encodeURIComponent( term ) }`
					)
				)
			);
			expect( [ term, found.includes( id ) ] ).toEqual( [ term, true ] );
		}
		expect( expectOk( await get( 'deliveries?search=%25' ) ) ).toEqual(
			[]
		);
		expect(
			expectOk( await get( "deliveries?search=x'%20OR%201=1--" ) )
		).toEqual( [] );
	} );

	test( 'pages: totals in headers, order by id up and down, an empty page after the last', async () => {
		const one = await get( 'deliveries?per_page=1&orderby=id&order=asc' );
		const total = Number( one.headers.get( 'x-wp-total' ) );
		expect( total ).toBe(
			( await world.shop.sql( 'SELECT id FROM wp_pedal_deliveries' ) )
				.length
		);
		expect( Number( one.headers.get( 'x-wp-totalpages' ) ) ).toBe( total );
		const last = await get(
			`deliveries?per_page=1&orderby=id&order=asc&page=${ total }`
		);
		const down = await get( 'deliveries?per_page=1&orderby=id&order=desc' );
		expect( last.body ).toEqual( down.body );
		const after = await get( 'deliveries?page=900' );
		expect(
			after.status === 400 ||
				( after.status === 200 && after.body.length === 0 )
		).toBe( true );
	} );

	test.each( [
		'per_page=0',
		'per_page=101',
		'per_page=-1',
		'per_page=ten',
		'per_page[]=5',
		'page=0',
		'page=x',
		'orderby=foo',
		'orderby[]=id',
		'order=sideways',
		'search[]=a',
		'sync=ghost',
		'stage=ghost',
		'connection=x',
		'order_id=x',
		'order_id[]=1',
		'after=yesterday',
		'before[]=2020-01-01T00:00:00Z',
		'colour=red',
	] )( '%s answers 400 rest_invalid_param', async ( query ) => {
		const answer = await get( `deliveries?${ query }` );
		expectProblem( answer, 400, 'rest_invalid_param' );
		expect( answer.field ).toBe( query.split( /[=[]/ )[ 0 ] );
	} );
} );

describe( '5.2 POST /deliveries', () => {
	const other = { method: 'flat_rate', instance: 0 };

	test( 'plans by hand whatever the rules say: 201, then 200 with the same row', async () => {
		const order = await world.shop.order( other );
		expect( await world.shop.row( order ) ).toEqual( {} );
		const first = expectOk(
			await post( 'deliveries', { order_id: order } ),
			201
		);
		expect(
			keys( first ).filter( ( key ) => DELIVERY.includes( key ) )
		).toEqual( sorted( DELIVERY ) );
		const again = expectOk(
			await post( 'deliveries', { order_id: order } )
		);
		expect( again.id ).toBe( first.id );
		await world.shop.tick();
		expect( await world.shop.row( order ) ).toMatchObject( {
			stage: 'placed',
			sends: 1,
		} );
	} );

	test( 'again: refused while the first one lives; a new epoch once it is cancelled', async () => {
		const { order, id, row } = await delivery();
		const refused = await post( 'deliveries', {
			order_id: order,
			again: true,
		} );
		expect( refused.status ).toBe( 409 );
		expectProblem( refused, 409 );
		expectOk( await post( `deliveries/${ id }/cancel` ) );
		await world.shop.tick();
		const second = expectOk(
			await post( 'deliveries', { order_id: order, again: true } ),
			201
		);
		expect( second ).toMatchObject( { epoch: 1, order_id: order } );
		expect( second.marker ).not.toBe( row.marker );
		await world.shop.tick();
		const rows = await world.shop.sql(
			'SELECT epoch, stage, desired FROM wp_pedal_deliveries WHERE order_id = ? ORDER BY epoch',
			order
		);
		expect( rows ).toEqual( [
			{ epoch: 0, stage: 'cancelled', desired: 'absent' },
			{ epoch: 1, stage: 'placed', desired: 'present' },
		] );
	} );

	test( 'an order that is not there: 404; malformed arguments: 400', async () => {
		expectProblem( await post( 'deliveries', { order_id: 999999 } ), 404 );
		expectProblem( await post( 'deliveries', {} ), 400 );
		for ( const body of [
			{ order_id: 'x' },
			{ order_id: [ 1 ] },
			{ order_id: 1, colour: 1 },
			{ order_id: 1, again: 'perhaps' },
			{ order_id: -1 },
		] ) {
			expectProblem(
				await post( 'deliveries', body ),
				400,
				'rest_invalid_param'
			);
		}
		const order = await world.shop.order( other );
		const answer = await post( 'deliveries', {
			order_id: order,
			connection_id: 777,
		} );
		expect( [ 400, 404, 409, 422 ] ).toContain( answer.status );
		expect( await world.shop.row( order ) ).toEqual( {} );
	} );
} );

describe( '5.2 what a person does to a row', () => {
	test( 'retry of a row that was never sent: due now', async () => {
		const { id, order } = await delivery( {}, false );
		await world.shop.sql(
			'UPDATE wp_pedal_deliveries SET due_at = unix_timestamp() + 5000 WHERE id = ?',
			id
		);
		expectOk( await post( `deliveries/${ id }/retry` ) );
		await world.shop.tick();
		expect( await world.shop.row( order ) ).toMatchObject( {
			stage: 'placed',
			sends: 1,
		} );
	} );

	test( 'cancel: desired absent, then cancelled at the platform', async () => {
		const { id, order } = await delivery();
		expect(
			expectOk( await post( `deliveries/${ id }/cancel` ) ).desired
		).toBe( 'absent' );
		await world.shop.tick();
		expect( await world.shop.row( order ) ).toMatchObject( {
			sync: 'synced',
			stage: 'cancelled',
		} );
	} );

	test( 'a cancelled delivery stays cancelled when the order is saved again', async () => {
		const { id, order } = await delivery();
		expectOk( await post( `deliveries/${ id }/cancel` ) );
		await world.shop.tick();
		await world.shop.php(
			"$o = wc_get_order( $a['id'] ); $o->set_shipping_address_1( '1 rue Neuve' ); $o->save(); do_action( 'pedal_tick' );",
			{ id: order }
		);
		expect( await world.shop.row( order ) ).toMatchObject( {
			desired: 'absent',
			stage: 'cancelled',
			sync: 'synced',
		} );
		expect(
			(
				await world.shop.sql(
					'SELECT id FROM wp_pedal_deliveries WHERE order_id = ?',
					order
				)
			).length
		).toBe( 1 );
	} );

	test( 'dismiss: a person decided not to send, nothing is ever sent', async () => {
		const { id, order } = await delivery( {
			address: { address_1: 'introuvable', city: 'nowhere' },
		} );
		for (
			let pass = 0;
			pass < 4 && ( await world.shop.row( order ) ).sync !== 'attention';
			pass++
		) {
			await world.shop.sql(
				'UPDATE wp_pedal_deliveries SET due_at = 1, last_sent_at = last_sent_at - 600, lease_until = 0 WHERE id = ? AND due_at > 0',
				id
			);
			await world.shop.tick();
		}
		expect( await world.shop.row( order ) ).toMatchObject( {
			sync: 'attention',
			code: 'address_not_found',
		} );
		const [ shown ] = ( await get( 'deliveries?sync=attention' ) ).body;
		expect( shown.message ).toMatch( /\w/ );
		expect( shown.hint ).toMatch( /\w/ );
		expect( shown.actions ).toEqual(
			expect.arrayContaining( [ 'retry', 'dismiss', 'booked' ] )
		);
		const body = expectOk( await post( `deliveries/${ id }/dismiss` ) );
		expect( body.desired ).toBe( 'absent' );
		const before = ( await world.platform.ledger( 'create_delivery' ) )
			.length;
		await world.shop.tick();
		expect( await world.shop.row( order ) ).toMatchObject( {
			sync: 'synced',
			desired: 'absent',
		} );
		expect(
			( await world.platform.ledger( 'create_delivery' ) ).length
		).toBe( before );
	} );

	test( 'booked: done by hand, with reference and tracking link', async () => {
		const { id, order } = await delivery( {}, false );
		expectProblem( await post( `deliveries/${ id }/booked`, {} ), 400 );
		expectProblem(
			await post( `deliveries/${ id }/booked`, { reference: [ 'x' ] } ),
			400,
			'rest_invalid_param'
		);
		expectProblem(
			await post( `deliveries/${ id }/booked`, {
				reference: 'x',
				tracking_url: 'javascript:alert(1)',
			} ),
			400,
			'rest_invalid_param'
		);
		const body = expectOk(
			await post( `deliveries/${ id }/booked`, {
				reference: 'BY-PHONE-7',
				tracking_url: 'https://coop.example/t/7',
			} )
		);
		expect( body ).toMatchObject( {
			sync: 'synced',
			remote_id: 'BY-PHONE-7',
			tracking_url: 'https://coop.example/t/7',
		} );
		const before = ( await world.platform.ledger( 'create_delivery' ) )
			.length;
		await world.shop.tick();
		expect(
			( await world.platform.ledger( 'create_delivery' ) ).length
		).toBe( before );
		expect( await world.shop.row( order ) ).toMatchObject( {
			sync: 'synced',
			desired: 'present',
		} );
	} );

	test( 'what is not allowed now answers 409 and changes nothing', async () => {
		const { id, order } = await delivery();
		const before = await world.shop.row( order );
		const { actions } = ( await get( `deliveries/${ id }` ) ).body;
		for ( const verb of [ 'retry', 'dismiss', 'booked' ].filter(
			( name ) => ! actions.includes( name )
		) ) {
			expectProblem(
				await post(
					`deliveries/${ id }/${ verb }`,
					verb === 'booked' ? { reference: 'x' } : {}
				),
				409
			);
		}
		expect( await world.shop.row( order ) ).toEqual( before );
	} );

	test( 'batch: a result per id, at most 100', async () => {
		const one = await delivery( {}, false );
		const two = await delivery( {}, false );
		const body = expectOk(
			await post( 'deliveries/batch', {
				action: 'cancel',
				ids: [ one.id, two.id, 999999 ],
			} )
		);
		expect( JSON.stringify( body ) ).toContain( String( one.id ) );
		expect( await world.shop.row( one.order ) ).toMatchObject( {
			desired: 'absent',
		} );
		expect( await world.shop.row( two.order ) ).toMatchObject( {
			desired: 'absent',
		} );
		const many = Array.from( { length: 101 }, ( _, index ) => index + 1 );
		for ( const bad of [
			{ action: 'cancel', ids: many },
			{ action: 'explode', ids: [ 1 ] },
			{ action: 'cancel', ids: 'x' },
			{ action: 'cancel', ids: [ [ 1 ] ] },
			{ action: 'cancel', ids: [] },
		] ) {
			expectProblem(
				await post( 'deliveries/batch', bad ),
				400,
				'rest_invalid_param'
			);
		}
		expectProblem(
			await post( 'deliveries/batch', { action: 'cancel' } ),
			400
		);
	} );
} );

describe( '5.2 orders', () => {
	test( 'GET /orders/{id}/verdict: decided afresh, key by key', async () => {
		const { order } = await delivery( {}, false );
		const body = expectOk( await get( `orders/${ order }/verdict` ) );
		expect( keys( body ) ).toEqual(
			expect.arrayContaining( [
				'connection_id',
				'decided_at',
				'parcels',
				'reasons',
				'send',
			] )
		);
		expect( body ).toMatchObject( {
			send: true,
			connection_id: world.connection,
		} );
		expect( body.decided_at ).toMatch( UTC );
		expect( body.reasons.length ).toBeGreaterThan( 0 );
		for ( const reason of body.reasons ) {
			expect( keys( reason ) ).toEqual( [
				'expected',
				'field',
				'passed',
				'rule',
				'value',
			] );
			expect( typeof reason.passed ).toBe( 'boolean' );
		}
		await status( order, 'pending' );
		const now = expectOk( await get( `orders/${ order }/verdict` ) );
		expect( now.send ).toBe( false );
		expect( JSON.stringify( now.reasons ) ).toContain( 'not_paid' );
	} );

	test( 'an order of another method: send false, reason no_rule', async () => {
		const order = await world.shop.order( {
			method: 'flat_rate',
			instance: 0,
		} );
		const body = expectOk( await get( `orders/${ order }/verdict` ) );
		expect( body.send ).toBe( false );
		expect( JSON.stringify( body.reasons ) ).toContain( 'no_rule' );
	} );

	test( 'GET /orders/{id}/preview: the exact request per parcel, nothing sent', async () => {
		const order = await world.shop.order( { note: 'Gate code 12' } );
		const before = ( await world.platform.ledger( 'create_delivery' ) )
			.length;
		const text = JSON.stringify(
			expectOk( await get( `orders/${ order }/preview` ) )
		);
		expect( text ).toContain( '5 rue Lesdiguières' );
		expect( text ).toContain( 'Gate code 12' );
		expect( text ).toContain( 'main' );
		expect(
			( await world.platform.ledger( 'create_delivery' ) ).length
		).toBe( before );
		expectProblem( await get( 'orders/999999/preview' ), 404 );
		expectProblem( await get( 'orders/999999/verdict' ), 404 );
	} );
} );

describe( '5.2 the whole', () => {
	const STATEMENT = [
		'at_platform',
		'attention',
		'checked_at',
		'eligible',
		'extra',
		'found_by_sweep',
		'in_progress',
		'missing',
	];

	test( 'GET /statement and POST /sweep, key by key', async () => {
		const swept = expectOk( await post( 'sweep' ) );
		expect( keys( swept ) ).toEqual( STATEMENT );
		expect( swept.checked_at ).toMatch( UTC );
		expect(
			Array.isArray( swept.missing ) && Array.isArray( swept.extra )
		).toBe( true );
		expect( keys( expectOk( await get( 'statement' ) ) ) ).toEqual(
			STATEMENT
		);
	} );

	test( 'an order whose hooks never ran is found by the sweep, and counted', async () => {
		const before = expectOk( await post( 'sweep' ) ).found_by_sweep;
		const order = await world.shop.php< number >( `
			remove_all_actions( 'woocommerce_new_order' );
			$id = bb_order( array( 'status' => 'pending' ) );
			global $wpdb;
			$wpdb->update( $wpdb->prefix . 'wc_orders', array( 'status' => 'wc-processing', 'date_updated_gmt' => gmdate( 'Y-m-d H:i:s' ) ), array( 'id' => $id ) );
			return $id;` );
		const swept = expectOk( await post( 'sweep' ) );
		expect( await world.shop.row( order ) ).toMatchObject( {
			desired: 'present',
		} );
		expect( swept.found_by_sweep ).toBe( before + 1 );
	} );

	test( 'POST /drain makes one pass: settled, remaining, oldest_due_seconds', async () => {
		const { order } = await delivery( {}, false );
		const body = expectOk( await post( 'drain' ) );
		expect( keys( body ) ).toEqual( [
			'oldest_due_seconds',
			'remaining',
			'settled',
		] );
		expect( body.settled ).toBeGreaterThan( 0 );
		expect( await world.shop.row( order ) ).toMatchObject( {
			stage: 'placed',
		} );
		expect( expectOk( await post( 'drain' ) ) ).toMatchObject( {
			settled: 0,
			remaining: 0,
			oldest_due_seconds: 0,
		} );
	} );

	test( 'GET /status: counts per sync, clocks with last_at, connections, versions', async () => {
		const body = expectOk( await get( 'status' ) );
		expect( keys( body ) ).toEqual( [
			'clocks',
			'connections',
			'counts',
			'oldest_due_seconds',
			'versions',
		] );
		expect( keys( body.counts ) ).toEqual( [
			'attention',
			'in_flight',
			'pending',
			'synced',
			'unknown',
		] );
		expect( keys( body.clocks ) ).toEqual( [
			'action_scheduler',
			'cli',
			'wp_cron',
		] );
		expect( body.connections ).toEqual( [
			{ id: world.connection, status: 'ready' },
		] );
	} );

	test( 'POST /connections/{id}/quote: feasible, amount, currency, reason; nothing saved there', async () => {
		const order = await world.shop.order( {
			method: 'flat_rate',
			instance: 0,
		} );
		const before = ( await world.platform.deliveries() ).length;
		const quote = ( id: number ) =>
			post( `connections/${ world.connection }/quote`, { order_id: id } );
		const body = expectOk( await quote( order ) );
		expect( keys( body ) ).toEqual( [
			'amount',
			'currency',
			'feasible',
			'reason',
		] );
		expect( body ).toMatchObject( { feasible: true, currency: 'EUR' } );
		expect( typeof body.amount ).toBe( 'number' );
		const far = await world.shop.order( {
			method: 'flat_rate',
			instance: 0,
			address: { address_1: '1 rue hors zone' },
		} );
		expect( expectOk( await quote( far ) ) ).toMatchObject( {
			feasible: false,
			reason: expect.stringMatching( /\w/ ),
		} );
		expectProblem( await quote( 999999 ), 404 );
		expect( ( await world.platform.deliveries() ).length ).toBe( before );
		expect( await world.platform.ledger( 'create_quote' ) ).toEqual( [] );
		expect( await world.shop.row( order ) ).toEqual( {} );
	} );

	test( 'DELETE of a connection in use: 409 pedal_connection_in_use, unless force', async () => {
		await delivery( {}, false );
		const path = `connections/${ world.connection }`;
		expectProblem(
			await world.admin.delete( path ),
			409,
			'pedal_connection_in_use'
		);
		expectOk( await get( path ) );
		expectOk( await world.admin.delete( `${ path }?force=true` ) );
		expectProblem( await get( path ), 404 );
		expectOk( await get( 'deliveries' ) );
		await world.shop.tick();
	} );
} );

test( 'no PHP notice was written on the way', () => {
	expect( world.shop.log() ).toBe( '' );
} );
