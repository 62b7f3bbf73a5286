/**
 * The main run: orders come in, the platform fails, processes die; then everything comes to rest and is counted.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortcomings } from '../check/judge.ts';
import { gather } from '../gather.ts';
import type { ChaosOptions } from '../options.ts';
import { instants } from '../orders/plan.ts';
import { WAYS_MIX } from '../orders/ways.ts';
import { plannedShare, shareFaulted } from '../rig/mix.ts';
import { bringUp, type Rig } from '../rig/rig.ts';
import { FAST } from '../rig/timing.ts';
import { countRows, settle, type Settled } from '../settle.ts';
import { finish, type Outcome, type Say } from './outcome.ts';
import { plannedKills, underFire, type Fire } from './under-fire.ts';

/** Chances of death and of long sleep at each crash point. */
const CRASH = 0.005;
const FREEZE = 0.01;

interface Course extends Settled, Fire {
	options: ChaosOptions;
	windows: string[];
	seconds: number;
}

async function runThrough(
	rig: Rig,
	options: ChaosOptions,
	say: Say
): Promise< Course > {
	const since = Date.now();
	const passed = () => Math.round( ( Date.now() - since ) / 1000 );
	const windows = await rig.platform.windows();
	const fire = await underFire( rig, options, { windows, ways: WAYS_MIX } );
	say( `Orders are in after ${ passed() } s. Draining …` );
	const ends = since + options.minutesMax * 60_000;
	const rest = await settle( rig, ends, say, async () => {
		writeFileSync( join( rig.site.folder, 'calm' ), '' );
		await fire.mayhem.stop();
	} );
	await fire.mayhem.stop();
	return { ...fire, ...rest, options, windows, seconds: passed() };
}

async function conclude( rig: Rig, course: Course ): Promise< Outcome > {
	const { options, mayhem, settled } = course;
	const evidence = await gather(
		rig,
		course.book,
		course.windows.map( instants )
	);
	const faulted = shareFaulted(
		evidence.requests.filter( ( { at } ) => at < course.calmSince )
	);
	const { killed, ...blows } = mayhem.counts;
	const atPoints = blows[ 'killed at crash points' ];
	const rows = await countRows( rig );
	const invalid = shortcomings( {
		faulted,
		plannedFaults: plannedShare( options.mix ),
		kills: killed,
		plannedKills: plannedKills( options ),
		settled,
		placed: evidence.orders.length,
		plannedOrders: options.orders,
	} );
	const facts = {
		seed: options.seed,
		...rig.versions,
		orders: `${ evidence.orders.length } of ${ options.orders } planned`,
		rows: `${ rows.total }, ${ rows.attention } need a person`,
		'requests to platform': `${ evidence.requests.length }, ${ ( 100 * faulted ).toFixed( 1 ) } % faulted`,
		'faults by kind': JSON.stringify( await rig.platform.hits() ),
		killed: `${ killed } by pid, ${ atPoints } more at crash points`,
		...blows,
		'requests broken': rig.front.broken,
		'clock set forward': `${ rig.clock.ahead } s in ${ rig.clock.skips } skips`,
		complaints: course.complaints.length,
		seconds: course.seconds,
	};
	return finish( rig, evidence, { facts, invalid } );
}

export async function chaos(
	options: ChaosOptions,
	say: Say
): Promise< Outcome > {
	say( 'Making the shop, the database and the platform …' );
	const rig = await bringUp( {
		name: 'chaos',
		port: options.port,
		webServers: options.webServers,
		plugin: options.plugin,
		settings: {
			timing: FAST,
			crash: options.kill > 0 ? CRASH : 0,
			freeze: options.kill > 0 ? FREEZE : 0,
		},
		say,
	} );
	try {
		const course = await runThrough( rig, options, say );
		course.complaints
			.slice( 0, 5 )
			.forEach( ( line ) => say( `  ! ${ line.slice( 0, 400 ) }` ) );
		return await conclude( rig, course );
	} finally {
		await rig.stop();
	}
}
