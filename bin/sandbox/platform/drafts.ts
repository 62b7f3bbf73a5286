/**
 * A delivery on its way to being saved: tasks with what is known so far.
 */
import { draftAddress, type AddressDraft } from './address-input.ts';
import type { DeliveryInput } from './delivery-input.ts';
import type { Instance } from './instance.ts';
import { COURIERS, type Store, type Task, type TaskType } from './model.ts';
import { Problem, ServerError } from './problems.ts';
import type { TaskInput } from './task-input.ts';
import { isChoice } from './time-slots.ts';

export interface TaskDraft {
	/** The saved task this changes; null for a new one. */
	task: Task | null;
	type: TaskType;
	address: AddressDraft | null;
	after: number | null;
	before: number | null;
	comments: string;
	weight: number | null;
	packages: Array< { type: string; quantity: number } >;
	tags: string[];
	metadata: Record< string, unknown >;
	assignedTo: string | null;
}

export function emptyDraft( type: TaskType ): TaskDraft {
	return {
		task: null,
		type,
		address: null,
		after: null,
		before: null,
		comments: '',
		weight: null,
		packages: [],
		tags: [],
		metadata: {},
		assignedTo: null,
	};
}

export function draftOf( instance: Instance, task: Task ): TaskDraft {
	const address = instance.need( instance.addresses, task.addressId );
	return {
		...structuredClone( task ),
		task,
		address: { ...address, phoneValid: true, hidden: [] },
	};
}

function applyWindow(
	instance: Instance,
	draft: TaskDraft,
	input: TaskInput
): void {
	const { timeSlot, timeSlotId } = input;
	draft.after = timeSlot?.start ?? input.after ?? draft.after;
	draft.before = timeSlot?.end ?? input.before ?? draft.before;
	const start = timeSlot?.start ?? input.after;
	const end = timeSlot?.end ?? input.before;
	if ( timeSlotId === null || start === null || end === null ) {
		return;
	}
	const slot = instance.need( instance.timeSlots, timeSlotId );
	const now = instance.clock.now();
	if ( ! isChoice( slot, { start, end }, now, instance.settings ) ) {
		throw new Problem( 400, 'task.timeSlot.invalid' );
	}
}

/** Packages the store does not know are dropped; the server only logs it. */
export function applyPackages(
	draft: TaskDraft,
	packages: TaskInput[ 'packages' ],
	store: Store
): void {
	if ( ! packages?.length ) {
		return;
	}
	const quantities = new Map< string, number >();
	for ( const { type, quantity } of packages ) {
		if ( store.packages.includes( type ) ) {
			quantities.set( type, quantity );
		}
	}
	draft.packages = [ ...quantities ].map( ( [ type, quantity ] ) => ( {
		type,
		quantity,
	} ) );
}

/** Absent, null and empty values leave things as they are. */
export function applyInput(
	instance: Instance,
	draft: TaskDraft,
	input: TaskInput,
	store: Store
): TaskDraft {
	draft.type = input.type ?? draft.type;
	applyWindow( instance, draft, input );
	if ( input.address !== null ) {
		draft.address = draftAddress( instance, input.address, input.latLng );
	}
	draft.comments = input.comments || draft.comments;
	draft.weight = input.weight || draft.weight;
	draft.tags = input.tags?.length ? input.tags : draft.tags;
	applyPackages( draft, input.packages, store );
	Object.assign( draft.metadata, input.metadata ?? {} );
	if ( COURIERS.includes( input.assignedTo ?? '' ) ) {
		draft.assignedTo = input.assignedTo;
	}
	return draft;
}

/** The tasks of a new delivery. Two are a pickup and a dropoff, whatever they say. */
export function draftTasks(
	instance: Instance,
	input: DeliveryInput,
	store: Store
): TaskDraft[] {
	if ( input.tasks.length === 1 ) {
		throw new ServerError( 'one task is no delivery' );
	}
	const inputs: Array< TaskInput | null > =
		input.tasks.length > 0 ? input.tasks : [ input.pickup, input.dropoff ];
	return inputs.map( ( task, index ) => {
		const draft = emptyDraft(
			index === 0 && inputs.length === 2 ? 'PICKUP' : 'DROPOFF'
		);
		const { type } = draft;
		if ( task ) {
			applyInput( instance, draft, task, store );
		}
		return inputs.length === 2 ? { ...draft, type } : draft;
	} );
}
