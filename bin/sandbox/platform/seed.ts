/**
 * A small cooperative to begin with: two stores, an app each, three time slots.
 */
import { saveAddress } from './addresses.ts';
import type { Instance } from './instance.ts';
import type { App, OAuthClient, Scope, Settings, Store } from './model.ts';
import { derivedHex } from './random.ts';

export function defaultSettings( publicUrl: string ): Settings {
	return {
		brandName: 'Vélocité Grenoble',
		timezone: 'Europe/Paris',
		country: 'fr',
		locale: 'fr',
		currency: 'eur',
		latLng: [ 45.1885, 5.7245 ],
		publicUrl,
		tokenTtl: 3600,
		maintenance: false,
		webhookRetryScale: 1,
		webhookTimeout: 60,
		webhookWorkers: 1,
	};
}

/** A new key pair: 32 and 128 hex digits. */
export function newClient(
	seed: string,
	label: string,
	scopes: Scope[]
): OAuthClient {
	return {
		identifier: derivedHex( seed, `${ label } identifier`, 32 ),
		secret: derivedHex( seed, `${ label } secret`, 128 ),
		scopes,
	};
}

export function addApp(
	instance: Instance,
	name: string,
	storeId: number | null,
	client: OAuthClient
): App {
	const app: App = {
		id: instance.nextId( 'app' ),
		name,
		storeId,
		identifier: client.identifier,
	};
	instance.clients.set( client.identifier, client );
	instance.apps.set( app.id, app );
	return app;
}

interface StoreSeed {
	name: string;
	street: string;
	timeSlotId: number | null;
	timeSlotIds: number[];
}

function addStore( instance: Instance, seed: StoreSeed ): Store {
	const place = instance.geocoder.find( seed.street );
	const [ latitude, longitude ] = instance.settings.latLng;
	const addressId = saveAddress( instance, {
		id: null,
		streetAddress: seed.street,
		contactName: null,
		name: seed.name,
		telephone: null,
		description: null,
		phoneValid: true,
		hidden: [],
		geo: {
			latitude: place?.latitude ?? latitude,
			longitude: place?.longitude ?? longitude,
		},
	} );
	const store: Store = {
		id: instance.nextId( 'store' ),
		name: seed.name,
		enabled: true,
		addressId,
		addressIds: [ addressId ],
		timeSlotId: seed.timeSlotId,
		timeSlotIds: seed.timeSlotIds,
		packages: [ 'CRATE', 'BAG', 'COOLBOX' ],
		tags: [],
		defaultCourier: null,
		maxDistance: 12_000,
		pricing: { base: 490, perKm: 90, maxDistance: 30_000 },
		cashOnDelivery: false,
		packagesRequired: false,
		weightRequired: false,
	};
	instance.stores.set( store.id, store );
	return store;
}

function addSlots( instance: Instance ): void {
	const every = { workingDaysOnly: false, sameDayCutoff: null };
	const slots = [
		{
			...every,
			name: 'En ville, le jour même',
			interval: '2 days',
			priorNotice: '1 hour',
			openingHours: [
				'Mo-Su 08:00-10:00',
				'Mo-Su 10:00-12:00',
				'Mo-Su 12:00-14:00',
				'Mo-Su 14:00-16:00',
				'Mo-Su 16:00-18:00',
				'Mo-Su 18:00-20:00',
				'Mo-Su 20:00-22:00',
			],
		},
		{
			...every,
			name: 'En semaine',
			interval: '1 week',
			workingDaysOnly: true,
			priorNotice: '2 hours',
			sameDayCutoff: '12:00',
			openingHours: [ 'Mo-Fr 09:00-12:00', 'Mo-Fr 14:00-18:00' ],
		},
		{
			...every,
			name: 'Marché du samedi',
			interval: '2 weeks',
			priorNotice: null,
			openingHours: [ 'Sa 07:00-13:00' ],
		},
	];
	for ( const slot of slots ) {
		const id = instance.nextId( 'timeSlot' );
		instance.timeSlots.set( id, { id, ...slot } );
	}
}

export function seedInstance( instance: Instance, seed: string ): void {
	addSlots( instance );
	const [ town = 0, week = 0 ] = [ ...instance.timeSlots.keys() ];
	const stores: StoreSeed[] = [
		{
			name: 'Fromagerie du Port',
			street: '4 rue Haute, 38000 Grenoble',
			timeSlotId: town,
			timeSlotIds: [ town, week ],
		},
		{
			name: 'Librairie des Quais',
			street: '18 quai Perrière, 38000 Grenoble',
			timeSlotId: week,
			timeSlotIds: [ week ],
		},
	];
	for ( const store of stores ) {
		const { id, name } = addStore( instance, store );
		addApp( instance, name, id, newClient( seed, name, [ 'deliveries' ] ) );
	}
}
