/**
 * The shop's front door: hands each request to a web server that is free, and answers 502 when that one dies over it.
 */
import {
	createServer,
	request as ask,
	type IncomingMessage,
	type ServerResponse,
} from 'node:http';

interface Backend {
	port: number;
	busy: number;
}

const PATIENCE_MS = 60_000;

export class Front {
	private readonly backends: Backend[];
	private readonly server = createServer( ( incoming, response ) =>
		this.pass( incoming, response )
	);
	/** Requests that a web server took to its grave. */
	broken = 0;

	constructor( ports: number[] ) {
		this.backends = ports.map( ( port ) => ( { port, busy: 0 } ) );
	}

	open( port: number ): Promise< void > {
		return new Promise( ( resolve, reject ) =>
			this.server
				.once( 'error', reject )
				.listen( port, '127.0.0.1', () => resolve() )
		);
	}

	private pass( incoming: IncomingMessage, response: ServerResponse ): void {
		const backend = this.backends.reduce( ( best, one ) =>
			one.busy < best.busy ? one : best
		);
		backend.busy++;
		let done = false;
		const leave = () => {
			backend.busy -= done ? 0 : 1;
			done = true;
		};
		const outgoing = ask(
			{
				host: '127.0.0.1',
				port: backend.port,
				method: incoming.method,
				path: incoming.url,
				headers: { ...incoming.headers, connection: 'close' },
				timeout: PATIENCE_MS,
			},
			( answer ) => {
				response.writeHead( answer.statusCode ?? 502, answer.headers );
				answer.pipe( response );
				answer.on( 'close', leave );
				answer.on( 'error', () => response.destroy() );
			}
		);
		outgoing.on( 'timeout', () => outgoing.destroy() );
		outgoing.on( 'error', () => {
			leave();
			this.broken++;
			if ( ! response.headersSent ) {
				response.writeHead( 502, { 'Content-Type': 'text/plain' } );
			}
			response.end( 'The web server died.' );
		} );
		incoming.pipe( outgoing );
	}

	close(): Promise< void > {
		this.server.closeAllConnections();
		return new Promise( ( resolve ) =>
			this.server.close( () => resolve() )
		);
	}
}
