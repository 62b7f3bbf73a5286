/**
 * What the rig plans and reads: orders, ways, changes, telephone numbers, windows, options.
 */
import { e164 } from '../../bin/chaos/check/expected.ts';
import { windowOf } from '../../bin/chaos/gather.ts';
import { readOptions } from '../../bin/chaos/options.ts';
import { codeOf, lasting, Planner } from '../../bin/chaos/orders/plan.ts';
import { WAYS_MIX } from '../../bin/chaos/orders/ways.ts';
import { shareFaulted } from '../../bin/chaos/rig/mix.ts';
import { CODE } from '../../bin/chaos/check/sets.ts';

const planner = ( seed: number ) =>
	new Planner( {
		seed,
		products: [ 1, 2 ],
		windows: [ '2026-11-21T08:00:00Z/2026-11-21T10:00:00Z' ],
		connection: 1,
		ways: WAYS_MIX,
		changed: 0.4,
	} );

const plan = ( seed: number, orders: number ) => {
	const one = planner( seed );
	return Array.from( { length: orders }, () => one.one() );
};

test( 'the same seed plans the same orders, another one others', () => {
	expect( plan( 7, 50 ) ).toEqual( plan( 7, 50 ) );
	expect( plan( 7, 50 ) ).not.toEqual( plan( 8, 50 ) );
} );

test( 'every order has a code of its own that is found in its address', () => {
	const orders = plan( 7, 3000 );
	expect( new Set( orders.map( ( { code } ) => code ) ).size ).toBe( 3000 );
	expect(
		new Set( orders.map( ( { address } ) => e164( address.phone ) ) ).size
	).toBe( 3000 );
	for ( const { code, address } of orders ) {
		expect( CODE.exec( address.last_name )?.[ 0 ] ).toBe( code );
		expect( address.address_1 ).toContain( code );
	}
	expect( codeOf( 1, 99_999 ) ).not.toBe( codeOf( 2, 0 ) );
} );

test( 'every way and every kind of change is in a thousand orders', () => {
	const orders = plan( 1, 1000 );
	expect( new Set( orders.map( ( { way } ) => way ) ).size ).toBe(
		Object.keys( WAYS_MIX ).length
	);
	expect(
		new Set(
			orders.flatMap( ( { changes } ) =>
				changes.map( ( one ) => one.do )
			)
		).size
	).toBe( 9 );
	expect( orders.filter( ( { ours } ) => ! ours ).length ).toBeGreaterThan(
		10
	);
} );

test.each( [
	[ '06 12 34 56 78', '+33612345678' ],
	[ '06.12.34.56.78', '+33612345678' ],
	[ '+33 6 12 34 56 78', '+33612345678' ],
	[ '0033 6 12 34 56 78', '+33612345678' ],
] )( '%s is %s', ( typed, number ) => expect( e164( typed ) ).toBe( number ) );

test( 'a slot is read from what PHP wrote', () => {
	const meta =
		'a:4:{s:5:"value";s:41:"x/y";s:5:"start";s:20:"2026-11-21T08:00:00Z";s:3:"end";s:20:"2026-11-21T10:00:00Z";s:13:"connection_id";i:1;}';
	expect( windowOf( meta ) ).toEqual( {
		start: Date.parse( '2026-11-21T08:00:00Z' ),
		end: Date.parse( '2026-11-21T10:00:00Z' ),
	} );
	expect( windowOf( null ) ).toBeNull();
	expect( windowOf( 'a:0:{}' ) ).toBeNull();
} );

test( 'no order of a run chooses a window that its clock may leave behind', () => {
	const today = '2026-11-21T12:00:00Z/2026-11-21T14:00:00Z';
	const tonight = '2026-11-21T20:00:00Z/2026-11-21T22:00:00Z';
	const at = ( time: string ) => Date.parse( `2026-11-21T${ time }Z` );
	expect( lasting( [ today, tonight ], at( '05:59' ) ) ).toEqual( [
		today,
		tonight,
	] );
	expect( lasting( [ today, tonight ], at( '12:59' ) ) ).toEqual( [
		tonight,
	] );
} );

test( 'a list that lags is no accident', () => {
	expect(
		shareFaulted( [
			{ faults: [ 'list_lag f1' ] },
			{ faults: [ 'list_lag f1', 'status f2' ] },
			{ faults: [] },
			{ faults: [ 'reset f5' ] },
		] )
	).toBe( 0.5 );
} );

test.each( [
	[ [ '--orders', 'many' ], '--orders has to be a whole number' ],
	[ [ '--orders=0' ], '--orders has to be a whole number' ],
	[ [ '--scenario=flood' ], 'There is no scenario "flood"' ],
	[ [ '--colour=red' ], 'colour' ],
] )( 'a wrong option is named: %j', ( args, words ) => {
	expect( () => readOptions( args ) ).toThrow( words );
} );

test( 'every scenario has its own number of orders, and time for them', () => {
	expect( readOptions( [] ) ).toMatchObject( {
		scenario: 'chaos',
		orders: 150,
		minutesMax: 20,
	} );
	expect( readOptions( [ '--scenario=crash-points' ] )?.orders ).toBe( 3 );
	expect( readOptions( [ '--orders=1000' ] )?.minutesMax ).toBe( 62 );
} );

test( 'a bare --mix or --kill means its default', () => {
	expect(
		readOptions( [ '--orders', '10', '--mix', '--kill', '--seed', '4' ] )
	).toMatchObject( { orders: 10, mix: 1, kill: 0.15, seed: 4 } );
	expect( readOptions( [ '--kill', '0.5', '--mix' ] ) ).toMatchObject( {
		kill: 0.5,
		mix: 1,
	} );
} );
