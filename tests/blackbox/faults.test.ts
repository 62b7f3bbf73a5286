/**
 * Platforms that fail: what reliability promises of a row (sections 3, 4 and 8 of the interface), one POST at most unless its absence is proven.
 */
import { expectOk } from './support/shapes.ts';
import { QUICK, renew, timing, useWorld } from './support/world.ts';

const world = useWorld( { timing: QUICK } );

const TICK = "do_action( 'pedal_tick' );";
/** Waits are over: of the row, of its quarantine and of its connection. */
const LATER = `
	global $wpdb;
	$wpdb->query( "UPDATE {$wpdb->prefix}pedal_deliveries SET due_at = 1 WHERE due_at > 0" );
	$wpdb->query( "UPDATE {$wpdb->prefix}pedal_deliveries SET last_sent_at = last_sent_at - 600, looked_at = 0 WHERE sync = 'unknown'" );
	${ TICK }`;

const sale = ( wish: object = {} ) =>
	world.shop.php< number >( `$id = bb_order( $a ); ${ TICK } return $id;`, {
		...wish,
	} );
const later = () => world.shop.php( LATER );

async function until( order: number, sync: string, passes = 5 ) {
	for (
		let pass = 0;
		pass < passes && ( await world.shop.row( order ) ).sync !== sync;
		pass++
	) {
		await later();
	}
	return world.shop.row( order );
}

const creates = async ( order: number ) => {
	const { marker } = await world.shop.row( order );
	return ( await world.platform.ledger( 'create_delivery' ) ).filter(
		( entry ) => entry.marker === marker
	);
};
const active = async ( order: number ) => {
	const { marker } = await world.shop.row( order );
	return world.platform.deliveries( `?active=1&marker=${ marker }` );
};
const connection = async () =>
	expectOk( await world.admin.get( `connections/${ world.connection }` ) );

afterEach( async () => {
	await world.platform.calm();
	await world.admin.post( `connections/${ world.connection }/resume` );
	await world.shop.sql(
		"UPDATE wp_pedal_deliveries SET sync = 'synced' WHERE sync <> 'synced'"
	);
} );

const patience = ( seconds: object ) =>
	world.shop.site.hook( 'timing', timing( { ...QUICK, ...seconds } ) );

const AFTER_THE_WORK: Array< [ string, object ] > = [
	[ 'no answer within the time', { kind: 'hang', phase: 'after' } ],
	[ 'a closed connection', { kind: 'lost_answer' } ],
	[ '500', { kind: 'status', status: 500, phase: 'after' } ],
	[ '502', { kind: 'status', status: 502, phase: 'after' } ],
	[ 'a reset', { kind: 'reset', phase: 'after' } ],
	[ 'a body cut short', { kind: 'truncate', bytes: 20 } ],
	[ '201 without an id', { kind: 'bad_body', how: 'missing_id' } ],
	[ '201 with a page', { kind: 'bad_body', how: 'html' } ],
	[ '408', { kind: 'status', status: 408, phase: 'after' } ],
	[ '409', { kind: 'status', status: 409, phase: 'after' } ],
];

/** Fewer than open the circuit. */
const HANDFUL = 4;
const handfuls = Array.from(
	{ length: Math.ceil( AFTER_THE_WORK.length / HANDFUL ) },
	( _, index ) =>
		AFTER_THE_WORK.slice( index * HANDFUL, ( index + 1 ) * HANDFUL )
);

describe( 'an answer that got lost after the work: unknown, looked up, adopted, never a second POST', () => {
	test.each(
		handfuls.map(
			( cases ) =>
				[
					cases.map( ( [ name ] ) => name ).join( ', ' ),
					cases,
				] as const
		)
	)( '%s', async ( _, cases ) => {
		// A circuit that has seen ten failures would open.
		await renew( world );
		patience( { quarantine: 60 } );
		const streets = cases.map(
			( __, index ) => `${ 7001 + index } rue du Cas`
		);
		for ( const [ index, [ , fault ] ] of cases.entries() ) {
			await world.platform.fault( {
				...fault,
				route: 'create_delivery',
				times: 1,
				contains: streets[ index ],
			} );
		}
		const orders = await world.shop.php< number[] >(
			`$made = array_map( static fn( $street ) => bb_order( array( 'address' => array( 'address_1' => $street ) ) ), $a['streets'] ); ${ TICK } return $made;`,
			{ streets }
		);
		for ( const [ index, order ] of orders.entries() ) {
			expect( [
				cases[ index ]?.[ 0 ],
				await world.shop.row( order ),
			] ).toEqual( [
				cases[ index ]?.[ 0 ],
				expect.objectContaining( {
					sync: 'unknown',
					sends: 1,
					remote_id: null,
				} ),
			] );
		}
		const waiting = expectOk(
			await world.admin.get( 'deliveries?sync=unknown' )
		);
		expect(
			new Set( waiting.map( ( { code }: { code: string } ) => code ) )
		).toEqual( new Set( [ 'quarantine' ] ) );
		const looks = () => world.platform.ledger( 'list_deliveries' );
		const before = await looks();
		await world.shop.tick();
		expect( await looks() ).toEqual( before );
		patience( {} );
		for ( const order of orders ) {
			const row = await until( order, 'synced' );
			expect( row ).toMatchObject( {
				sync: 'synced',
				stage: 'placed',
				sends: 1,
				code: '',
			} );
			expect( await creates( order ) ).toHaveLength( 1 );
			expect( row.remote_id ).toBe(
				`/api/deliveries/${ ( await active( order ) )[ 0 ]?.id }`
			);
		}
	} );
} );

