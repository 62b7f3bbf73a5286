/**
 * A courier who follows a script: assigned, fetching, picked up, on the way, delivered.
 */
import { assign, complete, start } from './dispatch.ts';
import type { Instance } from './instance.ts';
import { COURIERS, type Delivery, type Task } from './model.ts';

const isOver = ( { status }: Task ): boolean =>
	status === 'DONE' || status === 'FAILED' || status === 'CANCELLED';

/** What the courier would do next, or null when there is nothing left to do. */
function nextStep(
	instance: Instance,
	delivery: Delivery
): ( () => void ) | null {
	const tasks = instance.tasksOf( delivery );
	const open = tasks.filter( ( task ) => ! isOver( task ) );
	const task = open[ 0 ];
	if ( ! task ) {
		return null;
	}
	const courier = COURIERS[ delivery.id % COURIERS.length ] as string;
	const free = open.filter( ( { assignedTo } ) => assignedTo === null );
	if ( free.length > 0 ) {
		return () =>
			free.forEach( ( one ) => assign( instance, one, courier ) );
	}
	return task.status === 'TODO'
		? () => start( instance, task )
		: () => complete( instance, task );
}

export class Courier {
	private readonly timers = new Map< number, NodeJS.Timeout >();
	/** Between two steps of one delivery; null while the courier rests. */
	private seconds: number | null = null;

	constructor( private readonly instance: Instance ) {
		instance.news.on( 'created', ( delivery ) => this.plan( delivery ) );
	}

	get pace(): number | null {
		return this.seconds;
	}

	ride( seconds: number ): void {
		this.rest();
		this.seconds = seconds;
		for ( const delivery of this.instance.deliveries.values() ) {
			this.plan( delivery );
		}
	}

	rest(): void {
		this.seconds = null;
		this.timers.forEach( clearTimeout );
		this.timers.clear();
	}

	private plan( delivery: Delivery ): void {
		if ( this.seconds === null || ! nextStep( this.instance, delivery ) ) {
			return;
		}
		const timer = setTimeout(
			() => this.step( delivery ),
			this.seconds * 1000
		);
		this.timers.set( delivery.id, timer );
	}

	private step( delivery: Delivery ): void {
		this.timers.delete( delivery.id );
		if ( this.instance.deliveries.has( delivery.id ) ) {
			nextStep( this.instance, delivery )?.();
			this.plan( delivery );
		}
	}
}
