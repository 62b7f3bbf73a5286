/**
 * 13.5: what creation refuses, what it falls over, and what it lets pass.
 */
import {
	Client,
	client,
	closeAll,
	control,
	minimal,
	sandbox,
	type Json,
} from './support.ts';
import type { Sandbox } from '../../bin/sandbox/index.ts';

let box: Sandbox;
let shop: Client;
beforeAll( async () => {
	box = await sandbox();
	shop = await client( box );
} );
afterAll( closeAll );

/** A body that fails must leave nothing behind. */
async function refused( body: unknown ): Promise< Json > {
	const before = box.instance.deliveries.size;
	const answer = await shop.create( body );
	expect( box.instance.deliveries.size ).toBe( before );
	return { ...answer.json, status: answer.status };
}

const dropoff = ( changes: Json ): Json => ( {
	dropoff: {
		address: '2 rue Thiers',
		before: '2026-09-14 13:30',
		...changes,
	},
} );
const address = ( changes: Json ): Json =>
	dropoff( { address: { streetAddress: '2 rue Thiers', ...changes } } );

describe( '13.5 violations: 400 with a property path', () => {
	test.each( [
		[
			'no window',
			{ dropoff: { address: '2 rue Thiers' } },
			[ 'items[0].task.doneBefore', 'items[1].task.doneBefore' ],
		],
		[
			'after the end',
			dropoff( { after: '2026-09-14 13:30' } ),
			[ 'items[1].task.doneBefore' ],
		],
		[
			'over midnight',
			dropoff( {
				before: undefined,
				timeSlot: '2026-09-14 22:00-01:00',
			} ),
			[ 'items[1].task.doneBefore' ],
		],
		[
			'dropoff before pickup',
			{ pickup: { before: '2026-09-14 15:00' }, ...dropoff( {} ) },
			[ 'items' ],
		],
		[
			'phone that parses but is none',
			address( { telephone: '0123' } ),
			[ 'items[1].task.address.telephone' ],
		],
		[
			'blank street with coordinates',
			address( { streetAddress: ' ', latLng: [ 45.19, 5.72 ] } ),
			[ 'items[1].task.address.streetAddress' ],
		],
	] )( '%s', async ( _name, body, paths ) => {
		const answer = await refused( body );
		expect( answer.status ).toBe( 400 );
		expect( answer ).toMatchObject( {
			'@context': '/api/contexts/ConstraintViolationList',
			'@type': 'ConstraintViolationList',
			'hydra:title': 'An error occurred',
		} );
		expect(
			answer.violations.map( ( { propertyPath }: Json ) => propertyPath )
		).toEqual( paths );
		for ( const { propertyPath, message, code } of answer.violations ) {
			expect( answer[ 'hydra:description' ] ).toContain(
				`${ propertyPath }: ${ message }`
			);
			expect( code === null ).toBe( propertyPath === 'items' );
		}
	} );

	test( "messages are in the instance's language, not in the client's", async () => {
		const answer = await shop.call(
			'POST',
			'/api/deliveries',
			{ dropoff: { address: '2 rue Thiers' } },
			{ 'Accept-Language': 'en' }
		);
		expect( answer.json.violations[ 0 ].message ).toBe(
			'Cette valeur ne doit pas être vide.'
		);
	} );
} );

describe( '13.5 refusals: 400 with a sentence', () => {
	test.each( [
		[
			'phone that does not parse',
			address( { telephone: 'call me' } ),
			/phone number/,
		],
		[
			'unknown time slot',
			dropoff( { timeSlotUrl: '/api/time_slots/999' } ),
			/^Item not found for "\/api\/time_slots\/999"\.$/,
		],
		[
			'window that is no choice',
			dropoff( {
				before: undefined,
				timeSlot: '2026-09-14 03:00-04:00',
				timeSlotUrl: '/api/time_slots/3',
			} ),
			/^task\.timeSlot\.invalid$/,
		],
		[ 'unparsable date', dropoff( { before: 'soon' } ), /soon/ ],
		[ 'a number as comments', dropoff( { comments: 7 } ), /comments/ ],
		[ 'a fraction of a gram', dropoff( { weight: 3.5 } ), /weight/ ],
		[
			'a package without quantity',
			dropoff( { packages: [ { type: 'BAG' } ] } ),
			/quantity/,
		],
		[
			'an unknown saved address',
			dropoff( { address: '/api/addresses/999999' } ),
			/Item not found/,
		],
		[ 'a list instead of an object', [], /delivery/ ],
		[ 'no JSON', '{"dropoff":', /^Syntax error$/ ],
		[
			'half a character',
			'{"dropoff":{"comments":"\\ud83d"}}',
			/^Syntax error$/,
		],
		[
			'a weight written as a float',
			'{"dropoff":{"address":"2 rue Thiers","before":"tomorrow 13:00","weight":3200.0}}',
			/"float" given/,
		],
	] )( '%s', async ( _name, body, text ) => {
		const answer = await refused( body );
		expect( answer.status ).toBe( 400 );
		expect( answer[ '@type' ] ).toBe( 'hydra:Error' );
		expect( answer[ 'hydra:description' ] ).toMatch( text );
	} );

	test( 'a payment method that is not enabled is refused, yet the delivery is saved', async () => {
		const before = box.instance.deliveries.size;
		const answer = await shop.create( {
			...minimal(),
			order: { paymentMethod: 'cash_on_delivery' },
		} );
		expect( [ answer.status, answer.json[ 'hydra:description' ] ] ).toEqual(
			[ 400, 'order.paymentMethod is not valid' ]
		);
		expect( box.instance.deliveries.size ).toBe( before + 1 );
		await control( box, 'PATCH', '/stores/31', { cash_on_delivery: true } );
		expect(
			(
				await shop.create( {
					...minimal(),
					order: { paymentMethod: 'cash_on_delivery' },
				} )
			).status
		).toBe( 201 );
	} );
} );

