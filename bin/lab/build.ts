/**
 * Builds plugin/build when the sources have changed since.
 */
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, inState } from './paths.ts';
import { PlainError } from './plain-error.ts';
import { run } from './processes.ts';

const STAMP = inState( 'build-stamp' );

function fingerprint(): string {
	const sources = existsSync( inRoot( 'src' ) )
		? readdirSync( inRoot( 'src' ), {
				recursive: true,
				withFileTypes: true,
			} )
				.filter( ( entry ) => entry.isFile() )
				.map( ( entry ) => join( entry.parentPath, entry.name ) )
		: [];
	const hash = createHash( 'sha256' ).update( 'production' );
	for ( const file of [
		...sources.sort(),
		inRoot( 'package-lock.json' ),
		inRoot( 'webpack.config.cjs' ),
	] ) {
		hash.update( file ).update( readFileSync( file ) );
	}
	return hash.digest( 'hex' );
}

export async function buildIfStale(
	say: ( line: string ) => void
): Promise< void > {
	const print = fingerprint();
	if (
		existsSync( inRoot( 'plugin/build' ) ) &&
		existsSync( STAMP ) &&
		readFileSync( STAMP, 'utf8' ) === print
	) {
		return;
	}
	say( 'Building the admin pages and blocks …' );
	const script = inRoot(
		'node_modules/@wordpress/scripts/bin/wp-scripts.js'
	);
	const done = await run(
		process.execPath,
		[ script, 'build', '--config', 'webpack.config.cjs' ],
		// Jest, which starts some labs, would make it a build for developers.
		{ cwd: inRoot(), env: { NODE_ENV: 'production' } }
	);
	if ( done.code !== 0 ) {
		throw new PlainError(
			`The build failed:\n${ done.stdout }${ done.stderr }`
		);
	}
	mkdirSync( dirname( STAMP ), { recursive: true } );
	writeFileSync( STAMP, print );
}
