/**
 * Another system that takes its time: what WooCommerce's webhook calls.
 */
import { createServer } from 'node:http';
import { freePort } from '../lab/ports.ts';

export interface Receiver {
	url: string;
	port: number;
	/** When each call came, in milliseconds. */
	calls: number[];
	stop: () => Promise< void >;
}

export async function startReceiver( latencyMs: number ): Promise< Receiver > {
	const port = await freePort( 9150 );
	const calls: number[] = [];
	const server = createServer( ( request, response ) => {
		calls.push( Date.now() );
		request.resume();
		setTimeout( () => response.end( 'ok' ), latencyMs );
	} );
	await new Promise< void >( ( resolve ) =>
		server.listen( port, '127.0.0.1', resolve )
	);
	return {
		url: `http://127.0.0.1:${ port }/`,
		port,
		calls,
		stop: () =>
			new Promise( ( resolve ) => {
				server.closeAllConnections();
				server.close( () => resolve() );
			} ),
	};
}
