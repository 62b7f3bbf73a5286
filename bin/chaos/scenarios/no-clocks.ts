/**
 * No Action Scheduler, no WP-Cron, no way of the shop to itself: first the command line alone delivers everything, then, with only an administrator about, the banner appears and one click does.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { inRoot } from '../../lab/paths.ts';
import { gather } from '../gather.ts';
import type { ChaosOptions } from '../options.ts';
import type { Entry } from '../orders/book.ts';
import { placeByHand } from '../orders/by-hand.ts';
import { Hands } from '../orders/hands.ts';
import { instants, lasting, Planner } from '../orders/plan.ts';
import { Banner } from '../rig/banner.ts';
import { bringUp, type Rig } from '../rig/rig.ts';
import { countRows } from '../settle.ts';
import { finish, those, type Outcome, type Say } from './outcome.ts';

const TABLES = [ 'actions', 'claims', 'groups', 'logs' ].map(
	( name ) => `wp_actionscheduler_${ name }`
);

/** Longer than work may wait before a person is told. */
const OVERDUE_SECONDS = 700;

interface Waiting {
	before: number;
	after: number;
}

const waiting = async ( rig: Rig ) => ( await countRows( rig ) ).open;

/** As the server's own cron calls it. */
async function byCommand( rig: Rig ): Promise< Waiting > {
	const before = await waiting( rig );
	await rig.php.run( [
		inRoot( 'bin/chaos/php/wp.php' ),
		rig.site.dir,
		'pedal',
		'drain',
		'--max-seconds=300',
	] );
	return { before, after: await waiting( rig ) };
}

async function byClick(
	rig: Rig,
	token: string
): Promise< Waiting & { seen: boolean; seenWith: string } > {
	await rig.clock.skip( OVERDUE_SECONDS );
	const banner = await Banner.open( rig, token );
	try {
		const seen = await banner.isThere();
		const before = await waiting( rig );
		await banner.click();
		return {
			seen,
			seenWith: banner.seenWith,
			before,
			after: await waiting( rig ),
		};
	} finally {
		await banner.close();
	}
}

async function runThrough(
	rig: Rig,
	{ seed, orders }: ChaosOptions,
	token: string
): Promise< Outcome > {
	const since = Date.now();
	await rig.tables.run( `DROP TABLE ${ TABLES.join( ', ' ) }` );
	const windows = await rig.platform.windows();
	const hands = new Hands(
		rig.fleet,
		rig.site.dir,
		join( rig.site.folder, 'hands' ),
		2
	);
	const planner = new Planner( {
		seed,
		windows: lasting( windows, since ),
		products: rig.products,
		connection: rig.connection,
		ways: { pay: 3, sql: 1 },
		changed: 0,
	} );
	const book: Entry[] = [];
	const place = async () => {
		const entries = Array.from( { length: orders }, () => planner.one() );
		book.push( ...entries );
		await Promise.all(
			entries.map( ( entry ) => placeByHand( entry, hands, rig.door ) )
		);
	};
	await place();
	const command = await byCommand( rig );
	await place();
	const click = await byClick( rig, token );
	const evidence = await gather( rig, book, windows.map( instants ) );
	const tables = await rig.tables.run( `SHOW TABLES LIKE '%scheduler%'` );
	return finish( rig, evidence, {
		facts: {
			seed,
			...rig.versions,
			orders: `${ evidence.orders.length } of ${ 2 * orders } planned`,
			'by wp pedal drain': `${ command.before } rows waited before, ${ command.after } after`,
			'by one click': `${ click.before } rows waited before, ${ click.after } after`,
			'banner seen': `${ click.seen ? 'yes' : 'no' }, with ${ click.seenWith }`,
			'requests to platform': evidence.requests.length,
			seconds: Math.round( ( Date.now() - since ) / 1000 ),
		},
		invalid: those( [
			evidence.orders.length < 2 * orders &&
				`only ${ evidence.orders.length } of ${ 2 * orders } orders were placed`,
			( command.before === 0 || click.before === 0 ) &&
				'somebody else had sent them already',
			tables.trim() !== '' && 'Action Scheduler has its tables again',
		] ),
		broken: those( [
			command.after > 0 &&
				`${ command.after } orders wait after wp pedal drain`,
			! click.seen && 'no banner appeared',
			click.after > 0 && `${ click.after } orders wait after the click`,
		] ),
	} );
}

export async function noClocks(
	options: ChaosOptions,
	say: Say
): Promise< Outcome > {
	say( 'Making the shop, the database and the platform …' );
	const token = randomBytes( 16 ).toString( 'hex' );
	const rig = await bringUp( {
		name: 'chaos-no-clocks',
		port: options.port,
		webServers: 3,
		plugin: options.plugin,
		settings: {
			timing: {},
			crash: 0,
			freeze: 0,
			loopback_blocked: true,
		},
		constants: { PEDAL_LAB_TOKEN: token },
		say,
	} );
	try {
		return await runThrough( rig, options, token );
	} finally {
		await rig.stop();
	}
}
