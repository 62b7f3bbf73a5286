/**
 * The queue behind the webhooks: jobs, their three short retries, their shared fate.
 *
 * One job calls every webhook of an event in turn. A failing call ends the job, and
 * its retry begins with the first webhook again: healthy neighbours of a broken one
 * get the call twice, or never.
 */
import type { Ledger, OutboundEntry } from '../control/ledger.ts';
import type { Faults } from '../faults/engine.ts';
import { flagOf, numberOf, textOf, type Fault } from '../faults/fault.ts';
import type { Instance } from './instance.ts';
import type { Delivery, Webhook } from './model.ts';
import { callWebhook, webhookBody, webhookSignature } from './webhook-call.ts';

interface Job {
	storeId: number;
	object: string;
	event: string;
	attempt: number;
	faults: readonly Fault[];
}

/** Seconds before each retry. */
const RETRIES = [ 1, 2, 4 ];

export class WebhookQueue {
	private readonly waiting: Job[] = [];
	private readonly timers = new Set< NodeJS.Timeout >();
	private held: Job[] = [];
	private running = 0;
	private closed = false;
	/** Jobs given up after the last retry. */
	parked: Array< Pick< Job, 'object' | 'event' > > = [];

	constructor(
		private readonly instance: Instance,
		private readonly ledger: Ledger,
		private readonly faults: Faults
	) {
		instance.news.on( 'webhook', ( delivery, event ) =>
			this.ring( delivery, event )
		);
	}

	/** Nothing waits, runs or is due later. */
	get idle(): boolean {
		return (
			this.waiting.length +
				this.running +
				this.timers.size +
				this.held.length ===
			0
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
		const job: Job = { storeId, object, event, attempt: 1, faults };
		const has = ( kind: Fault[ 'kind' ] ): Fault | undefined =>
			faults.find( ( fault ) => fault.kind === kind );
		const drop = has( 'webhook_drop' );
		const shuffle = has( 'webhook_shuffle' );
		const delay = has( 'webhook_delay' );
		const copies = has( 'webhook_duplicate' );
		for (
			let left = copies ? numberOf( copies, 'copies' ) : 0;
			left >= 0 && ! drop;
			left--
		) {
			if ( shuffle ) {
				this.hold( job, numberOf( shuffle, 'seconds' ) );
			} else if ( delay ) {
				this.later( numberOf( delay, 'seconds' ), () =>
					this.push( job )
				);
			} else {
				this.push( job );
			}
		}
	}

	/** In the order of the apps, then of registration. */
	private webhooksFor( storeId: number, event: string ): Webhook[] {
		if ( this.instance.webhooks.size === 0 ) {
			return [];
		}
		const clients = [ ...this.instance.apps.values() ]
			.filter( ( app ) => app.storeId === storeId )
			.map( ( { identifier } ) => identifier );
		return clients.flatMap( ( client ) =>
			[ ...this.instance.webhooks.values() ].filter(
				( webhook ) =>
					webhook.identifier === client && webhook.event === event
			)
		);
	}

	private hold( job: Job, seconds: number ): void {
		if ( this.held.length === 0 ) {
			this.later( seconds, () => {
				const jobs = this.held
					.map( ( held ) => [ Math.random(), held ] as const )
					.sort( ( a, b ) => a[ 0 ] - b[ 0 ] );
				this.held = [];
				jobs.forEach( ( [ , held ] ) => this.push( held ) );
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
		try {
			await this.run( job );
		} catch {
			this.retry( job );
		}
		this.running--;
		void this.work();
	}

	private retry( job: Job ): void {
		const pause = RETRIES[ job.attempt - 1 ];
		if ( pause === undefined ) {
			this.parked.push( { object: job.object, event: job.event } );
		} else if ( ! this.closed ) {
			const seconds = pause * this.instance.settings.webhookRetryScale;
			this.later( seconds, () =>
				this.push( { ...job, attempt: job.attempt + 1 } )
			);
		}
	}

	private async run( job: Job ): Promise< void > {
		const forge = job.faults.find(
			( { kind } ) => kind === 'webhook_forge'
		);
		const replay = job.faults.find(
			( { kind } ) => kind === 'webhook_replay'
		);
		for ( const webhook of this.webhooksFor( job.storeId, job.event ) ) {
			if ( forge ) {
				await this.forge( webhook, job, textOf( forge, 'how' ) );
			}
			if ( ! forge || flagOf( forge, 'extra' ) ) {
				await this.call( webhook, job );
			}
			if ( replay && job.attempt === 1 ) {
				this.later( numberOf( replay, 'seconds' ), () => {
					void this.repeat(
						webhook,
						job,
						numberOf( replay, 'copies' )
					);
				} );
			}
		}
	}

	private async repeat(
		webhook: Webhook,
		job: Job,
		copies: number
	): Promise< void > {
		for ( let count = 0; count < copies && ! this.closed; count++ ) {
			await this.call( webhook, job ).catch( () => {} );
		}
	}

	private call( webhook: Webhook, job: Job ): Promise< void > {
		const body = webhookBody( job.object, job.event );
		return this.post(
			webhook,
			job,
			body,
			webhookSignature( body, webhook.secret )
		);
	}

	/** A forger's call; what comes of it matters to nobody's retries. */
	async forge(
		webhook: Webhook,
		job: Pick< Job, 'object' | 'event' >,
		how: string
	): Promise< void > {
		const body = webhookBody( job.object, job.event );
		const genuine = webhookSignature( body, webhook.secret );
		const signatures: Record< string, string > = {
			missing: '',
			hex: Buffer.from( genuine, 'base64' ).toString( 'hex' ),
			unpadded: genuine.replace( /=+$/, '' ),
			other_body: genuine,
			wrong: webhookSignature( body, 'not the secret' ),
		};
		const sent = how === 'other_body' ? `${ body } ` : body;
		const full = { storeId: 0, attempt: 1, faults: [], ...job };
		await this.post( webhook, full, sent, signatures[ how ] ?? '' ).catch(
			() => {}
		);
	}

	private async post(
		webhook: Webhook,
		job: Job,
		body: string,
		signature: string
	): Promise< void > {
		const started = Date.now();
		const entry: Omit< OutboundEntry, 'id' > = {
			at: started,
			webhook: webhook.id,
			event: job.event,
			object: job.object,
			url: webhook.url,
			attempt: job.attempt,
			status: null,
			error: null,
			milliseconds: 0,
			signature,
			body,
			faults: job.faults.map( ( { kind, id } ) => `${ kind } ${ id }` ),
		};
		try {
			const headers: Record< string, string > =
				signature === '' ? {} : { 'X-CoopCycle-Signature': signature };
			const timeout = this.instance.settings.webhookTimeout * 1000;
			entry.status = await callWebhook(
				webhook.url,
				body,
				headers,
				timeout
			);
			// Every answer is written down, and that row keeps the webhook for ever.
			webhook.executions++;
			if ( entry.status < 200 || entry.status > 299 ) {
				throw new Error( `HTTP ${ entry.status } returned` );
			}
		} catch ( error ) {
			entry.error =
				error instanceof Error ? error.message : String( error );
			throw error;
		} finally {
			entry.milliseconds = Date.now() - started;
			this.ledger.sent( entry );
		}
	}
}
