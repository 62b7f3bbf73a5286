/**
 * 13.3: media types.
 */
import {
	Client,
	client,
	closeAll,
	JSONLD,
	minimal,
	sandbox,
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
	headers: Record< string, string >
): ReturnType< Client[ 'call' ] > =>
	shop.call( 'POST', '/api/deliveries', minimal(), headers );

describe( '13.3 formats', () => {
	test.each( [ 'application/json', 'text/plain', '' ] )(
		'creation answers 415 to Content-Type "%s"',
		async ( type ) => {
			const before = box.instance.deliveries.size;
			const answer = await post( { 'Content-Type': type } );
			expect( answer.status ).toBe( 415 );
			expect( answer.json[ '@type' ] ).toBe( 'hydra:Error' );
			expect( box.instance.deliveries.size ).toBe( before );
		}
	);

	test( 'parameters of the content type do not matter', async () => {
		expect(
			( await post( { 'Content-Type': `${ JSONLD }; charset=utf-8` } ) )
				.status
		).toBe( 201 );
	} );

	test( 'other writes take plain JSON too', async () => {
		const answer = await shop.call(
			'POST',
			'/api/webhooks',
			{ event: 'delivery.picked', url: 'http://shop.example/' },
			{ 'Content-Type': 'application/json' }
		);
		expect( answer.status ).toBe( 201 );
	} );

	test( 'a 201 is JSON-LD with its IRI in the headers', async () => {
		const answer = await post( {} );
		expect( answer.headers.get( 'content-type' ) ).toBe(
			'application/ld+json; charset=utf-8'
		);
		expect( answer.headers.get( 'vary' ) ).toBe( 'Accept' );
		expect( answer.headers.get( 'location' ) ).toBe( answer.json[ '@id' ] );
		expect( answer.headers.get( 'content-location' ) ).toBe(
			answer.json[ '@id' ]
		);
	} );

	test.each( [
		'*/*',
		'application/*',
		'text/csv, application/ld+json;q=0.2',
	] )( 'Accept "%s" is JSON-LD', async ( accept ) => {
		const { id } = await shop.make();
		const answer = await shop.get( `/api/deliveries/${ id }`, {
			Accept: accept,
		} );
		expect( answer.json[ '@id' ] ).toBe( `/api/deliveries/${ id }` );
	} );

	test( 'Accept application/json strips what the JSON-LD normalizers add', async () => {
		const { id } = await shop.make();
		const answer = await shop.get( `/api/deliveries/${ id }`, {
			Accept: 'application/json',
		} );
		expect( answer.headers.get( 'content-type' ) ).toContain(
			'application/json'
		);
		expect( answer.json.id ).toBe( id );
		for ( const key of [
			'@id',
			'@type',
			'@context',
			'pickup',
			'dropoff',
			'trackingUrl',
		] ) {
			expect( answer.json ).not.toHaveProperty( [ key ] );
		}
		expect( answer.text ).not.toContain( '"@' );
	} );

	test( 'errors follow: problem+json for plain JSON', async () => {
		const answer = await shop.call(
			'POST',
			'/api/deliveries',
			{ dropoff: { address: '1 rue Haute' } },
			{ Accept: 'application/json' }
		);
		expect( answer.status ).toBe( 400 );
		expect( answer.headers.get( 'content-type' ) ).toContain(
			'application/problem+json'
		);
		expect( answer.json ).toMatchObject( {
			type: expect.any( String ),
			title: expect.any( String ),
			detail: expect.any( String ),
			violations: [
				{ propertyPath: 'items[0].task.doneBefore' },
				{ propertyPath: 'items[1].task.doneBefore' },
			],
		} );
	} );

	test( 'HTML is the documentation page, anything else a 406', async () => {
		const { id } = await shop.make();
		const page = await shop.get( `/api/deliveries/${ id }`, {
			Accept: 'text/html',
		} );
		expect( [ page.status, page.json ] ).toEqual( [ 200, undefined ] );
		expect(
			(
				await shop.get( `/api/deliveries/${ id }`, {
					Accept: 'image/png',
				} )
			).status
		).toBe( 406 );
	} );
} );
