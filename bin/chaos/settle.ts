/**
 * Waits until the shop has come to rest: no row has work, no creation is under way, and the last of them had time to arrive.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Rig } from './rig/rig.ts';
import { FAST, LATE_COMMIT } from './rig/timing.ts';

export interface Counts {
	total: number;
	open: number;
	attention: number;
	doubtful: number;
}

const STEP_MS = 400;

/** A twin that left late is found this long after the last sending. */
const REST_MS =
	( FAST.lease + FAST.quarantine + FAST.second_look + LATE_COMMIT ) * 1000;

/** Rows that only look again at what a courier may have moved are at rest. */
const OPEN = `sync IN ('pending', 'unknown', 'in_flight') AND NOT ( look = 1 AND remote_id IS NOT NULL AND desired = 'present' AND remote_hash = desired_hash )`;

export async function countRows( { tables }: Rig ): Promise< Counts > {
	const [ counts ] = await tables.read< Counts >(
		{
			total: 'COUNT(*)',
			open: `COALESCE(SUM(${ OPEN }), 0)`,
			attention: `COALESCE(SUM(sync = 'attention'), 0)`,
			doubtful: `COALESCE(SUM(audit = 1), 0)`,
		},
		'FROM wp_pedal_deliveries'
	);
	return counts as Counts;
}

/** True when it came to rest before the time was up. */
export async function settle(
	rig: Rig,
	until: number,
	say: ( line: string ) => void
): Promise< boolean > {
	let restingSince: number | null = null;
	for ( let step = 0; Date.now() < until; step++ ) {
		await rig.clock.skipRests( true );
		const counts = await countRows( rig );
		const rests = counts.open === 0 && counts.doubtful === 0;
		restingSince = rests ? ( restingSince ?? Date.now() ) : null;
		if ( restingSince !== null && Date.now() - restingSince > REST_MS ) {
			return true;
		}
		if ( step % 25 === 0 ) {
			say(
				`  ${ counts.total } rows, ${ counts.open } at work, ${ counts.attention } need a person`
			);
		}
		await sleep( STEP_MS );
	}
	return false;
}
