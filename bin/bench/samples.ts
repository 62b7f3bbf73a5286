/**
 * Requests with a name, and what the shop wrote down about each.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface Cost {
	ms: number;
	queries: number;
	calls: number;
}

export interface Sample extends Cost {
	name: string;
	/** What of it the visitor waits for where a server lets its answer out before the shutdown work. */
	answered: Cost;
}

const fileOf = ( dir: string ) => join( dir, 'wp-content/lab/samples.jsonl' );

export const forget = ( dir: string ): void =>
	rmSync( fileOf( dir ), { force: true } );

export function samplesOf( dir: string ): Map< string, Sample[] > {
	const found = new Map< string, Sample[] >();
	const text = existsSync( fileOf( dir ) )
		? readFileSync( fileOf( dir ), 'utf8' )
		: '';
	for ( const line of text.split( '\n' ).filter( Boolean ) ) {
		const sample = JSON.parse( line ) as Sample;
		found.set( sample.name, [
			...( found.get( sample.name ) ?? [] ),
			sample,
		] );
	}
	return found;
}
