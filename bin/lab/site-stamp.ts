/**
 * Knows a site that the lab made: what it was made from, and that it may be emptied.
 */
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.ts';
import { PlainError } from './plain-error.ts';
import { LAB_FOLDER } from './site-config.ts';
import { SQLITE_ZIP } from './site-files.ts';
import type { SitePlan } from './site.ts';

/** Changes when a site made today would come out differently from one made before. */
export function fingerprint( { sources, hpos, database }: SitePlan ): string {
	const recipes = [ inRoot( 'bin/lab/php' ), inRoot( 'bin/lab' ) ].flatMap(
		( folder ) =>
			readdirSync( folder )
				.filter(
					( name ) =>
						name.endsWith( '.php' ) || name.startsWith( 'site' )
				)
				.map( ( name ) => readFileSync( join( folder, name ), 'utf8' ) )
	);
	const { wordpress, woocommerce } = sources;
	const facts = [ wordpress, woocommerce ].map( ( { version, folder } ) => [
		version,
		folder,
	] );
	return createHash( 'sha256' )
		.update(
			JSON.stringify( [
				facts,
				hpos,
				database.kind,
				statSync( SQLITE_ZIP ).size,
				recipes,
			] )
		)
		.digest( 'hex' )
		.slice( 0, 16 );
}

const MARKER = '.pedal-site';

/** Empties a folder for a new site, but never one that we did not make. */
export function clear( dir: string ): void {
	if (
		existsSync( dir ) &&
		readdirSync( dir ).length > 0 &&
		! existsSync( join( dir, MARKER ) )
	) {
		throw new PlainError(
			`${ dir } is not empty and was not made by Pedal's lab; name another folder.`
		);
	}
	rmSync( dir, { recursive: true, force: true } );
	mkdirSync( dir, { recursive: true } );
	writeFileSync( join( dir, MARKER ), '' );
}

const stampFile = ( dir: string ) => join( dir, LAB_FOLDER, 'made-from' );

/** The site in this folder was made whole, whatever it was made from. */
export const isMade = ( dir: string ): boolean =>
	existsSync( stampFile( dir ) );

export const isMadeFrom = ( dir: string, print: string ) =>
	isMade( dir ) && readFileSync( stampFile( dir ), 'utf8' ) === print;

export const markMade = ( dir: string, print: string ): void =>
	writeFileSync( stampFile( dir ), print );
