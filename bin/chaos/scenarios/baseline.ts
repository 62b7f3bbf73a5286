/**
 * The same fire without Pedal: WooCommerce's own webhooks and a small program behind them. A rig that does not see them lose cannot see Pedal lose.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from '../../lab/paths.ts';
import { PlainError } from '../../lab/plain-error.ts';
import { judge } from '../check/judge.ts';
import { gather } from '../gather.ts';
import type { ChaosOptions } from '../options.ts';
import { instants } from '../orders/plan.ts';
import { table } from '../report.ts';
import { shareFaulted } from '../rig/mix.ts';
import { Receiver } from '../rig/receiver.ts';
import { bringUp, portsFrom, type Rig } from '../rig/rig.ts';
import { FAST } from '../rig/timing.ts';
import type { Outcome, Say } from './outcome.ts';
import { underFire } from './under-fire.ts';

/** The checkouts want Pedal's own shipping method. */
const WAYS = { rest: 18, save: 24, save_then_move: 18, pay: 18, sql: 8 };

/** Webhooks that Action Scheduler still has to send, or is sending. */
const OPEN = `SELECT COUNT(*) FROM wp_actionscheduler_actions WHERE hook = 'woocommerce_deliver_webhook_async' AND status IN ('pending', 'in-progress') AND claim_id = 0`;

async function replacePedal( rig: Rig, receiver: Receiver ): Promise< void > {
	const script = inRoot( 'bin/chaos/php/plain-webhooks.php' );
	const done = await rig.php.run( [ script, rig.site.dir, receiver.url ] );
	if ( ! done.stdout.includes( 'done' ) ) {
		throw new PlainError(
			`The webhooks could not be made:\n${ done.stdout }${ done.stderr }`
		);
	}
}

/** Nothing more is retried than what waits in the queue. */
async function untilSent( { tables }: Rig, until: number ): Promise< boolean > {
	for ( let quiet = 0; Date.now() < until; ) {
		const open = await tables.number( OPEN ).catch( () => 1 );
		quiet = open > 0 ? 0 : quiet + 1;
		if ( quiet > 10 ) {
			return true;
		}
		await sleep( 1_000 );
	}
	return false;
}

async function runThrough(
	rig: Rig,
	options: ChaosOptions,
	receiver: Receiver,
	windows: string[],
	say: Say
): Promise< Outcome > {
	const since = Date.now();
	const ends = since + options.minutesMax * 60_000;
	const fire = await underFire( rig, options, {
		windows,
		drains: 'run-queue',
		ways: WAYS,
	} );
	say( 'Orders are in. Waiting for the webhooks …' );
	await fire.mayhem.stop();
	const sent = await untilSent( rig, ends );
	const evidence = await gather( rig, fire.book, windows.map( instants ) );
	writeFileSync(
		join( rig.site.folder, 'evidence.json' ),
		JSON.stringify( evidence )
	);
	const first = judge( evidence, [] );
	const { lost, duplicated } = first.sets;
	const invalid = [
		...( sent ? [] : [ 'the webhooks did not come to an end in time' ] ),
		...( lost.length > 0 ? [] : [ 'the rig saw no order lost' ] ),
	];
	const facts = {
		seed: options.seed,
		...rig.versions,
		orders: `${ evidence.orders.length } of ${ options.orders } planned`,
		'webhooks received': receiver.calls,
		'requests to platform': `${ evidence.requests.length }, ${ ( 100 * shareFaulted( evidence.requests ) ).toFixed( 1 ) } % faulted`,
		...fire.mayhem.counts,
		lost: lost.length,
		duplicated: duplicated.length,
		seconds: Math.round( ( Date.now() - since ) / 1000 ),
	};
	const word =
		invalid.length > 0
			? `INVALID: ${ invalid.join( '; ' ) }.`
			: 'SEEN TO LOSE';
	return {
		verdict: { ...first, valid: invalid.length === 0, invalid },
		facts,
		text: [ '', ...table( facts ), '', word, '' ].join( '\n' ),
	};
}

export async function baseline(
	options: ChaosOptions,
	say: Say
): Promise< Outcome > {
	say( 'Making the shop, the database and the platform …' );
	const { receiver: receiverPort } = portsFrom( options.port );
	const rig = await bringUp( {
		name: 'chaos-baseline',
		port: options.port,
		webServers: options.webServers,
		settings: {
			timing: FAST,
			crash: 0,
			freeze: 0,
			receiver: `http://127.0.0.1:${ receiverPort }/`,
		},
		say,
	} );
	const windows = await rig.platform.windows();
	const receiver = new Receiver( rig.platform, receiverPort, windows );
	try {
		await receiver.open();
		await replacePedal( rig, receiver );
		return await runThrough( rig, options, receiver, windows, say );
	} finally {
		await receiver.close();
		await rig.stop();
	}
}