describe( 'an answer that got lost before the work: looked up, absent, sent again', () => {
	test.each( [
		[ 'no answer, nothing done', { kind: 'hang', phase: 'before' } ],
		[
			'503 before the work',
			{ kind: 'status', status: 503, phase: 'before' },
		],
	] )( '%s', async ( _, fault ) => {
		await world.platform.fault( {
			...fault,
			route: 'create_delivery',
			times: 1,
		} );
		const order = await sale();
		const row = await until( order, 'synced', 7 );
		expect( row ).toMatchObject( { stage: 'placed', sends: 2 } );
		expect( await active( order ) ).toHaveLength( 1 );
		const all = await world.platform.ledger();
		const mine = all
			.filter( ( { marker } ) => marker === row.marker )
			.map( ( { id } ) => Number( id ) );
		const looks = all.filter(
			( { route, id } ) =>
				route === 'list_deliveries' &&
				Number( id ) > Number( mine[ 0 ] ) &&
				Number( id ) < Number( mine[ 1 ] )
		);
		expect( looks.length ).toBeGreaterThanOrEqual( 1 );
	} );
} );

describe( 'surely not sent', () => {
	test( 'a platform that refuses connections: waits with a code, sends 0, then placed', async () => {
		await world.platform.ctl( 'POST', '/down', {} );
		const order = await sale();
		expect( await world.shop.row( order ) ).toMatchObject( {
			sync: 'pending',
			stage: 'none',
		} );
		const { body } = await world.admin.get(
			`deliveries/${ ( await world.shop.row( order ) ).id }`
		);
		expect( [ 'backoff', 'connection_paused' ] ).toContain( body.code );
		expect( body.due_at ).toMatch( /Z|\+00:00$/ );
		await world.platform.ctl( 'POST', '/up', {} );
		await world.admin.post( `connections/${ world.connection }/resume` );
		expect( await until( order, 'synced' ) ).toMatchObject( {
			stage: 'placed',
		} );
		expect( await creates( order ) ).toHaveLength( 1 );
	} );
} );

describe( 'a clear no', () => {
	test( '400 with a field: attention refused, with the platform’s field and text', async () => {
		await world.platform.fault( {
			kind: 'status',
			status: 400,
			violation: 'items[1].task.doneBefore',
			route: 'create_delivery',
			times: 1,
		} );
		const order = await sale();
		expect( await world.shop.row( order ) ).toMatchObject( {
			sync: 'attention',
			code: 'refused',
			sends: 1,
		} );
		const { id } = await world.shop.row( order );
		const body = expectOk( await world.admin.get( `deliveries/${ id }` ) );
		expect(
			JSON.stringify( [ body.message, body.hint, body.journal ] )
		).toContain( 'items[1].task.doneBefore' );
		expect( body.actions ).toContain( 'retry' );
		expect(
			await world.shop.php< string[] >( 'return bb_notes( $a["id"] );', {
				id: order,
			} )
		).not.toEqual( [] );
		expectOk( await world.admin.post( `deliveries/${ id }/retry` ) );
		await later();
		expect( await world.shop.row( order ) ).toMatchObject( {
			sync: 'synced',
			stage: 'placed',
		} );
	} );

	test( 'a refused phone: sent once more without it, the number in the comments', async () => {
		await world.platform.fault( {
			kind: 'status',
			status: 400,
			violation: 'items[1].task.address.telephone',
			route: 'create_delivery',
			contains: 'telephone',
		} );
		const order = await sale();
		const row = await until( order, 'synced' );
		expect( row ).toMatchObject( { stage: 'placed' } );
		const [ made ] = await active( order );
		expect( JSON.stringify( made ) ).toMatch( /6 ?12 ?34 ?56 ?78/ );
		expect( await creates( order ) ).toHaveLength( 2 );
	} );

	test( 'an address nobody knows: attention address_not_found after a few tries, looked up between', async () => {
		const order = await sale( {
			address: { address_1: '1 rue introuvable' },
		} );
		const row = await until( order, 'attention', 10 );
		expect( row ).toMatchObject( {
			sync: 'attention',
			code: 'address_not_found',
		} );
		expect( Number( row.sends ) ).toBeLessThanOrEqual( 4 );
		await world.shop.php(
			`$o = wc_get_order( $a['id'] ); $o->set_shipping_address_1( '7 rue de la Paix' ); $o->save(); ${ LATER }`,
			{ id: order }
		);
		expect( await until( order, 'synced' ) ).toMatchObject( {
			stage: 'placed',
			marker: row.marker,
		} );
		expect( await active( order ) ).toHaveLength( 1 );
	} );
} );

