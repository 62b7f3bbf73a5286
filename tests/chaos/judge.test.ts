/**
 * The ledger check sees every loss that is planted, each in its own set, and nothing else.
 */
import type { Evidence } from '../../bin/chaos/check/evidence.ts';
import {
	judge,
	setsOf,
	shortcomings,
	type Effort,
} from '../../bin/chaos/check/judge.ts';
import { SETS } from '../../bin/chaos/check/sets.ts';
import { closing } from '../../bin/chaos/report.ts';
import { at, delivery, marker, post, world } from './world.ts';

const EFFORT: Effort = {
	faulted: 0.27,
	plannedFaults: 0.25,
	kills: 20,
	plannedKills: 15,
	settled: true,
	placed: 3,
	plannedOrders: 3,
};

const attention = ( all: Evidence, code: string ): void =>
	void Object.assign( at( all.rows, 0 ), { sync: 'attention', code } );

/** Names of the sets that are not empty. */
const filled = ( change: ( all: Evidence ) => void ): string[] => {
	const sets = setsOf( world( change ) );
	return SETS.filter( ( name ) => sets[ name ].length > 0 );
};

test( 'a shop in which everything went right is VALID', () => {
	const verdict = judge( world(), [] );
	expect( verdict ).toMatchObject( { valid: true, invalid: [] } );
	expect( closing( verdict ) ).toContain( 'VALID' );
} );

describe( 'says what went wrong', () => {
	const wrongs: Array< [ string, string[], ( all: Evidence ) => void ] > = [
		[
			'a paid order without a delivery',
			[ 'lost' ],
			( all ) => all.deliveries.shift(),
		],
		[
			'a paid order whose delivery is cancelled there, and nobody knows',
			[ 'lost' ],
			( all ) => void ( at( all.deliveries, 0 ).active = false ),
		],
		[
			'a paid order that never got a row',
			[ 'lost', 'unlogged' ],
			( all ) => {
				all.rows.shift();
				all.deliveries.shift();
			},
		],
		[
			'two couriers',
			[ 'duplicated' ],
			( all ) => all.deliveries.push( delivery( 'ZqBBBBBBB', 0, 9 ) ),
		],
		[
			'a delivery of no order',
			[ 'unexpected' ],
			( all ) => all.deliveries.push( delivery( 'ZqZZZZZZZ', 7 ) ),
		],
		[
			'a delivery of an order that was never paid, even a cancelled one',
			[ 'unexpected' ],
			( all ) => {
				at( all.book, 0 ).status = 'pending';
				at( all.orders, 0 ).status = 'pending';
				at( all.deliveries, 0 ).active = false;
			},
		],
		[
			'a row that points at another delivery',
			[ 'mismatched' ],
			( all ) =>
				void ( at( all.rows, 0 ).remote_id = '/api/deliveries/1' ),
		],
		[
			'a row that needs a person, without a note',
			[ 'silent' ],
			( all ) => {
				attention( all, 'refused' );
				all.mails.push( { subject: 'x needs you', message: '' } );
			},
		],
		[
			'a row that needs a person, without any mail',
			[ 'silent' ],
			( all ) => {
				attention( all, 'refused' );
				all.notes.push( {
					order_id: 100,
					text: 'The delivery needs you: …',
				} );
			},
		],
		[
			'a cancelled order whose courier comes all the same',
			[ 'silent' ],
			( all ) => void ( at( all.orders, 0 ).status = 'cancelled' ),
		],
		[
			'a deleted order whose courier comes all the same',
			[ 'silent' ],
			( all ) => all.orders.shift(),
		],
		[
			'an order that was never told of its delivery',
			[ 'silent' ],
			( all ) => all.notes.shift(),
		],
		[
			'an order that was told twice',
			[ 'silent' ],
			( all ) => all.notes.push( at( all.notes, 0 ) ),
		],
		[
			'a creating request that nobody wrote down',
			[ 'unlogged' ],
			( all ) => all.requests.push( post( 0 ) ),
		],
		[
			'a record of an answer to a request that never came',
			[ 'unlogged' ],
			( all ) => all.requests.shift(),
		],
		[
			'a request with a marker that no row has',
			[ 'unlogged' ],
			( all ) => all.requests.push( post( 9 ) ),
		],
	];
	it.each( wrongs )( '%s', ( _, names, plant ) => {
		expect( filled( plant ) ).toEqual( names );
		expect( judge( world( plant ), [] ).valid ).toBe( false );
	} );
} );

