/**
 * Waits until the shop has come to rest: no row has work, no creation is under way, and the last of them had time to arrive.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Rig } from './rig/rig.ts';
import { AT_WORK, UNTOLD } from './rig/rows.ts';

export interface Counts {
	total: number;
	open: number;
	attention: number;
	doubtful: number;
}

const STEP_MS = 400;

/** Longer than any process works on one call: whoever slept or was late has spoken by then. */
const REST_MS = 8_000;

export async function countRows( { tables }: Rig ): Promise< Counts > {
	const [ counts ] = await tables.read< Counts >(
		{
			total: 'COUNT(*)',
			open: `COALESCE(SUM(${ AT_WORK } OR ${ UNTOLD }), 0)`,
			attention: `COALESCE(SUM(sync = 'attention'), 0)`,
			doubtful: `COALESCE(SUM(audit = 1), 0)`,
		},
		'FROM wp_pedal_deliveries'
	);
	return counts as Counts;
}

/** Twins are looked for as long as the platform may still be at work; the rig's clock need not wait for that. */
const AUDIT_SKIP = 300;

async function rest(
	rig: Rig,
	until: number,
	restMs: number,
	isOver: ( counts: Counts ) => boolean,
	say: ( line: string ) => void
): Promise< boolean > {
	let restingSince: number | null = null;
	for ( let step = 0; Date.now() < until; step++ ) {
		await rig.clock.skipRests( true );
		const counts = await countRows( rig );
		restingSince = counts.open > 0 ? null : ( restingSince ?? Date.now() );
		if ( restingSince !== null && Date.now() - restingSince >= restMs ) {
			if ( isOver( counts ) ) {
				return true;
			}
			await rig.clock.skip( AUDIT_SKIP );
			restingSince = Date.now() - restMs / 2;
		}
		if ( step % 25 === 0 ) {
			say(
				`  ${ counts.total } rows, ${ counts.open } at work, ${ counts.doubtful } in doubt, ${ counts.attention } need a person`
			);
		}
		await sleep( STEP_MS );
	}
	return false;
}

export interface Settled {
	/** It came to rest before the time was up. */
	settled: boolean;
	/** When the platform recovered; never when it did not come that far. */
	calmSince: number;
}

/** First under fire; then the platform recovers, and twins are looked for to the end. */
export async function settle(
	rig: Rig,
	until: number,
	say: ( line: string ) => void,
	onCalm: () => Promise< void > = async () => undefined
): Promise< Settled > {
	if ( ! ( await rest( rig, until, 0, () => true, say ) ) ) {
		return { settled: false, calmSince: Infinity };
	}
	const calmSince = Date.now();
	await rig.platform.ctl( 'DELETE', '/faults' );
	await onCalm();
	const over = ( { doubtful }: Counts ) => doubtful === 0;
	return { settled: await rest( rig, until, REST_MS, over, say ), calmSince };
}
