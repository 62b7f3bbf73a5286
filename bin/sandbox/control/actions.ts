/**
 * A dispatcher's and a courier's buttons, by name.
 */
import { parsePhpDate } from '../platform/php-date.ts';
import {
	assign,
	cancelTask,
	complete,
	fail,
	reschedule,
	restore,
	start,
	unassign,
} from '../platform/dispatch.ts';
import type { Instance } from '../platform/instance.ts';
import { COURIERS, type Delivery, type Task } from '../platform/model.ts';
import { BadInput, type Fields } from './fields.ts';

export const ACTIONS = [
	'assign',
	'unassign',
	'start',
	'pick',
	'drop',
	'fail',
	'cancel',
	'reschedule',
	'restore',
] as const;

export type Action = ( typeof ACTIONS )[ number ];

interface Ends {
	all: Task[];
	/** The named end, or the next one that is still open. */
	one: Task;
	pickup: Task;
	dropoff: Task;
}

const isOpen = ( { status }: Task ): boolean =>
	status === 'TODO' || status === 'DOING';

function endsOf(
	instance: Instance,
	delivery: Delivery,
	named: string | undefined
): Ends {
	const all = instance.tasksOf( delivery );
	const pickup = all.find( ( { type } ) => type === 'PICKUP' ) as Task;
	const dropoff = all.findLast( ( { type } ) => type === 'DROPOFF' ) as Task;
	const next = all.find( isOpen ) ?? dropoff;
	return {
		all:
			named === undefined
				? all
				: [ named === 'pickup' ? pickup : dropoff ],
		one: named === undefined ? next : named === 'pickup' ? pickup : dropoff,
		pickup,
		dropoff,
	};
}

function readTime(
	instance: Instance,
	fields: Fields,
	name: string
): number | undefined {
	const text = fields.text( name );
	if ( text === undefined ) {
		return undefined;
	}
	const time = parsePhpDate(
		text,
		instance.settings.timezone,
		instance.clock.now()
	);
	if ( time === null ) {
		throw new BadInput(
			name,
			'is not a time; 2026-09-14 10:00 would be one'
		);
	}
	return time;
}

const HOUR = 3_600_000;

/** Without times: an hour later than it was. */
function rescheduleAll(
	instance: Instance,
	tasks: readonly Task[],
	after: number | undefined,
	before: number | undefined
): void {
	for ( const task of tasks ) {
		reschedule(
			instance,
			task,
			after ?? task.after + HOUR,
			before ?? task.before + HOUR
		);
	}
}

export function act(
	instance: Instance,
	delivery: Delivery,
	action: Action,
	fields: Fields
): void {
	const named = fields.choice( 'task', [ 'pickup', 'dropoff' ] );
	const courier = fields.text( 'courier', 100 ) ?? COURIERS[ 0 ] ?? '';
	const reason = fields.text( 'reason', 500 ) ?? '';
	const after = readTime( instance, fields, 'after' );
	const before = readTime( instance, fields, 'before' );
	fields.done();
	if ( after !== undefined && before !== undefined && after >= before ) {
		throw new BadInput( 'before', 'has to be later than after' );
	}
	const { all, one, pickup, dropoff } = endsOf( instance, delivery, named );
	const steps: Record< Action, () => void > = {
		assign: () =>
			all.forEach( ( task ) => assign( instance, task, courier ) ),
		unassign: () => all.forEach( ( task ) => unassign( instance, task ) ),
		start: () => start( instance, one ),
		pick: () => complete( instance, pickup ),
		drop: () => complete( instance, dropoff ),
		fail: () => fail( instance, one, reason ),
		cancel: () =>
			all
				.filter( ( { status } ) => status !== 'CANCELLED' )
				.forEach( ( task ) => cancelTask( instance, task ) ),
		reschedule: () => rescheduleAll( instance, all, after, before ),
		restore: () =>
			all
				.filter( ( { status } ) => status === 'CANCELLED' )
				.forEach( ( task ) => restore( instance, task ) ),
	};
	steps[ action ]();
}
