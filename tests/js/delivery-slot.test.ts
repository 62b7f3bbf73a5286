/**
 * The logic of the delivery time at the checkout, on the cases that PHP reads too.
 */
import {
	cityOf,
	clocksDiffer,
	wallClock,
} from '../../src/blocks/delivery-slot/clock';
import {
	isLost,
	isMissing,
	isOffered,
	NO_OFFER,
	readOffer,
	type Offer,
} from '../../src/blocks/delivery-slot/offer';
import cases from '../cases/slots.json';

const slot = ( value: string, start = '', end = '' ) => ( {
	value,
	start,
	end,
	label: `from ${ value }`,
} );

const offer = ( changes: Partial< Offer > = {} ): Offer => ( {
	...NO_OFFER,
	needed: true,
	slots: [ slot( 'a' ), slot( 'b' ) ],
	...changes,
} );

describe( 'wall clocks', () => {
	test.each( cases.windows )(
		'$name',
		( { start, end, timezone, from, until } ) => {
			expect( wallClock( start * 1000, timezone ) ).toBe( from );
			expect( wallClock( end * 1000, timezone ) ).toBe( until );
		}
	);

	test.each( cases.windows )(
		'$name: the instants of its value',
		( { value, start, end } ) => {
			expect(
				value.split( '/' ).map( ( at ) => Date.parse( at ) / 1000 )
			).toEqual( [ start, end ] );
		}
	);

	test( 'nonsense says nothing instead of throwing', () => {
		expect( wallClock( NaN, 'Europe/Paris' ) ).toBe( '' );
		expect( wallClock( 0, 'Mars/Olympus' ) ).toBe( '' );
	} );

	test( 'two clocks differ when one of the hours does', () => {
		const summer = slot(
			'x',
			'2026-07-14T08:00:00Z',
			'2026-07-14T10:00:00Z'
		);
		const winter = slot(
			'y',
			'2026-12-15T09:00:00Z',
			'2026-12-15T11:00:00Z'
		);
		expect(
			clocksDiffer( [ summer, winter ], 'Europe/Paris', 'Europe/Berlin' )
		).toBe( false );
		expect( clocksDiffer( [ summer ], 'Europe/London', 'UTC' ) ).toBe(
			true
		);
		expect( clocksDiffer( [ winter ], 'Europe/London', 'UTC' ) ).toBe(
			false
		);
		expect(
			clocksDiffer( [ winter, summer ], 'Europe/London', 'UTC' )
		).toBe( true );
		expect( clocksDiffer( [], 'Europe/London', 'UTC' ) ).toBe( false );
		expect( clocksDiffer( [ summer ], '', 'UTC' ) ).toBe( false );
	} );

	test.each( [
		[ 'Europe/Paris', 'Paris' ],
		[ 'America/Argentina/Buenos_Aires', 'Buenos Aires' ],
		[ 'UTC', 'UTC' ],
	] )( 'the city of %s', ( timezone, city ) => {
		expect( cityOf( timezone ) ).toBe( city );
	} );
} );

describe( 'reading the cart', () => {
	test( 'a whole offer', () => {
		const said = {
			needed: true,
			connection: 3,
			slots: [ slot( 'a', 's', 'e' ) ],
			selected: 'a',
			timezone: 'Europe/Paris',
			stale: false,
			message: 'Soon.',
		};
		expect( readOffer( said ) ).toEqual( {
			needed: true,
			required: false,
			slots: [ slot( 'a', 's', 'e' ) ],
			selected: 'a',
			timezone: 'Europe/Paris',
			message: 'Soon.',
		} );
		expect( readOffer( { ...said, required: true } ).required ).toBe(
			true
		);
	} );

	test.each( [
		[ undefined ],
		[ null ],
		[ 'x' ],
		[ [] ],
		[ {} ],
		[ { needed: 'yes' } ],
		[ { needed: false, slots: [ slot( 'a' ) ] } ],
	] )( '%j is no offer', ( said ) => {
		expect( readOffer( said ) ).toEqual( NO_OFFER );
	} );

	test( 'what is no slot is left out, and nothing of it is inherited', () => {
		const said = readOffer(
			JSON.parse(
				'{"needed":true,"slots":[null,1,{"value":""},{"value":"a"},{"value":"b","label":"B","__proto__":{"needed":false}}],"selected":7,"__proto__":{"required":true}}'
			)
		);
		expect( said.slots ).toEqual( [
			{ value: 'b', start: '', end: '', label: 'B' },
		] );
		expect( said.selected ).toBe( '' );
		expect( said.required ).toBe( false );
		expect( ( {} as { required?: boolean } ).required ).toBeUndefined();
	} );
} );

describe( 'a choice', () => {
	test( 'is offered or not', () => {
		expect( isOffered( offer(), 'a' ) ).toBe( true );
		expect( isOffered( offer(), 'c' ) ).toBe( false );
		expect( isOffered( offer(), '' ) ).toBe( false );
	} );

	test( 'is lost when it is no longer offered, not when another method is chosen', () => {
		expect( isLost( offer(), 'c' ) ).toBe( true );
		expect( isLost( offer(), 'a' ) ).toBe( false );
		expect( isLost( offer(), '' ) ).toBe( false );
		expect( isLost( NO_OFFER, 'c' ) ).toBe( false );
	} );

	test( 'is missed only where one is demanded and can be made', () => {
		expect( isMissing( offer( { required: true } ), '' ) ).toBe( true );
		expect( isMissing( offer( { required: true } ), 'c' ) ).toBe( true );
		expect( isMissing( offer( { required: true } ), 'a' ) ).toBe( false );
		expect( isMissing( offer( { required: true, slots: [] } ), '' ) ).toBe(
			false
		);
		expect( isMissing( offer(), '' ) ).toBe( false );
		expect(
			isMissing( { ...offer( { required: true } ), needed: false }, '' )
		).toBe( false );
	} );
} );
