/**
 * Creates and changes deliveries: the only place that writes their records.
 */
import { saveAddress } from './addresses.ts';
import { checkStorable, validate } from './checks.ts';
import { readDelivery } from './delivery-input.ts';
import { assign } from './dispatch.ts';
import { draftTasks, type TaskDraft } from './drafts.ts';
import { setDefaults } from './defaults.ts';
import type { Instance } from './instance.ts';
import type { Delivery, Order, Store, Task } from './model.ts';
import { addPackingList } from './packing-list.ts';
import { priceOf } from './pricing.ts';
import { Problem } from './problems.ts';
import { codeWord, derivedHex } from './random.ts';
import type { Route } from './route.ts';

export function saveTask(
	instance: Instance,
	draft: TaskDraft,
	id: number,
	deliveryId: number
): Task {
	const now = instance.clock.now();
	const { task: old, address, assignedTo: _courier, ...fields } = draft;
	const task: Task = {
		status: 'TODO',
		assignedTo: null,
		createdAt: now,
		events: old ? [] : [ { name: 'task:created', data: {}, at: now } ],
		...old,
		...fields,
		after: draft.after ?? now,
		before: draft.before ?? now,
		addressId: address ? saveAddress( instance, address ) : 0,
		id,
		deliveryId,
		updatedAt: now,
	};
	instance.tasks.set( id, task );
	return task;
}

function newOrder( instance: Instance, store: Store, route: Route ): Order {
	const price = priceOf( store, route );
	const id = instance.nextId( 'order' );
	return {
		id,
		number: codeWord( id * 7919, 3 ),
		total: price?.amount ?? 0,
		taxTotal: price?.tax ?? 0,
		cancelled: false,
		incident: price === null,
	};
}

/** The dropoff often has the lower id: clients must not count on the order. */
function taskIds(
	instance: Instance,
	count: number,
	deliveryId: number
): number[] {
	const ids = Array.from( { length: count }, () =>
		instance.nextId( 'task' )
	);
	return deliveryId % 2 === 0 ? ids.reverse() : ids;
}

export function saveDelivery(
	instance: Instance,
	store: Store,
	drafts: TaskDraft[],
	route: Route,
	input: unknown,
	request: number | null
): Delivery {
	addPackingList( drafts );
	const id = instance.nextId( 'delivery' );
	const ids = taskIds( instance, drafts.length, id );
	drafts.forEach( ( draft, index ) => {
		draft.tags = [ ...new Set( [ ...draft.tags, ...store.tags ] ) ];
		saveTask( instance, draft, ids[ index ] as number, id );
	} );
	const delivery: Delivery = {
		id,
		storeId: store.id,
		hash: derivedHex( instance.settings.publicUrl, `delivery ${ id }`, 10 ),
		taskIds: ids,
		...route,
		order: newOrder( instance, store, route ),
		createdAt: instance.clock.now(),
		committedAt: Date.now(),
		createdBy: request,
		cancelledAt: null,
		input,
		history: [],
	};
	instance.addDelivery( delivery );
	instance.record( delivery, 'created', request === null ? {} : { request } );
	instance.news.emit( 'created', delivery );
	drafts.forEach( ( draft, index ) => {
		const courier = store.defaultCourier ?? draft.assignedTo;
		if ( courier ) {
			assign(
				instance,
				instance.need( instance.tasks, ids[ index ] as number ),
				courier
			);
		}
	} );
	return delivery;
}

/** `POST /api/deliveries`. */
export function createDelivery(
	instance: Instance,
	store: Store,
	body: unknown,
	request: number | null
): Delivery {
	const input = readDelivery( instance, body, store );
	const drafts = draftTasks( instance, input, store );
	const route = setDefaults( instance, drafts, input, store );
	validate( drafts, instance.settings );
	checkStorable( drafts );
	const delivery = saveDelivery(
		instance,
		store,
		drafts,
		route,
		body,
		request
	);
	const { paymentMethod } = input;
	if (
		paymentMethod !== null &&
		! ( paymentMethod === 'cash_on_delivery' && store.cashOnDelivery )
	) {
		// Refused, yet saved: the real server checks too late.
		throw new Problem( 400, 'order.paymentMethod is not valid' );
	}
	return delivery;
}
