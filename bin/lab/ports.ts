/**
 * Ports on this machine's loopback.
 */
import { createServer } from 'node:net';
import { PlainError } from './plain-error.ts';

export function isFree( port: number ): Promise< boolean > {
	return new Promise( ( resolve ) => {
		const server = createServer()
			.once( 'error', () => resolve( false ) )
			.once( 'listening', () => server.close( () => resolve( true ) ) )
			.listen( port, '127.0.0.1' );
	} );
}

/** The first free port from here on. */
export async function freePort( from: number ): Promise< number > {
	for ( let port = from; port < from + 100; port++ ) {
		if ( await isFree( port ) ) {
			return port;
		}
	}
	throw new PlainError(
		`No free port between ${ from } and ${ from + 99 }.`
	);
}
