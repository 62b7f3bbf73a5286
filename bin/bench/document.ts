/**
 * Puts the figures of a run into docs/benchmarks.md, between its two marks; what people wrote around them stays.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from '../lab/paths.ts';
import { PlainError } from '../lab/plain-error.ts';

const FILE = inRoot( 'docs/benchmarks.md' );
const BEGIN = '<!-- figures: written by npm run bench -->';
const END = '<!-- /figures -->';

export function withFigures( text: string, figures: string ): string {
	const [ before, rest ] = text.split( BEGIN );
	const [ , after ] = ( rest ?? '' ).split( END );
	if ( before === undefined || after === undefined ) {
		throw new PlainError(
			`docs/benchmarks.md has lost its marks ${ BEGIN } and ${ END }.`
		);
	}
	return `${ before }${ BEGIN }\n\n${ figures }\n\n${ END }${ after }`;
}

export const writeFigures = ( figures: string ): void =>
	writeFileSync( FILE, withFigures( readFileSync( FILE, 'utf8' ), figures ) );
