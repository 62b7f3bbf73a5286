/**
 * Command: what Pedal costs, beside the same without it and beside WooCommerce's own webhook, in one run.
 */
import { availableParallelism, cpus } from 'node:os';
import { figuresOf } from './bench/checkout-figures.ts';
import { checkouts, type Variant } from './bench/checkouts.ts';
import { writeFigures } from './bench/document.ts';
import { doorbell, lists } from './bench/doors.ts';
import { draining } from './bench/draining.ts';
import { asMarkdown, asText, type Figure } from './bench/figure.ts';
import {
	addDone,
	addWaiting,
	growHistory,
	removeWaiting,
	settleAll,
} from './bench/fixtures.ts';
import {
	PARTS,
	readOptions,
	type BenchOptions,
	type Part,
} from './bench/options.ts';
import { claiming, sweeping } from './bench/passes.ts';
import { bringUp, type World } from './bench/world.ts';
import { main } from './lab/plain-error.ts';

const say = ( line: string ) => void process.stdout.write( `${ line }\n` );
const many = ( count: number ) => count.toLocaleString( 'en' );

type Measure = ( world: World, options: BenchOptions ) => Promise< Figure[] >;

const SMALL: Variant[] = [ 'off', 'on', 'webhook', 'early', 'hang', 'again' ];
const FULL: Variant[] = [ 'off', 'on', 'again' ];
const HISTORY = [ 1_000, 30_000, 300_000 ];

async function checkout( world: World, { rounds }: BenchOptions ) {
	return figuresOf(
		'Checkout',
		await checkouts( world, SMALL, rounds ),
		SMALL
	);
}

async function drain( world: World, { orders }: BenchOptions ) {
	return draining( world, orders );
}

async function sweep( world: World, { history }: BenchOptions ) {
	const figures: Figure[] = [];
	await settleAll( world );
	let there = 0;
	for ( const size of HISTORY.filter( ( one ) => one <= history ) ) {
		await growHistory( world, there, size );
		there = size;
		figures.push( ...( await sweeping( world, size ) ) );
	}
	return figures;
}

/** Everything that could suffer from many rows, with many rows. */
async function rows( world: World, options: BenchOptions ) {
	const { backlog, oldRows, rounds } = options;
	const waiting = `${ many( backlog ) } rows waiting`;
	const old = `${ waiting }, ${ many( oldRows ) } done`;
	await addWaiting( world, backlog );
	const figures = [
		...figuresOf(
			`Checkout with ${ waiting }`,
			await checkouts( world, FULL, Math.ceil( rounds / 2 ) ),
			FULL
		),
		...( await lists( world, waiting, backlog ) ),
		...( await claiming( world, waiting ) ),
	];
	await removeWaiting( world );
	await addDone( world, oldRows );
	await addWaiting( world, backlog );
	return [
		...figures,
		...( await lists( world, old, backlog + oldRows ) ),
		...( await claiming( world, old ) ),
	];
}

const MEASURES: Record< Part, Measure > = {
	checkout,
	drain,
	sweep,
	doors: doorbell,
	rows,
};

const machine = () =>
	`${ availableParallelism() } cores of ${ cpus()[ 0 ]?.model ?? 'an unknown kind' }`;

async function measure(
	world: World,
	options: BenchOptions
): Promise< Figure[] > {
	const figures: Figure[] = [];
	for ( const name of PARTS ) {
		if ( options.only.length > 0 && ! options.only.includes( name ) ) {
			continue;
		}
		const since = Date.now();
		const found = await MEASURES[ name ]( world, options );
		say(
			`\n${ name } (${ Math.round( ( Date.now() - since ) / 1000 ) } s)`
		);
		found.forEach( ( one ) => say( asText( one ) ) );
		figures.push( ...found );
	}
	return figures;
}

void main( async () => {
	const options = readOptions();
	say( 'Making a shop …' );
	const world = await bringUp();
	try {
		const figures = await measure( world, options );
		const missed = figures.filter( ( { kept } ) => kept === false );
		if ( options.write && options.only.length === 0 ) {
			writeFigures(
				`${ world.versions }; ${ machine() }; ${ options.rounds } rounds.\n\n${ asMarkdown( figures ) }`
			);
		}
		say(
			`\n${ figures.length } figures, ${ missed.length } targets missed`
		);
		return missed.length > 0 ? 1 : 0;
	} finally {
		await world.stop();
	}
} );
