/**
 * Six hours without a platform, by the rig's clock, while orders come in; then it is back, and everything has to be there within a quarter of an hour.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../lab/wait.ts';
import { recovery, type Recovery } from '../check/recovery.ts';
import { gather } from '../gather.ts';
import type { ChaosOptions } from '../options.ts';
import type { Entry } from '../orders/book.ts';
import { placeByHand } from '../orders/by-hand.ts';
import { Hands } from '../orders/hands.ts';
import { instants, lasting, Planner } from '../orders/plan.ts';
import { keepDrainers } from '../rig/drainers.ts';
import { bringUp, type Rig } from '../rig/rig.ts';
import { settle } from '../settle.ts';
import { finish, those, type Outcome, type Say } from './outcome.ts';

const OUTAGE_SECONDS = 6 * 3600;
const DRAINED_WITHIN = 15 * 60;
/** No connection rests longer, so none of its attempts to come back is skipped. */
const STEP_SECONDS = 60;
const STEP_MS = 500;
const AT_ONCE = 4;
const PER_SECOND = 10;

/** Tries that found the platform gone before the connection was given a rest, and those under way meanwhile. */
const triesAllowed = ( workers: number ) => 6 + workers;

/** Orders all through the outage, as fast as the shop can take them, and the clock with them. */
async function placeWhileDown(
	rig: Rig,
	{ seed, orders }: ChaosOptions,
	windows: string[],
	say: Say
): Promise< Entry[] > {
	const hands = new Hands(
		rig.fleet,
		rig.site.dir,
		join( rig.site.folder, 'hands' ),
		3,
		50
	);
	const planner = new Planner( {
		seed,
		windows,
		products: rig.products,
		connection: rig.connection,
		ways: { pay: 1 },
		changed: 0,
		slotless: 0,
	} );
	let placed = 0;
	// The quickest way into a shop, as an import takes it.
	const book = Array.from( { length: orders }, () => ( {
		...planner.one(),
		way: 'save' as const,
	} ) );
	const placing = Promise.all(
		book.map( ( entry ) =>
			placeByHand( entry, hands, rig.door ).then( () => void placed++ )
		)
	);
	for ( let step = 0; rig.clock.ahead < OUTAGE_SECONDS; step++ ) {
		if ( rig.clock.ahead <= ( OUTAGE_SECONDS * placed ) / orders ) {
			await rig.clock.skip( STEP_SECONDS );
		}
		if ( step % 30 === 0 ) {
			say(
				`  ${ placed } orders wait after ${ Math.round( rig.clock.ahead / 60 ) } minutes`
			);
		}
		await sleep( STEP_MS );
	}
	await placing;
	return book;
}

const attemptsSpent = ( { tables }: Rig ): Promise< number > =>
	tables.number(
		'SELECT COALESCE(SUM(attempts), 0) FROM wp_pedal_deliveries'
	);

const planned = ( { tables }: Rig ): Promise< number > =>
	tables.number( 'SELECT COUNT(*) FROM wp_pedal_deliveries' );

export const promisesBroken = (
	found: Recovery,
	spent: number,
	workers: number
): string[] =>
	those( [
		found.seconds > DRAINED_WITHIN &&
			`it took ${ Math.round( found.seconds / 60 ) } minutes until the last order was there`,
		found.atOnce > AT_ONCE && `${ found.atOnce } requests at once`,
		found.perTenSeconds > 11 * PER_SECOND &&
			`${ found.perTenSeconds } requests within ten seconds`,
		found.outOfTurn > 0 &&
			`${ found.outOfTurn } orders were sent before one with an earlier window`,
		spent > triesAllowed( workers ) &&
			`${ spent } tries of orders were spent on a platform that was gone`,
	] );

async function runThrough(
	rig: Rig,
	options: ChaosOptions,
	say: Say
): Promise< Outcome > {
	const since = Date.now();
	const windows = lasting( await rig.platform.windows(), since );
	await rig.platform.ctl( 'POST', '/down' );
	keepDrainers( rig, options.workers );
	const book = await placeWhileDown( rig, options, windows, say );
	await until(
		'a row for every order',
		600_000,
		async () => ( await planned( rig ) ) >= options.orders
	);
	const spent = await attemptsSpent( rig );
	const back = Date.now() + rig.clock.ahead * 1000;
	await rig.platform.ctl( 'POST', '/up' );
	say( 'The platform is back. Draining …' );
	const { settled } = await settle(
		rig,
		since + options.minutesMax * 60_000,
		say
	);
	const evidence = await gather( rig, book, windows.map( instants ) );
	const { peak } = await rig.platform.ledger( '?bodies=0&last=0' );
	const found = recovery( evidence, back, peak.requests );
	return finish( rig, evidence, {
		facts: {
			seed: options.seed,
			...rig.versions,
			orders: `${ evidence.orders.length } of ${ options.orders } planned`,
			'platform away': `${ ( OUTAGE_SECONDS / 3600 ).toFixed( 0 ) } h by the rig’s clock`,
			'tries spent meanwhile': spent,
			'last one there after': `${ Math.round( found.seconds ) } s by the rig’s clock`,
			'first one there after': `${ Math.round( found.first ) } s`,
			'requests at once': found.atOnce,
			'requests in ten seconds': found.perTenSeconds,
			'out of turn': found.outOfTurn,
			'requests to platform': evidence.requests.length,
			seconds: Math.round( ( Date.now() - since ) / 1000 ),
		},
		invalid: those( [
			evidence.orders.length < options.orders &&
				`only ${ evidence.orders.length } of ${ options.orders } orders were placed`,
			found.early > 0 &&
				`${ found.early } orders were there before the platform was back`,
			! settled && 'the shop did not come to rest in time',
		] ),
		broken: promisesBroken( found, spent, options.workers ),
	} );
}

export async function outage(
	options: ChaosOptions,
	say: Say
): Promise< Outcome > {
	say( 'Making the shop, the database and the platform …' );
	const rig = await bringUp( {
		name: 'chaos-outage',
		port: options.port,
		webServers: 1,
		plugin: options.plugin,
		// The plugin's own seconds: this is about how long it really takes.
		settings: { timing: {}, crash: 0, freeze: 0 },
		say,
	} );
	try {
		return await runThrough( rig, options, say );
	} finally {
		await rig.stop();
	}
}
