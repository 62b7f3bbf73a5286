/**
 * The body of a creation, update, quote or check, read but not yet applied.
 */
import type { Instance } from './instance.ts';
import {
	isObject,
	readInteger,
	readList,
	readObject,
	readString,
	wrongType,
} from './json-input.ts';
import type { Store } from './model.ts';
import { Problem } from './problems.ts';
import { readPackages, readTask, type TaskInput } from './task-input.ts';

export interface DeliveryInput {
	tasks: TaskInput[];
	pickup: TaskInput | null;
	dropoff: TaskInput | null;
	weight: number | null;
	packages: TaskInput[ 'packages' ];
	paymentMethod: string | null;
}

/** The store a body names explicitly has to be the token's own. */
function checkStore(
	instance: Instance,
	iri: string | null,
	store: Store
): void {
	if ( iri === null ) {
		return;
	}
	const id = Number( /^\/api\/stores\/(\d+)$/.exec( iri )?.[ 1 ] ?? NaN );
	if ( ! instance.stores.has( id ) ) {
		throw new Problem( 400, `Item not found for "${ iri }".` );
	}
	if ( id !== store.id ) {
		throw new Problem( 403, 'Access Denied.' );
	}
}

export function readDelivery(
	instance: Instance,
	body: unknown,
	store: Store
): DeliveryInput {
	if ( ! isObject( body ) ) {
		throw wrongType( 'delivery', 'array', body );
	}
	const optional = ( key: string ): TaskInput | null =>
		( body[ key ] ?? null ) === null
			? null
			: readTask( instance, body[ key ] );
	const input = {
		tasks: ( readList( body, 'tasks' ) ?? [] ).map( ( task ) =>
			readTask( instance, task )
		),
		pickup: optional( 'pickup' ),
		dropoff: optional( 'dropoff' ),
		weight: readInteger( body, 'weight' ),
		packages: readPackages( body ),
		paymentMethod: readString(
			readObject( body, 'order' ) ?? {},
			'paymentMethod'
		),
	};
	checkStore( instance, readString( body, 'store' ), store );
	return input;
}
