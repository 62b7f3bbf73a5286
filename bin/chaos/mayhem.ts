/**
 * Blows to the shop while it works: sudden death, long sleep, a database that restarts, a platform that is gone for a while.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from './random.ts';
import { blowsOf, type Blow } from './rig/blows.ts';
import type { Member } from './rig/fleet.ts';
import type { Rig } from './rig/rig.ts';
import { FAST } from './rig/timing.ts';

export interface MayhemWish {
	seed: number;
	/** Processes to kill over the whole run. */
	kills: number;
	/** Processes to freeze beyond their claim. */
	freezes: number;
	restarts: number;
	/** Seconds that the platform refuses connections; 0 = never. */
	down: number;
}

/** Longer than a claim lasts: somebody else has taken over when the sleeper wakes. */
const FROZEN_MS = 1_000 * ( FAST.lease + 1.5 );
const STEP_MS = 100;

export class Mayhem {
	private readonly random: Random;
	private readonly frozen = new Map< number, number >();
	private over = false;
	private done = { freezes: 0, restarts: 0, down: false };
	private loop: Promise< void > = Promise.resolve();

	constructor(
		private readonly rig: Rig,
		private readonly wish: MayhemWish,
		/** How far the run is, from 0 to 1. */
		private readonly progress: () => number
	) {
		this.random = new Random( wish.seed ^ 0x5eed );
	}

	start(): void {
		this.loop = this.rage();
	}

	/** No more blows; whoever sleeps is woken. */
	async stop(): Promise< void > {
		this.over = true;
		await this.loop;
		for ( const pid of this.frozen.keys() ) {
			this.wake( pid );
		}
	}

	get counts() {
		const { kills } = this.rig.fleet;
		const blows = blowsOf( this.rig );
		const at = ( what: Blow[ 'what' ] ) =>
			blows.filter( ( blow ) => blow.what === what ).length;
		return {
			killed: kills.web + kills.drainer + kills.hand,
			'of them web servers': kills.web,
			'killed at crash points': at( 'killed' ),
			frozen: this.done.freezes + at( 'frozen' ),
			'database restarts': this.done.restarts,
			'platform down': this.done.down ? 1 : 0,
		};
	}

	private async rage(): Promise< void > {
		while ( ! this.over ) {
			await this.strike().catch( () => undefined );
			await sleep( STEP_MS );
		}
	}

	private async strike(): Promise< void > {
		const progress = this.progress();
		const { kills, freezes, restarts, down } = this.wish;
		const { killed } = this.counts;
		if ( killed < kills * progress ) {
			this.killSomeone();
		}
		if ( this.done.freezes < Math.floor( freezes * progress ) ) {
			this.freezeSomeone();
		}
		this.wakeSleepers();
		if (
			this.done.restarts < Math.floor( progress * ( restarts + 1 ) ) &&
			this.done.restarts < restarts
		) {
			this.done.restarts++;
			await this.rig.database.restart(
				this.random.pick( [ 'SIGKILL', 'SIGTERM' ] )
			);
		}
		if ( down > 0 && ! this.done.down && progress > 0.66 ) {
			this.done.down = true;
			await this.rig.platform.ctl( 'POST', '/down', { seconds: down } );
		}
	}

	private someone(): Member | null {
		const awake = this.rig.fleet.all.filter(
			( { pid } ) => ! this.frozen.has( pid )
		);
		return awake.length === 0 ? null : this.random.pick( awake );
	}

	private killSomeone(): void {
		const one = this.someone();
		if ( one ) {
			this.rig.fleet.strike( one, 'SIGKILL' );
		}
	}

	private freezeSomeone(): void {
		const one = this.someone();
		if ( one && this.rig.fleet.strike( one, 'SIGSTOP' ) ) {
			this.done.freezes++;
			this.frozen.set( one.pid, Date.now() + FROZEN_MS );
		}
	}

	/** Those we froze, and those who froze themselves at a crash point. */
	private wakeSleepers(): void {
		const folder = join( this.rig.site.folder, 'frozen' );
		for ( const name of readdirSync( folder ) ) {
			if ( ! this.frozen.has( Number( name ) ) ) {
				this.frozen.set( Number( name ), Date.now() + FROZEN_MS );
			}
		}
		for ( const [ pid, until ] of this.frozen ) {
			if ( Date.now() > until ) {
				this.wake( pid );
			}
		}
	}

	private wake( pid: number ): void {
		this.frozen.delete( pid );
		rmSync( join( this.rig.site.folder, 'frozen', String( pid ) ), {
			force: true,
		} );
		try {
			process.kill( pid, 'SIGCONT' );
		} catch {
			// It did not live to see the day.
		}
	}
}
