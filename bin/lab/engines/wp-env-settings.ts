/**
 * What wp-env is told: a configuration of the lab's own, so that nobody's .wp-env.override.json is touched.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../paths.ts';
import { LAB_FOLDER, shopConstants } from '../site-config.ts';
import type { Sources } from '../sources.ts';
import { homeOf } from './own-site.ts';
import type { Runtime } from './wp-env-runtime.ts';

export const HOME = homeOf( 'wp-env' );
export const CORE = join( HOME, 'wordpress' );
export const CONFIG = join( HOME, '.wp-env.json' );
export const WP_ENV_HOME = join( HOME, 'work' );
export const MADE = join( CORE, LAB_FOLDER, 'made-from' );

/** Where the runtimes put WordPress. */
const ROOTS: Record< Runtime, string > = {
	docker: '/var/www/html',
	playground: '/wordpress',
};

/** Playground writes WordPress's placeholder salts, with which no secret may be sealed. */
function sealingKey(): string {
	const file = join( HOME, 'key' );
	if ( ! existsSync( file ) ) {
		writeFileSync( file, randomBytes( 32 ).toString( 'hex' ), {
			mode: 0o600,
		} );
	}
	return readFileSync( file, 'utf8' );
}

/** Mapped, not listed as a plugin: wp-env would name its folder after ours, with the version in it. */
export function writeSettings(
	runtime: Runtime,
	port: number,
	token: string,
	sources: Sources
): void {
	const own = JSON.parse(
		readFileSync( inRoot( '.wp-env.json' ), 'utf8' )
	) as { phpVersion?: string };
	const settings = {
		testsEnvironment: false,
		phpVersion: own.phpVersion ?? '8.2',
		port,
		core: CORE,
		plugins: [],
		themes: [],
		mappings: {
			'wp-content/plugins/woocommerce': sources.woocommerce.folder,
			'wp-content/plugins/pedal-bridge': inRoot( 'plugin' ),
			'wp-content/mu-plugins': inRoot( 'bin/mu' ),
			'wp-content/pedal-lab': inRoot( 'bin/lab/php' ),
		},
		config: {
			...shopConstants( { token } ),
			PEDAL_KEY: sealingKey(),
			...( runtime === 'docker' && {
				PEDAL_LAB_GATEWAY: 'host.docker.internal',
			} ),
			WP_DEBUG_LOG: `${ ROOTS[ runtime ] }/${ LAB_FOLDER }/debug.log`,
		},
	};
	writeFileSync( CONFIG, JSON.stringify( settings, null, '\t' ) );
}

/** Without it wp-env asks wordpress.org for the newest version, even when it is given one. */
export function seedVersion( version: string ): void {
	const key = createHash( 'md5' )
		.update( CONFIG )
		.digest( 'hex' )
		.slice( 0, 8 );
	const folder = join( WP_ENV_HOME, `wp-env-wp-env-${ key }` );
	mkdirSync( folder, { recursive: true } );
	const file = join( folder, 'wp-env-cache.json' );
	if ( ! existsSync( file ) ) {
		writeFileSync(
			file,
			JSON.stringify( { latestWordPressVersion: version } )
		);
	}
}
