/**
 * Command: how much the browser has to load, and that it is not too much. node --import tsx bin/size.ts, after a build.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { inRoot } from './lab/paths.ts';
import { main, PlainError } from './lab/plain-error.ts';

const BUILD = inRoot( 'plugin', 'build' );

/** Of the main script, and so of each part that is loaded later. */
const MOST_BYTES = 40 * 1024;

const MAIN = 'admin.js';

/** Each screen, and what opens over one, is loaded only when it is seen. */
const CHUNKS = [
	'board',
	'drawer',
	'setup',
	'connections',
	'rules',
	'health',
	'settings',
	'order-box',
].map( ( name ) => `${ name }.js` );

const EXTERNAL = [
	'react-jsx-runtime',
	'wc-components',
	'wp-api-fetch',
	'wp-components',
	'wp-date',
	'wp-element',
	'wp-i18n',
];

/** Only React itself and its JSX runtime ask for these. */
const REACT = /Symbol\.for\(\s*["']react\./;

const read = ( name: string ) => readFileSync( `${ BUILD }/${ name }` );

function faults( scripts: Map< string, number > ): string[] {
	const dependencies = read( 'admin.asset.php' ).toString();
	return [
		...[ MAIN, ...CHUNKS ]
			.filter( ( name ) => ! scripts.has( name ) )
			.map( ( name ) => `${ name } is missing.` ),
		...[ ...scripts ]
			.filter( ( [ , bytes ] ) => bytes > MOST_BYTES )
			.map(
				( [ name, bytes ] ) =>
					`${ name } has ${ bytes } bytes gzipped; ${ MOST_BYTES } are allowed.`
			),
		...[ ...scripts.keys() ]
			.filter( ( name ) => REACT.test( read( name ).toString() ) )
			.map( ( name ) => `${ name } brings its own React.` ),
		...EXTERNAL.filter(
			( handle ) => ! dependencies.includes( `'${ handle }'` )
		).map( ( handle ) => `${ handle } is not left to WordPress.` ),
	];
}

async function run(): Promise< number > {
	const scripts = new Map(
		readdirSync( BUILD, { recursive: true, encoding: 'utf8' } )
			.filter( ( name ) => name.endsWith( '.js' ) )
			.sort()
			.map( ( name ) => [ name, gzipSync( read( name ) ).length ] )
	);
	for ( const [ name, bytes ] of scripts ) {
		console.log( `${ String( bytes ).padStart( 7 ) } ${ name }` );
	}
	const found = faults( scripts );
	if ( found.length > 0 ) {
		throw new PlainError( found.join( '\n' ) );
	}
	return 0;
}

void main( run );
