/**
 * The verdict: VALID when every set is empty; no verdict at all for a run that was too gentle or did not drain.
 */
import type { Evidence } from './evidence.ts';
import { casesOf, placedSets, SETS, type Sets } from './sets.ts';
import { recovered, silent, unlogged } from './told.ts';

export interface Effort {
	/** Share of requests that went wrong, and the share that was planned. */
	faulted: number;
	plannedFaults: number;
	kills: number;
	plannedKills: number;
	/** Every row came to rest in time. */
	settled: boolean;
	/** Orders that the shop took. */
	placed: number;
	plannedOrders: number;
}

export interface Verdict {
	valid: boolean;
	/** Why the run proves nothing, whatever the sets say. */
	invalid: string[];
	/** Promises of a scenario that were broken, beside those of the sets. */
	broken: string[];
	sets: Sets;
	/** Canaries found where none may be. */
	leaks: number;
}

/** More due orders than this left to people, and "nothing lost" would be an empty promise. */
const GIVEN_UP_SHARE = 0.01;

export function setsOf( evidence: Evidence ): Sets {
	const cases = casesOf( evidence );
	return {
		...placedSets( evidence, cases ),
		silent: silent( evidence, cases ),
		unlogged: unlogged( evidence ),
		recovered: recovered( evidence, cases ),
	};
}

const percent = ( share: number ): string =>
	`${ ( 100 * share ).toFixed( 1 ) } %`;

export function shortcomings( effort: Effort ): string[] {
	const {
		faulted,
		plannedFaults,
		kills,
		plannedKills,
		settled,
		placed,
		plannedOrders,
	} = effort;
	return [
		faulted < plannedFaults &&
			`only ${ percent( faulted ) } of the requests went wrong, planned were ${ percent( plannedFaults ) }`,
		kills < plannedKills &&
			`only ${ kills } processes were killed, planned were ${ plannedKills }`,
		! settled && 'the shop did not come to rest in time',
		placed < 0.9 * plannedOrders &&
			`only ${ placed } of ${ plannedOrders } orders were placed`,
	].filter( ( why ): why is string => why !== false );
}

export function judge(
	evidence: Evidence,
	invalid: string[],
	{ leaks = 0, broken = [] }: { leaks?: number; broken?: string[] } = {}
): Verdict {
	const sets = setsOf( evidence );
	const due = evidence.orders.length;
	const tooManyLeft =
		sets.given_up.length > Math.max( 1, GIVEN_UP_SHARE * due );
	return {
		valid:
			invalid.length === 0 &&
			broken.length === 0 &&
			! tooManyLeft &&
			leaks === 0 &&
			SETS.every( ( name ) => sets[ name ].length === 0 ),
		invalid,
		broken,
		sets,
		leaks,
	};
}
