/**
 * The shop on this machine's own PHP and its built-in web server.
 */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../paths.ts';
import { findHostPhp, phpBinary } from '../php.ts';
import { PlainError } from '../plain-error.ts';
import { start, stop } from '../processes.ts';
import { LAB_FOLDER } from '../site-config.ts';
import type { Engine } from './engine.ts';
import {
	forgetOwnSite,
	homeOf,
	startOwnSite,
	type Serving,
} from './own-site.ts';

/** One worker may wait for the platform while the platform calls the shop. */
const WORKERS = '4';

export async function serveWithHostPhp(
	dir: string,
	_url: string,
	port: number
): Promise< Serving > {
	const log = join( dir, LAB_FOLDER, 'server.log' );
	const settings = {
		display_errors: '0',
		log_errors: '1',
		memory_limit: '512M',
		max_execution_time: '120',
		'opcache.enable': '1',
	};
	const flags = Object.entries( settings ).flatMap( ( [ name, value ] ) => [
		'-d',
		`${ name }=${ value }`,
	] );
	const output = openSync( log, 'a' );
	const child = start(
		phpBinary(),
		[
			...flags,
			'-S',
			`127.0.0.1:${ port }`,
			'-t',
			dir,
			inRoot( 'bin/lab/php/router.php' ),
		],
		{
			cwd: dir,
			env: { PHP_CLI_SERVER_WORKERS: WORKERS },
			stdio: [ 'ignore', output, output ],
		}
	);
	closeSync( output );
	return { stop: () => stop( child ) };
}

export const host: Engine = {
	name: 'host',
	get home() {
		return homeOf( 'host' );
	},
	missing: async () => {
		const php = await findHostPhp();
		return typeof php === 'string' ? php : null;
	},
	forget: forgetOwnSite( 'host' ),
	start: async ( wish ) => {
		const php = await findHostPhp();
		if ( typeof php === 'string' ) {
			throw new PlainError( `The engine host cannot run: ${ php }.` );
		}
		return startOwnSite(
			{
				name: 'host',
				firstPort: 8500,
				database: { kind: 'sqlite', journal: 'WAL' },
				php,
				serve: serveWithHostPhp,
			},
			wish
		);
	},
};
