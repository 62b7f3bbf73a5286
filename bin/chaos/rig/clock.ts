/**
 * The rig's clock. Long rests of the plugin are skipped when nothing is under way anywhere, so that a skip is the same as having waited.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChaosPlatform } from './platform.ts';
import type { Tables } from './tables.ts';
import { LATE_COMMIT, LIST_LAG } from './timing.ts';

/** Nothing the platform still does for an earlier request takes longer. */
const QUIET_MS = ( LATE_COMMIT + LIST_LAG + 1.5 ) * 1000;
const WORTH_A_SKIP = 3;

interface Standing {
	now: number;
	in_flight: number;
	paused_until: number;
	next_due: number | null;
}

export class RigClock {
	ahead = 0;
	skips = 0;
	private requests = -1;
	private quietSince = Date.now();

	constructor(
		private readonly folder: string,
		private readonly tables: Tables,
		private readonly platform: ChaosPlatform
	) {}

	/** Both clocks, the shop's and the platform's, are set forward. */
	async skip( seconds: number ): Promise< void > {
		this.ahead += seconds;
		const file = join( this.folder, 'clock' );
		writeFileSync( `${ file }.new`, String( this.ahead ) );
		renameSync( `${ file }.new`, file );
		await this.platform.ctl( 'PUT', '/clock', { advance: seconds } );
		this.skips++;
		this.quietSince = Date.now();
	}

	async standing(): Promise< Standing > {
		const [ found ] = await this.tables.read< Standing >(
			{
				now: `UNIX_TIMESTAMP() + ${ this.ahead }`,
				in_flight: `(SELECT COUNT(*) FROM wp_pedal_deliveries WHERE sync = 'in_flight')`,
				paused_until: `(SELECT COALESCE(MAX(resume_at), 0) FROM wp_pedal_connections WHERE status = 'paused')`,
				next_due: `(SELECT MIN(due_at) FROM wp_pedal_deliveries WHERE sync IN ('pending', 'unknown'))`,
			},
			''
		);
		return found as Standing;
	}

	/** Skips what nobody can do anything in: a rest of the whole connection, or, once no more orders come, the time until the next row is due. */
	async skipRests( ordersAreIn: boolean ): Promise< void > {
		if ( ! ( await this.isQuiet() ) ) {
			return;
		}
		const {
			now,
			in_flight: inFlight,
			paused_until: paused,
			next_due: due,
		} = await this.standing();
		const until = Math.max( paused, ordersAreIn ? ( due ?? 0 ) : 0 );
		if ( inFlight === 0 && until - now > WORTH_A_SKIP ) {
			await this.skip( until - now );
		}
	}

	private async isQuiet(): Promise< boolean > {
		const { requests, under_way: underWay } = await this.platform.ctl(
			'GET',
			''
		);
		const open = ( underWay as { requests: number } ).requests;
		if ( requests !== this.requests || open > 0 ) {
			this.requests = requests as number;
			this.quietSince = Date.now();
		}
		return Date.now() - this.quietSince > QUIET_MS;
	}
}
