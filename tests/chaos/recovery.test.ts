/**
 * What is asked of a shop after an outage: in time, in order, at its pace.
 */
import {
	mostInTenSeconds,
	outOfTurn,
	recovery,
} from '../../bin/chaos/check/recovery.ts';
import { promisesBroken } from '../../bin/chaos/scenarios/outage.ts';
import { at, world } from './world.ts';

const BACK = Date.parse( '2026-11-21T07:00:00Z' );

const KEPT = {
	first: 5,
	seconds: 600,
	early: 0,
	outOfTurn: 0,
	atOnce: 4,
	perTenSeconds: 100,
};

test( 'earliest window first, but for those side by side', () => {
	expect( outOfTurn( [ 1, 2, 1, 2, 3, 2, 3 ] ) ).toBe( 0 );
	const late = [ 2, ...Array< number >( 20 ).fill( 1 ), 2 ];
	expect( outOfTurn( late ) ).toBe( 1 );
} );

test( 'a call that waited for its answer while others passed is in turn', () => {
	const evidence = world( ( all ) => {
		const [ slow, ...others ] = all.deliveries.splice( 0 );
		all.deliveries.push(
			...Array.from( { length: 20 }, ( _, index ) => ( {
				...at( others, 0 ),
				id: index,
				markers: [ `L${ index }` ],
			} ) ),
			{
				...( slow as ( typeof others )[ number ] ),
				id: 99,
				delivery: {
					dropoff: { before: '2026-11-20T08:00:00+01:00' },
				},
			}
		);
		all.rows.push(
			...Array.from( { length: 20 }, ( _, index ) => ( {
				...at( all.rows, 0 ),
				id: 100 + index,
				marker: `L${ index }`,
			} ) )
		);
		all.journal.push(
			...Array.from( { length: 20 }, ( _, index ) => ( {
				...at( all.journal, 0 ),
				delivery_id: 100 + index,
				at: 1002,
			} ) )
		);
	} );
	expect( recovery( evidence, BACK, 1 ).outOfTurn ).toBe( 0 );
	evidence.journal.forEach( ( line ) => {
		line.at = line.delivery_id < 100 ? 1005 : 1002;
	} );
	expect( recovery( evidence, BACK, 1 ).outOfTurn ).toBeGreaterThan( 0 );
} );

test( 'the busiest ten seconds are found', () => {
	expect( mostInTenSeconds( [] ) ).toBe( 0 );
	expect( mostInTenSeconds( [ 30_000, 0, 9_999, 10_000, 10_001 ] ) ).toBe(
		3
	);
} );

test( 'the time counts from the platform’s return to the last creation', () => {
	const evidence = world( ( all ) => {
		at( all.deliveries, 0 ).created_at = BACK - 1_000;
		at( all.deliveries, 1 ).created_at = BACK + 4_000;
		at( all.deliveries, 2 ).created_at = BACK + 90_000;
	} );
	expect( recovery( evidence, BACK, 3 ) ).toMatchObject( {
		first: -1,
		seconds: 90,
		early: 1,
		atOnce: 3,
	} );
} );

test( 'a recovery that kept every promise is fine', () => {
	expect( promisesBroken( KEPT, 5, 4 ) ).toEqual( [] );
} );

test.each( [
	[ 'minutes until', { seconds: 901 }, 0 ],
	[ 'requests at once', { atOnce: 5 }, 0 ],
	[ 'within ten seconds', { perTenSeconds: 130 }, 0 ],
	[ 'earlier window', { outOfTurn: 1 }, 0 ],
	[ 'tries of orders', {}, 11 ],
] )( 'a broken promise is named: %s', ( words, worse, spent ) => {
	const broken = promisesBroken( { ...KEPT, ...worse }, spent, 4 );
	expect( broken ).toHaveLength( 1 );
	expect( broken[ 0 ] ).toContain( words );
} );
