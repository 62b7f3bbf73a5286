/**
 * `PUT /api/deliveries/{id}`: merges a body into what is there.
 */
import { checkStorable, validate } from './checks.ts';
import { readDelivery, type DeliveryInput } from './delivery-input.ts';
import { saveTask } from './deliveries.ts';
import { assign, cancelTask } from './dispatch.ts';
import { applyInput, draftOf, emptyDraft, type TaskDraft } from './drafts.ts';
import { setDefaults } from './defaults.ts';
import type { Instance } from './instance.ts';
import type { Delivery, Store } from './model.ts';
import { Problem } from './problems.ts';

function draftNamedTasks(
	instance: Instance,
	delivery: Delivery,
	input: DeliveryInput,
	store: Store
): TaskDraft[] {
	const drafts = instance
		.tasksOf( delivery )
		.map( ( task ) => draftOf( instance, task ) );
	for ( const named of input.tasks ) {
		if ( named.id === null ) {
			drafts.push(
				applyInput( instance, emptyDraft( 'DROPOFF' ), named, store )
			);
			continue;
		}
		const draft = drafts.find( ( { task } ) => task?.id === named.id );
		if ( ! draft ) {
			throw new Problem( 400, 'task.id' );
		}
		applyInput( instance, draft, named, store );
	}
	return drafts;
}

function draftEnds(
	instance: Instance,
	delivery: Delivery,
	input: DeliveryInput,
	store: Store
): TaskDraft[] {
	const drafts = instance
		.tasksOf( delivery )
		.map( ( task ) => draftOf( instance, task ) );
	const pickup = drafts.find( ( { type } ) => type === 'PICKUP' );
	const dropoff = drafts.findLast( ( { type } ) => type === 'DROPOFF' );
	for ( const [ draft, change ] of [
		[ pickup, input.pickup ],
		[ dropoff, input.dropoff ],
	] as const ) {
		if ( draft && change ) {
			applyInput(
				instance,
				draft,
				{ ...change, type: draft.type },
				store
			);
		}
	}
	return drafts;
}

/** Tasks a `tasks` list leaves out are cancelled. */
function cancelLeftOut(
	instance: Instance,
	delivery: Delivery,
	kept: ReadonlySet< number >
): void {
	for ( const task of instance.tasksOf( delivery ) ) {
		if ( ! kept.has( task.id ) && task.status !== 'CANCELLED' ) {
			cancelTask( instance, task );
		}
	}
}

export function updateDelivery(
	instance: Instance,
	delivery: Delivery,
	store: Store,
	body: unknown,
	request: number
): void {
	const input = readDelivery( instance, body, store );
	const byId = input.tasks.length > 0;
	const drafts = byId
		? draftNamedTasks( instance, delivery, input, store )
		: draftEnds( instance, delivery, input, store );
	const route = setDefaults( instance, drafts, input, store );
	validate( drafts, instance.settings );
	checkStorable( drafts );
	const known = new Set( input.tasks.flatMap( ( { id } ) => id ?? [] ) );
	for ( const draft of drafts ) {
		const id = draft.task?.id ?? instance.nextId( 'task' );
		const task = saveTask( instance, draft, id, delivery.id );
		if ( draft.assignedTo && draft.assignedTo !== task.assignedTo ) {
			assign( instance, task, draft.assignedTo );
		}
		if ( ! draft.task ) {
			delivery.taskIds.push( id );
			known.add( id );
		}
	}
	Object.assign( delivery, route );
	instance.record( delivery, 'updated', { request } );
	if ( byId ) {
		cancelLeftOut( instance, delivery, known );
	}
}
