/**
 * The queue behind the webhooks: jobs, their three short retries, their shared fate.
 *
 * One job calls every webhook of an event in turn. A failing call ends the job, and
 * its retry begins with the first webhook again: healthy neighbours of a broken one
 * get the call twice, or never.
 */
import { flagOf, numberOf, textOf, type Fault } from '../faults/fault.ts';
import type { Instance } from './instance.ts';
import type { Webhook } from './model.ts';
import { Timers } from './timers.ts';
import type { Ring, WebhookSender } from './webhook-sender.ts';

export interface Job extends Ring {
	storeId: number;
	forge: Fault | undefined;
	replay: Fault | undefined;
}

/** Seconds before each retry. */
const RETRIES = [ 1, 2, 4 ];

export class WebhookQueue {
	/** Jobs given up after the last retry. */
	parked: Array< Pick< Job, 'object' | 'event' > > = [];
	private readonly waiting: Job[] = [];
	private readonly timers = new Timers();
	private running = 0;
	private closed = false;

	constructor(
		private readonly instance: Instance,
		private readonly sender: WebhookSender
	) {}

	/** Nothing waits, runs or is due later. */
	get idle(): boolean {
		return (
			this.waiting.length === 0 &&
			this.running === 0 &&
			this.timers.size === 0
		);
	}

	close(): void {
		this.closed = true;
		this.timers.clear();
		this.waiting.length = 0;
	}

	clear(): void {
		this.close();
		this.parked = [];
		this.closed = false;
	}

	/** In the order of the apps, then of registration. */
	webhooksFor( storeId: number, event: string ): Webhook[] {
		const { apps, webhooks } = this.instance;
		if ( webhooks.size === 0 ) {
			return [];
		}
		const fitting = [ ...webhooks.values() ].filter(
			( webhook ) => webhook.event === event
		);
		return [ ...apps.values() ]
			.filter( ( app ) => app.storeId === storeId )
			.flatMap( ( { identifier } ) =>
				fitting.filter(
					( webhook ) => webhook.identifier === identifier
				)
			);
	}

	push( job: Job ): void {
		this.waiting.push( job );
		void this.work();
	}

	private async work(): Promise< void > {
		if (
			this.closed ||
			this.running >= this.instance.settings.webhookWorkers
		) {
			return;
		}
		const job = this.waiting.shift();
		if ( ! job ) {
			return;
		}
		this.running++;
		await this.run( job ).catch( () => this.retry( job ) );
		this.running--;
		void this.work();
	}

	private retry( job: Job ): void {
		const pause = RETRIES[ job.attempt - 1 ];
		if ( pause === undefined ) {
			this.parked.push( { object: job.object, event: job.event } );
		} else if ( ! this.closed ) {
			this.timers.later(
				pause * this.instance.settings.webhookRetryScale,
				() => this.push( { ...job, attempt: job.attempt + 1 } )
			);
		}
	}

	private async run( {
		forge,
		replay,
		storeId,
		...ring
	}: Job ): Promise< void > {
		for ( const webhook of this.webhooksFor( storeId, ring.event ) ) {
			if ( forge ) {
				await this.sender.forge(
					webhook,
					ring,
					textOf( forge, 'how' )
				);
			}
			if ( ! forge || flagOf( forge, 'extra' ) ) {
				await this.sender.call( webhook, ring );
			}
			if ( replay && ring.attempt === 1 ) {
				this.timers.later(
					numberOf( replay, 'seconds' ),
					() =>
						void this.repeat(
							webhook,
							ring,
							numberOf( replay, 'copies' )
						)
				);
			}
		}
	}

	private async repeat(
		webhook: Webhook,
		ring: Ring,
		copies: number
	): Promise< void > {
		for ( let count = 0; count < copies && ! this.closed; count++ ) {
			await this.sender.call( webhook, ring ).catch( () => {} );
		}
	}
}
