/**
 * The rig's clock. Long rests of the plugin are skipped when nothing is under way anywhere, so that a skip is the same as having waited.
 */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChaosPlatform } from './platform.ts';
import { AT_WORK, UNTOLD } from './rows.ts';
import type { Tables } from './tables.ts';

/** Seconds in which a call that was written down arrives; what the platform does after that keeps to its clock. */
const QUIET = 1.5;
const WORTH_A_SKIP = 3;
const HOLD_MS = 200;

interface Standing {
	now: number;
	/** Rows that left a creating call a moment ago. */
	fresh: number;
	/** Rows in flight for more than a look. */
	writing: number;
	paused_until: number;
	next_due: number | null;
}

export class RigClock {
	ahead = 0;
	skips = 0;
	private lastSeen = 0;
	private lastWrite = Date.now();

	constructor(
		private readonly folder: string,
		private readonly tables: Tables,
		private readonly platform: ChaosPlatform
	) {}

	/** Both clocks, the shop's and the platform's, are set forward. */
	async skip( seconds: number ): Promise< void > {
		this.ahead += seconds;
		// First the platform's: what it still works at is done before anybody looks for it.
		await this.platform.ctl( 'PUT', '/clock', { advance: seconds } );
		const file = join( this.folder, 'clock' );
		writeFileSync( `${ file }.new`, String( this.ahead ) );
		renameSync( `${ file }.new`, file );
		this.skips++;
		this.lastWrite = Date.now();
	}

	/** Skips what nobody can do anything in: a rest of the whole connection, or, once no more orders come, the time until the next row is due. */
	async skipRests( ordersAreIn: boolean ): Promise< void > {
		if ( ( await this.restLeft( ordersAreIn ) ) <= WORTH_A_SKIP ) {
			return;
		}
		const hold = join( this.folder, 'hold' );
		writeFileSync( hold, '' );
		try {
			await sleep( HOLD_MS );
			const left = await this.restLeft( ordersAreIn );
			if ( left > WORTH_A_SKIP ) {
				await this.skip( left );
			}
		} finally {
			rmSync( hold, { force: true } );
		}
	}

	/** Skips the connection's rests from now on. */
	skipAllRests(): { stop: () => Promise< void > } {
		let over = false;
		const run = async () => {
			while ( ! over ) {
				await this.skipRests( false ).catch( () => undefined );
				await sleep( 500 );
			}
		};
		const running = run();
		return {
			stop: async () => {
				over = true;
				await running;
			},
		};
	}

	/** Seconds nothing will happen in; 0 when something is under way. */
	private async restLeft( ordersAreIn: boolean ): Promise< number > {
		if ( ! ( await this.isQuiet() ) ) {
			return 0;
		}
		const standing = await this.standing();
		const until = Math.max(
			standing.paused_until,
			ordersAreIn ? ( standing.next_due ?? 0 ) : 0
		);
		return standing.fresh + standing.writing > 0 ? 0 : until - standing.now;
	}

	private async standing(): Promise< Standing > {
		const now = `UNIX_TIMESTAMP() + ${ this.ahead }`;
		const rows = 'FROM wp_pedal_deliveries WHERE';
		const [ found ] = await this.tables.read< Standing >(
			{
				now,
				fresh: `(SELECT COUNT(*) ${ rows } last_sent_at > ${ now } - ${ QUIET })`,
				writing: `(SELECT COUNT(*) ${ rows } sync = 'in_flight' AND look = 0 AND last_sent_at > 0 AND lease_until >= ${ now })`,
				paused_until: `(SELECT COALESCE(MAX(resume_at), 0) FROM wp_pedal_connections WHERE status = 'paused')`,
				next_due: `(SELECT MIN(IF(${ UNTOLD }, telling_until, GREATEST(due_at, lease_until))) ${ rows } ${ AT_WORK } OR ${ UNTOLD })`,
			},
			''
		);
		return found as Standing;
	}

	/** No request that changes anything for a while. */
	private async isQuiet(): Promise< boolean > {
		const { entries } = await this.platform.ledger(
			`?bodies=0&since_id=${ this.lastSeen }`
		);
		this.lastSeen = entries.at( -1 )?.id ?? this.lastSeen;
		const writes = entries.filter(
			( { method, route } ) => method !== 'GET' && route !== 'token'
		);
		this.lastWrite = Math.max(
			this.lastWrite,
			...writes.map( ( { at } ) => at )
		);
		return Date.now() - this.lastWrite > QUIET * 1000;
	}
}
