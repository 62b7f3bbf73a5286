/**
 * Records as the control API and the pages show them.
 */
import { deliveryIri } from '../api/iris.ts';
import { deliveryJson } from '../api/serialize.ts';
import type { Instance } from '../platform/instance.ts';
import type { Delivery, Task } from '../platform/model.ts';
import { toIso } from '../platform/zone.ts';

type Json = Record< string, unknown >;

const MARKER = 'external_system_id';

export function markersOf( instance: Instance, delivery: Delivery ): string[] {
	const found = instance
		.tasksOf( delivery )
		.map( ( { metadata } ) => metadata[ MARKER ] )
		.filter( ( marker ) => typeof marker === 'string' );
	return [ ...new Set( found ) ];
}

/** One word for where a delivery stands, as platform-protocol 7.2 derives it. */
export function stageOf( tasks: readonly Task[] ): string {
	const pickup = tasks.find( ( { type } ) => type === 'PICKUP' )?.status;
	const dropoff = tasks.findLast(
		( { type } ) => type === 'DROPOFF'
	)?.status;
	const stages: ReadonlyArray< readonly [ string, boolean ] > = [
		[
			'cancelled',
			tasks.every( ( { status } ) => status === 'CANCELLED' ),
		],
		[ 'delivered', dropoff === 'DONE' ],
		[ 'failed', tasks.some( ( { status } ) => status === 'FAILED' ) ],
		[ 'on its way', dropoff === 'DOING' ],
		[ 'picked up', pickup === 'DONE' ],
		[ 'fetching', pickup === 'DOING' ],
		[ 'assigned', tasks.some( ( { assignedTo } ) => assignedTo !== null ) ],
	];
	return stages.find( ( [ , holds ] ) => holds )?.[ 0 ] ?? 'accepted';
}

export function deliveryView( instance: Instance, delivery: Delivery ): Json {
	const tasks = instance.tasksOf( delivery );
	return {
		id: delivery.id,
		iri: deliveryIri( delivery.id ),
		store: delivery.storeId,
		markers: markersOf( instance, delivery ),
		stage: stageOf( tasks ),
		active: tasks.some( ( { status } ) => status !== 'CANCELLED' ),
		courier:
			tasks.find( ( { assignedTo } ) => assignedTo !== null )
				?.assignedTo ?? null,
		created_at: delivery.createdAt,
		committed_at: delivery.committedAt,
		created_by: delivery.createdBy,
		cancelled_at: delivery.cancelledAt,
		history: delivery.history,
		input: delivery.input,
		delivery: deliveryJson( instance, delivery ),
	};
}

/** A line of the dispatcher's table: no more than it shows. */
export function deliveryLine( instance: Instance, delivery: Delivery ): Json {
	const tasks = instance.tasksOf( delivery );
	const zone = instance.settings.timezone;
	const dropoff = tasks.findLast( ( { type } ) => type === 'DROPOFF' );
	const address = dropoff && instance.addresses.get( dropoff.addressId );
	return {
		id: delivery.id,
		number: delivery.order.number,
		store: instance.stores.get( delivery.storeId )?.name ?? '',
		marker: markersOf( instance, delivery )[ 0 ] ?? '',
		stage: stageOf( tasks ),
		courier:
			tasks.find( ( { assignedTo } ) => assignedTo !== null )
				?.assignedTo ?? '',
		street: address?.streetAddress ?? '',
		contact: address?.contactName ?? '',
		after: dropoff ? toIso( dropoff.after, zone ) : '',
		before: dropoff ? toIso( dropoff.before, zone ) : '',
		tracking: `/${ instance.settings.locale.slice( 0, 2 ) }/pub/d/${ delivery.hash }`,
		pickup: tasks.find( ( { type } ) => type === 'PICKUP' )?.status ?? '',
		dropoff: dropoff?.status ?? '',
	};
}
