/**
 * One PHP on WebAssembly that answers HTTP on a port of its own; wasm-server.ts forks as many as it needs. Arguments: <site> <url> <version>
 */
import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { pipeline } from 'node:stream/promises';
import {
	PHPRequestHandler,
	type HTTPMethod,
	type PHP,
	type StreamedPHPResponse,
} from '@php-wasm/universal';
import { main, PlainError } from './plain-error.ts';
import { loadPhp } from './wasm-runtime.ts';

/** The same folders that router.php keeps to itself. */
const PRIVATE = /^\/+wp-content\/+(database|lab|pedal-lab)(\/|$)|\/\./;

/** Opcache only works for web servers that it knows by name; with it a page takes half the time. */
async function loadServingPhp( version: string ): Promise< PHP > {
	const php = await loadPhp( version, process.pid );
	await php.setSapiName( 'cli-server' );
	return php;
}

function handlerFor(
	site: string,
	url: string,
	version: string
): PHPRequestHandler {
	return new PHPRequestHandler( {
		documentRoot: site,
		absoluteUrl: url,
		cookieStore: false,
		maxPhpInstances: 1,
		phpFactory: () => loadServingPhp( version ),
		getFileNotFoundAction: () => ( {
			type: 'internal-redirect',
			uri: '/index.php',
		} ),
	} );
}

async function bodyOf(
	request: IncomingMessage
): Promise< Uint8Array | undefined > {
	const parts: Buffer[] = [];
	for await ( const part of request ) {
		parts.push( part as Buffer );
	}
	return parts.length > 0 ? Buffer.concat( parts ) : undefined;
}

const headersOf = ( request: IncomingMessage ): Record< string, string > =>
	Object.fromEntries(
		Object.entries( request.headers ).map( ( [ name, value ] ) => [
			name,
			[ value ].flat().join( ', ' ),
		] )
	);

async function pass(
	answer: StreamedPHPResponse,
	response: ServerResponse
): Promise< void > {
	response.writeHead( await answer.httpStatusCode, await answer.headers );
	await pipeline( Readable.fromWeb( answer.stdout as WebStream ), response );
}

async function serve(
	handler: PHPRequestHandler,
	request: IncomingMessage,
	response: ServerResponse
): Promise< void > {
	const path = request.url ?? '/';
	if ( PRIVATE.test( decodeURIComponent( path.split( '?' )[ 0 ] ?? '' ) ) ) {
		response.writeHead( 403 ).end();
		return;
	}
	const body = await bodyOf( request );
	const answer = await handler.requestStreamed( {
		method: ( request.method ?? 'GET' ) as HTTPMethod,
		url: path,
		headers: headersOf( request ),
		...( body && { body } ),
	} );
	await pass( answer, response );
}

void main( async () => {
	const [ site, url, version ] = process.argv.slice( 2 );
	if ( ! site || ! url || ! version || ! process.send ) {
		throw new PlainError(
			'wasm-worker.ts is forked by wasm-server.ts.',
			2
		);
	}
	const handler = handlerFor( site, url, version );
	const server = createServer( ( request, response ) => {
		serve( handler, request, response ).catch( ( error: unknown ) => {
			console.error( error );
			if ( response.headersSent ) {
				response.destroy();
			} else {
				response.writeHead( 500 ).end( String( error ) );
			}
		} );
	} );
	server.listen( 0, '127.0.0.1', () => process.send?.( server.address() ) );
	process.on( 'disconnect', () => process.exit() );
	return 0;
} );
