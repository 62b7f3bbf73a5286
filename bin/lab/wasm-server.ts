/**
 * Command: serves a site with PHP on WebAssembly. node --import tsx bin/lab/wasm-server.ts <site> <port> <version>
 */
import {
	createServer,
	request as ask,
	type IncomingMessage,
	type ServerResponse,
} from 'node:http';
import { main, PlainError } from './plain-error.ts';
import { Pool } from './wasm-pool.ts';

async function pass(
	pool: Pool,
	request: IncomingMessage,
	response: ServerResponse
): Promise< void > {
	const worker = await pool.take();
	worker.busy++;
	response.on( 'close', () => worker.busy-- );
	const { method, url, headers } = request;
	const forward = ask(
		{ host: '127.0.0.1', port: worker.port, method, path: url, headers },
		( answer ) => {
			response.writeHead( answer.statusCode ?? 502, answer.headers );
			answer.pipe( response );
		}
	);
	forward.on( 'error', ( error ) => fail( response, error ) );
	request.pipe( forward );
}

function fail( response: ServerResponse, error: unknown ): void {
	console.error( error );
	if ( response.headersSent ) {
		response.destroy();
	} else {
		response.writeHead( 502 ).end( String( error ) );
	}
}

void main( async () => {
	const [ site, port, version ] = process.argv.slice( 2 );
	if ( ! site || ! port || ! version ) {
		throw new PlainError(
			'Usage: wasm-server.ts <site> <port> <version>',
			2
		);
	}
	const pool = new Pool( [ site, `http://127.0.0.1:${ port }`, version ] );
	createServer( ( request, response ) => {
		pass( pool, request, response ).catch( ( error ) =>
			fail( response, error )
		);
	} ).listen( Number( port ), '127.0.0.1' );
	return 0;
} );
