/**
 * Command: npm run zip. Writes dist/pedal-bridge.zip, which a merchant uploads under Plugins → Add New.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { inRoot } from './lab/paths.ts';
import { main } from './lab/plain-error.ts';
import { packPlugin } from './zip/package.ts';

void main( async () => {
	const zip = await packPlugin();
	mkdirSync( inRoot( 'dist' ), { recursive: true } );
	writeFileSync( inRoot( 'dist', 'pedal-bridge.zip' ), zip );
	process.stdout.write(
		`Wrote dist/pedal-bridge.zip, ${ Math.ceil( zip.length / 1024 ) } kB.\n`
	);
	return 0;
} );
