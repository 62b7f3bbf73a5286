/**
 * Everything of the plugin that is translated: PHP, TypeScript, the blocks' names, the plugin's header.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inRoot } from '../lab/paths.ts';
import { findHostPhp, wasmPhp } from '../lab/php.ts';
import { PlainError } from '../lab/plain-error.ts';
import { BUNDLES } from './bundles.ts';
import {
	FUNCTIONS,
	merge,
	messagesOf,
	type Found,
	type Message,
	type Source,
} from './messages.ts';
import { readScript } from './script-source.ts';

const PLUGIN = inRoot( 'plugin' );
const MAIN_FILE = 'pedal-bridge.php';

export async function phpSources( folder = PLUGIN ): Promise< Source[] > {
	const host = await findHostPhp( [ 'tokenizer' ] );
	const php = typeof host === 'string' ? wasmPhp() : host;
	const { code, stdout, stderr } = await php.run( [
		inRoot( 'bin', 'pot', 'calls.php' ),
		folder,
		...FUNCTIONS,
	] );
	if ( code !== 0 ) {
		throw new PlainError(
			`The PHP files could not be read:\n${ ( stdout + stderr ).trim() }`
		);
	}
	const files = JSON.parse( stdout ) as Record< string, Found[] >;
	return Object.entries( files ).map( ( [ file, found ] ) => ( {
		file: `plugin/${ file }`,
		references: [ file ],
		found,
	} ) );
}

function filesIn( folder: string, pattern: RegExp ): string[] {
	return readdirSync( inRoot( folder ), {
		recursive: true,
		withFileTypes: true,
	} )
		.filter( ( entry ) => entry.isFile() && pattern.test( entry.name ) )
		.map( ( entry ) => join( entry.parentPath, entry.name ) )
		.sort();
}

const folders = [ ...new Set( BUNDLES.map( ( { sources } ) => sources ) ) ];

/** The scripts come first: WordPress knows no other place. The source is there for people. */
const referencesOf = ( folder: string, file: string ): string[] => [
	...BUNDLES.filter( ( { sources } ) => sources === folder ).map(
		( { script } ) => script
	),
	relative( PLUGIN, file ),
];

const scriptSources = (): Source[] =>
	folders.flatMap( ( folder ) =>
		filesIn( folder, /(?<!\.test|\.d)\.tsx?$/ ).map( ( file ) => ( {
			file: relative( inRoot(), file ),
			references: referencesOf( folder, file ),
			found: readScript( file, readFileSync( file, 'utf8' ) ),
		} ) )
	);

/** What WordPress translates of a block's metadata, under these contexts. */
function blockNames(): Message[] {
	return folders.flatMap( ( folder ) =>
		filesIn( folder, /^block\.json$/ ).flatMap( ( file ) => {
			const block = JSON.parse( readFileSync( file, 'utf8' ) ) as Record<
				string,
				unknown
			>;
			return [ 'title', 'description' ].flatMap( ( field ) => {
				const id = block[ field ];
				return typeof id === 'string'
					? {
							id,
							context: `block ${ field }`,
							comments: [],
							references: referencesOf( folder, file ),
						}
					: [];
			} );
		} )
	);
}

export const header = ( field: string ): string =>
	new RegExp( `^ \\* ${ field }:\\s+(.+)$`, 'm' ).exec(
		readFileSync( join( PLUGIN, MAIN_FILE ), 'utf8' )
	)?.[ 1 ] ?? '';

const pluginHeader = (): Message[] =>
	[ 'Plugin Name', 'Description', 'Author' ].map( ( field ) => ( {
		id: header( field ),
		comments: [ `${ field } of the plugin` ],
		references: [ MAIN_FILE ],
	} ) );

/** All messages. Throws the list of what cannot be translated. */
export async function readMessages(): Promise< Message[] > {
	const read = [ ...( await phpSources() ), ...scriptSources() ].map(
		messagesOf
	);
	const faults = read.flatMap( ( source ) => source.faults );
	if ( faults.length > 0 ) {
		throw new PlainError(
			`No translator can work with these:\n${ faults.join( '\n' ) }`
		);
	}
	return merge( [
		...pluginHeader(),
		...read.flatMap( ( source ) => source.messages ),
		...blockNames(),
	] );
}
