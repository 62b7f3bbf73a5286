/**
 * Makes webhook calls, genuine and forged, and writes every one of them down.
 */
import type { Ledger, OutboundEntry } from '../control/ledger.ts';
import type { Instance } from './instance.ts';
import type { Webhook } from './model.ts';
import { callWebhook, webhookBody, webhookSignature } from './webhook-call.ts';

export interface Ring {
	/** The delivery's IRI. */
	object: string;
	event: string;
	attempt: number;
	/** Names of the faults that had a hand in it. */
	faults: readonly string[];
}

export const FORGERIES = [
	'wrong',
	'missing',
	'hex',
	'unpadded',
	'other_body',
] as const;

export class WebhookSender {
	constructor(
		private readonly instance: Instance,
		private readonly ledger: Ledger
	) {}

	/** Throws unless the final answer is a 2xx. */
	call( webhook: Webhook, ring: Ring ): Promise< void > {
		const body = webhookBody( ring.object, ring.event );
		return this.post(
			webhook,
			ring,
			body,
			webhookSignature( body, webhook.secret )
		);
	}

	/** A forger's call; what comes of it matters to nobody's retries. */
	async forge( webhook: Webhook, ring: Ring, how: string ): Promise< void > {
		const body = webhookBody( ring.object, ring.event );
		const genuine = webhookSignature( body, webhook.secret );
		const signatures: Record< string, string > = {
			wrong: webhookSignature( body, 'not the secret' ),
			missing: '',
			hex: Buffer.from( genuine, 'base64' ).toString( 'hex' ),
			unpadded: genuine.replace( /=+$/, '' ),
			other_body: genuine,
		};
		const sent = how === 'other_body' ? `${ body } ` : body;
		await this.post( webhook, ring, sent, signatures[ how ] ?? '' ).catch(
			() => {}
		);
	}

	private async post(
		webhook: Webhook,
		ring: Ring,
		body: string,
		signature: string
	): Promise< void > {
		const entry: Omit< OutboundEntry, 'id' > = {
			at: Date.now(),
			webhook: webhook.id,
			url: webhook.url,
			...ring,
			faults: [ ...ring.faults ],
			status: null,
			error: null,
			milliseconds: 0,
			signature,
			body,
		};
		try {
			entry.status = await callWebhook(
				webhook.url,
				body,
				signature ? { 'X-CoopCycle-Signature': signature } : {},
				this.instance.settings.webhookTimeout * 1000
			);
			// Every answer becomes a row that refers to the webhook for ever.
			webhook.executions++;
			if ( entry.status < 200 || entry.status > 299 ) {
				throw new Error( `HTTP ${ entry.status } returned` );
			}
		} catch ( error ) {
			entry.error =
				error instanceof Error ? error.message : String( error );
			throw error;
		} finally {
			entry.milliseconds = Date.now() - entry.at;
			this.ledger.sent( entry );
		}
	}
}
