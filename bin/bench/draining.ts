/**
 * How fast orders leave when the platform takes its time, beside WooCommerce's queue calling a receiver that takes as long.
 */
import { inRoot } from '../lab/paths.ts';
import { phpBinary } from '../lab/php.ts';
import { start, stop } from '../lab/processes.ts';
import { until } from '../lab/wait.ts';
import { figure, type Figure } from './figure.ts';
import { NO_RATE } from './passes.ts';
import { LATENCY_MS, type World } from './world.ts';

const DRAINERS = 4;
const CONCURRENCY = 4;
const LONGEST_MS = 240_000;

const perSecond = ( at: number[] ): number => {
	const [ first, last ] = [ Math.min( ...at ), Math.max( ...at ) ];
	return ( ( at.length - 1 ) * 1000 ) / ( last - first );
};

function makeOrders( world: World, number: number, isOurs: boolean ) {
	const [ method = '', instance = '' ] = (
		isOurs ? world.rates.ours : world.rates.flat
	).split( ':' );
	return world.script(
		'orders',
		{
			number,
			product: world.product,
			slot: world.slot,
			method,
			instance: Number( instance ),
		},
		{ PEDAL_BENCH_WORLD: isOurs ? 'on' : 'webhook' }
	);
}

/** Several processes at once, until there is nothing left. */
async function drain(
	script: string,
	args: string[],
	env: Record< string, string >,
	isDone: () => Promise< boolean >
): Promise< void > {
	const drainers = Array.from( { length: DRAINERS }, () =>
		start(
			phpBinary(),
			[ '-d', 'opcache.enable_cli=1', inRoot( script ), ...args ],
			{ env }
		)
	);
	try {
		await until( 'all orders to leave', LONGEST_MS, isDone, 500 );
	} finally {
		await Promise.all( drainers.map( stop ) );
	}
}

async function ours( world: World, number: number ): Promise< number > {
	const { platform } = world;
	await makeOrders( world, number, true );
	// What is new to the sweep is its own business, measured elsewhere.
	await world.script( 'sweep' );
	await platform.ctl( 'DELETE', '/ledger' );
	await platform.ctl( 'POST', '/faults', {
		kind: 'delay',
		route: '*',
		seconds: LATENCY_MS / 1000,
	} );
	const created = async () =>
		( await platform.ledger( '?bodies=0' ) ).entries.filter(
			( { method, path, status } ) =>
				method === 'POST' &&
				path === '/api/deliveries' &&
				status === 201
		);
	await drain(
		'bin/chaos/php/drain.php',
		[ world.dir, '200', '50' ],
		{ PEDAL_BENCH_TIMING: JSON.stringify( NO_RATE ) },
		async () => ( await created() ).length >= number
	);
	await platform.ctl( 'DELETE', '/faults' );
	return perSecond( ( await created() ).map( ( { at } ) => at ) );
}

async function theirs( world: World, number: number ): Promise< number > {
	const { receiver } = world;
	await makeOrders( world, number, false );
	receiver.calls.length = 0;
	await drain(
		'bin/bench/php/queue.php',
		[ world.dir, '200' ],
		{
			PEDAL_BENCH_WORLD: 'webhook',
			PEDAL_BENCH_PORT: String( receiver.port ),
		},
		async () => receiver.calls.length >= number
	);
	return perSecond( receiver.calls );
}

export async function draining(
	world: World,
	number: number
): Promise< Figure[] > {
	const most = ( CONCURRENCY * 1000 ) / LATENCY_MS;
	const rate = await ours( world, number );
	const webhook = await theirs( world, Math.ceil( number / 4 ) );
	return [
		figure(
			'Drain rate',
			`orders a second, ${ DRAINERS } drainers, the other side answers in ${ LATENCY_MS } ms`,
			rate.toFixed( 1 ),
			{
				webhook: webhook.toFixed( 1 ),
				target: `≥ ${ ( 0.9 * most ).toFixed( 0 ) } (10 % below ${ most })`,
				kept: rate >= 0.9 * most,
			}
		),
	];
}
