/**
 * The small decisions behind the screens: pasted keys, rows that keep their place, rules that are edited.
 */
import {
	accountIn,
	areSwapped,
	cleanKey,
	nameOf,
	originOf,
} from '../../../src/admin/connections/key-text.ts';
import {
	merge,
	replace,
	showAll,
} from '../../../src/admin/deliveries/merge.ts';
import { filtersFrom, queryOf } from '../../../src/admin/deliveries/query.ts';
import { moved, withField, withOp } from '../../../src/admin/rules/editing.ts';
import { faultsOf } from '../../../src/admin/rules/faults.ts';
import {
	connectionOf,
	routed,
} from '../../../src/admin/setup/routes/method-rules.ts';
import { boot, delivery, rule } from '../fixtures.ts';

const ID = '0123456789abcdef'.repeat( 2 );
const SECRET = 'f'.repeat( 128 );

describe( 'what people paste', () => {
	it( 'is freed of spaces, quotes and line breaks', () => {
		expect( cleanKey( ` “${ ID }”\u200b\n` ) ).toBe( ID );
	} );

	it( 'may hold a whole account', () => {
		const text = `Identifier: ${ ID }\nSecret key: "${ SECRET }"\nhttps://grenoble.coopcycle.org/admin`;
		expect( accountIn( text ) ).toEqual( {
			identifier: ID,
			secret: SECRET,
			address: 'https://grenoble.coopcycle.org/admin',
		} );
		expect( accountIn( ID ) ).toBeNull();
	} );

	it( 'may stand in the wrong fields', () => {
		expect( areSwapped( SECRET, ID ) ).toBe( true );
		expect( areSwapped( ID, SECRET ) ).toBe( false );
	} );

	it.each( [
		[ 'grenoble.coopcycle.org', 'https://grenoble.coopcycle.org' ],
		[
			'"https://grenoble.coopcycle.org/fr/login?x=1" ',
			'https://grenoble.coopcycle.org',
		],
		[ 'http://127.0.0.1:8710/', 'http://127.0.0.1:8710' ],
		[ 'grenoble', null ],
		[ '', null ],
	] )( 'an address %j is used as %j', ( typed, origin ) => {
		expect( originOf( typed ) ).toBe( origin );
	} );

	it( 'names a connection after its host', () => {
		expect( nameOf( 'https://www.grenoble.coopcycle.org' ) ).toBe(
			'Grenoble'
		);
	} );
} );

describe( 'a refresh', () => {
	const [ a, b, c ] = [ 1, 2, 3 ].map( ( id ) => delivery( { id } ) ) as [
		ReturnType< typeof delivery >,
		ReturnType< typeof delivery >,
		ReturnType< typeof delivery >,
	];

	it( 'never moves a row, marks what changed, and counts what is new', () => {
		const carried = delivery( { id: 2, stage: 'carried' } );
		const view = merge( showAll( [ a, b ] ), [ c, carried ] );
		expect( view.rows.map( ( { id } ) => id ) ).toEqual( [ 1, 2 ] );
		expect( view.rows[ 1 ]?.stage ).toBe( 'carried' );
		expect( [ ...view.changed ] ).toEqual( [ 2 ] );
		expect( [ ...view.gone ] ).toEqual( [ 1 ] );
		expect( view.newcomers ).toBe( 1 );
	} );

	it( 'shows an answered row in its place', () => {
		const view = replace( showAll( [ a, b ] ), [
			delivery( { id: 1, sync: 'pending' } ),
		] );
		expect( view.rows.map( ( { sync } ) => sync ) ).toEqual( [
			'pending',
			'synced',
		] );
	} );
} );

it( 'asks for a day of the shop’s', () => {
	boot();
	const filters = filtersFrom( () => '' );
	const query = new URLSearchParams(
		queryOf( filters, new Date( '2026-11-21T23:30:00Z' ) )
	);
	expect( query.get( 'window_after' ) ).toBe( '2026-11-21T23:00:00Z' );
	expect( query.get( 'window_before' ) ).toBe( '2026-11-22T23:00:00Z' );
} );

it.each( [
	[ '2026-10-25T22:30:00Z', '7', '2026-10-18T22:00:00Z' ],
	[ '2027-03-28T22:30:00Z', '7', '2027-03-22T23:00:00Z' ],
	[ '2026-11-21T23:30:00Z', 'many', '2026-11-21T23:00:00Z' ],
] )( 'counts days of the shop’s: %s, last %s', ( now, days, after ) => {
	boot();
	const filters = filtersFrom( ( name ) => ( name === 'days' ? days : '' ) );
	const query = new URLSearchParams( queryOf( filters, new Date( now ) ) );
	expect( query.get( 'after' ) ).toBe( after );
} );

it( 'opens where something is to be done', () => {
	boot( { needsYou: 2 } );
	expect( filtersFrom( () => '' ).list ).toBe( 'attention' );
} );

describe( 'editing rules', () => {
	const condition = {
		field: 'postcode',
		op: 'in',
		value: [ '38000' ],
	} as const;

	it( 'keeps a condition valid when its field or comparison changes', () => {
		const given = { ...condition, value: [ ...condition.value ] };
		expect( withField( given, 'total' ) ).toEqual( {
			field: 'total',
			op: 'gt',
			value: 0,
		} );
		expect( withField( given, 'virtual_only' ) ).toEqual( {
			field: 'virtual_only',
			op: 'is',
			value: true,
		} );
		expect(
			withOp( { field: 'country', op: 'is', value: 'FR' }, 'in' ).value
		).toEqual( [ 'FR' ] );
		expect(
			withOp(
				{ field: 'country', op: 'in', value: [ 'FR', 'BE' ] },
				'is'
			).value
		).toBe( 'FR' );
	} );

	it( 'moves within the list only', () => {
		const rules = [ rule( { id: 'a' } ), rule( { id: 'b' } ) ];
		expect( moved( rules, 0, 1 ).map( ( { id } ) => id ) ).toEqual( [
			'b',
			'a',
		] );
		expect( moved( rules, 0, -1 ) ).toBe( rules );
	} );

	it( 'names what is missing by its path', () => {
		const empty = rule( {
			when: [ { field: 'postcode', op: 'in', value: [ '', ' ' ] } ],
		} );
		expect( Object.keys( faultsOf( [ rule(), empty ] ) ) ).toEqual( [
			'rules[1].when[0].value',
		] );
	} );
} );

describe( 'a shipping method’s own rule', () => {
	const method = { method: 'flat_rate', instance: 3, title: 'Flat rate' };

	it( 'is made, found, changed in its place and taken away', () => {
		const other = rule();
		const made = routed( [ other ], method, 7 );
		expect( made ).toHaveLength( 2 );
		expect( connectionOf( made, method ) ).toBe( 7 );
		const before = [ made[ 1 ], other ].filter(
			( one ) => one !== undefined
		);
		const changed = routed( before, method, 8 );
		expect( changed.map( ( { id } ) => id ) ).toEqual(
			before.map( ( { id } ) => id )
		);
		expect( connectionOf( changed, method ) ).toBe( 8 );
		expect( routed( changed, method, null ) ).toEqual( [ other ] );
	} );

	it( 'is not one that asks for more', () => {
		const more = rule( {
			when: [
				{ field: 'shipping_method', op: 'is', value: 'flat_rate:3' },
				{ field: 'total', op: 'gt', value: 20 },
			],
		} );
		expect( connectionOf( [ more ], method ) ).toBeNull();
		expect( routed( [ more ], method, null ) ).toEqual( [ more ] );
	} );
} );
