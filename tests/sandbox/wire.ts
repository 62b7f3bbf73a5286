/**
 * A client that notices how an answer travels: bytes, resets, half bodies.
 */
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { JSONLD, minimal, type Client } from './support.ts';

export interface Travelled {
	/** Null when no status line came. */
	status: number | null;
	headers: IncomingHttpHeaders;
	body: string;
	/** Error code of the socket or of the parser; `aborted` for half a body. */
	error: string | null;
	milliseconds: number;
	informational: number;
}

/** One creation over a connection of its own; `patience` is the client's timeout. */
export function travel(
	shop: Client,
	patience = 5000,
	body: unknown = minimal()
): Promise< Travelled > {
	const started = Date.now();
	const seen: Travelled = {
		status: null,
		headers: {},
		body: '',
		error: null,
		milliseconds: 0,
		informational: 0,
	};
	return new Promise( ( resolve ) => {
		const done = ( error: string | null ): void =>
			resolve( { ...seen, error, milliseconds: Date.now() - started } );
		const outgoing = request(
			`${ shop.url }/api/deliveries`,
			{
				method: 'POST',
				agent: false,
				headers: {
					Authorization: `Bearer ${ shop.token }`,
					'Content-Type': JSONLD,
				},
			},
			( response ) => {
				seen.status = response.statusCode ?? null;
				seen.headers = response.headers;
				response.on(
					'data',
					( chunk: Buffer ) => ( seen.body += chunk.toString() )
				);
				response.on( 'end', () => done( null ) );
				response.on( 'error', ( error: NodeJS.ErrnoException ) =>
					done( error.code ?? error.message )
				);
			}
		);
		outgoing.on( 'information', () => seen.informational++ );
		outgoing.on( 'error', ( error: NodeJS.ErrnoException ) =>
			done( error.code ?? error.message )
		);
		setTimeout( () => {
			outgoing.destroy();
			done( 'timeout' );
		}, patience ).unref();
		outgoing.end( JSON.stringify( body ) );
	} );
}

/** The raw bytes of a creation's answer, read until the connection closes. */
export function rawBytes( shop: Client, patience = 3000 ): Promise< string > {
	const body = JSON.stringify( minimal() );
	const { hostname, port } = new URL( shop.url );
	return new Promise( ( resolve ) => {
		let text = '';
		const socket = connect( Number( port ), hostname, () =>
			socket.write(
				`POST /api/deliveries HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${ shop.token }\r\nContent-Type: ${ JSONLD }\r\nContent-Length: ${ Buffer.byteLength( body ) }\r\n\r\n${ body }`
			)
		);
		socket.on( 'data', ( chunk ) => ( text += chunk.toString() ) );
		socket.on( 'error', () => {} );
		socket.on( 'close', () => resolve( text ) );
		setTimeout( () => socket.destroy(), patience ).unref();
	} );
}
