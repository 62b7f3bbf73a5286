/**
 * Deliveries and stores as JSON-LD, in the shapes of platform-protocol 4.4, 7.1 and 8.
 */
import type { Instance } from '../platform/instance.ts';
import type { Delivery, Store, Task } from '../platform/model.ts';
import { deliveryIri, slotIri, storeIri } from './iris.ts';
import { addressJson, taskJson } from './task-json.ts';

type Json = Record< string, unknown >;

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
