/**
 * What goes wrong at the platform: the mix of the reliability lab, on every route, so that look-ups fail like creations do.
 */
import type { ChaosPlatform } from './platform.ts';
import { LATE_COMMIT, LIST_LAG, SLOW } from './timing.ts';

/** Shares of all requests, scale 1: a quarter goes wrong. */
export const MIX = {
	'500 before the work': {
		kind: 'status',
		phase: 'before',
		probability: 0.05,
	},
	'500 after the work': { kind: 'status', phase: 'after', probability: 0.05 },
	'answer lost': { kind: 'lost_answer', probability: 0.05 },
	reset: { kind: 'reset', phase: 'before', probability: 0.05 },
	'late commit': {
		kind: 'late_commit',
		seconds: LATE_COMMIT,
		probability: 0.03,
	},
	slow: { kind: 'delay', seconds: SLOW, phase: 'after', probability: 0.02 },
} as const;

/** A little more than planned, so that chance does not leave a run below its plan. */
const MARGIN = 1.12;

/** Share of requests that have to have been faulted for a run to count. */
export const plannedShare = ( scale: number ): number => 0.25 * scale;

export async function setMix(
	platform: ChaosPlatform,
	scale: number,
	seed: number
): Promise< void > {
	await platform.ctl( 'POST', '/faults', {
		kind: 'list_lag',
		route: 'list_deliveries',
		seconds: LIST_LAG,
	} );
	for ( const fault of Object.values( MIX ) ) {
		if ( scale > 0 ) {
			await platform.ctl( 'POST', '/faults', {
				...fault,
				route: '*',
				group: 'mix',
				seed,
				probability: Math.min( 1, fault.probability * scale * MARGIN ),
			} );
		}
	}
}

/** Requests that something went wrong with; a list that lags is no accident. */
export function shareFaulted(
	entries: ReadonlyArray< { faults: string[] } >
): number {
	const faulted = entries.filter( ( { faults } ) =>
		faults.some( ( name ) => ! name.startsWith( 'list_lag' ) )
	);
	return entries.length === 0 ? 0 : faulted.length / entries.length;
}
