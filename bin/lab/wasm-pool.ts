/**
 * A few PHP processes, each forked when all the others are busy. Each needs its own: PHP on WebAssembly blocks the thread it runs on, and with it every connection of that thread.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { inRoot } from './paths.ts';

/** One may wait for the platform, which calls the shop, which asks itself. */
const MOST = 3;

export interface Worker {
	port: number;
	busy: number;
}

export class Pool {
	private readonly workers = new Set< Worker >();
	private coming: Promise< Worker > | null = null;

	/** @param args What wasm-worker.ts wants to know. */
	constructor( private readonly args: string[] ) {}

	/** The worker for the next request: an idle one, else a new one, else the least busy. */
	async take(): Promise< Worker > {
		const [ best ] = [ ...this.workers ].sort(
			( a, b ) => a.busy - b.busy
		);
		if ( best?.busy === 0 || ( best && this.workers.size >= MOST ) ) {
			return best;
		}
		this.coming ??= this.fork().finally( () => ( this.coming = null ) );
		return this.coming;
	}

	private async fork(): Promise< Worker > {
		const child = fork( inRoot( 'bin/lab/wasm-worker.ts' ), this.args, {
			execArgv: [ '--import', 'tsx' ],
		} );
		const { port } = await firstMessage( child );
		const worker = { port, busy: 0 };
		this.workers.add( worker );
		child.on( 'exit', () => this.workers.delete( worker ) );
		return worker;
	}
}

async function firstMessage( child: ChildProcess ): Promise< AddressInfo > {
	const failed = once( child, 'exit' ).then( () => {
		throw new Error( 'PHP on WebAssembly ended before it could answer.' );
	} );
	const [ address ] = await Promise.race( [
		once( child, 'message' ),
		failed,
	] );
	failed.catch( () => undefined );
	return address as AddressInfo;
}
