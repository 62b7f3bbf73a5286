/**
 * Orders come in while the platform fails and processes die.
 */
import { join } from 'node:path';
import { Mayhem } from '../mayhem.ts';
import type { ChaosOptions } from '../options.ts';
import type { Entry } from '../orders/book.ts';
import { Hands } from '../orders/hands.ts';
import { lasting, Planner, type PlanWish } from '../orders/plan.ts';
import { placeAll } from '../orders/run.ts';
import { keepDrainers, type Drains } from '../rig/drainers.ts';
import { setMix } from '../rig/mix.ts';
import type { Rig } from '../rig/rig.ts';

const DOWN_SECONDS = 12;

/** No order is begun after this share of the time. */
const ORDERING = 2 / 3;

export interface Fire {
	book: Entry[];
	complaints: string[];
	/** Goes on until it is stopped. */
	mayhem: Mayhem;
}

export interface Shop {
	windows: string[];
	ways: PlanWish[ 'ways' ];
	drains?: Drains;
}

export const plannedKills = ( { orders, kill }: ChaosOptions ): number =>
	Math.ceil( orders * kill );

export async function underFire(
	rig: Rig,
	options: ChaosOptions,
	{ windows, ways, drains }: Shop
): Promise< Fire > {
	const { orders, seed, kill } = options;
	const planner = new Planner( {
		seed,
		windows: lasting( windows, Date.now() ),
		ways,
		products: rig.products,
		connection: rig.connection,
		changed: 0.4,
	} );
	const hands = new Hands(
		rig.fleet,
		rig.site.dir,
		join( rig.site.folder, 'hands' ),
		2
	);
	await setMix( rig.platform, options.mix, seed );
	let placed = 0;
	const wish = {
		seed,
		kills: plannedKills( options ),
		freezes: kill > 0 ? Math.ceil( orders / 50 ) : 0,
		restarts: kill > 0 ? 1 : 0,
		down: kill > 0 ? DOWN_SECONDS : 0,
	};
	const mayhem = new Mayhem( rig, wish, () => placed / orders );
	const failures: string[] = [];
	keepDrainers( rig, options.workers, drains );
	mayhem.start();
	const skipping = rig.clock.skipAllRests();
	const book = await placeAll( orders, planner, {
		door: rig.door,
		hands,
		atOnce: { http: options.webServers, hands: 24 },
		until: Date.now() + ORDERING * options.minutesMax * 60_000,
		onPlaced: () => void placed++,
		onFailed: ( entry, why ) =>
			void failures.push( `${ entry.way } ${ entry.code }: ${ why }` ),
	} );
	await skipping.stop();
	return { book, mayhem, complaints: [ ...failures, ...hands.complaints ] };
}
