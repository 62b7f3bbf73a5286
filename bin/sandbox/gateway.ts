/**
 * Where requests arrive: reads them, writes them down, lets the faults have them.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiRequest, Reply } from './api/message.ts';
import { answer, MAX_BODY } from './api/platform-api.ts';
import { routeName } from './api/routes.ts';
import {
	fingerprint,
	type Ledger,
	type LedgerEntry,
} from './control/ledger.ts';
import type { Faults } from './faults/engine.ts';
import type { Exchange } from './faults/exchange.ts';
import { perform } from './faults/perform.ts';
import { claimedClient, methodOf, readBody } from './incoming.ts';
import type { Instance } from './platform/instance.ts';

const KEEPS_BODY = /^\/api\/deliveries(\/\d+)?$/;
const MARKER = /"external_system_id"\s*:\s*"([^"\\]{1,200})"/;
const DELIVERY_PATH = /^\/api\/deliveries\/(\d+)(\/|$)/;

export class Gateway {
	/** Whose work is being done right now; handlers are synchronous. */
	private working: LedgerEntry | null = null;
	/** How to end each sleep that goes on. */
	private readonly sleeps = new Set< () => void >();
	/** Called with every finished entry. */
	readonly onFinished: Array< ( entry: LedgerEntry ) => void > = [];

	constructor(
		private readonly instance: Instance,
		private readonly ledger: Ledger,
		private readonly faults: Faults
	) {
		instance.news.on( 'created', ( { id } ) => {
			if ( this.working ) {
				this.working.delivery = id;
			}
		} );
	}

	async handle(
		incoming: IncomingMessage,
		response: ServerResponse
	): Promise< void > {
		const entry = this.open( incoming, response );
		try {
			const body = await readBody( incoming );
			if ( body !== null ) {
				await this.work(
					entry,
					{ ...entry, headers: incoming.headers, body },
					response
				);
			}
		} catch ( error ) {
			// A bug of the sandbox must not take the whole rig down with it.
			this.instance.bugs.push(
				error instanceof Error ? String( error.stack ) : String( error )
			);
			response.destroy();
		}
	}

	private async work(
		entry: LedgerEntry,
		request: ApiRequest,
		response: ServerResponse
	): Promise< void > {
		const { body, path, query } = request;
		this.noteBody( entry, body );
		const hits = this.faults.select( {
			on: 'request',
			route: entry.route,
			text: () => `${ path }?${ query }\n${ body.toString() }`,
		} );
		entry.faults = hits.map( ( { id, kind } ) => `${ kind } ${ id }` );
		if ( body.length > MAX_BODY ) {
			response.setHeader( 'Connection', 'close' );
		}
		const exchange: Exchange = {
			instance: this.instance,
			request,
			response,
			commit: ( twists ) =>
				this.commit( entry, () =>
					answer( this.instance, request, twists )
				),
			sleep: ( milliseconds ) => this.sleep( milliseconds ),
		};
		await perform( exchange, hits );
	}

	close(): void {
		this.sleeps.forEach( ( end ) => end() );
		this.sleeps.clear();
	}

	private open(
		incoming: IncomingMessage,
		response: ServerResponse
	): LedgerEntry {
		const [ path = '/', ...query ] = ( incoming.url ?? '/' ).split( '?' );
		const method = methodOf( incoming );
		const { authorization } = incoming.headers;
		const client = claimedClient( authorization );
		const entry = this.ledger.begin( {
			clock: this.instance.clock.now(),
			method,
			path,
			query: query.join( '?' ),
			route: routeName( method, path ),
			auth: fingerprint( authorization ),
			client,
			store:
				client === null
					? null
					: ( this.instance.appOf( client )?.storeId ?? null ),
			marker: null,
			bytes_in: 0,
			bytes_out: 0,
			faults: [],
			status: null,
			answered: 'open',
			milliseconds: null,
			committed_at: null,
			committed_status: null,
			delivery:
				Number( DELIVERY_PATH.exec( path )?.[ 1 ] ?? NaN ) || null,
		} );
		const written = response.socket?.bytesWritten ?? 0;
		const leave = this.ledger.enter( entry.route === 'create_delivery' );
		const { socket } = response;
		response.once( 'close', () => {
			leave();
			entry.bytes_out = ( socket?.bytesWritten ?? written ) - written;
			this.finish( entry, response );
		} );
		return entry;
	}

	private finish( entry: LedgerEntry, response: ServerResponse ): void {
		entry.milliseconds = Date.now() - entry.at;
		entry.status = response.headersSent ? response.statusCode : null;
		if ( response.writableFinished ) {
			entry.answered = 'full';
		} else {
			entry.answered = entry.bytes_out > 0 ? 'partial' : 'none';
		}
		this.onFinished.forEach( ( tell ) => tell( entry ) );
	}

	private noteBody( entry: LedgerEntry, body: Buffer ): void {
		entry.bytes_in = body.length;
		if (
			entry.method !== 'GET' &&
			KEEPS_BODY.test( entry.path ) &&
			body.length <= MAX_BODY
		) {
			this.ledger.keepBody( entry, body );
			entry.marker = MARKER.exec( entry.body ?? '' )?.[ 1 ] ?? null;
		}
	}

	private commit( entry: LedgerEntry, work: () => Reply ): Reply {
		this.working = entry;
		const reply = work();
		this.working = null;
		entry.committed_at = Date.now();
		entry.committed_status = reply.status;
		return reply;
	}

	/** By the instance's clock, so that work still under way is done at once when it is set forward. */
	private sleep( milliseconds: number ): Promise< void > {
		return new Promise( ( resolve ) => {
			const end = this.instance.clock.after( milliseconds, () => {
				this.sleeps.delete( end );
				resolve();
			} );
			this.sleeps.add( end );
		} );
	}
}
