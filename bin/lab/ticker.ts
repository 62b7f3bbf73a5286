/**
 * The outside clock of a shop whose own cron is off: calls wp-cron.php again and again, one call at a time.
 */
import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 2_000;

/** The parameter's value must stay empty: WordPress takes any other for a lock that somebody else holds. */
const PATH = '/wp-cron.php?doing_wp_cron';

export function startTicker( url: string ): { stop: () => void } {
	const end = new AbortController();
	const tick = async () => {
		const limit = AbortSignal.any( [
			end.signal,
			AbortSignal.timeout( 90_000 ),
		] );
		await ( await fetch( url + PATH, { signal: limit } ) ).arrayBuffer();
	};
	const run = async () => {
		while ( ! end.signal.aborted ) {
			const since = Date.now();
			await tick().catch( () => undefined );
			// A slow shop needs the time for its own work.
			const pause = Math.max( PAUSE_MS, Date.now() - since );
			await sleep( pause, undefined, { signal: end.signal } ).catch(
				() => undefined
			);
		}
	};
	void run();
	return { stop: () => end.abort() };
}
