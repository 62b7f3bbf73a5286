/**
 * The shop's PHP processes: kept alive like a process manager keeps them, and known by pid, so that chaos can strike any of them.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { phpBinary } from '../../lab/php.ts';
import { start, stop } from '../../lab/processes.ts';

export type Kind = 'web' | 'drainer' | 'hand';

export interface Member {
	kind: Kind;
	pid: number;
}

const RESPAWN_MS = 50;

export class Fleet {
	private readonly members = new Map< ChildProcess, Member >();
	private readonly kept: Array< Promise< void > > = [];
	private stopping = false;
	readonly kills: Record< Kind, number > = { web: 0, drainer: 0, hand: 0 };
	private readonly flags: string[];

	constructor( folder: string ) {
		const cache = join( folder, 'opcache' );
		mkdirSync( cache, { recursive: true } );
		const settings = {
			'opcache.enable': 1,
			'opcache.enable_cli': 1,
			// A process that was killed leaves its compiled files to the next one.
			'opcache.file_cache': cache,
			display_errors: 0,
			memory_limit: '256M',
		};
		this.flags = Object.entries( settings ).flatMap(
			( [ name, value ] ) => [ '-d', `${ name }=${ value }` ]
		);
	}

	/** From now on there is always one such process. */
	keep( kind: Kind, args: string[] ): void {
		const live = async () => {
			while ( ! this.stopping ) {
				await this.once( kind, args );
				await new Promise( ( resolve ) =>
					setTimeout( resolve, RESPAWN_MS )
				);
			}
		};
		this.kept.push( live() );
	}

	/** Runs one to its end, whatever end that is. */
	async once(
		kind: Kind,
		args: string[],
		onLine: ( line: string ) => void = () => undefined
	): Promise< void > {
		const child = start( phpBinary(), [ ...this.flags, ...args ], {
			stdio: [ 'ignore', 'pipe', 'ignore' ],
		} );
		this.members.set( child, { kind, pid: child.pid ?? 0 } );
		const lines = createInterface( {
			input: child.stdout as NodeJS.ReadableStream,
		} );
		lines.on(
			'line',
			( line ) => line.startsWith( '{' ) && onLine( line )
		);
		await once( child, 'close' );
		this.members.delete( child );
	}

	/** Everybody at work now. */
	get all(): Member[] {
		return [ ...this.members.values() ].filter( ( { pid } ) => pid > 0 );
	}

	strike( { pid, kind }: Member, signal: NodeJS.Signals ): boolean {
		try {
			process.kill( pid, signal );
		} catch {
			return false;
		}
		if ( signal === 'SIGKILL' ) {
			this.kills[ kind ]++;
		}
		return true;
	}

	async stop(): Promise< void > {
		this.stopping = true;
		await Promise.all( [ ...this.members.keys() ].map( stop ) );
		await Promise.all( this.kept );
	}
}
