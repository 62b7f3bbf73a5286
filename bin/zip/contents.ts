/**
 * What a merchant gets: a list of what belongs into the plugin, and a refusal of anything else that lies in its folder.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { STAMP } from '../build-stamp.cjs';
import { inRoot } from '../lab/paths.ts';
import { PlainError } from '../lab/plain-error.ts';

const SHIPPED = [
	/^(pedal-bridge|requirements|uninstall)\.php$/,
	/^(readme|changelog)\.txt$/,
	/^(src|templates)\/[\w/-]+\.php$/,
	/^build\/[\w/-]+(\.asset\.php|\.js|\.css|\/block\.json)$/,
	/^languages\/pedal-bridge[\w-]*\.(pot|po|mo|l10n\.php|json)$/,
];

/** Lies there while we work, and stays here. */
const LEFT_OUT = [ /^build\/.+\.map$/, new RegExp( `^build/${ STAMP }$` ) ];

const matches = ( patterns: RegExp[], file: string ) =>
	patterns.some( ( pattern ) => pattern.test( file ) );

export function shippedFiles( folder: string ): string[] {
	const files = readdirSync( folder, {
		recursive: true,
		withFileTypes: true,
	} )
		.filter( ( entry ) => ! entry.isDirectory() )
		.map( ( entry ) =>
			relative( folder, join( entry.parentPath, entry.name ) )
		)
		.filter( ( file ) => ! matches( LEFT_OUT, file ) )
		.sort();
	const foreign = files.filter( ( file ) => ! matches( SHIPPED, file ) );
	if ( foreign.length > 0 ) {
		throw new PlainError(
			`No merchant needs these; remove them, or name them in bin/zip/contents.ts:\n${ foreign.join( '\n' ) }`
		);
	}
	return files;
}

/** By their names in the zip file. */
export function contents(
	folder = inRoot( 'plugin' )
): Record< string, Uint8Array > {
	const files = shippedFiles( folder ).map( ( file ) => [
		`pedal-bridge/${ file }`,
		readFileSync( join( folder, file ) ),
	] );
	return {
		...Object.fromEntries( files ),
		'pedal-bridge/license.txt': readFileSync( inRoot( 'LICENSE' ) ),
	};
}
