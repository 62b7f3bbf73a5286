/**
 * What couriers and dispatchers do to tasks, and which webhooks that rings.
 */
import type { Instance } from './instance.ts';
import type { Delivery, Task, TaskType } from './model.ts';
import { Problem } from './problems.ts';

/** Why an action is impossible now. */
export class WrongState extends Problem {
	constructor( message: string ) {
		super( 409, message );
	}
}

const deliveryOf = ( instance: Instance, task: Task ): Delivery =>
	instance.need( instance.deliveries, task.deliveryId );

function note(
	instance: Instance,
	task: Task,
	what: string,
	data: Record< string, unknown > = {}
): void {
	const now = instance.clock.now();
	task.updatedAt = now;
	task.events.push( { name: `task:${ what }`, data, at: now } );
	const detail = Object.values( data )
		.filter( ( value ) => typeof value === 'string' )
		.join( ' ' );
	instance.record( deliveryOf( instance, task ), what, {
		task: task.type,
		...( detail !== '' && { detail } ),
	} );
}

const ring = ( instance: Instance, task: Task, event: string ): void => {
	instance.news.emit( 'webhook', deliveryOf( instance, task ), event );
};

const isCompleted = ( { status }: Task ): boolean =>
	status === 'DONE' || status === 'FAILED';

const byType = ( type: TaskType, pickup: string, dropoff: string ): string =>
	type === 'PICKUP' ? pickup : dropoff;

/** The pickup a dropoff has to wait for; null where the server links none. */
function previousOf( instance: Instance, task: Task ): Task | null {
	if ( task.type === 'PICKUP' ) {
		return null;
	}
	const pickups = instance
		.tasksOf( deliveryOf( instance, task ) )
		.filter( ( { type } ) => type === 'PICKUP' );
	return pickups.length === 1 ? ( pickups[ 0 ] ?? null ) : null;
}

function needsOpen( instance: Instance, task: Task ): void {
	if ( isCompleted( task ) ) {
		throw new WrongState( `Task #${ task.id } is already completed.` );
	}
	if ( task.status === 'CANCELLED' ) {
		throw new WrongState( `Task #${ task.id } is cancelled.` );
	}
	const previous = previousOf( instance, task );
	if ( previous && ! isCompleted( previous ) ) {
		throw new WrongState(
			`Task #${ previous.id } has to be completed first.`
		);
	}
}

export function assign(
	instance: Instance,
	task: Task,
	courier: string
): void {
	task.assignedTo = courier;
	note( instance, task, 'assigned', { username: courier } );
	if ( task.type === 'DROPOFF' ) {
		ring( instance, task, 'delivery.assigned' );
	}
}

export function unassign( instance: Instance, task: Task ): void {
	task.assignedTo = null;
	note( instance, task, 'unassigned' );
}

export function start( instance: Instance, task: Task ): void {
	if ( task.status !== 'TODO' ) {
		throw new WrongState(
			`Task #${ task.id } is not waiting to be started.`
		);
	}
	task.status = 'DOING';
	note( instance, task, 'started' );
	ring(
		instance,
		task,
		byType( task.type, 'delivery.started', 'delivery.in_transit' )
	);
}

export function complete( instance: Instance, task: Task, notes = '' ): void {
	needsOpen( instance, task );
	task.status = 'DONE';
	note( instance, task, 'done', notes ? { notes } : {} );
	ring(
		instance,
		task,
		byType( task.type, 'delivery.picked', 'delivery.completed' )
	);
}

export function fail( instance: Instance, task: Task, reason = '' ): void {
	needsOpen( instance, task );
	task.status = 'FAILED';
	if ( reason ) {
		note( instance, task, 'incident-reported', { reason } );
	}
	note( instance, task, 'failed', reason ? { reason } : {} );
	ring( instance, task, 'delivery.failed' );
}

export function cancelTask( instance: Instance, task: Task ): void {
	task.status = 'CANCELLED';
	note( instance, task, 'cancelled' );
	const delivery = deliveryOf( instance, task );
	const all = instance.tasksOf( delivery );
	if ( all.every( ( { status } ) => status === 'CANCELLED' ) ) {
		delivery.order.cancelled = true;
		delivery.cancelledAt = instance.clock.now();
	}
}

/** Back to TODO and unassigned, even from FAILED. No webhook tells. */
export function reschedule(
	instance: Instance,
	task: Task,
	after: number,
	before: number
): void {
	task.assignedTo = null;
	task.after = after;
	task.before = before;
	task.metadata.rescheduled = true;
	task.status = 'TODO';
	note( instance, task, 'rescheduled' );
}

export function restore( instance: Instance, task: Task ): void {
	if ( task.status !== 'CANCELLED' ) {
		throw new WrongState( `Task #${ task.id } is not cancelled.` );
	}
	task.status = 'TODO';
	const delivery = deliveryOf( instance, task );
	delivery.cancelledAt = null;
	delivery.order.cancelled = false;
	note( instance, task, 'restored' );
}

/** `DELETE /api/deliveries/{id}`: refused as soon as any task is assigned. */
export function cancelDelivery( instance: Instance, delivery: Delivery ): void {
	const tasks = instance.tasksOf( delivery );
	if ( tasks.some( ( { assignedTo } ) => assignedTo !== null ) ) {
		throw new Problem( 400, 'Tasks have already been assigned' );
	}
	for ( const task of tasks ) {
		if ( task.status !== 'CANCELLED' ) {
			cancelTask( instance, task );
		}
	}
}
