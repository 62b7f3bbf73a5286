/**
 * Every scenario by its name.
 */
import type { ChaosOptions, Scenario } from '../options.ts';
import { baseline } from './baseline.ts';
import { chaos } from './chaos.ts';
import { killAtCrashPoints } from './crash-points.ts';
import { noClocks } from './no-clocks.ts';
import { outage } from './outage.ts';
import type { Outcome, Say } from './outcome.ts';

type Run = ( options: ChaosOptions, say: Say ) => Promise< Outcome >;

const ALL: Readonly< Record< Scenario, Run > > = {
	chaos,
	'crash-points': killAtCrashPoints,
	outage,
	'no-clocks': noClocks,
};

export const runOf = ( { baseline: plain, scenario }: ChaosOptions ): Run =>
	plain ? baseline : ALL[ scenario ];
