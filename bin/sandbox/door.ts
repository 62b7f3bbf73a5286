/**
 * A listening port that can be shut, so that connections are refused, and opened again.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { OptionError } from './options.ts';

export class Door {
	private server: Server | null = null;
	private timer: NodeJS.Timeout | null = null;
	port = 0;

	constructor(
		private readonly host: string,
		private readonly listener: RequestListener,
		private readonly tls?: { key: string; cert: string }
	) {}

	get isOpen(): boolean {
		return this.server !== null;
	}

	async open( port = this.port ): Promise< void > {
		if ( this.timer ) {
			clearTimeout( this.timer );
		}
		if ( this.server ) {
			return;
		}
		const server = this.tls
			? createTlsServer( this.tls, this.listener )
			: createServer( this.listener );
		server.keepAliveTimeout = 30_000;
		server.requestTimeout = 0;
		this.server = server;
		await new Promise< void >( ( resolve, reject ) => {
			server.once( 'error', ( error: NodeJS.ErrnoException ) => {
				this.server = null;
				reject(
					error.code === 'EADDRINUSE'
						? new OptionError(
								`Port ${ port } is in use; give another one or 0.`
							)
						: error
				);
			} );
			server.listen( port, this.host, resolve );
		} );
		this.port = ( server.address() as AddressInfo ).port;
	}

	/** Opens again by itself after so many seconds, if any are given. */
	shut( seconds: number | null = null ): void {
		const { server } = this;
		this.server = null;
		server?.close();
		server?.closeAllConnections();
		if ( this.timer ) {
			clearTimeout( this.timer );
		}
		this.timer =
			seconds === null
				? null
				: setTimeout( () => void this.open(), seconds * 1000 );
	}

	async close(): Promise< void > {
		const { server } = this;
		this.shut();
		if ( server?.listening ) {
			await new Promise( ( resolve ) => server.once( 'close', resolve ) );
		}
	}
}
