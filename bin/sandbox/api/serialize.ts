/**
 * Records as JSON-LD, in the shapes of platform-protocol 4.4, 7.1 and 8.
 */
import type { Instance } from '../platform/instance.ts';
import type { Address, Delivery, Store, Task } from '../platform/model.ts';
import { derivedHex } from '../platform/random.ts';
import { toIso } from '../platform/zone.ts';

type Json = Record< string, unknown >;

export const deliveryIri = ( id: number ): string => `/api/deliveries/${ id }`;
export const storeIri = ( id: number ): string => `/api/stores/${ id }`;
export const taskIri = ( id: number ): string => `/api/tasks/${ id }`;
export const slotIri = ( id: number ): string => `/api/time_slots/${ id }`;

export function addressJson( address: Address ): Json {
	return {
		'@id': `/api/addresses/${ address.id }`,
		'@type': 'http://schema.org/Place',
		geo: { '@type': 'GeoCoordinates', ...address.geo },
		provider: null,
		streetAddress: address.streetAddress,
		telephone: address.telephone,
		name: address.name,
		contactName: address.contactName,
		description: address.description,
	};
}

function barcodeJson( { settings }: Instance, task: Task ): Json {
	const barcode = `67670011${ task.id }8076`;
	const token = derivedHex( settings.publicUrl, barcode, 16 );
	return {
		barcode,
		label: {
			token,
			url: `${ settings.publicUrl }/tasks/label?code=${ barcode }&token=${ token }`,
		},
	};
}

/** The pickup shows the sum of the dropoffs, unless several pickups share the load. */
function loadOf( task: Task, siblings: readonly Task[] ): Task[] {
	const pickups = siblings.filter( ( { type } ) => type === 'PICKUP' );
	return task.type === 'PICKUP' && pickups.length === 1
		? siblings.filter( ( { type } ) => type === 'DROPOFF' )
		: [ task ];
}

function packagesJson( load: readonly Task[] ): Json[] {
	const found = new Map< string, { quantity: number; tasks: string[] } >();
	for ( const task of load ) {
		for ( const { type, quantity } of task.packages ) {
			const sum = found.get( type ) ?? { quantity: 0, tasks: [] };
			sum.quantity += quantity;
			sum.tasks.push( taskIri( task.id ) );
			found.set( type, sum );
		}
	}
	return [ ...found ].map( ( [ type, { quantity, tasks } ] ) => ( {
		type,
		name: type,
		quantity,
		volume_per_package: 1,
		short_code: type.slice( 0, 2 ).toUpperCase(),
		labels: tasks.map(
			( iri ) => `${ iri.replace( '/api', '' ) }/label.pdf`
		),
		tasks,
	} ) );
}

function weightOf( load: readonly Task[] ): number | null {
	const weights = load.flatMap( ( { weight } ) => weight ?? [] );
	return weights.length > 0
		? weights.reduce( ( sum, weight ) => sum + weight, 0 )
		: null;
}

/** The server's own keys win over the client's. */
function metadataJson(
	delivery: Delivery,
	task: Task,
	position: number
): Json {
	return {
		...task.metadata,
		delivery_position: position,
		zero_waste: false,
		order_id: delivery.order.id,
		order_number: delivery.order.number,
		order_total: delivery.order.total,
		has_loopeat_returns: false,
		store: storeIri( delivery.storeId ),
	};
}

const TAG_COLOUR = '#2e7d6b';

export const KNOWN_TAGS = [ 'cold', 'fragile', 'heavy', 'urgent', 'frais' ];

const tagsJson = ( tags: readonly string[] ): Json[] =>
	tags
		.filter( ( slug ) => KNOWN_TAGS.includes( slug ) )
		.map( ( slug ) => ( { name: slug, slug, color: TAG_COLOUR } ) );

export function taskJson(
	instance: Instance,
	delivery: Delivery,
	task: Task,
	siblings: readonly Task[]
): Json {
	const zone = instance.settings.timezone;
	const load = loadOf( task, siblings );
	const after = toIso( task.after, zone );
	const before = toIso( task.before, zone );
	return {
		'@id': taskIri( task.id ),
		'@type': 'Task',
		id: task.id,
		type: task.type,
		status: task.status,
		address: addressJson(
			instance.need( instance.addresses, task.addressId )
		),
		after,
		before,
		doneAfter: after,
		doneBefore: before,
		comments: task.comments,
		weight: weightOf( load ),
		packages: packagesJson( load ),
		createdAt: toIso( task.createdAt, zone ),
		tags: tagsJson( task.tags ),
		barcode: barcodeJson( instance, task ),
		metadata: metadataJson( delivery, task, siblings.indexOf( task ) + 1 ),
	};
}

export function trackingUrl(
	{ settings }: Instance,
	{ hash }: Delivery
): string {
	return `${ settings.publicUrl }/${ settings.locale.slice( 0, 2 ) }/pub/d/${ hash }`;
}

/** Where the courier is, once one rides and until all is done. */
function locationJson( instance: Instance, tasks: readonly Task[] ): Json {
	const riding = tasks.find( ( { status } ) => status === 'DOING' );
	if ( ! riding ) {
		return {};
	}
	const { geo } = instance.need( instance.addresses, riding.addressId );
	const updatedAt = Math.floor( riding.updatedAt / 1000 );
	return {
		location: { lat: geo.latitude, lng: geo.longitude, updatedAt },
	};
}

/** One delivery without `@context`, as it stands in a collection. */
export function deliveryJson( instance: Instance, delivery: Delivery ): Json {
	const records = instance.tasksOf( delivery );
	const tasks = records.map( ( task ) =>
		taskJson( instance, delivery, task, records )
	);
	const { order } = delivery;
	return {
		'@id': deliveryIri( delivery.id ),
		'@type': 'http://schema.org/ParcelDelivery',
		id: delivery.id,
		distance: delivery.distance,
		duration: delivery.duration,
		polyline: delivery.polyline,
		tasks,
		pickup: tasks.find( ( { type } ) => type === 'PICKUP' ) ?? null,
		dropoff: tasks.findLast( ( { type } ) => type === 'DROPOFF' ) ?? null,
		trackingUrl: trackingUrl( instance, delivery ),
		order: {
			'@id': `/api/orders/${ order.id }`,
			'@type': 'http://schema.org/Order',
			number: order.number,
			total: order.total,
			taxTotal: order.taxTotal,
			paymentGateway: 'stripe',
		},
		...locationJson( instance, records ),
	};
}

export const deliveryItem = (
	instance: Instance,
	delivery: Delivery
): Json => ( {
	'@context': '/api/contexts/Delivery',
	...deliveryJson( instance, delivery ),
} );

export function storeItem( instance: Instance, store: Store ): Json {
	return {
		'@context': '/api/contexts/Store',
		'@id': storeIri( store.id ),
		'@type': 'http://schema.org/Store',
		id: store.id,
		name: store.name,
		enabled: store.enabled,
		address: addressJson(
			instance.need( instance.addresses, store.addressId )
		),
		timeSlot:
			store.timeSlotId === null ? null : slotIri( store.timeSlotId ),
		timeSlots: store.timeSlotIds.map( slotIri ),
		pricingRuleSet: store.pricing ? '/api/pricing_rule_sets/2' : null,
		prefillPickupAddress: false,
		weightRequired: store.weightRequired,
		packagesRequired: store.packagesRequired,
		multiDropEnabled: false,
		multiPickupEnabled: false,
		cashOnDeliveryEnabled: store.cashOnDelivery,
	};
}
