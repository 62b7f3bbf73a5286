/**
 * Builds plugin/build when the sources have changed since.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fingerprint, STAMP } from '../build-stamp.cjs';
import { inRoot } from './paths.ts';
import { PlainError } from './plain-error.ts';
import { run } from './processes.ts';

export type Build = 'missing' | 'stale' | 'for development' | 'fresh';

export function stateOfBuild(): Build {
	const stamp = inRoot( 'plugin', 'build', STAMP );
	if ( ! existsSync( stamp ) ) {
		return 'missing';
	}
	const { sources, mode } = JSON.parse( readFileSync( stamp, 'utf8' ) ) as {
		sources: string;
		mode: string;
	};
	if ( sources !== fingerprint() ) {
		return 'stale';
	}
	return mode === 'production' ? 'fresh' : 'for development';
}

export async function buildIfStale(
	say: ( line: string ) => void
): Promise< void > {
	if ( ! [ 'missing', 'stale' ].includes( stateOfBuild() ) ) {
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
}
