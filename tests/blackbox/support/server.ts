/**
 * PHP's own web server in front of a site, with files read afresh at every request: tests change them.
 */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../../bin/lab/paths.ts';
import { phpBinary } from '../../../bin/lab/php.ts';
import { start, stop } from '../../../bin/lab/processes.ts';
import { LAB_FOLDER } from '../../../bin/lab/site-config.ts';
import { waitForHttp } from '../../../bin/lab/wait.ts';

const SETTINGS = {
	display_errors: '0',
	log_errors: '1',
	memory_limit: '512M',
	'opcache.enable': '1',
	'opcache.revalidate_freq': '0',
};

export async function serve( dir: string, port: number ) {
	const log = openSync( join( dir, LAB_FOLDER, 'server.log' ), 'a' );
	const flags = Object.entries( SETTINGS ).flatMap( ( [ name, value ] ) => [
		'-d',
		`${ name }=${ value }`,
	] );
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
			// One waits for the platform while the platform calls the shop.
			env: { PHP_CLI_SERVER_WORKERS: '3' },
			stdio: [ 'ignore', log, log ],
		}
	);
	closeSync( log );
	await waitForHttp( `http://127.0.0.1:${ port }/?rest_route=/`, 60_000 );
	return { stop: () => stop( child ) };
}
