/**
 * Every operation of the API: its name (used by faults and ledger), verb, path, handler.
 */
import type { Call } from './call.ts';
import { listDeliveries } from './delivery-list.ts';
import {
	assertDelivery,
	deleteDelivery,
	dropDelivery,
	getDelivery,
	pickDelivery,
	postDelivery,
	putDelivery,
} from './delivery-routes.ts';
import { getMe } from './identity-routes.ts';
import { importDeliveries } from './import-route.ts';
import type { Result } from './message.ts';
import { calculatePrice, suggestOptimizations } from './price-routes.ts';
import { confirmQuote, postQuote } from './quote-routes.ts';
import {
	defaultChoices,
	getSlot,
	listSlots,
	slotChoices,
} from './slot-routes.ts';
import { getAddresses, getStore, postAddress } from './store-routes.ts';
import { getTask, getTaskEvents, notForStores } from './task-routes.ts';
import { deleteWebhook, getWebhook, postWebhook } from './webhook-routes.ts';

interface Operation {
	name: string;
	method: string;
	pattern: RegExp;
	handle: ( call: Call ) => Result;
}

/** `{n}` stands for a number, handed to the handler. */
const operation = (
	name: string,
	method: string,
	path: string,
	handle: Operation[ 'handle' ]
): Operation => ( {
	name,
	method,
	pattern: new RegExp( `^${ path.replaceAll( '{n}', '(\\d+)' ) }$` ),
	handle,
} );

const OPERATIONS: readonly Operation[] = [
	operation( 'create_delivery', 'POST', '/api/deliveries', postDelivery ),
	operation( 'read_delivery', 'GET', '/api/deliveries/{n}', getDelivery ),
	operation( 'update_delivery', 'PUT', '/api/deliveries/{n}', putDelivery ),
	operation(
		'cancel_delivery',
		'DELETE',
		'/api/deliveries/{n}',
		deleteDelivery
	),
	operation(
		'pick_delivery',
		'PUT',
		'/api/deliveries/{n}/pick',
		pickDelivery
	),
	operation(
		'drop_delivery',
		'PUT',
		'/api/deliveries/{n}/drop',
		dropDelivery
	),
	operation(
		'assert_delivery',
		'POST',
		'/api/deliveries/assert',
		assertDelivery
	),
	operation( 'create_quote', 'POST', '/api/deliveries/quotes', postQuote ),
	operation(
		'confirm_quote',
		'PUT',
		'/api/deliveries/quotes/{n}/confirm',
		confirmQuote
	),
	operation(
		'suggest_optimizations',
		'POST',
		'/api/deliveries/suggest_optimizations',
		suggestOptimizations
	),
	operation(
		'import_deliveries',
		'POST',
		'/api/deliveries/import_async',
		importDeliveries
	),
	operation(
		'calculate_price',
		'POST',
		'/api/retail_prices/calculate',
		calculatePrice
	),
	operation(
		'list_deliveries',
		'GET',
		'/api/stores/{n}/deliveries',
		listDeliveries
	),
	operation( 'read_store', 'GET', '/api/stores/{n}', getStore ),
	operation(
		'list_addresses',
		'GET',
		'/api/stores/{n}/addresses',
		getAddresses
	),
	operation(
		'create_address',
		'POST',
		'/api/stores/{n}/addresses',
		postAddress
	),
	operation(
		'default_choices',
		'GET',
		'/api/time_slots/choices',
		defaultChoices
	),
	operation(
		'slot_choices',
		'GET',
		'/api/time_slots/{n}/choices',
		slotChoices
	),
	operation( 'read_slot', 'GET', '/api/time_slots/{n}', getSlot ),
	operation( 'list_slots', 'GET', '/api/time_slots', listSlots ),
	operation( 'read_task', 'GET', '/api/tasks/{n}', getTask ),
	operation( 'task_events', 'GET', '/api/tasks/{n}/events', getTaskEvents ),
	operation( 'list_tasks', 'GET', '/api/tasks', notForStores ),
	operation( 'read_order', 'GET', '/api/orders/{n}', notForStores ),
	operation( 'list_orders', 'GET', '/api/orders', notForStores ),
	operation( 'create_webhook', 'POST', '/api/webhooks', postWebhook ),
	operation( 'read_webhook', 'GET', '/api/webhooks/{n}', getWebhook ),
	operation( 'delete_webhook', 'DELETE', '/api/webhooks/{n}', deleteWebhook ),
	operation( 'me', 'GET', '/api/me', getMe ),
];

/** Those the table does not hold because no token guards them. */
const OUTSIDE: ReadonlyArray< readonly [ string, RegExp ] > = [
	[ 'token', /^\/oauth2\/token$/ ],
	[ 'entrypoint', /^\/api\/?$/ ],
	[ 'settings', /^\/api\/settings$/ ],
	[ 'tracking_page', /^\/[a-z]{2}\/pub\/d\// ],
];

export const ROUTE_NAMES: readonly string[] = [
	...OPERATIONS.map( ( { name } ) => name ),
	...OUTSIDE.map( ( [ name ] ) => name ),
	'other',
];

export interface Match {
	handle: Operation[ 'handle' ];
	ids: number[];
}

export function routeName( method: string, path: string ): string {
	const found = OPERATIONS.find(
		( candidate ) =>
			candidate.method === method && candidate.pattern.test( path )
	);
	return (
		found?.name ??
		OUTSIDE.find( ( [ , pattern ] ) => pattern.test( path ) )?.[ 0 ] ??
		'other'
	);
}

/** The operation, or the status of the framework's own page: 404 or 405. */
export function findOperation(
	method: string,
	path: string
): Match | 404 | 405 {
	let status: 404 | 405 = 404;
	for ( const { method: verb, pattern, handle } of OPERATIONS ) {
		const match = pattern.exec( path );
		if ( match && verb === ( method === 'HEAD' ? 'GET' : method ) ) {
			return { handle, ids: match.slice( 1 ).map( Number ) };
		}
		if ( match ) {
			status = 405;
		}
	}
	return status;
}
