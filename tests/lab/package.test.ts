/**
 * The zip file a merchant uploads: everything the plugin needs, nothing else, the same bytes for the same files.
 */
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { inRoot } from '../../bin/lab/paths';
import { unzip } from '../../bin/lab/unzip';
import { contents } from '../../bin/zip/contents';
import { pack } from '../../bin/zip/package';

let folder: string;
let plugin: string;
beforeAll( () => {
	folder = mkdtempSync( join( tmpdir(), 'pedal-zip-' ) );
	plugin = join( folder, 'plugin' );
	// A small build: the real one is gone for a moment while another test builds.
	for ( const part of [ 'src', 'templates', 'languages' ] ) {
		cpSync( inRoot( 'plugin', part ), join( plugin, part ), {
			recursive: true,
		} );
	}
	for ( const file of readdirSync( inRoot( 'plugin' ) ) ) {
		if ( /\.(php|txt)$/.test( file ) ) {
			cpSync( inRoot( 'plugin', file ), join( plugin, file ) );
		}
	}
	mkdirSync( join( plugin, 'build', 'blocks', 'delivery-slot' ), {
		recursive: true,
	} );
	for ( const file of [
		'admin.js',
		'admin.css',
		'admin.asset.php',
		'113.js',
		'113.js.map',
		'made-from.json',
		'blocks/delivery-slot/block.json',
	] ) {
		writeFileSync( join( plugin, 'build', file ), '' );
	}
} );
afterAll( () => rmSync( folder, { recursive: true } ) );

function unpacked( zip: Uint8Array ): string[] {
	const file = join( folder, 'plugin.zip' );
	const into = join( folder, 'unpacked' );
	writeFileSync( file, zip );
	unzip( file, into );
	return readdirSync( into, { recursive: true, withFileTypes: true } )
		.filter( ( entry ) => entry.isFile() )
		.map( ( entry ) =>
			relative( into, join( entry.parentPath, entry.name ) )
		);
}

it( 'holds the plugin in its folder: main file, build, languages and licence, no maps, no tests', () => {
	const files = unpacked( pack( contents( plugin ) ) );
	expect( files ).toEqual(
		expect.arrayContaining( [
			'pedal-bridge/pedal-bridge.php',
			'pedal-bridge/uninstall.php',
			'pedal-bridge/readme.txt',
			'pedal-bridge/license.txt',
			'pedal-bridge/src/Plugin.php',
			'pedal-bridge/src/wiring/hooks.php',
			'pedal-bridge/templates/emails/plain/pedal-on-its-way.php',
			'pedal-bridge/build/admin.js',
			'pedal-bridge/build/113.js',
			'pedal-bridge/build/blocks/delivery-slot/block.json',
			'pedal-bridge/languages/pedal-bridge.pot',
			'pedal-bridge/languages/pedal-bridge-fr_FR.l10n.php',
			'pedal-bridge/languages/pedal-bridge-es_ES-pedal-admin.json',
		] )
	);
	expect(
		files.filter(
			( file ) =>
				! /^pedal-bridge\/.+\.(php|txt|js|css|json|pot|po|mo)$/.test(
					file
				) || /\.map$|made-from|node_modules|test/i.test( file )
		)
	).toEqual( [] );
} );

it( 'gives back every byte', () => {
	unpacked( pack( contents( plugin ) ) );
	expect(
		readFileSync( join( folder, 'unpacked/pedal-bridge/src/Plugin.php' ) )
	).toEqual( readFileSync( inRoot( 'plugin/src/Plugin.php' ) ) );
} );

it( 'is the same whenever it is packed', () => {
	const once = pack( contents( plugin ) );
	jest.useFakeTimers( { now: Date.parse( '2031-07-01T12:00:00Z' ) } );
	const again = pack( contents( plugin ) );
	jest.useRealTimers();
	expect( Buffer.from( again ).equals( Buffer.from( once ) ) ).toBe( true );
} );

it.each( [ '.env', 'src/notes.md', 'build/.DS_Store', 'src/Plugin.php~' ] )(
	'refuses to be packed with %s beside the plugin',
	( file ) => {
		writeFileSync( join( plugin, file ), '' );
		expect( () => contents( plugin ) ).toThrow( file );
		rmSync( join( plugin, file ) );
	}
);

it( 'says one version everywhere', () => {
	const main = readFileSync( inRoot( 'plugin/pedal-bridge.php' ), 'utf8' );
	const readme = readFileSync( inRoot( 'plugin/readme.txt' ), 'utf8' );
	const version = /^ \* Version:\s+(\S+)$/m.exec( main )?.[ 1 ];
	expect( main ).toContain( `define( 'PEDAL_VERSION', '${ version }' )` );
	expect( readme ).toContain( `Stable tag: ${ version }` );
	expect( readme ).toContain( `= ${ version } =` );
} );
