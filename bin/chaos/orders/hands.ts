/**
 * Hands that work on orders from the command line, a handful of commands to a process; they die like everybody else.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../lab/paths.ts';
import type { Fleet } from '../rig/fleet.ts';

export interface Command {
	do: string;
	code: string;
	[ detail: string ]: unknown;
}

interface Job {
	command: Command;
	/** Gets the order's id, or null when no answer came. */
	tell: ( id: number | null ) => void;
}

export class Hands {
	private readonly queue: Job[] = [];
	private busy = 0;
	private files = 0;

	/** What went wrong without anybody having been killed. */
	readonly complaints: string[] = [];

	constructor(
		private readonly fleet: Fleet,
		private readonly site: string,
		private readonly folder: string,
		private readonly pairs: number,
		/** Commands to a process: all that one death can take. */
		private readonly atOnce = 8
	) {
		mkdirSync( folder, { recursive: true } );
	}

	/** Asks for one thing; answers the order's id, or null when the hands died over it. */
	ask( command: Command ): Promise< number | null > {
		return new Promise( ( tell ) => {
			this.queue.push( { command, tell } );
			void this.work();
		} );
	}

	get idle(): boolean {
		return this.queue.length === 0 && this.busy === 0;
	}

	private async work(): Promise< void > {
		if ( this.busy >= this.pairs || this.queue.length === 0 ) {
			return;
		}
		this.busy++;
		await this.run( this.queue.splice( 0, this.atOnce ) );
		this.busy--;
		void this.work();
	}

	private async run( jobs: Job[] ): Promise< void > {
		const file = join( this.folder, `${ ++this.files }.jsonl` );
		writeFileSync(
			file,
			jobs
				.map( ( { command } ) => JSON.stringify( command ) )
				.join( '\n' )
		);
		const waiting = [ ...jobs ];
		await this.fleet.once(
			'hand',
			[ inRoot( 'bin/chaos/php/hands.php' ), this.site, file ],
			( line ) => {
				const { id, error } = JSON.parse( line ) as {
					id?: number;
					error?: string;
				};
				if ( error ) {
					this.complaints.push( line );
				}
				waiting.shift()?.tell( id ?? null );
			}
		);
		waiting.forEach( ( { tell } ) => tell( null ) );
	}
}
