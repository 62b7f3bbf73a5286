/**
 * The main run: orders come in, the platform fails, processes die; then everything comes to rest and is counted.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../lab/paths.ts';
import { judge, type Verdict } from '../check/judge.ts';
import { gather } from '../gather.ts';
import { findLeaks } from '../leaks.ts';
import { Mayhem } from '../mayhem.ts';
import type { ChaosOptions } from '../options.ts';
import type { Entry } from '../orders/book.ts';
import { Hands } from '../orders/hands.ts';
import { Planner } from '../orders/plan.ts';
import { placeAll } from '../orders/run.ts';
import { WAYS_MIX } from '../orders/ways.ts';
import { report } from '../report.ts';
import { plannedShare, setMix, shareFaulted } from '../rig/mix.ts';
import { bringUp, type Rig } from '../rig/rig.ts';
import { FAST } from '../rig/timing.ts';
import { countRows, settle, type Settled } from '../settle.ts';

export interface Outcome {
	verdict: Verdict;
	facts: Record< string, string | number >;
	text: string;
}

type Say = ( line: string ) => void;

const DOWN_SECONDS = 12;
const DRAIN_SECONDS = '20';
const PAUSE_MS = '1500';

function drainers( { fleet, site }: Rig, count: number ): void {
	for ( let index = 0; index < count; index++ ) {
		fleet.keep( 'drainer', [
			inRoot( 'bin/chaos/php/drain.php' ),
			site.dir,
			DRAIN_SECONDS,
			PAUSE_MS,
		] );
	}
}

const instants = ( value: string ) => {
	const [ start = '', end = '' ] = value.split( '/' );
	return { start: Date.parse( start ), end: Date.parse( end ) };
};

interface Course extends Settled {
	rig: Rig;
	book: Entry[];
	options: ChaosOptions;
	windows: string[];
	complaints: string[];
	mayhem: Mayhem;
	seconds: number;
}

async function runThrough(
	rig: Rig,
	options: ChaosOptions,
	say: Say
): Promise< Course > {
	const since = Date.now();
	const ends = since + options.minutesMax * 60_000;
	const windows = await rig.platform.windows();
	const planner = new Planner( {
		seed: options.seed,
		windows,
		products: rig.products,
		connection: rig.connection,
		ways: WAYS_MIX,
		changed: 0.4,
	} );
	await setMix( rig.platform, options.mix, options.seed );
	const hands = new Hands(
		rig.fleet,
		rig.site.dir,
		join( rig.site.folder, 'hands' ),
		2
	);
	let placed = 0;
	const complaints: string[] = [];
	const mayhem = new Mayhem(
		rig,
		{
			seed: options.seed,
			kills: Math.ceil( options.orders * options.kill ),
			freezes: Math.ceil( options.orders / 50 ),
			restarts: options.kill > 0 ? 1 : 0,
			down: options.kill > 0 ? DOWN_SECONDS : 0,
		},
		() => placed / options.orders
	);
	drainers( rig, options.workers );
	mayhem.start();
	const skipping = rig.clock.skipAllRests();
	const book = await placeAll( options.orders, planner, {
		door: rig.door,
		hands,
		atOnce: { http: options.webServers, hands: 24 },
		until: since + ( 2 / 3 ) * ( ends - since ),
		onPlaced: () => void placed++,
		onFailed: ( entry, why ) =>
			void complaints.push( `${ entry.way } ${ entry.code }: ${ why }` ),
	} );
	await skipping.stop();
	say(
		`Orders are in after ${ Math.round( ( Date.now() - since ) / 1000 ) } s. Draining …`
	);
	const rest = await settle( rig, ends, say, async () => {
		writeFileSync( join( rig.site.folder, 'calm' ), '' );
		await mayhem.stop();
	} );
	await mayhem.stop();
	return {
		rig,
		book,
		options,
		windows,
		mayhem,
		...rest,
		complaints: [ ...complaints, ...hands.complaints ],
		seconds: Math.round( ( Date.now() - since ) / 1000 ),
	};
}

async function conclude( course: Course ): Promise< Outcome > {
	const {
		rig,
		book,
		options,
		windows,
		mayhem,
		settled,
		complaints,
		seconds,
	} = course;
	const evidence = await gather( rig, book, windows.map( instants ) );
	const faulted = shareFaulted(
		evidence.requests.filter( ( { at } ) => at < course.calmSince )
	);
	const { killed, ...blows } = mayhem.counts;
	const atPoints = blows[ 'killed at crash points' ];
	const rows = await countRows( rig );
	writeFileSync(
		join( rig.site.folder, 'evidence.json' ),
		JSON.stringify( evidence )
	);
	const canaries = await findLeaks( rig, evidence );
	const verdict = judge(
		evidence,
		{
			faulted,
			plannedFaults: plannedShare( options.mix ),
			kills: killed,
			plannedKills: Math.ceil( options.orders * options.kill ),
			settled,
			placed: evidence.orders.length,
			plannedOrders: options.orders,
		},
		canaries.leaks.length
	);
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
		complaints: complaints.length,
		seconds,
	};
	return { verdict, facts, text: report( facts, verdict, canaries ) };
}

export async function chaos(
	options: ChaosOptions,
	say: Say
): Promise< Outcome > {
	say( 'Making the shop, the database and the platform …' );
	const rig = await bringUp( {
		name: 'chaos',
		webServers: options.webServers,
		plugin: options.plugin,
		settings: {
			timing: FAST,
			crash: options.kill > 0 ? 0.005 : 0,
			freeze: options.kill > 0 ? 0.01 : 0,
		},
		say,
	} );
	try {
		const course = await runThrough( rig, options, say );
		course.complaints
			.slice( 0, 5 )
			.forEach( ( line ) => say( `  ! ${ line.slice( 0, 400 ) }` ) );
		return await conclude( course );
	} finally {
		await rig.stop();
	}
}
