/**
 * What a run of any scenario ends with: the ledger check, the canaries, and the facts beside them.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Evidence } from '../check/evidence.ts';
import { judge, type Verdict } from '../check/judge.ts';
import { findLeaks } from '../leaks.ts';
import { report } from '../report.ts';
import type { Rig } from '../rig/rig.ts';

export type Facts = Record< string, string | number >;

export type Say = ( line: string ) => void;

export interface Outcome {
	verdict: Verdict;
	facts: Facts;
	text: string;
}

export interface Finish {
	facts: Facts;
	/** Why the run proves nothing. */
	invalid: string[];
	/** Promises of the scenario's own that were broken. */
	broken?: string[];
}

/** Only those sentences that hold. */
export const those = ( sentences: Array< string | false > ): string[] =>
	sentences.filter( ( one ): one is string => one !== false );

export async function finish(
	rig: Rig,
	evidence: Evidence,
	{ facts, invalid, broken = [] }: Finish
): Promise< Outcome > {
	writeFileSync(
		join( rig.site.folder, 'evidence.json' ),
		JSON.stringify( evidence )
	);
	const canaries = await findLeaks( rig, evidence );
	const leaks = canaries.leaks.length;
	const verdict = judge( evidence, invalid, { leaks, broken } );
	return { verdict, facts, text: report( facts, verdict, canaries ) };
}
