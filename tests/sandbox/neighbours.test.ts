/**
 * The neighbours of creation: prices, quotes, suggestions, spreadsheets.
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

const post = (
	path: string,
	body: unknown,
	as = shop
): ReturnType< Client[ 'call' ] > => as.call( 'POST', path, body );
const count = (): number => box.instance.deliveries.size;

describe( 'prices', () => {
	test( 'the price is the one the order will have', async () => {
		const { status, json } = await post(
			'/api/retail_prices/calculate',
			minimal()
		);
		expect( status ).toBe( 200 );
		expect( json ).toMatchObject( {
			'@type': 'RetailPrice',
			currency: 'EUR',
			tax: { included: true },
		} );
		const made = await shop.make();
		expect( [ json.amount, json.tax.amount ] ).toEqual( [
			made.order.total,
			made.order.taxTotal,
		] );
		const net = await post(
			'/api/retail_prices/calculate?tax=excluded',
			minimal()
		);
		expect( net.json ).toMatchObject( {
			amount: json.amount - json.tax.amount,
			tax: { included: false },
		} );
	} );

	test( 'no pricing and no fitting rule are two kinds of 400', async () => {
		const far = minimal( { address: 'Hors zone' } );
		const none = await post( '/api/retail_prices/calculate', far );
		expect( [
			none.status,
			none.json[ '@type' ],
			'calculation' in none.json,
		] ).toEqual( [ 400, 'hydra:Error', true ] );
		await control( box, 'PATCH', '/stores/31', { pricing: null } );
		const without = await post( '/api/retail_prices/calculate', minimal() );
		expect( [ without.status, 'calculation' in without.json ] ).toEqual( [
			400,
			false,
		] );
		expect(
			( await post( '/api/deliveries/quotes', minimal() ) ).status
		).toBe( 400 );
		await control( box, 'PATCH', '/stores/31', {
			pricing: { base: 490, per_km: 90, max_distance: 30_000 },
		} );
	} );
} );

describe( 'quotes', () => {
	const quote = async (): Promise< Json > =>
		( await post( '/api/deliveries/quotes', minimal() ) ).json;
	const confirm = (
		iri: string,
		as = shop
	): ReturnType< Client[ 'call' ] > =>
		as.call(
			'PUT',
			`/api/deliveries/quotes/${ iri.split( '/' ).at( -1 ) }/confirm`,
			{}
		);

	test( 'a quote saves no delivery; confirming does, each time it is called', async () => {
		const before = count();
		const made = await quote();
		expect( made ).toMatchObject( {
			'@id': expect.stringMatching( /^\/api\/delivery_quotes\/\d+$/ ),
			'@type': 'DeliveryQuote',
			currency: 'EUR',
			expiresAt: expect.any( String ),
		} );
		expect( count() ).toBe( before );
		const first = await confirm( made[ '@id' ] );
		const second = await confirm( made[ '@id' ] );
		expect( [ first.status, second.status ] ).toEqual( [ 200, 200 ] );
		expect( first.json.delivery ).not.toBe( second.json.delivery );
		expect( count() ).toBe( before + 2 );
		expect( ( await shop.get( first.json.delivery ) ).status ).toBe( 200 );
	} );

	test( 'it cannot be read back, nor confirmed by another store', async () => {
		const { '@id': iri } = await quote();
		expect(
			(
				await shop.get(
					`/api/deliveries/quotes/${ iri.split( '/' ).at( -1 ) }`
				)
			).status
		).toBe( 404 );
		expect( ( await confirm( iri, await client( box, 1 ) ) ).status ).toBe(
			403
		);
		expect( ( await confirm( '/api/delivery_quotes/9999' ) ).status ).toBe(
			404
		);
	} );
} );

describe( 'suggestions', () => {
	const suggest = async ( tasks: Json[] ): Promise< Json > =>
		( await post( '/api/deliveries/suggest_optimizations', { tasks } ) )
			.json;
	const task = ( type: string, latitude: number ): Json => ( {
		type,
		address: { streetAddress: 'x', latLng: [ latitude, 5.7 ] },
		before: '2026-09-14 14:00',
	} );

	test( 'none for two tasks, a shorter order for a zigzag', async () => {
		expect(
			(
				await suggest( [
					task( 'pickup', 45.1 ),
					task( 'dropoff', 45.2 ),
				] )
			).suggestions
		).toEqual( [] );
		const zigzag = await suggest( [
			task( 'pickup', 45.1 ),
			task( 'dropoff', 45.2 ),
			task( 'dropoff', 45.11 ),
		] );
		expect( zigzag ).toMatchObject( {
			'@type': 'OptimizationSuggestions',
			suggestions: [
				{
					gain: { type: 'distance', amount: expect.any( Number ) },
					order: [ 0, 2, 1 ],
				},
			],
		} );
		const straight = await suggest( [
			task( 'pickup', 45.1 ),
			task( 'dropoff', 45.11 ),
			task( 'dropoff', 45.2 ),
		] );
		expect( straight.suggestions ).toEqual( [] );
	} );
} );

describe( 'spreadsheets', () => {
	const csv = ( rows: string[] ): ReturnType< Client[ 'call' ] > =>
		shop.call(
			'POST',
			'/api/deliveries/import_async',
			rows.join( '\r\n' ),
			{ 'Content-Type': 'text/csv' }
		);
	const HEADER =
		'dropoff.address,dropoff.address.name,dropoff.address.telephone,dropoff.timeslot,dropoff.packages,dropoff.metadata,dropoff.comments,weight';

	test( 'rows become deliveries some seconds later, also those nobody can find', async () => {
		const before = count();
		const answer = await csv( [
			HEADER,
			'"12 quai des Brumes, Grenoble",Café,0476000000,2026-09-14 14:00 - 2026-09-14 16:00,CRATE=1 BAG=2,external_system_id=wc-9 k=v,"He said ""up""",1.5',
			'introuvable,,,2026-09-14 14:00 - 2026-09-14 16:00,,,,',
		] );
		expect( answer.status ).toBe( 201 );
		expect( answer.json ).toMatchObject( {
			'@id': expect.stringMatching(
				/^\/api\/delivery_import_queues\/\d+$/
			),
			'@type': 'DeliveryImportQueue',
		} );
		expect( count() ).toBe( before );
		await control( box, 'PUT', '/clock', { advance: 6 } );
		expect( count() ).toBe( before + 2 );
		const [ good, lost ] = [ ...box.instance.deliveries.keys() ].slice(
			-2
		);
		const { json } = await shop.get( `/api/deliveries/${ good }` );
		expect( json.dropoff ).toMatchObject( {
			address: {
				streetAddress: '12 quai des Brumes, Grenoble',
				name: 'Café',
				telephone: '+33476000000',
			},
			after: '2026-09-14T14:00:00+02:00',
			before: '2026-09-14T16:00:00+02:00',
			weight: 1500,
			comments: 'He said "up"',
			metadata: { external_system_id: 'wc-9', k: 'v' },
		} );
		expect(
			json.dropoff.packages.map( ( { type, quantity }: Json ) => [
				type,
				quantity,
			] )
		).toEqual( [
			[ 'CRATE', 1 ],
			[ 'BAG', 2 ],
		] );
		expect(
			( await shop.get( `/api/deliveries/${ lost }` ) ).json.dropoff
				.address.streetAddress
		).toBe( 'INVALID ADDRESS' );
	} );

	test( 'only CSV is taken', async () => {
		expect(
			( await post( '/api/deliveries/import_async', '{}' ) ).status
		).toBe( 415 );
	} );
} );
