/**
 * Deliveries: create, read, update, cancel, pick, drop, check.
 */
import { checkZone, validate } from '../platform/checks.ts';
import { createDelivery } from '../platform/deliveries.ts';
import { readDelivery } from '../platform/delivery-input.ts';
import { updateDelivery } from '../platform/delivery-update.ts';
import { cancelDelivery, complete, WrongState } from '../platform/dispatch.ts';
import { draftTasks } from '../platform/drafts.ts';
import { setDefaults } from '../platform/defaults.ts';
import { isObject } from '../platform/json-input.ts';
import { ServerError } from '../platform/problems.ts';
import { ANY_JSON, jsonBody, JSONLD, needsType } from './body.ts';
import { callersStore, needScope, ownDelivery, type Call } from './call.ts';
import { created, noContent, ok, type Result } from './message.ts';
import { deliveryIri } from './iris.ts';
import { deliveryItem } from './serialize.ts';

export function postDelivery( call: Call ): Result {
	needsType( call.request, JSONLD );
	needScope( call, 'deliveries' );
	const delivery = createDelivery(
		call.instance,
		callersStore( call ),
		jsonBody( call.request ),
		call.request.id
	);
	return created(
		deliveryItem( call.instance, delivery ),
		deliveryIri( delivery.id )
	);
}

export function getDelivery( call: Call ): Result {
	needScope( call, 'deliveries' );
	return ok( deliveryItem( call.instance, ownDelivery( call ) ) );
}

export function putDelivery( call: Call ): Result {
	needsType( call.request, ANY_JSON );
	needScope( call, 'deliveries' );
	const delivery = ownDelivery( call );
	updateDelivery(
		call.instance,
		delivery,
		callersStore( call ),
		jsonBody( call.request ),
		call.request.id
	);
	return ok( deliveryItem( call.instance, delivery ) );
}

export function deleteDelivery( call: Call ): Result {
	needScope( call, 'deliveries' );
	cancelDelivery( call.instance, ownDelivery( call ) );
	return noContent;
}

function completeEnd( call: Call, end: 'pick' | 'drop' ): Result {
	needsType( call.request, ANY_JSON );
	needScope( call, 'deliveries' );
	const delivery = ownDelivery( call );
	const tasks = call.instance.tasksOf( delivery );
	const task =
		end === 'pick'
			? tasks.find( ( { type } ) => type === 'PICKUP' )
			: tasks.findLast( ( { type } ) => type === 'DROPOFF' );
	const body = call.request.body.length > 0 ? jsonBody( call.request ) : {};
	const notes = isObject( body ) ? body.comments : '';
	try {
		if ( task ) {
			complete(
				call.instance,
				task,
				typeof notes === 'string' ? notes : ''
			);
		}
	} catch ( error ) {
		// The real server maps this exception elsewhere, but not here.
		throw error instanceof WrongState
			? new ServerError( error.message )
			: error;
	}
	return ok( {
		...deliveryItem( call.instance, delivery ),
		'@id': `${ deliveryIri( delivery.id ) }/${ end }`,
	} );
}

export const pickDelivery = ( call: Call ): Result =>
	completeEnd( call, 'pick' );

export const dropDelivery = ( call: Call ): Result =>
	completeEnd( call, 'drop' );

/** Feasible is the body `[]`. Nothing is saved. */
export function assertDelivery( call: Call ): Result {
	needsType( call.request, ANY_JSON );
	needScope( call, 'deliveries' );
	const { instance } = call;
	const store = callersStore( call );
	const input = readDelivery( instance, jsonBody( call.request ), store );
	const drafts = draftTasks( instance, input, store );
	const route = setDefaults( instance, drafts, input, store );
	validate( drafts, instance.settings );
	checkZone( store, route, instance.settings );
	return ok( [] );
}
