/**
 * `npm run chaos`: orders under fire, then the ledger check.
 */
import { writeFileSync } from 'node:fs';
import { main } from './lab/plain-error.ts';
import { readOptions, USAGE } from './chaos/options.ts';
import { runOf } from './chaos/scenarios/all.ts';

const INVALID = 3;

void main( async () => {
	const options = readOptions( process.argv.slice( 2 ) );
	if ( ! options ) {
		process.stdout.write( `${ USAGE }\n` );
		return 0;
	}
	const say = ( line: string ) => void process.stderr.write( `${ line }\n` );
	const { verdict, facts, text } = await runOf( options )( options, say );
	process.stdout.write( text );
	if ( options.json ) {
		writeFileSync(
			options.json,
			JSON.stringify( { facts, ...verdict }, null, '\t' )
		);
	}
	return verdict.valid ? 0 : verdict.invalid.length > 0 ? INVALID : 1;
} );
