/**
 * Everything about outgoing webhooks, held by one handle.
 */
import type { Ledger } from '../control/ledger.ts';
import type { Faults } from '../faults/engine.ts';
import type { Instance } from './instance.ts';
import { WebhookBell } from './webhook-bell.ts';
import { WebhookQueue } from './webhook-queue.ts';
import { WebhookSender } from './webhook-sender.ts';

export class Webhooks {
	readonly sender: WebhookSender;
	private readonly queue: WebhookQueue;
	private readonly bell: WebhookBell;

	constructor( instance: Instance, ledger: Ledger, faults: Faults ) {
		this.sender = new WebhookSender( instance, ledger );
		this.queue = new WebhookQueue( instance, this.sender );
		this.bell = new WebhookBell( instance, this.queue, faults );
	}

	/** Nothing waits, runs or is due later. */
	get idle(): boolean {
		return this.queue.idle && this.bell.idle;
	}

	/** Jobs given up after the last retry. */
	get parked(): WebhookQueue[ 'parked' ] {
		return this.queue.parked;
	}

	clear(): void {
		this.bell.clear();
		this.queue.clear();
	}

	close(): void {
		this.bell.clear();
		this.queue.close();
	}
}
