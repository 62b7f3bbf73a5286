/**
 * Styles turn with the direction of the language by themselves: no left or right is written down.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const SRC = join( __dirname, '..', '..', 'src' );

const PHYSICAL =
	/(^|[\s;{])((margin|padding|border)-(left|right)|left|right)\b[\w-]*\s*:|(text-align|float|clear)\s*:\s*(left|right)|border-(top|bottom)-(left|right)-radius|(margin|padding|border)(Left|Right)\b/;

const files = readdirSync( SRC, { recursive: true, encoding: 'utf8' } ).filter(
	( file ) => /\.(scss|css|tsx)$/.test( file )
);

it.each( files )( '%s names no left and no right', ( file ) => {
	const lines = readFileSync( join( SRC, file ), 'utf8' ).split( '\n' );
	expect( lines.filter( ( line ) => PHYSICAL.test( line ) ) ).toEqual( [] );
} );

it.each( [
	'margin-left: 1px;',
	'a { left: 0 }',
	'text-align: right;',
	'border-left-color: red;',
	'style={ { marginLeft: 1 } }',
] )( 'would see %j', ( line ) => {
	expect( line ).toMatch( PHYSICAL );
} );
