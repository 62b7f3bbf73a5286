/**
 * A shop's webhook endpoint that remembers every call and answers as told.
 */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	body: string;
	at: number;
}

export interface Answering {
	status: number;
	location?: string;
	/** Milliseconds before the answer; Infinity never answers. */
	delay?: number;
}

export class Receiver {
	readonly calls: Received[] = [];
	/** Decides the answer from the call and how many came before it. */
	answer: ( call: Received, before: number ) => Answering = () => ( {
		status: 202,
	} );
	private readonly server: Server;

	constructor() {
		this.server = createServer( async ( request, response ) => {
			let body = '';
			for await ( const chunk of request ) {
				body += chunk;
			}
			const call = {
				method: request.method ?? '',
				path: request.url ?? '',
				headers: request.headers,
				body,
				at: Date.now(),
			};
			const {
				status,
				location,
				delay = 0,
			} = this.answer( call, this.calls.length );
			this.calls.push( call );
			if ( delay !== Infinity ) {
				setTimeout( () => {
					response.writeHead(
						status,
						location === undefined ? {} : { Location: location }
					);
					response.end( '{}' );
				}, delay );
			}
		} );
	}

	async open(): Promise< string > {
		await new Promise< void >( ( resolve ) =>
			this.server.listen( 0, '127.0.0.1', resolve )
		);
		return this.url;
	}

	get url(): string {
		return `http://127.0.0.1:${ ( this.server.address() as AddressInfo ).port }`;
	}

	/** Events received, in order. */
	get events(): string[] {
		return this.calls.map( ( { body } ) => JSON.parse( body ).data.event );
	}

	async close(): Promise< void > {
		this.server.closeAllConnections();
		await new Promise( ( resolve ) => this.server.close( resolve ) );
	}
}
