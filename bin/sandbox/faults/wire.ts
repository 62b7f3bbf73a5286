/**
 * Ways to put an answer on the wire, the right one and the wrong ones.
 */
import type { ServerResponse } from 'node:http';
import { createGzip } from 'node:zlib';
import type { Reply } from '../api/message.ts';

const MEGABYTE = 1_048_576;

const bytesOf = ( { body }: Reply ): Buffer =>
	typeof body === 'string' ? Buffer.from( body ) : body;

export function send( response: ServerResponse, reply: Reply ): void {
	const body = bytesOf( reply );
	response.writeHead( reply.status, {
		...reply.headers,
		...( reply.status !== 204 && { 'Content-Length': body.length } ),
	} );
	response.end( body );
}

/** A polite end of the connection, with nothing said. */
export function drop( response: ServerResponse ): void {
	response.socket?.end();
	response.destroy();
}

/** A TCP reset. */
export function reset( response: ServerResponse ): void {
	response.socket?.resetAndDestroy();
}

export function sendHeadersOnly(
	response: ServerResponse,
	reply: Reply
): void {
	response.writeHead( reply.status, {
		...reply.headers,
		'Content-Length': bytesOf( reply ).length,
	} );
	response.flushHeaders();
}

export function sendTruncated(
	response: ServerResponse,
	reply: Reply,
	bytes: number
): void {
	sendHeadersOnly( response, reply );
	response.write( bytesOf( reply ).subarray( 0, bytes ), () =>
		response.socket?.end()
	);
}

export function sendDripping(
	response: ServerResponse,
	reply: Reply,
	bytesPerSecond: number
): void {
	const body = bytesOf( reply );
	const step = Math.max( 1, Math.round( bytesPerSecond / 10 ) );
	let sent = 0;
	sendHeadersOnly( response, reply );
	const timer = setInterval(
		() => {
			response.write( body.subarray( sent, sent + step ) );
			sent += step;
			if ( sent >= body.length ) {
				clearInterval( timer );
				response.end();
			}
		},
		( step / bytesPerSecond ) * 1000
	);
	response.on( 'close', () => clearInterval( timer ) );
}

/** One megabyte at a time, never faster than the client reads. */
async function writeMegabytes(
	stream: NodeJS.WritableStream,
	response: ServerResponse,
	megabytes: number
): Promise< void > {
	const block = Buffer.alloc( MEGABYTE, 'x' );
	for ( let count = 0; count < megabytes && ! response.destroyed; count++ ) {
		if ( ! stream.write( block ) ) {
			await new Promise< void >( ( resolve ) => {
				stream.once( 'drain', resolve );
				response.once( 'close', resolve );
			} );
		}
	}
}

export async function sendHuge(
	response: ServerResponse,
	reply: Reply,
	megabytes: number,
	zipped: boolean
): Promise< void > {
	response.writeHead( reply.status, {
		...reply.headers,
		...( zipped && { 'Content-Encoding': 'gzip' } ),
	} );
	const stream = zipped ? createGzip() : response;
	if ( stream !== response ) {
		stream.pipe( response );
	}
	stream.write( '{"hydra:title":"' );
	await writeMegabytes( stream, response, megabytes );
	stream.end( '"}' );
}

/** Written by hand, since Node's HTTP would not let us. */
export function sendBadFraming(
	response: ServerResponse,
	reply: Reply,
	how: string
): void {
	const body = bytesOf( reply );
	const head = Object.entries( reply.headers ).map(
		( [ name, value ] ) => `${ name }: ${ value }`
	);
	const length = `Content-Length: ${ body.length }`;
	const lines =
		how === 'duplicate_length'
			? [ ...head, length, 'Content-Length: 3' ]
			: [ ...head, 'Transfer-Encoding: chunked' ];
	const size =
		how === 'bad_chunk' ? 'zz' : ( body.length + 10 ).toString( 16 );
	const start = how === 'duplicate_length' ? '' : `${ size }\r\n`;
	const { socket } = response;
	socket?.write(
		`HTTP/1.1 ${ reply.status } Answer\r\n${ lines.join( '\r\n' ) }\r\n\r\n${ start }`
	);
	socket?.write( body );
	socket?.end();
}

export function sendInformational(
	response: ServerResponse,
	status: number,
	count: number
): void {
	const text = status === 103 ? 'Early Hints' : 'Continue';
	response.socket?.write(
		`HTTP/1.1 ${ status } ${ text }\r\n\r\n`.repeat( count )
	);
}

export function ballast( kilobytes: number ): Record< string, string > {
	return Object.fromEntries(
		Array.from( { length: kilobytes }, ( _, index ) => [
			`X-Ballast-${ index }`,
			'x'.repeat( 1_000 ),
		] )
	);
}