describe( 'trouble with the whole connection burns no order’s attempts', () => {
	test( '429 with Retry-After: nobody calls before that', async () => {
		await world.platform.fault( {
			kind: 'status',
			status: 429,
			retry_after: 300,
			route: 'create_delivery',
			times: 1,
		} );
		const order = await sale();
		expect( await world.shop.row( order ) ).toMatchObject( {
			sync: 'pending',
			attempts: 0,
		} );
		const {
			status,
			status_code: code,
			resume_at: resume,
		} = await connection();
		expect( [ status, code ] ).toEqual( [ 'paused', 'pedal_throttled' ] );
		expect(
			Math.abs( Date.parse( resume ) - Date.now() - 300_000 )
		).toBeLessThan( 30_000 );
		await world.platform.ctl( 'DELETE', '/ledger' );
		await later();
		expect( await world.platform.ledger() ).toEqual( [] );
		const { body } = await world.admin.get(
			`deliveries/${ ( await world.shop.row( order ) ).id }`
		);
		expect( body.code ).toBe( 'connection_paused' );
		expectOk(
			await world.admin.post( `connections/${ world.connection }/resume` )
		);
		await later();
		expect( await world.shop.row( order ) ).toMatchObject( {
			stage: 'placed',
		} );
	} );

	test( '401 once: a new token, the same pass delivers, one delivery', async () => {
		await world.platform.ctl( 'POST', '/tokens/revoke', {} );
		const order = await sale();
		expect( await world.shop.row( order ) ).toMatchObject( {
			sync: 'synced',
			stage: 'placed',
			attempts: 0,
		} );
		expect( await active( order ) ).toHaveLength( 1 );
	} );

	test.each( [
		[
			'401 for good',
			{
				kind: 'status',
				status: 401,
				route: [ 'create_delivery', 'token' ],
			},
			'pedal_credentials_refused',
		],
		[
			'403',
			{ kind: 'status', status: 403, route: 'create_delivery' },
			'pedal_forbidden_by_platform',
		],
		[
			'404',
			{ kind: 'status', status: 404, route: 'create_delivery' },
			'pedal_(not_a_platform|platform_gone|forbidden_by_platform)',
		],
		[
			'410',
			{ kind: 'status', status: 410, route: 'create_delivery' },
			'pedal_platform_gone',
		],
		[
			'a redirect, never followed',
			{
				kind: 'redirect',
				status: 307,
				route: 'create_delivery',
				location: '/api/me?followed=1',
			},
			'pedal_redirected',
		],
	] )(
		'%s: the connection pauses with its code, the order waits',
		async ( _, fault, code ) => {
			if ( fault.route instanceof Array ) {
				await world.platform.ctl( 'POST', '/tokens/revoke', {} );
			}
			await world.platform.fault( fault );
			const order = await sale();
			expect( await world.shop.row( order ) ).toMatchObject( {
				sync: 'pending',
				attempts: 0,
				stage: 'none',
			} );
			const {
				status,
				status_code: given,
				status_message: words,
			} = await connection();
			expect( status ).toBe( 'paused' );
			expect( given ).toMatch( new RegExp( `^${ code }$` ) );
			expect( words ).toMatch( /\w/ );
			expect(
				( await world.platform.ledger() ).filter( ( { query } ) =>
					String( query ).includes( 'followed' )
				)
			).toEqual( [] );
			await world.platform.calm();
			expectOk(
				await world.admin.post(
					`connections/${ world.connection }/resume`
				)
			);
			expect( await until( order, 'synced' ) ).toMatchObject( {
				stage: 'placed',
			} );
			expect( await active( order ) ).toHaveLength( 1 );
		}
	);
} );

