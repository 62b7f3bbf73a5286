/**
 * Every named crash point of the plugin in turn: so many orders are brought there, and whoever comes by dies. In the end every order has exactly what it should.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from '../../lab/paths.ts';
import { until } from '../../lab/wait.ts';
import { gather } from '../gather.ts';
import type { ChaosOptions } from '../options.ts';
import type { Entry } from '../orders/book.ts';
import { changeByHand, noteChange, placeByHand } from '../orders/by-hand.ts';
import { Hands } from '../orders/hands.ts';
import { instants, lasting, Planner } from '../orders/plan.ts';
import { blowsOf } from '../rig/blows.ts';
import { keepDrainers } from '../rig/drainers.ts';
import { bringUp, type Rig } from '../rig/rig.ts';
import { FAST } from '../rig/timing.ts';
import { settle } from '../settle.ts';
import { ARRANGEMENTS } from './arrangements.ts';
import { finish, those, type Outcome, type Say } from './outcome.ts';

const PATIENCE_MS = 90_000;

async function crashPoints( { php, site }: Rig ): Promise< string[] > {
	const script = inRoot( 'bin/chaos/php/crash-points.php' );
	const { stdout } = await php.run( [ script, site.dir ] );
	const line = stdout.split( '\n' ).find( ( one ) => one.startsWith( '[' ) );
	return JSON.parse( line ?? '[]' ) as string[];
}

const deathsAt = ( rig: Rig, point: string ): number =>
	blowsOf( rig ).filter( ( blow ) => blow.point === point ).length;

class Course {
	readonly book: Entry[] = [];

	constructor(
		private readonly rig: Rig,
		private readonly hands: Hands,
		private readonly planner: Planner,
		private readonly orders: number
	) {}

	/** Answers how many died there. */
	async killAt( point: string ): Promise< number > {
		const arrangement = ARRANGEMENTS[ point ] ?? {};
		const entries = Array.from( { length: this.orders }, () => ( {
			...this.planner.one(),
			...( arrangement.way && { way: arrangement.way } ),
			...( arrangement.windowless && { slot: null } ),
		} ) );
		this.book.push( ...entries );
		await arrangement.prepare?.( this.rig, this.orders );
		const { change } = arrangement;
		if ( change ) {
			await this.place( entries );
			await this.untilPlaced( entries );
			this.arm( point );
			await this.change( entries, change );
		} else {
			this.arm( point );
			await this.place( entries );
		}
		await this.untilDead( point );
		return deathsAt( this.rig, point );
	}

	private place( entries: Entry[] ): Promise< unknown > {
		return Promise.all(
			entries.map( ( entry ) =>
				placeByHand( entry, this.hands, this.rig.door )
			)
		);
	}

	private async change(
		entries: Entry[],
		change: NonNullable< ( typeof ARRANGEMENTS )[ string ][ 'change' ] >
	): Promise< void > {
		await Promise.all(
			entries.map( ( entry ) => {
				const one = change( entry );
				noteChange( entry, one );
				return changeByHand( entry, one, this.hands );
			} )
		);
	}

	private untilPlaced( entries: Entry[] ): Promise< unknown > {
		const ids = entries.map( ( { id } ) => id ?? 0 ).join( ',' );
		return until( 'orders at the platform', PATIENCE_MS, async () => {
			const waiting = await this.rig.tables.number(
				`SELECT COUNT(*) FROM wp_pedal_deliveries WHERE order_id IN (${ ids }) AND stage = 'placed'`
			);
			return waiting === entries.length;
		} );
	}

	private get folder(): string {
		return join( this.rig.site.folder, 'crash' );
	}

	private arm( point: string ): void {
		for ( let index = 0; index < this.orders; index++ ) {
			writeFileSync( join( this.folder, `${ point }.${ index }` ), '' );
		}
	}

	/** As many as orders; whoever has not come by in the end is spared. */
	private async untilDead( point: string ): Promise< void > {
		const ends = Date.now() + PATIENCE_MS;
		while (
			deathsAt( this.rig, point ) < this.orders &&
			Date.now() < ends
		) {
			await this.rig.clock.skipRests( true ).catch( () => undefined );
			await sleep( 200 );
		}
		for ( const name of readdirSync( this.folder ) ) {
			rmSync( join( this.folder, name ), { force: true } );
		}
	}
}

async function runThrough(
	rig: Rig,
	{ seed, orders, workers, minutesMax }: ChaosOptions,
	say: Say
): Promise< Outcome > {
	const since = Date.now();
	const windows = await rig.platform.windows();
	const planner = new Planner( {
		seed,
		windows: lasting( windows, since ),
		products: rig.products,
		connection: rig.connection,
		ways: { pay: 1 },
		changed: 0,
	} );
	const hands = new Hands(
		rig.fleet,
		rig.site.dir,
		join( rig.site.folder, 'hands' ),
		2
	);
	const course = new Course( rig, hands, planner, orders );
	keepDrainers( rig, workers );
	const points = await crashPoints( rig );
	const deaths: Record< string, number > = {};
	for ( const point of points ) {
		deaths[ point ] = await course.killAt( point );
		say( `  ${ point }: ${ deaths[ point ] } died there` );
	}
	const { settled } = await settle( rig, since + minutesMax * 60_000, say );
	const evidence = await gather( rig, course.book, windows.map( instants ) );
	const spared = points.filter( ( point ) => deaths[ point ] !== orders );
	return finish( rig, evidence, {
		facts: {
			seed,
			...rig.versions,
			orders: `${ evidence.orders.length }, ${ orders } at each of ${ points.length } crash points`,
			'died at each': JSON.stringify( deaths ),
			'requests to platform': evidence.requests.length,
			'clock set forward': `${ rig.clock.ahead } s in ${ rig.clock.skips } skips`,
			complaints: hands.complaints.length,
			seconds: Math.round( ( Date.now() - since ) / 1000 ),
		},
		invalid: those( [
			points.length === 0 && 'the plugin names no crash points',
			spared.length > 0 &&
				`not everybody died at ${ spared.join( ', ' ) }`,
			! settled && 'the shop did not come to rest in time',
		] ),
	} );
}

export async function killAtCrashPoints(
	options: ChaosOptions,
	say: Say
): Promise< Outcome > {
	say( 'Making the shop, the database and the platform …' );
	const rig = await bringUp( {
		name: 'chaos-crash-points',
		port: options.port,
		webServers: 1,
		plugin: options.plugin,
		settings: { timing: FAST, crash: 0, freeze: 0 },
		say,
	} );
	try {
		return await runThrough( rig, options, say );
	} finally {
		await rig.stop();
	}
}
