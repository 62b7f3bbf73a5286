/**
 * What a handler knows about the call it answers.
 */
import type { Instance } from '../platform/instance.ts';
import type { Delivery, Scope, Store } from '../platform/model.ts';
import { Problem, ServerError } from '../platform/problems.ts';
import type { ApiRequest, Principal } from './message.ts';

/** Faults that change what a handler does rather than how its answer travels. */
export interface Twists {
	/** Milliseconds for which new deliveries are missing from lists. */
	listLag?: number;
	hideMetadata?: boolean;
	tokenTtl?: number;
}

export interface Call {
	instance: Instance;
	request: ApiRequest;
	caller: Principal;
	/** Numbers of the path, in order. */
	ids: readonly number[];
	twists: Twists;
}

export const denied = (): Problem => new Problem( 403, 'Access Denied.' );

export function needScope( { caller }: Call, scope: Scope ): void {
	if ( ! caller.scopes.includes( scope ) ) {
		throw denied();
	}
}

/** The app behind the token. An edited app leaves its old client without one. */
export function callersStore( { instance, caller }: Call ): Store {
	if ( ! caller.app ) {
		throw new ServerError( 'the OAuth client belongs to no app' );
	}
	if ( caller.app.storeId === null ) {
		throw new ServerError( 'the app belongs to no store' );
	}
	return instance.need( instance.stores, caller.app.storeId );
}

/** The store of the path, which has to be the caller's own. */
export function ownStore( call: Call ): Store {
	const store = call.instance.stores.get( call.ids[ 0 ] ?? 0 );
	if ( ! store ) {
		throw new Problem( 404, 'Not Found' );
	}
	if ( ! call.caller.app ) {
		throw new ServerError( 'the OAuth client belongs to no app' );
	}
	if ( call.caller.app.storeId !== store.id ) {
		throw denied();
	}
	return store;
}

/** The delivery of the path, which has to be one of the caller's store. */
export function ownDelivery( call: Call ): Delivery {
	const delivery = call.instance.deliveries.get( call.ids[ 0 ] ?? 0 );
	if ( ! delivery ) {
		throw new Problem( 404, 'Not Found' );
	}
	if ( ! call.caller.app ) {
		throw new ServerError( 'the OAuth client belongs to no app' );
	}
	if ( call.caller.app.storeId !== delivery.storeId ) {
		throw denied();
	}
	return delivery;
}
