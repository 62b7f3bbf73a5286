/**
 * Tasks as an app with the `tasks` scope may read them.
 */
import type { Task } from '../platform/model.ts';
import { Problem } from '../platform/problems.ts';
import { toIso } from '../platform/zone.ts';
import { denied, needScope, type Call } from './call.ts';
import { ok, type Result } from './message.ts';
import { taskIri } from './iris.ts';
import { taskJson } from './task-json.ts';

function ownTask( call: Call ): Task {
	needScope( call, 'tasks' );
	const { instance, caller, ids } = call;
	const task = instance.tasks.get( ids[ 0 ] ?? 0 );
	if ( ! task ) {
		throw new Problem( 404, 'Not Found' );
	}
	const { storeId } = instance.need( instance.deliveries, task.deliveryId );
	if ( caller.app?.storeId !== storeId ) {
		throw denied();
	}
	return task;
}

export function getTask( call: Call ): Result {
	const task = ownTask( call );
	const { instance } = call;
	const delivery = instance.need( instance.deliveries, task.deliveryId );
	const siblings = instance.tasksOf( delivery );
	const index = siblings.indexOf( task );
	const iriAt = ( position: number ): string | null => {
		const sibling = siblings[ position ];
		return sibling ? taskIri( sibling.id ) : null;
	};
	const json = taskJson( instance, delivery, task, siblings );
	return ok( {
		'@context': '/api/contexts/Task',
		...json,
		address: {
			...( json.address as object ),
			firstName: null,
			lastName: null,
		},
		isAssigned: task.assignedTo !== null,
		assignedTo: task.assignedTo,
		updatedAt: toIso( task.updatedAt, instance.settings.timezone ),
		previous: iriAt( index - 1 ),
		next: iriAt( index + 1 ),
		group: null,
		doorstep: false,
		ref: null,
		orgName: instance.need( instance.stores, delivery.storeId ).name,
		images: [],
		hasIncidents: task.events.some(
			( { name } ) => name === 'task:incident-reported'
		),
		incidents: [],
	} );
}

export function getTaskEvents( call: Call ): Result {
	const task = ownTask( call );
	const zone = call.instance.settings.timezone;
	return ok( {
		'@context': '/api/contexts/TaskEvent',
		'@id': `${ taskIri( task.id ) }/events`,
		'@type': 'hydra:Collection',
		'hydra:member': task.events.map( ( { name, data, at } ) => ( {
			'@type': 'TaskEvent',
			name,
			data,
			createdAt: toIso( at, zone ),
		} ) ),
		'hydra:totalItems': task.events.length,
	} );
}

/** Every cooperative's tasks and orders: not for a store's app. */
export function notForStores( call: Call ): Result {
	const wanted = call.request.path.startsWith( '/api/tasks' )
		? 'tasks:all'
		: 'orders:all';
	needScope( call, wanted );
	return ok( {
		'@context': `/api/contexts/${ wanted === 'tasks:all' ? 'Task' : 'Order' }`,
		'@id': call.request.path,
		'@type': 'hydra:Collection',
		'hydra:member': [],
		'hydra:totalItems': 0,
	} );
}
