/**
 * What a clone on somebody else's machine trips over.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const OURS = [ '.ci', 'bin', 'docs', 'plugin', 'src', 'tests' ];
const NOT_OURS = [ 'build', 'vendor' ];

const files = ( folder: string ): string[] =>
	readdirSync( folder, { withFileTypes: true } )
		.filter( ( { name } ) => ! NOT_OURS.includes( name ) )
		.flatMap( ( entry ) =>
			entry.isDirectory()
				? files( join( folder, entry.name ) )
				: [ join( folder, entry.name ) ]
		);

it( 'no two files differ in upper and lower case alone: macOS and Windows would keep only one', () => {
	const seen = new Set< string >();
	const twins = OURS.flatMap( files ).filter( ( file ) => {
		const known = seen.has( file.toLowerCase() );
		seen.add( file.toLowerCase() );
		return known;
	} );
	expect( twins ).toEqual( [] );
} );

it( 'the lock names no registry: whichever is set up serves it', () => {
	expect( readFileSync( 'package-lock.json', 'utf8' ) ).not.toContain(
		'"resolved"'
	);
} );
