/**
 * The README names every control call, fault and preset, and no other.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTROL_ROUTES } from '../../bin/sandbox/control/control-api.ts';
import { KINDS } from '../../bin/sandbox/faults/kinds.ts';
import { PRESETS } from '../../bin/sandbox/faults/presets.ts';

const text = readFileSync(
	join( __dirname, '../../bin/sandbox/README.md' ),
	'utf8'
);
const firstCells = ( pattern: RegExp ): string[] =>
	[ ...text.matchAll( pattern ) ].map( ( [ , cell ] ) => cell ?? '' ).sort();

describe( 'README', () => {
	test( 'control calls', () => {
		const calls = CONTROL_ROUTES.map(
			( { method, path } ) => `${ method } /_ctl${ path }`
		);
		expect( firstCells( /^\| `([A-Z]+ \/_ctl[^`]*)`/gm ) ).toEqual(
			[ ...calls, 'GET /_ctl/events' ].sort()
		);
	} );

	test( 'kinds of fault, with their parameters', () => {
		expect( firstCells( /^\| `([a-z_]+)` \|/gm ) ).toEqual(
			Object.keys( KINDS ).sort()
		);
		for ( const [ kind, { parameters } ] of Object.entries( KINDS ) ) {
			const line =
				text
					.split( '\n' )
					.find( ( one ) => one.startsWith( `| \`${ kind }\` |` ) ) ??
				'';
			for ( const name of Object.keys( parameters ) ) {
				expect( line ).toContain( `\`${ name }\`` );
			}
		}
	} );

	test( 'presets', () => {
		for ( const name of Object.keys( PRESETS ) ) {
			expect( text ).toContain( `\`${ name }\`` );
		}
	} );
} );
