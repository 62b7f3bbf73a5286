/**
 * The queue behind the webhooks: jobs, their three short retries, their shared fate.
 *
 * One job calls every webhook of an event in turn. A failing call ends the job, and
 * its retry begins with the first webhook again: healthy neighbours of a broken one
 * get the call twice, or never.
 */
import type { Ledger } from '../control/ledger.ts';
import type { Faults } from '../faults/engine.ts';
import { flagOf, numberOf, textOf, type Fault } from '../faults/fault.ts';
import type { Instance } from './instance.ts';
import type { Delivery, Webhook } from './model.ts';
import { WebhookSender, type Ring } from './webhook-sender.ts';

interface Job extends Ring {
	storeId: number;
	forge: Fault | undefined;
	replay: Fault | undefined;
}

/** Seconds before each retry. */
const RETRIES = [ 1, 2, 4 ];

export class WebhookQueue {
	readonly sender: WebhookSender;
	/** Jobs given up after the last retry. */
	parked: Array< Pick< Job, 'object' | 'event' > > = [];
	private readonly waiting: Job[] = [];
	private readonly timers = new Set< NodeJS.Timeout >();
	private held: Job[] = [];
	private running = 0;
	private closed = false;

	constructor(
		private readonly instance: Instance,
		ledger: Ledger,
		private readonly faults: Faults
	) {
		this.sender = new WebhookSender( instance, ledger );
		instance.news.on( 'webhook', ( delivery, event ) =>
			this.ring( delivery, event )
		);
	}

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
		this.timers.forEach( clearTimeout );
		this.timers.clear();
		this.waiting.length = 0;
		this.held = [];
	}

	clear(): void {
		this.close();
		this.parked = [];
		this.closed = false;
	}

	private ring( { id, storeId }: Delivery, event: string ): void {
		if ( this.webhooksFor( storeId, event ).length === 0 ) {
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
			this.later( numberOf( delay, 'seconds' ), () => this.push( job ) );
		} else {
			this.push( job );
		}
	}

	/** In the order of the apps, then of registration. */
	private webhooksFor( storeId: number, event: string ): Webhook[] {
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

	/** The first one held decides when all that came meanwhile are let go. */
	private hold( job: Job, seconds: number ): void {
		if ( this.held.length === 0 ) {
			this.later( seconds, () => {
				const jobs = this.held.map( ( one ) => ( {
					one,
					key: Math.random(),
				} ) );
				this.held = [];
				jobs.sort( ( a, b ) => a.key - b.key );
				jobs.forEach( ( { one } ) => this.push( one ) );
			} );
		}
		this.held.push( job );
	}

	private later( seconds: number, run: () => void ): void {
		const timer = setTimeout( () => {
			this.timers.delete( timer );
			run();
		}, seconds * 1000 );
		this.timers.add( timer );
	}

	private push( job: Job ): void {
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
			this.later( pause * this.instance.settings.webhookRetryScale, () =>
				this.push( { ...job, attempt: job.attempt + 1 } )
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
				this.later(
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