describe( '13.5 falls over: 500', () => {
	const long = 'x'.repeat( 256 );
	test.each( [
		[
			'text that is found nowhere',
			dropoff( { address: 'Rue INTROUVABLE, Grenoble' } ),
		],
		[
			'object that is found nowhere',
			address( { streetAddress: 'Nowhere street 1' } ),
		],
		[ 'empty street', address( { streetAddress: '' } ) ],
		[ 'no dropoff address', { dropoff: { before: '2026-09-14 13:30' } } ],
		[ 'no dropoff', {} ],
		[
			'one task',
			{
				tasks: [
					{ address: '2 rue Thiers', before: '2026-09-14 13:30' },
				],
			},
		],
		[ 'empty timeSlot', dropoff( { timeSlot: '' } ) ],
		[ 'free text as timeSlot', dropoff( { timeSlot: 'in the evening' } ) ],
		[
			'a single date as timeSlot',
			dropoff( { timeSlot: '2026-09-14T10:00:00Z' } ),
		],
		[
			'street of 256 characters',
			address( { streetAddress: long, latLng: [ 45.19, 5.72 ] } ),
		],
		[ 'contact of 256 characters', address( { contactName: long } ) ],
		[ 'name of 256 characters', address( { name: long } ) ],
		[ 'company of 256 characters', address( { company: long } ) ],
		[ 'NUL byte', address( { contactName: 'a\0b' } ) ],
	] )( '%s', async ( _name, body ) => {
		const answer = await refused( body );
		expect( answer.status ).toBe( 500 );
		expect( answer[ 'hydra:description' ] ).toBe( 'Internal Server Error' );
	} );

	test( '255 characters fit, counted as characters and not as bytes', async () => {
		for ( const text of [ 'é'.repeat( 255 ), '🧀'.repeat( 255 ) ] ) {
			const made = await shop.create( address( { contactName: text } ) );
			expect( made.json.dropoff.address.contactName ).toBe( text );
		}
	} );

	test( "more than a megabyte is the proxy's 413", async () => {
		const answer = await shop.create(
			dropoff( { comments: 'x'.repeat( 1_100_000 ) } )
		);
		expect( [ answer.status, answer.json ] ).toEqual( [ 413, undefined ] );
	} );
} );

describe( '13.5 passes: 201', () => {
	test.each( [
		[ 'a window in the past', dropoff( { before: '2020-01-01 13:30' } ) ],
		[
			'a window never offered',
			dropoff( {
				before: undefined,
				timeSlot: '2026-09-14 03:00-04:00',
			} ),
		],
		[
			'an address out of the zone',
			dropoff( { address: 'Hors zone, 38000 Grenoble' } ),
		],
		[
			'comments of any length',
			dropoff( { comments: 'x'.repeat( 20_000 ) } ),
		],
	] )( '%s', async ( _name, body ) => {
		expect( ( await shop.create( body ) ).status ).toBe( 201 );
	} );

	test( 'a disabled store and its form hints stop nobody', async () => {
		await control( box, 'PATCH', '/stores/31', {
			enabled: false,
			packages_required: true,
			weight_required: true,
		} );
		expect( ( await shop.create( minimal() ) ).status ).toBe( 201 );
		await control( box, 'PATCH', '/stores/31', {
			enabled: true,
			packages_required: false,
			weight_required: false,
		} );
	} );
} );

describe( '13.5 /assert', () => {
	const assert = ( body: unknown ): ReturnType< Client[ 'call' ] > =>
		shop.call( 'POST', '/api/deliveries/assert', body );

	test( 'feasible is 200 with an empty list, and nothing is saved', async () => {
		const before = box.instance.deliveries.size;
		const answer = await assert( minimal() );
		expect( [ answer.status, answer.json ] ).toEqual( [ 200, [] ] );
		expect( box.instance.deliveries.size ).toBe( before );
	} );

	test( 'out of the zone is a violation on items', async () => {
		const answer = await assert(
			dropoff( { address: 'Hors zone, 38000 Grenoble' } )
		);
		expect( answer.status ).toBe( 400 );
		expect( answer.json.violations ).toEqual( [
			{
				propertyPath: 'items',
				message: expect.any( String ),
				code: null,
			},
		] );
	} );

	test( 'a store without a zone delivers everywhere', async () => {
		await control( box, 'PATCH', '/stores/31', { max_distance: null } );
		expect(
			(
				await assert(
					dropoff( { address: 'Hors zone, 38000 Grenoble' } )
				)
			).status
		).toBe( 200 );
		await control( box, 'PATCH', '/stores/31', { max_distance: 12_000 } );
	} );

	test( 'windows are checked, and an unknown address is a 500', async () => {
		expect(
			( await assert( { dropoff: { address: '2 rue Thiers' } } ) ).status
		).toBe( 400 );
		expect(
			( await assert( dropoff( { address: 'introuvable' } ) ) ).status
		).toBe( 500 );
	} );
} );
