/**
 * Command: npm run pot [-- --check]. Makes plugin/languages from the sources and the .po files: the template, and of each language
 * the .po with today's messages and the files WordPress loads. With --check nothing is written; what is stale or missing is said.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { main } from './lab/plain-error.ts';
import {
	languages,
	languagesFolder,
	staleFiles,
	type Languages,
} from './pot/languages.ts';

function write( { files }: Languages, names: string[] ): void {
	mkdirSync( languagesFolder, { recursive: true } );
	for ( const name of names ) {
		writeFileSync( join( languagesFolder, name ), files[ name ] ?? '' );
		process.stdout.write( `Wrote plugin/languages/${ name }.\n` );
	}
}

void main( async () => {
	const { values } = parseArgs( { options: { check: { type: 'boolean' } } } );
	const made = await languages();
	const stale = staleFiles( made );
	if ( ! values.check ) {
		write( made, stale );
	}
	const complaints = [
		...( values.check ? stale : [] ).map(
			( name ) =>
				`plugin/languages/${ name } is stale: run "npm run pot".`
		),
		...made.faults,
	];
	process.stderr.write(
		complaints.map( ( line ) => `${ line }\n` ).join( '' )
	);
	return complaints.length > 0 ? 1 : 0;
} );
