/**
 * Where things lie: the checkout, its git-ignored state, and the cache shared by all checkouts.
 */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Not `import.meta.url`: Jest compiles these files to CommonJS. */
function findRoot( from: string ): string {
	for ( let folder = from; ; folder = dirname( folder ) ) {
		const list = join( folder, 'package.json' );
		if (
			existsSync( list ) &&
			readFileSync( list, 'utf8' ).includes( '"pedal-bridge"' )
		) {
			return folder;
		}
		if ( folder === dirname( folder ) ) {
			throw new Error(
				`Run this inside a Pedal checkout, not in ${ from }.`
			);
		}
	}
}

export const ROOT = findRoot( process.cwd() );

export const inRoot = ( ...parts: string[] ): string => join( ROOT, ...parts );

/** Git-ignored: sites, databases, logs, downloads on their way. `PEDAL_STATE` puts it elsewhere. */
export const inState = ( ...parts: string[] ): string =>
	join( resolve( process.env.PEDAL_STATE ?? inRoot( '.pedal' ) ), ...parts );

export const cacheFolder = (): string =>
	resolve( process.env.PEDAL_CACHE ?? join( homedir(), '.cache', 'pedal' ) );
