/**
 * The words a merchant reads: states, moments in two zones, reasons.
 */
import { stateOf } from '../../../src/admin/words/state.ts';
import { reasonWords } from '../../../src/admin/words/reasons.ts';
import {
	asOnShopClock,
	dayBounds,
	moment,
	offsetAt,
	windowWords,
} from '../../../src/admin/words/time.ts';
import { boot, delivery } from '../fixtures.ts';

const NOW = new Date( '2026-11-21T17:00:00Z' );

beforeEach( () => boot() );

describe( 'the word for a state', () => {
	it.each( [
		[ { sync: 'pending', stage: 'none' }, 'Waiting to be sent' ],
		[ { sync: 'pending', stage: 'none', attempts: 2 }, 'Will try again' ],
		[ { sync: 'in_flight' }, 'Sending' ],
		[ { sync: 'unknown' }, 'Checking with the platform' ],
		[ { sync: 'attention' }, 'Needs you' ],
		[ { stage: 'placed' }, 'Booked' ],
		[ { stage: 'assigned' }, 'Courier assigned' ],
		[ { stage: 'pickup' }, 'Courier on the way to you' ],
		[ { stage: 'carried' }, 'On the way' ],
		[ { stage: 'delivered' }, 'Delivered' ],
		[ { stage: 'failed' }, 'Failed' ],
		[ { stage: 'cancelled' }, 'Cancelled' ],
	] as const )( '%j is "%s"', ( facts, word ) => {
		expect( stateOf( delivery( facts ), NOW ).word ).toBe( word );
	} );

	it( 'stays with the courier while a booked delivery is only looked at again', () => {
		const looked = delivery( { sync: 'pending', stage: 'carried' } );
		expect( stateOf( looked, NOW ).word ).toBe( 'On the way' );
	} );

	it( 'says when the next try is, which one, and why', () => {
		const { next } = stateOf(
			delivery( {
				sync: 'pending',
				stage: 'none',
				attempts: 2,
				due_at: '2026-11-21T17:12:00Z',
				message: 'The platform did not answer.',
			} ),
			NOW
		);
		expect( next ).toBe(
			'due 6:12 pm, try 3: The platform did not answer.'
		);
	} );
} );

describe( 'a moment', () => {
	it( 'follows the zone through the change of the clocks', () => {
		const paris = 'Europe/Paris';
		expect( offsetAt( new Date( '2026-03-29T00:59:59Z' ), paris ) ).toBe(
			60
		);
		expect( offsetAt( new Date( '2026-03-29T01:00:00Z' ), paris ) ).toBe(
			120
		);
		expect( offsetAt( NOW, '-03:30' ) ).toBe( -210 );
		expect( offsetAt( NOW, 'Nowhere/Never' ) ).toBe( 0 );
	} );

	it( 'names the day unless it is today in the shop', () => {
		expect( moment( '2026-11-21T22:30:00Z', NOW ) ).not.toContain(
			'tomorrow'
		);
		expect( moment( '2026-11-21T23:30:00Z', NOW ) ).toContain( 'tomorrow' );
		expect( moment( '2026-11-20T12:00:00Z', NOW ) ).toContain(
			'yesterday'
		);
	} );

	it( 'gives a day its real bounds, also when it has 23 hours', () => {
		expect(
			dayBounds( new Date( '2026-03-29T12:00:00Z' ), 'Europe/Paris' )
		).toEqual( [ '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z' ] );
	} );

	it.each( [
		[
			'has no midnight: tomorrow begins at one',
			'2027-04-29T12:00:00Z',
			'Africa/Cairo',
			[ '2027-04-28T22:00:00Z', '2027-04-29T22:00:00Z' ],
		],
		[
			'has none and is today',
			'2027-04-30T12:00:00Z',
			'Africa/Cairo',
			[ '2027-04-29T22:00:00Z', '2027-04-30T21:00:00Z' ],
		],
		[
			'has two: it begins with the first',
			'2026-11-01T18:00:00Z',
			'America/Havana',
			[ '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z' ],
		],
	] )( 'gives its bounds to a day that %s', ( _, now, zone, bounds ) => {
		expect( dayBounds( new Date( now ), zone ) ).toEqual( bounds );
	} );

	it.each( [
		[ '2026-11-21T17:00:00Z', 'Europe/Paris', 18 ],
		[ '2026-10-24T23:30:00Z', 'Indian/Reunion', 3 ],
		[ '2027-03-28T00:30:00Z', 'Indian/Reunion', 4 ],
		[ '2026-11-01T06:30:00Z', 'Europe/Paris', 7 ],
	] )(
		'reads on the browser’s clock what the shop’s clock shows: %s in %s',
		( at, timezone, hour ) => {
			boot( { timezone } );
			expect( asOnShopClock( at ).getHours() ).toBe( hour );
		}
	);
} );

describe( 'a window', () => {
	const span = { start: '2026-11-21T17:30:00Z', end: '2026-11-21T18:00:00Z' };

	it( 'is told once when both clocks agree', () => {
		expect( windowWords( span, 'Europe/Berlin', NOW ) ).toBe(
			'6:30 pm–7:00 pm'
		);
	} );

	it( 'is told in both zones when they differ', () => {
		expect( windowWords( span, 'Europe/London', NOW ) ).toBe(
			'5:30 pm–6:00 pm (6:30 pm–7:00 pm shop time)'
		);
	} );
} );

describe( 'a reason', () => {
	const reason = {
		rule: 'centre',
		field: 'postcode',
		value: [ '69001' ],
		expected: { in: [ '38*' ] },
		passed: false,
	};

	it( 'says what was asked and what the order has', () => {
		expect( reasonWords( reason ) ).toBe(
			'Postcode is one of 38* – here it is 69001'
		);
		expect(
			reasonWords( {
				...reason,
				field: 'every_order',
				value: true,
				expected: { is: true },
				passed: true,
			} )
		).toBe( 'Every order' );
		expect( reasonWords( { ...reason, passed: true } ) ).toBe(
			'Postcode is one of 38*'
		);
	} );

	it( 'uses the names the merchant gave', () => {
		expect(
			reasonWords( {
				rule: 'r',
				field: 'shipping_method',
				value: [],
				expected: { is: 'flat_rate:3' },
				passed: true,
			} )
		).toBe( 'Shipping method is Flat rate (Centre)' );
		expect(
			reasonWords( {
				rule: 'not_paid',
				field: 'status',
				value: 'on-hold',
				expected: [ 'processing' ],
				passed: false,
			} )
		).toBe( 'Its status is On hold; it is sent when it is Processing' );
	} );
} );
