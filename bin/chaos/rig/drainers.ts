/**
 * Drainers, each as system cron would start one again and again.
 */
import { inRoot } from '../../lab/paths.ts';
import type { Rig } from './rig.ts';

const DRAIN_SECONDS = '20';
const PAUSE_MS = '1500';

/** What they run: passes of Pedal, or Action Scheduler's queue. */
export type Drains = 'drain' | 'run-queue';

export function keepDrainers(
	{ fleet, site }: Rig,
	count: number,
	what: Drains = 'drain'
): void {
	for ( let index = 0; index < count; index++ ) {
		fleet.keep( 'drainer', [
			inRoot( 'bin/chaos/php', `${ what }.php` ),
			site.dir,
			DRAIN_SECONDS,
			PAUSE_MS,
		] );
	}
}
