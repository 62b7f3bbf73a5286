/**
 * How much is measured.
 */
import { parseArgs } from 'node:util';
import { PlainError } from '../lab/plain-error.ts';

export interface BenchOptions {
	/** Checkouts of each kind and variant. */
	rounds: number;
	/** Rows that wait to be sent. */
	backlog: number;
	/** Rows that were done long ago. */
	oldRows: number;
	/** Orders sent while the platform takes its time. */
	orders: number;
	/** Most orders in the shop when the sweep is measured. */
	history: number;
	/** Only these parts; all of them when left out. */
	only: Part[];
	/** Writes the figures into docs/benchmarks.md. */
	write: boolean;
}

/** In the order in which they are measured. */
export const PARTS = [ 'checkout', 'drain', 'sweep', 'doors', 'rows' ] as const;

export type Part = ( typeof PARTS )[ number ];

export const USAGE = `Usage: npm run bench [-- --rounds=40 --backlog=100000 --old-rows=5000000 --orders=160 --history=300000 --only=${ PARTS.join( ',' ) } --no-write]`;

function part( name: string ): Part {
	const known = PARTS.find( ( one ) => one === name );
	if ( ! known ) {
		throw new PlainError( `There is no part "${ name }".\n${ USAGE }`, 2 );
	}
	return known;
}

const number = ( name: string, text: string ): number => {
	const value = Number( text );
	if ( ! Number.isInteger( value ) || value < 1 ) {
		throw new PlainError(
			`--${ name } is "${ text }", not a number from 1.\n${ USAGE }`,
			2
		);
	}
	return value;
};

export function readOptions(): BenchOptions {
	try {
		const { values } = parseArgs( {
			options: {
				rounds: { type: 'string', default: '40' },
				backlog: { type: 'string', default: '100000' },
				'old-rows': { type: 'string', default: '5000000' },
				orders: { type: 'string', default: '160' },
				history: { type: 'string', default: '300000' },
				only: { type: 'string', default: '' },
				'no-write': { type: 'boolean', default: false },
			},
		} );
		return {
			rounds: number( 'rounds', values.rounds ),
			backlog: number( 'backlog', values.backlog ),
			oldRows: number( 'old-rows', values[ 'old-rows' ] ),
			orders: number( 'orders', values.orders ),
			history: number( 'history', values.history ),
			only: values.only.split( ',' ).filter( Boolean ).map( part ),
			write: ! values[ 'no-write' ],
		};
	} catch ( error ) {
		if ( error instanceof PlainError ) {
			throw error;
		}
		throw new PlainError(
			`${ error instanceof Error ? error.message : error }\n${ USAGE }`,
			2
		);
	}
}
