/**
 * Rings for what couriers do, and lets faults have a hand in when and how often.
 */
import type { Faults } from '../faults/engine.ts';
import { numberOf, type Fault } from '../faults/fault.ts';
import type { Instance } from './instance.ts';
import type { Delivery } from './model.ts';
import { Timers } from './timers.ts';
import type { Job, WebhookQueue } from './webhook-queue.ts';

export class WebhookBell {
	private readonly timers = new Timers();
	private held: Job[] = [];

	constructor(
		instance: Instance,
		private readonly queue: WebhookQueue,
		private readonly faults: Faults
	) {
		instance.news.on( 'webhook', ( delivery, event ) =>
			this.ring( delivery, event )
		);
	}

	/** Nothing is held back or due later. */
	get idle(): boolean {
		return this.timers.size === 0;
	}

	clear(): void {
		this.timers.clear();
		this.held = [];
	}

	private ring( { id, storeId }: Delivery, event: string ): void {
		if ( this.queue.webhooksFor( storeId, event ).length === 0 ) {
			return;
		}
		const object = `/api/deliveries/${ id }`;
		const faults = this.faults.select( {
			on: 'webhook',
			route: event,
			text: () => object,
		} );
		const of = ( kind: Fault[ 'kind' ] ): Fault | undefined =>
			faults.find( ( fault ) => fault.kind === kind );
		if ( of( 'webhook_drop' ) ) {
			return;
		}
		const job: Job = {
			storeId,
			object,
			event,
			attempt: 1,
			faults: faults.map(
				( { kind, id: fault } ) => `${ kind } ${ fault }`
			),
			forge: of( 'webhook_forge' ),
			replay: of( 'webhook_replay' ),
		};
		const twice = of( 'webhook_duplicate' );
		for (
			let left = twice ? numberOf( twice, 'copies' ) : 0;
			left >= 0;
			left--
		) {
			this.admit( job, of( 'webhook_shuffle' ), of( 'webhook_delay' ) );
		}
	}

	private admit( job: Job, shuffle?: Fault, delay?: Fault ): void {
		if ( shuffle ) {
			this.hold( job, numberOf( shuffle, 'seconds' ) );
		} else if ( delay ) {
			this.timers.later( numberOf( delay, 'seconds' ), () =>
				this.queue.push( job )
			);
		} else {
			this.queue.push( job );
		}
	}

	/** The first one held decides when all that came meanwhile are let go. */
	private hold( job: Job, seconds: number ): void {
		if ( this.held.length === 0 ) {
			this.timers.later( seconds, () => {
				const jobs = this.held.map( ( one ) => ( {
					one,
					key: Math.random(),
				} ) );
				this.held = [];
				jobs.sort( ( a, b ) => a.key - b.key );
				jobs.forEach( ( { one } ) => this.queue.push( one ) );
			} );
		}
		this.held.push( job );
	}
}
