/**
 * Fills in what a client left out.
 */
import type { DeliveryInput } from './delivery-input.ts';
import { applyPackages, type TaskDraft } from './drafts.ts';
import type { Instance } from './instance.ts';
import type { Store } from './model.ts';
import { ServerError } from './problems.ts';
import { routeBetween, type Route } from './route.ts';

/** Fills in what the client left out, and finds the way. */
export function setDefaults(
	instance: Instance,
	drafts: readonly TaskDraft[],
	input: Pick< DeliveryInput, 'weight' | 'packages' >,
	store: Store
): Route {
	const pickup = drafts.find( ( { type } ) => type === 'PICKUP' );
	const dropoff = drafts.findLast( ( { type } ) => type === 'DROPOFF' );
	if ( ! pickup || ! dropoff ) {
		throw new ServerError( 'no pickup or no dropoff' );
	}
	pickup.address ??= {
		...instance.need( instance.addresses, store.addressId ),
		phoneValid: true,
		hidden: [],
	};
	for ( const draft of drafts ) {
		if (
			draft.type === 'PICKUP' &&
			draft.before === null &&
			draft.address &&
			dropoff.before !== null &&
			dropoff.address
		) {
			const ride = routeBetween( [
				draft.address.geo,
				dropoff.address.geo,
			] );
			draft.before = dropoff.before - ride.duration * 1000;
		}
	}
	const route = routeBetween(
		drafts
			.filter( ( { task } ) => task?.status !== 'CANCELLED' )
			.map( ( { address } ) => {
				if ( ! address ) {
					throw new ServerError( 'task without address' );
				}
				return address.geo;
			} )
	);
	const first = drafts.find( ( { type } ) => type === 'DROPOFF' ) ?? dropoff;
	applyPackages( first, input.packages, store );
	first.weight = input.weight || first.weight;
	return route;
}
