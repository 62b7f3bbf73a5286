/**
 * Command: writes src/contract/rest.d.ts and docs/reference/rest.md from the plugin's REST schemas. npm run contract [-- --check]
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { reference } from './contract/reference.ts';
import { readContract, type Contract } from './contract/schema.ts';
import { typescript } from './contract/typescript.ts';
import { inRoot } from './lab/paths.ts';
import { main } from './lab/plain-error.ts';

const FILES: Record< string, ( contract: Contract ) => string > = {
	'src/contract/rest.d.ts': typescript,
	'docs/reference/rest.md': reference,
};

async function pretty( file: string, text: string ): Promise< string > {
	const config = await resolveConfig( inRoot( file ) );
	return format( text, { ...config, filepath: file } );
}

async function isStale( file: string, text: string ): Promise< boolean > {
	const there = await readFile( inRoot( file ), 'utf8' ).catch( () => '' );
	return there !== text;
}

async function write( file: string, text: string ): Promise< void > {
	await mkdir( dirname( inRoot( file ) ), { recursive: true } );
	await writeFile( inRoot( file ), text );
	process.stdout.write( `Wrote ${ file }.\n` );
}

void main( async () => {
	const { values } = parseArgs( { options: { check: { type: 'boolean' } } } );
	const contract = await readContract();
	let stale = 0;
	for ( const [ file, make ] of Object.entries( FILES ) ) {
		const text = await pretty( file, make( contract ) );
		if ( ! values.check ) {
			await write( file, text );
		} else if ( await isStale( file, text ) ) {
			stale = 1;
			process.stderr.write(
				`${ file } is not what the PHP schemas say: run "npm run contract".\n`
			);
		}
	}
	return stale;
} );
