/**
 * The shop on PHP compiled to WebAssembly: needs nothing but Node.
 */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../paths.ts';
import { wasmPhp } from '../php.ts';
import { start, stop } from '../processes.ts';
import { LAB_FOLDER } from '../site-config.ts';
import type { Engine } from './engine.ts';
import {
	forgetOwnSite,
	homeOf,
	startOwnSite,
	type Serving,
} from './own-site.ts';

async function serve(
	dir: string,
	_url: string,
	port: number
): Promise< Serving > {
	const output = openSync( join( dir, LAB_FOLDER, 'server.log' ), 'a' );
	const server = inRoot( 'bin/lab/wasm-server.ts' );
	const args = [
		'--import',
		'tsx',
		server,
		dir,
		String( port ),
		wasmPhp().version,
	];
	const child = start( process.execPath, args, {
		cwd: inRoot(),
		stdio: [ 'ignore', output, output ],
	} );
	closeSync( output );
	return { stop: () => stop( child ) };
}

/** The journal is DELETE because several WebAssembly processes lose rows on a write-ahead log. */
export const wasm: Engine = {
	name: 'wasm',
	get home() {
		return homeOf( 'wasm' );
	},
	missing: async () => null,
	forget: forgetOwnSite( 'wasm' ),
	start: ( wish ) =>
		startOwnSite(
			{
				name: 'wasm',
				firstPort: 8520,
				database: { kind: 'sqlite', journal: 'DELETE' },
				php: wasmPhp(),
				serve,
			},
			wish
		),
};
