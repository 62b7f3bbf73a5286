/**
 * A small proxy in front of a shop or a platform that does what hosts, firewalls, caches and CDNs do to programs, one fault at a time.
 */
import {
	createServer,
	request as ask,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type OutgoingHttpHeaders,
	type RequestListener,
	type Server,
	type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { DOOR_FAULTS, type Answer, type DoorFault } from './door-faults.ts';

export interface FaultProxy {
	/** Which fault it makes from here on; none by default. */
	fault: DoorFault | null;
	stop: () => Promise< void >;
}

export interface FaultProxyOptions {
	port: number;
	/** Port on this machine that really answers. */
	target: number;
	/** With these it ends the encryption, as a load balancer does. */
	tls?: { key: string; cert: string };
}

const CLOCK_SKEW_MS = 300_000;

function relay( answer: Answer, response: ServerResponse ): void {
	response.writeHead( answer.status, answer.headers );
	response.end( answer.body );
}

function forwarded(
	{ headers }: IncomingMessage,
	fault: DoorFault | null,
	encrypted: boolean
): IncomingHttpHeaders {
	const all = {
		...headers,
		'x-forwarded-proto': encrypted ? 'https' : 'http',
		'x-forwarded-for': '127.0.0.1',
	};
	if ( fault === 'authorization-stripped' ) {
		delete all.authorization;
	}
	return all;
}

/** Asks the real server and gives its answer whole. */
function fetchReal(
	incoming: IncomingMessage,
	headers: IncomingHttpHeaders,
	target: number
): Promise< Answer > {
	return new Promise( ( resolve, reject ) => {
		const outgoing = ask(
			{
				host: '127.0.0.1',
				port: target,
				method: incoming.method,
				path: incoming.url,
				headers,
			},
			( real ) => {
				const parts: Buffer[] = [];
				real.on( 'data', ( part: Buffer ) => parts.push( part ) );
				real.on( 'end', () =>
					resolve( {
						status: real.statusCode ?? 502,
						headers: withoutLength( real.headers ),
						body: Buffer.concat( parts ),
					} )
				);
				real.on( 'error', reject );
			}
		);
		outgoing.on( 'error', reject );
		incoming.pipe( outgoing );
	} );
}

function withoutLength( headers: IncomingHttpHeaders ): OutgoingHttpHeaders {
	const rest: OutgoingHttpHeaders = { ...headers };
	delete rest[ 'transfer-encoding' ];
	delete rest.connection;
	return rest;
}

function listener(
	proxy: FaultProxy,
	{ target, tls }: FaultProxyOptions
): RequestListener {
	const kept = new Map< string, Answer >();
	return ( incoming, response ) => {
		const { fault } = proxy;
		const made = fault ? DOOR_FAULTS[ fault ]?.( incoming ) : null;
		if ( made === 'silence' ) {
			return;
		}
		if ( made ) {
			relay( made, response );
			return;
		}
		const cached =
			fault?.startsWith( 'cached' ) && incoming.method === 'GET';
		const key = `${ fault } ${ incoming.url }`;
		const known = cached ? kept.get( key ) : undefined;
		if ( known ) {
			const hit = fault === 'cached-and-says' ? { 'x-cache': 'HIT' } : {};
			relay(
				{ ...known, headers: { ...known.headers, ...hit } },
				response
			);
			return;
		}
		fetchReal( incoming, forwarded( incoming, fault, !! tls ), target )
			.then( ( answer ) => {
				if ( cached ) {
					kept.set( key, answer );
				}
				const wrong = new Date(
					Date.now() + CLOCK_SKEW_MS
				).toUTCString();
				relay(
					fault === 'clock-ahead'
						? {
								...answer,
								headers: { ...answer.headers, date: wrong },
							}
						: answer,
					response
				);
			} )
			.catch( () =>
				relay( { status: 502, headers: {}, body: '' }, response )
			);
	};
}

export async function startFaultProxy(
	options: FaultProxyOptions
): Promise< FaultProxy > {
	const proxy: FaultProxy = { fault: null, stop: async () => undefined };
	const listen = listener( proxy, options );
	const server: Server = options.tls
		? createTlsServer( options.tls, listen )
		: createServer( listen );
	await new Promise< void >( ( resolve, reject ) =>
		server
			.once( 'error', reject )
			.listen( options.port, '127.0.0.1', resolve )
	);
	proxy.stop = () =>
		new Promise( ( resolve ) => {
			server.closeAllConnections();
			server.close( () => resolve() );
		} );
	return proxy;
}
