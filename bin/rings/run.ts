/**
 * Runs rings, several at a time where they do not mind, and tells of each in the order of the list.
 */
import { availableParallelism } from 'node:os';
import { PlainError } from '../lab/plain-error.ts';
import {
	closingLine,
	NONE,
	type Count,
	type Outcome,
	type Ring,
} from './ring.ts';

const JOBS = Math.min( availableParallelism(), 4 );

export interface Running {
	strict: boolean;
	say: ( text: string ) => void;
}

interface Told {
	count: Count;
	text: string;
}

/** A ring that breaks has failed; the others go on. */
const broken = ( error: unknown ): Outcome => ( {
	...NONE,
	failed: 1,
	output:
		error instanceof PlainError
			? error.message
			: String( error instanceof Error ? error.stack : error ),
} );

async function attempt( ring: Ring ): Promise< Outcome > {
	const want = await ring.needs();
	return want
		? { ...NONE, skipped: 1, output: `  skipped: ${ want }` }
		: ring.run();
}

const strictly = ( { passed, failed, skipped }: Count ): Count => ( {
	passed,
	failed: failed + skipped,
	skipped: 0,
} );

async function runRing( ring: Ring, strict: boolean ): Promise< Told > {
	const since = Date.now();
	const outcome = await attempt( ring ).catch( broken );
	const seconds = ( ( Date.now() - since ) / 1000 ).toFixed( 1 );
	const text = `  ${ closingLine( outcome ) } (${ seconds } s)`;
	return {
		count: strict ? strictly( outcome ) : outcome,
		text: [ outcome.output.trimEnd(), text ].filter( Boolean ).join( '\n' ),
	};
}

/** Neighbours that may run together, in one batch each; the others by themselves. */
export function batches( rings: Ring[] ): Ring[][] {
	const all: Ring[][] = [];
	for ( const ring of rings ) {
		const last = all.at( -1 );
		if ( last && ! ring.alone && ! last[ 0 ]?.alone ) {
			last.push( ring );
		} else {
			all.push( [ ring ] );
		}
	}
	return all;
}

/** Starts them all, but lets only so many go at a time. */
function startBatch( rings: Ring[], strict: boolean ): Promise< Told >[] {
	let free = JOBS;
	const waiting: Array< () => void > = [];
	const turn = () =>
		free-- > 0
			? Promise.resolve()
			: new Promise< void >( ( go ) => waiting.push( go ) );
	const done = () => {
		free++;
		waiting.shift()?.();
	};
	return rings.map( ( ring ) =>
		turn()
			.then( () => runRing( ring, strict ) )
			.finally( done )
	);
}

export async function runRings(
	rings: Ring[],
	{ strict, say }: Running
): Promise< Count[] > {
	const counts: Count[] = [];
	for ( const batch of batches( rings ) ) {
		const running = startBatch( batch, strict );
		for ( const [ index, { name, title } ] of batch.entries() ) {
			say( `\n${ name } · ${ title }` );
			const told = await running[ index ];
			if ( told ) {
				say( told.text );
				counts.push( told.count );
			}
		}
	}
	return counts;
}
