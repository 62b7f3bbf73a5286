/**
 * 13.11: what a platform says about itself and its stores.
 */
import { Client, client, closeAll, control, sandbox, send } from './support.ts';
import type { Sandbox } from '../../bin/sandbox/index.ts';

let box: Sandbox;
let shop: Client;
beforeAll( async () => {
	box = await sandbox();
	shop = await client( box );
} );
afterAll( closeAll );

describe( '13.11 identity', () => {
	test( '/api is public and says what it is', async () => {
		const answer = await send( `${ box.url }/api` );
		expect( answer.status ).toBe( 200 );
		expect( answer.headers.get( 'content-type' ) ).toBe(
			'application/json'
		);
		expect( answer.text ).toMatch(
			/^\{"@context":"\/api\/contexts\/Entrypoint","@id":"\/api","@type":"Entrypoint",/
		);
	} );

	test( '/api/settings is public: zone, country, language', async () => {
		const { status, json } = await send( `${ box.url }/api/settings` );
		expect( status ).toBe( 200 );
		expect( json ).toMatchObject( {
			brand_name: expect.any( String ),
			country: 'fr',
			locale: 'fr',
			timezone: 'Europe/Paris',
			currency_code: 'eur',
			latlng: expect.stringMatching( /^-?[\d.]+,-?[\d.]+$/ ),
			phone_number: expect.stringMatching( /^\+\d+$/ ),
			administrator_email: expect.any( String ),
		} );
	} );

	test( 'zone, country and language can be others', async () => {
		const other = await sandbox( {
			timezone: 'Europe/Madrid',
			country: 'es',
			locale: 'es',
		} );
		expect(
			( await send( `${ other.url }/api/settings` ) ).json
		).toMatchObject( {
			timezone: 'Europe/Madrid',
			country: 'es',
			locale: 'es',
		} );
		const made = await (
			await client( other )
		).make( {
			address: {
				streetAddress: 'Calle Mayor 1',
				telephone: '612 34 56 78',
			},
		} );
		expect( made.dropoff.address.telephone ).toBe( '+34612345678' );
		expect( made.trackingUrl ).toContain( '/es/pub/d/' );
	} );

	test( '/api/me names the app and its store', async () => {
		expect( ( await shop.get( '/api/me' ) ).json ).toEqual( {
			'@context': '/api/contexts/ApiApp',
			'@id': '/api/api_apps/7',
			'@type': 'http://schema.org/SoftwareApplication',
			name: 'Fromagerie du Port',
			store: '/api/stores/31',
			shop: null,
		} );
	} );

	test( '/api/stores/{id} of the own store', async () => {
		const { status, json } = await shop.get( '/api/stores/31' );
		expect( status ).toBe( 200 );
		expect( json ).toEqual( {
			'@context': '/api/contexts/Store',
			'@id': '/api/stores/31',
			'@type': 'http://schema.org/Store',
			id: 31,
			name: 'Fromagerie du Port',
			enabled: true,
			address: expect.objectContaining( {
				'@type': 'http://schema.org/Place',
				streetAddress: '4 rue Haute, 38000 Grenoble',
			} ),
			timeSlot: '/api/time_slots/3',
			timeSlots: [ '/api/time_slots/3', '/api/time_slots/4' ],
			pricingRuleSet: expect.any( String ),
			prefillPickupAddress: false,
			weightRequired: false,
			packagesRequired: false,
			multiDropEnabled: false,
			multiPickupEnabled: false,
			cashOnDeliveryEnabled: false,
		} );
	} );

	test( 'saved addresses: listed, added, checked', async () => {
		const added = await shop.call( 'POST', '/api/stores/31/addresses', {
			streetAddress: '1 place Grenette',
			telephone: '0476000000',
		} );
		expect( added.status ).toBe( 201 );
		expect( added.headers.get( 'location' ) ).toBe( added.json[ '@id' ] );
		const { json } = await shop.get( '/api/stores/31/addresses' );
		expect( json ).toMatchObject( {
			'@type': 'hydra:Collection',
			'hydra:totalItems': 2,
		} );
		expect( json[ 'hydra:member' ][ 1 ] ).toMatchObject( {
			streetAddress: '1 place Grenette',
			telephone: '+33476000000',
		} );
		expect(
			(
				await shop.call( 'POST', '/api/stores/31/addresses', {
					streetAddress: 'introuvable',
				} )
			).status
		).toBe( 500 );
		const blank = await shop.call( 'POST', '/api/stores/31/addresses', {
			streetAddress: '',
			latLng: [ 45, 5 ],
			telephone: '0123',
		} );
		expect(
			blank.json.violations.map(
				( { propertyPath }: { propertyPath: string } ) => propertyPath
			)
		).toEqual( [ 'streetAddress', 'telephone' ] );
	} );

	test( 'no message is in English on a French instance, but some raw ones', async () => {
		const { json } = await shop.create( {
			pickup: { before: '2026-09-14 18:00' },
			dropoff: { address: '1 rue Thiers', before: '2026-09-14 12:00' },
		} );
		expect( json.violations[ 0 ].message ).toBe(
			'Le retrait doit précéder le dépôt.'
		);
		await control( box, 'PUT', '/settings', { locale: 'en' } );
		const english = await shop.create( {
			dropoff: { address: '1 rue Thiers' },
		} );
		expect( english.json.violations[ 0 ].message ).toBe(
			'This value should not be blank.'
		);
		await control( box, 'PUT', '/settings', { locale: 'fr' } );
	} );
} );