describe( 'sees every field that differs', () => {
	const fields: Array< [ string, ( all: Evidence ) => void ] > = [
		[
			'address',
			( { orders } ) =>
				void ( at( orders, 0 ).shipping.address_1 = '6 rue X' ),
		],
		[
			'contact',
			( { orders } ) =>
				void ( at( orders, 0 ).shipping.first_name = 'Noé' ),
		],
		[
			'company',
			( { orders } ) =>
				void ( at( orders, 0 ).shipping.company = 'Café' ),
		],
		[
			'phone',
			( { orders } ) =>
				void ( at( orders, 0 ).shipping.phone = '0612345679' ),
		],
		[
			'slot',
			( { orders } ) =>
				void ( at( orders, 0 ).window = { start: 1, end: 2 } ),
		],
		[ 'note', ( { orders } ) => void ( at( orders, 0 ).note = 'Ring' ) ],
		[ 'weight', ( { orders } ) => void ( at( orders, 0 ).weight = 1 ) ],
		[
			'number',
			( { deliveries } ) =>
				void ( at( deliveries, 0 ).delivery.pickup = {
					comments: '',
					metadata: { external_system_id: marker( 0 ) },
				} ),
		],
		[
			'marker of pickup',
			( { deliveries } ) =>
				void ( at( deliveries, 0 ).delivery.pickup = {
					comments: 'Order 100',
				} ),
		],
	];
	it.each( fields )( '%s', ( field, plant ) => {
		const { wrong } = setsOf( world( plant ) );
		expect( wrong ).toHaveLength( 1 );
		expect( wrong[ 0 ]?.why ).toContain( field );
	} );
} );

describe( 'is not fooled', () => {
	it( 'an order that waits for a person, who was told, is not lost', () => {
		const verdict = judge(
			world( ( all ) => {
				all.deliveries.shift();
				attention( all, 'address_not_found' );
				all.notes.push( { order_id: 100, text: 'It needs you.' } );
				all.mails.push( { subject: 'needs you', message: '' } );
			} ),
			[]
		);
		expect( verdict.valid ).toBe( true );
		expect( verdict.sets.given_up ).toHaveLength( 1 );
	} );

	it( 'a shop that leaves everything to people is not VALID', () => {
		const verdict = judge(
			world( ( all ) => {
				all.deliveries = [];
				all.rows.forEach( ( row ) =>
					Object.assign( row, {
						sync: 'attention',
						code: 'inconclusive',
					} )
				);
				all.notes = all.orders.map( ( { id } ) => ( {
					order_id: id,
					text: 'It needs you.',
				} ) );
				all.mails.push( { subject: 'needs you', message: '' } );
			} ),
			[]
		);
		expect( verdict.valid ).toBe( false );
		expect( closing( verdict ).join() ).toContain( 'left to people' );
	} );

	it( 'a refused token is asked again under the same record', () => {
		expect(
			filled( ( all ) => all.requests.push( post( 0, 401 ) ) )
		).toEqual( [] );
	} );

	it( 'a worker that died before its request left is no fault', () => {
		expect(
			filled( ( all ) =>
				all.journal.push( {
					delivery_id: 1,
					at: 1200,
					kind: 'sent',
					code: 'create',
					detail: {},
				} )
			)
		).toEqual( [] );
	} );

	it( 'a cancelled order with a cancelled courier is fine', () => {
		expect(
			filled( ( all ) => {
				at( all.orders, 0 ).status = 'cancelled';
				at( all.deliveries, 0 ).active = false;
			} )
		).toEqual( [] );
	} );

	it( 'counts what was in doubt and came right', () => {
		const { recovered } = setsOf(
			world( ( all ) =>
				all.journal.push( {
					delivery_id: 1,
					at: 1000,
					kind: 'answered',
					code: 'quarantine',
					detail: { class: 'uncertain' },
				} )
			)
		);
		expect( recovered ).toHaveLength( 1 );
	} );
} );

describe( 'a gentle run is no proof', () => {
	const gentle: Array< [ string, Partial< Effort > ] > = [
		[ 'went wrong', { faulted: 0.24 } ],
		[ 'were killed', { kills: 14 } ],
		[ 'come to rest', { settled: false } ],
		[ 'were placed', { placed: 2 } ],
	];
	it.each( gentle )( '%s', ( why, less ) => {
		expect( shortcomings( EFFORT ) ).toEqual( [] );
		const verdict = judge(
			world(),
			shortcomings( { ...EFFORT, ...less } )
		);
		expect( verdict.valid ).toBe( false );
		expect( verdict.invalid.join() ).toContain( why );
		expect( closing( verdict ).join() ).toContain( 'INVALID' );
	} );
} );

test( 'a promise of the scenario that was broken is not VALID, and named', () => {
	const verdict = judge( world(), [], { broken: [ 'it took 17 minutes' ] } );
	expect( verdict.valid ).toBe( false );
	expect( closing( verdict ).join() ).toContain(
		'NOT VALID: it took 17 minutes'
	);
} );
