/**
 * Server-sent events for the dispatcher's page: what changed, not how.
 */
import type { ServerResponse } from 'node:http';
import type { Desk } from './desk.ts';

/** Changes are collected this long, so that a flood of orders is not one of events. */
const PAUSE = 250;
const HEARTBEAT = 15_000;

export class Events {
	private readonly listeners = new Set< ServerResponse >();
	private readonly changed = new Set< string >();
	private timer: NodeJS.Timeout | null = null;
	private readonly heartbeat: NodeJS.Timeout;

	constructor( { instance, faults }: Pick< Desk, 'instance' | 'faults' > ) {
		instance.news.on( 'delivery', () => this.tell( 'deliveries' ) );
		instance.news.on( 'settings', ( what ) => this.tell( what ) );
		faults.onChange = () => this.tell( 'faults' );
		this.heartbeat = setInterval(
			() => this.write( ': still here\n\n' ),
			HEARTBEAT
		);
		this.heartbeat.unref();
	}

	tell( what: string ): void {
		if ( this.listeners.size === 0 ) {
			return;
		}
		this.changed.add( what );
		this.timer ??= setTimeout( () => this.flush(), PAUSE ).unref();
	}

	listen( response: ServerResponse ): void {
		response.writeHead( 200, {
			'Content-Type': 'text/event-stream',
			'Cache-Control': 'no-store',
			Connection: 'keep-alive',
		} );
		response.write( 'retry: 2000\n\n' );
		this.listeners.add( response );
		response.on( 'close', () => this.listeners.delete( response ) );
	}

	close(): void {
		clearInterval( this.heartbeat );
		if ( this.timer ) {
			clearTimeout( this.timer );
		}
		this.listeners.forEach( ( response ) => response.end() );
	}

	private flush(): void {
		this.timer = null;
		this.write(
			`event: changed\ndata: ${ JSON.stringify( [ ...this.changed ] ) }\n\n`
		);
		this.changed.clear();
	}

	private write( text: string ): void {
		this.listeners.forEach( ( response ) => response.write( text ) );
	}
}