describe( '4 any number of passes at the same time', () => {
	test( 'four at once over five rows: each sent once', async () => {
		await world.platform.fault( {
			kind: 'delay',
			seconds: 0.5,
			route: 'create_delivery',
		} );
		const orders = await world.shop.php< number[] >(
			'return array_map( static fn() => bb_order(), range( 1, 5 ) );'
		);
		await Promise.all( [ 1, 2, 3, 4 ].map( () => world.shop.tick() ) );
		for ( const order of orders ) {
			await until( order, 'synced' );
			expect( await creates( order ) ).toHaveLength( 1 );
		}
	} );

	test( 'an order made, paid and ticked in one process; its bytes are the saved ones', async () => {
		const row = await world.shop.php< any >( `
			$id = bb_order( array( 'status' => 'pending' ) );
			$order = wc_get_order( $id );
			$order->set_shipping_address_1( '3 rue Première' );
			$order->payment_complete();
			do_action( 'pedal_tick' );
			$order->set_shipping_address_1( '4 rue Seconde' );
			$order->save();
			do_action( 'pedal_tick' );
			return pedal_deliveries( $id )[0];` );
		expect( JSON.stringify( row ) ).toContain( 'placed' );
		const [ made ] = (
			await world.platform.deliveries( '?active=1' )
		).slice( -1 );
		expect( JSON.stringify( made ) ).toContain( '4 rue Seconde' );
	} );
} );

describe( '3 and 8 slots and disappearances', () => {
	const slot = ( from: number, to: number ) => {
		const at = ( hours: number ) =>
			new Date( Math.floor( Date.now() / 3.6e6 + hours ) * 3.6e6 )
				.toISOString()
				.replace( '.000Z', 'Z' );
		return {
			value: `${ at( from ) }/${ at( to ) }`,
			start: at( from ),
			end: at( to ),
			connection_id: world.connection,
		};
	};

	test( 'a window that is over: attention slot_over, nothing is created after it', async () => {
		const order = await sale( { meta: { _pedal_slot: slot( -5, -3 ) } } );
		expect( await world.shop.row( order ) ).toMatchObject( {
			sync: 'attention',
			code: 'slot_over',
			sends: 0,
		} );
		expect( await creates( order ) ).toEqual( [] );
	} );

	test( '11 _pedal_slot is understood in every way it may be written', async () => {
		const chosen = slot( 26, 28 );
		const { value, start, end, connection_id: id } = chosen;
		const unix = ( at: string ) => Date.parse( at ) / 1000;
		const zulu = ( at: string ) => at.replace( 'Z', '+00:00' );
		const ways = {
			'as printed': chosen,
			'numbers as strings': { ...chosen, connection_id: String( id ) },
			'unix seconds': {
				...chosen,
				start: unix( start ),
				end: unix( end ),
			},
			'unix seconds as strings': {
				...chosen,
				start: String( unix( start ) ),
				end: String( unix( end ) ),
			},
			'+00:00 instead of Z': {
				...chosen,
				start: zulu( start ),
				end: zulu( end ),
			},
			'the value alone': { value },
		};
		const orders = await world.shop.php< Record< string, number > >(
			`$made = array(); foreach ( $a['ways'] as $way => $slot ) { $made[ $way ] = bb_order( array( 'meta' => array( '_pedal_slot' => $slot ) ) ); } ${ TICK } return $made;`,
			{ ways }
		);
		for ( const [ way, order ] of Object.entries( orders ) ) {
			const { sync, deadline } = await world.shop.row( order );
			const [ made ] = await creates( order );
			expect( [
				way,
				sync,
				deadline,
				JSON.parse( String( made?.body ) ).dropoff.timeSlot,
			] ).toEqual( [ way, 'synced', unix( end ), value ] );
		}
	} );

	test( 'without_slot attention: no_slot; asap: a window from now', async () => {
		expectOk(
			await world.admin.put( 'settings', { without_slot: 'attention' } )
		);
		expect( await world.shop.row( await sale() ) ).toMatchObject( {
			sync: 'attention',
			code: 'no_slot',
			sends: 0,
		} );
		expectOk(
			await world.admin.put( 'settings', {
				without_slot: 'asap',
				asap_minutes: { prepare: 30, window: 60 },
			} )
		);
		const row = await world.shop.row( await sale() );
		expect( row ).toMatchObject( { sync: 'synced' } );
		expect(
			Math.abs( Number( row.deadline ) - Date.now() / 1000 - 5400 )
		).toBeLessThan( 120 );
		expectOk(
			await world.admin.put( 'settings', { without_slot: 'first' } )
		);
	} );

	test( 'gone at the platform: never sent again by itself', async () => {
		const order = await sale();
		const { id, remote_id: remote } = await world.shop.row( order );
		await world.platform.ctl(
			'DELETE',
			`/deliveries/${ String( remote ).split( '/' ).pop() }`
		);
		await world.admin.post( `deliveries/${ id }/look` );
		await later();
		await later();
		expect( await creates( order ) ).toHaveLength( 1 );
	} );
} );

test( 'no PHP notice was written on the way, and nobody’s data in the shop’s logs', () => {
	expect( world.shop.log() ).toBe( '' );
} );
