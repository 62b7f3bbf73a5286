/**
 * Command: writes docs/reference/hooks.md from the docblocks above our filters and actions. node --import tsx bin/hooks-reference.ts [--check]
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { inRoot } from './lab/paths.ts';
import { main } from './lab/plain-error.ts';

interface Hook {
	readonly kind: 'filter' | 'action';
	readonly name: string;
	readonly about: string;
	readonly parameters: readonly string[];
	readonly file: string;
}

/** A docblock, then on a following line the call that fires the hook. */
const FIRED =
	/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*\n[^\n]*?(apply_filters|do_action)\(\s*'(pedal_[a-z_]+)'/g;

const TARGET = 'docs/reference/hooks.md';

async function phpFiles( folder: string ): Promise< string[] > {
	const entries = await readdir( folder, {
		recursive: true,
		withFileTypes: true,
	} );
	return entries
		.filter( ( entry ) => entry.isFile() && entry.name.endsWith( '.php' ) )
		.map( ( entry ) => join( entry.parentPath, entry.name ) )
		.sort();
}

function read( docblock: string ): Pick< Hook, 'about' | 'parameters' > {
	const lines = docblock
		.split( '\n' )
		.map( ( line ) => line.replace( /^\s*\*? ?/, '' ).trimEnd() )
		.filter( ( line ) => line !== '' );
	return {
		about: lines.filter( ( line ) => ! line.startsWith( '@' ) ).join( ' ' ),
		parameters: lines
			.filter( ( line ) => line.startsWith( '@param' ) )
			.map( ( line ) =>
				line.replace( '@param', '' ).replace( /\s+/g, ' ' ).trim()
			),
	};
}

async function hooksOf( file: string ): Promise< Hook[] > {
	const source = await readFile( file, 'utf8' );
	return [ ...source.matchAll( FIRED ) ].map(
		( [ , docblock, call, name ] ) => ( {
			kind: call === 'apply_filters' ? 'filter' : 'action',
			name: String( name ),
			...read( String( docblock ) ),
			file: relative( inRoot( '.' ), file ),
		} )
	);
}

function section( title: string, hooks: readonly Hook[] ): string {
	const entries = hooks.map( ( hook ) =>
		[
			`### \`${ hook.name }\``,
			hook.about,
			hook.parameters
				.map( ( parameter ) => `- \`${ parameter }\`` )
				.join( '\n' ),
			`Fired in \`${ hook.file }\`.`,
		].join( '\n\n' )
	);
	return [ `## ${ title }`, ...entries ].join( '\n\n' );
}

void main( async () => {
	const { values } = parseArgs( { options: { check: { type: 'boolean' } } } );
	const files = await phpFiles( inRoot( 'plugin/src' ) );
	const hooks = ( await Promise.all( files.map( hooksOf ) ) )
		.flat()
		.filter( ( hook ) => ! hook.name.startsWith( 'pedal_test_' ) )
		.sort( ( a, b ) => a.name.localeCompare( b.name ) );
	const text = [
		'# PHP hooks',
		'Made from the source by `npm run hooks`; do not edit.',
		section(
			'Filters',
			hooks.filter( ( hook ) => hook.kind === 'filter' )
		),
		section(
			'Actions',
			hooks.filter( ( hook ) => hook.kind === 'action' )
		),
		'',
	].join( '\n\n' );
	if ( ! values.check ) {
		await writeFile( inRoot( TARGET ), text );
		process.stdout.write( `Wrote ${ hooks.length } hooks.\n` );
		return 0;
	}
	const fresh = ( await readFile( inRoot( TARGET ), 'utf8' ) ) === text;
	if ( ! fresh ) {
		process.stderr.write( `${ TARGET } is stale: run "npm run hooks".\n` );
	}
	return fresh ? 0 : 1;
} );
