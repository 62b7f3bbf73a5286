/**
 * Reads what Node hands over into what the sandbox works with.
 */
import type { IncomingMessage } from 'node:http';
import { MAX_BODY } from './api/platform-api.ts';

/** Null when the client went away before its request was complete. */
export function readBody( request: IncomingMessage ): Promise< Buffer | null > {
	return new Promise( ( resolve ) => {
		const chunks: Buffer[] = [];
		let size = 0;
		request.on( 'data', ( chunk: Buffer ) => {
			size += chunk.length;
			chunks.push( chunk );
			if ( size > MAX_BODY ) {
				request.pause();
				resolve( Buffer.concat( chunks ) );
			}
		} );
		request.on( 'end', () => resolve( Buffer.concat( chunks ) ) );
		request.on( 'error', () => resolve( null ) );
		request.on( 'close', () => resolve( null ) );
	} );
}

/** The client a token or key claims to be of, verified or not. */
export function claimedClient( header: string | undefined ): string | null {
	const [ scheme, value = '' ] = ( header ?? '' ).split( ' ' );
	try {
		if ( /^basic$/i.test( scheme ?? '' ) ) {
			return (
				Buffer.from( value, 'base64' ).toString().split( ':' )[ 0 ] ??
				null
			);
		}
		const claims = JSON.parse(
			Buffer.from( value.split( '.' )[ 1 ] ?? '', 'base64url' ).toString()
		) as { aud?: unknown };
		return typeof claims.aud === 'string' ? claims.aud : null;
	} catch {
		return null;
	}
}

export function methodOf( {
	method = 'GET',
	headers,
}: IncomingMessage ): string {
	const override = headers[ 'x-http-method-override' ];
	return method === 'POST' && typeof override === 'string'
		? override.toUpperCase()
		: method;
}
