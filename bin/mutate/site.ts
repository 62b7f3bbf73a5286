/**
 * The shop that the mutated copy of the plugin runs in.
 */
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { inState } from '../lab/paths.ts';
import { call, type Php } from '../lab/php.ts';
import { claim } from '../lab/running.ts';
import { makeSite } from '../lab/site.ts';
import type { Sources } from '../lab/sources.ts';
import type { Copy } from './copy.ts';

export async function siteFor(
	copy: Copy,
	php: Php,
	sources: Sources
): Promise< string > {
	claim( 'mutate' );
	const dir = inState( 'sites', 'mutate' );
	await makeSite( {
		dir,
		hpos: true,
		php,
		database: { kind: 'sqlite', journal: 'WAL' },
		url: 'http://127.0.0.1:8598',
		sources,
		say: () => undefined,
	} );
	const plugin = join( dir, 'wp-content/plugins/pedal-bridge' );
	rmSync( plugin, { recursive: true, force: true } );
	symlinkSync( join( copy.folder, 'plugin' ), plugin, 'junction' );
	// Once more, now that it is the copy.
	await call( php, dir, 'plugin' );
	return dir;
}
