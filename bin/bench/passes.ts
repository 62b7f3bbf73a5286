/**
 * What a pass of the clock costs: finding and claiming with many rows, memory, and the sweep with many orders.
 */
import { figure, ms, type Figure } from './figure.ts';
import { median, p95 } from './statistics.ts';
import type { World } from './world.ts';

/** Else the pace that a platform is spared with is what would be measured. */
export const NO_RATE = { requests_per_second: 1000 };

interface Pass {
	ms: number;
	queries: number;
	booted_mb: number;
	peak_mb: number;
	find: number[];
	seats: number[];
	claim: number[];
	slowest: string[];
}

async function pass(
	world: World,
	seconds: number,
	queries: boolean
): Promise< Pass > {
	const timing = { ...NO_RATE, budget_cli: seconds };
	return ( await world.script(
		'pass',
		{ queries },
		{ PEDAL_BENCH_TIMING: JSON.stringify( timing ) }
	) ) as unknown as Pass;
}

/** The rows' orders do not exist, so a pass does nothing but find, claim and let go. */
export async function claiming(
	world: World,
	rows: string
): Promise< Figure[] > {
	const timed = await pass( world, 4, true );
	const weighed = await pass( world, 10, false );
	const find = p95( timed.find );
	const take = p95( timed.seats ) + p95( timed.claim );
	return [
		figure(
			'A pass of the clock',
			`find due rows and claim one, ${ rows }`,
			`p95 ${ ms( find ) } + ${ ms( take ) } (${ timed.claim.length } claims)`,
			{
				target: '≤ 5 ms',
				kept: timed.claim.length > 0 && find + take <= 5,
			}
		),
		figure(
			'A pass of the clock',
			`memory, ${ rows }`,
			`peak ${ Math.round( weighed.peak_mb ) } MB`,
			{
				without: `${ Math.round( weighed.booted_mb ) } MB (a process that only started)`,
				target: '< 128 MB',
				kept: weighed.peak_mb < 128,
			}
		),
	];
}

async function idle(
	world: World
): Promise< { ms: number; queries: number } > {
	const passes = [];
	for ( let count = 0; count < 5; count++ ) {
		passes.push( await pass( world, 20, false ) );
	}
	return {
		ms: median( passes.map( ( one ) => one.ms ) ),
		queries: median( passes.map( ( one ) => one.queries ) ),
	};
}

export async function sweeping(
	world: World,
	orders: number
): Promise< Figure[] > {
	await idle( world );
	const { ms: time, queries } = await idle( world );
	const full = await world.script( 'sweep' );
	return [
		figure(
			'The sweep',
			`a whole pass with nothing to do, ${ orders.toLocaleString( 'en' ) } orders`,
			`${ ms( time ) }, ${ queries } queries`
		),
		figure(
			'The sweep',
			`“Check now” (30 days, all orders), ${ orders.toLocaleString( 'en' ) } orders`,
			ms( Number( full.ms ) )
		),
	];
}
