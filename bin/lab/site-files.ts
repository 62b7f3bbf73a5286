/**
 * Lays out the files of a site: a copy of WordPress, and links to WooCommerce, the plugin and the lab's must-use plugin.
 */
import {
	cpSync,
	existsSync,
	lstatSync,
	mkdirSync,
	rmSync,
	symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot } from './paths.ts';
import { SQLITE_FOLDER } from './site-config.ts';
import type { Sources } from './sources.ts';
import { unzip } from './unzip.ts';

export const SQLITE_ZIP = inRoot(
	'node_modules/@wp-playground/cli/sqlite-database-integration.zip'
);

/** What is linked into wp-content rather than copied: it changes while we work, or is big. */
export function links( { woocommerce }: Sources ): Record< string, string > {
	return {
		'wp-content/plugins/woocommerce': woocommerce.folder,
		'wp-content/plugins/pedal-bridge': inRoot( 'plugin' ),
		'wp-content/mu-plugins': inRoot( 'bin', 'mu' ),
		'wp-content/pedal-lab': inRoot( 'bin', 'lab', 'php' ),
	};
}

function link( target: string, at: string ): void {
	if ( lstatSync( at, { throwIfNoEntry: false } ) ) {
		rmSync( at, { recursive: true, force: true } );
	}
	mkdirSync( dirname( at ), { recursive: true } );
	symlinkSync( target, at, 'junction' );
}

export function layOut( dir: string, sources: Sources ): void {
	cpSync( sources.wordpress.folder, dir, { recursive: true } );
	rmSync( join( dir, 'wp-config.php' ), { force: true } );
	if ( ! existsSync( join( dir, SQLITE_FOLDER ) ) ) {
		unzip( SQLITE_ZIP, join( dir, 'wp-content' ) );
	}
	relink( dir, sources );
}

/** Points the links at where things lie today. */
export function relink( dir: string, sources: Sources ): void {
	Object.entries( links( sources ) ).forEach( ( [ at, target ] ) =>
		link( target, join( dir, at ) )
	);
}
