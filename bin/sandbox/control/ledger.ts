/**
 * What happened, for whoever checks afterwards: every request in, every call out.
 *
 * It never holds an Authorization value, only a fingerprint of it, and its size is
 * bounded: when something had to be forgotten, `forgotten` says how much.
 */
import { createHash } from 'node:crypto';

export interface LedgerEntry {
	id: number;
	/** Milliseconds, real time. */
	at: number;
	/** Milliseconds, the instance's clock. */
	clock: number;
	method: string;
	path: string;
	query: string;
	route: string;
	/** Hash of the Authorization header; equal headers have equal ones. */
	auth: string | null;
	/** The OAuth client's identifier and its store, once known. */
	client: string | null;
	store: number | null;
	/** The client's reference, read from the body. */
	marker: string | null;
	bytes_in: number;
	bytes_out: number;
	faults: string[];
	/** What was written to the wire; null when no status line left. */
	status: number | null;
	answered: 'open' | 'full' | 'partial' | 'none';
	milliseconds: number | null;
	/** When the work was done (it may be after the answer), and what it made. */
	committed_at: number | null;
	committed_status: number | null;
	delivery: number | null;
	/** Bodies of creations and updates only. */
	body?: string;
}

export interface OutboundEntry {
	id: number;
	at: number;
	webhook: number | null;
	event: string;
	object: string;
	url: string;
	attempt: number;
	status: number | null;
	error: string | null;
	milliseconds: number;
	signature: string;
	body: string;
	faults: string[];
}

const MAX_ENTRIES = 200_000;
const MAX_OUTBOUND = 50_000;
const MAX_BODY = 65_536;
const MAX_BODIES = 128 * 1_048_576;

export const fingerprint = ( header: string | undefined ): string | null =>
	header === undefined
		? null
		: createHash( 'sha256' )
				.update( header )
				.digest( 'hex' )
				.slice( 0, 16 );

export class Ledger {
	entries: LedgerEntry[] = [];
	outbound: OutboundEntry[] = [];
	forgotten = { entries: 0, outbound: 0, bodies: 0 };
	/** Most requests under way at one time since the ledger was cleared. */
	peak = { requests: 0, creations: 0 };
	private open = { requests: 0, creations: 0 };
	private nextId = 1;
	private nextOutbound = 1;
	private bodyBytes = 0;
	private oldestBody = 0;

	begin( entry: Omit< LedgerEntry, 'id' | 'at' > ): LedgerEntry {
		const full = { id: this.nextId++, at: Date.now(), ...entry };
		this.entries.push( full );
		if ( this.entries.length > MAX_ENTRIES * 1.1 ) {
			const gone = this.entries.splice(
				0,
				this.entries.length - MAX_ENTRIES
			);
			this.forgotten.entries += gone.length;
			this.oldestBody = Math.max( 0, this.oldestBody - gone.length );
		}
		return full;
	}

	get underWay(): Readonly< { requests: number; creations: number } > {
		return this.open;
	}

	enter( creation: boolean ): () => void {
		this.open.requests++;
		this.open.creations += creation ? 1 : 0;
		this.peak.requests = Math.max( this.peak.requests, this.open.requests );
		this.peak.creations = Math.max(
			this.peak.creations,
			this.open.creations
		);
		return () => {
			this.open.requests--;
			this.open.creations -= creation ? 1 : 0;
		};
	}

	keepBody( entry: LedgerEntry, body: Buffer ): void {
		entry.body = body.subarray( 0, MAX_BODY ).toString();
		this.bodyBytes += entry.body.length;
		while (
			this.bodyBytes > MAX_BODIES &&
			this.oldestBody < this.entries.length
		) {
			const old = this.entries[ this.oldestBody++ ];
			if ( old?.body !== undefined && old !== entry ) {
				this.bodyBytes -= old.body.length;
				delete old.body;
				this.forgotten.bodies++;
			}
		}
	}

	sent( entry: Omit< OutboundEntry, 'id' > ): OutboundEntry {
		const full = { id: this.nextOutbound++, ...entry };
		this.outbound.push( full );
		if ( this.outbound.length > MAX_OUTBOUND * 1.1 ) {
			const gone = this.outbound.splice(
				0,
				this.outbound.length - MAX_OUTBOUND
			);
			this.forgotten.outbound += gone.length;
		}
		return full;
	}

	/** Ids go on, so that a late answer can never be taken for a new request's. */
	clear(): void {
		this.entries = [];
		this.outbound = [];
		this.forgotten = { entries: 0, outbound: 0, bodies: 0 };
		this.peak = { ...this.open };
		this.bodyBytes = 0;
		this.oldestBody = 0;
	}
}
