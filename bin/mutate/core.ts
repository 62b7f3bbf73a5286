/**
 * The general pass over plugin/src/Core: every small mutant, tried on the core tests that load its file. Survivors are information, not failures.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join, relative } from 'node:path';
import { inRoot } from '../lab/paths.ts';
import type { Php } from '../lab/php.ts';
import { PlainError } from '../lab/plain-error.ts';
import { Copy } from './copy.ts';

export interface Mutant {
	/** In the checkout. */
	file: string;
	line: number;
	/** Bytes. */
	from: number;
	to: number;
	was: string;
	becomes: string;
}

/** A mutant that makes a loop endless was noticed. */
const LONGEST_MS = 60_000;
const CORE = inRoot( 'plugin/src/Core' );
const TESTS = inRoot( 'tests/php/core' );
const PHPUNIT = inRoot( 'tests/php/vendor/phpunit/phpunit/phpunit' );
/** A list made by bin/phones.ts. */
const GENERATED = 'phone-table.php';
/** Reads the plugin as text, so it knows every file and no behaviour. */
const ARCHITECTURE = 'ArchitectureTest.php';

const settings = ( copy: Copy ) => [
	PHPUNIT,
	'--configuration',
	join( copy.folder, 'tests/php/phpunit-core.xml' ),
	'--no-progress',
	'--stop-on-defect',
];

/** Those whose name holds this text. */
export function coreFiles( name: string ): string[] {
	const files = readdirSync( CORE )
		.filter( ( file ) => file.endsWith( '.php' ) && file !== GENERATED )
		.filter( ( file ) => file.includes( name ) );
	if ( files.length === 0 ) {
		throw new PlainError(
			`--file is "${ name }", which no file of plugin/src/Core is called.`,
			2
		);
	}
	return files.map( ( file ) => join( CORE, file ) );
}

export async function mutantsOf(
	php: Php,
	files: string[]
): Promise< Mutant[] > {
	const { code, stdout, stderr } = await php.run(
		[
			inRoot( 'bin/mutate/php/mutants.php' ),
			inRoot( 'tests/php/vendor/autoload.php' ),
		],
		{ input: JSON.stringify( files ) }
	);
	if ( code !== 0 ) {
		throw new PlainError(
			`No mutants could be made:\n${ stdout }${ stderr }`
		);
	}
	return JSON.parse( stdout ) as Mutant[];
}

/** Which test files load which file of the copy. */
async function testsByFile(
	php: Php,
	copy: Copy
): Promise< Map< string, string[] > > {
	const found = new Map< string, string[] >();
	const trace = join( copy.folder, 'loaded.json' );
	const tests = readdirSync( TESTS ).filter(
		( file ) => file.endsWith( 'Test.php' ) && file !== ARCHITECTURE
	);
	for ( const test of tests ) {
		const path = join( copy.folder, 'tests/php/core', test );
		const done = await php.run(
			[
				'-d',
				`auto_prepend_file=${ inRoot( 'bin/mutate/php/loaded.php' ) }`,
				...settings( copy ),
				path,
			],
			{ env: { PEDAL_LOADED: trace } }
		);
		if ( done.code !== 0 ) {
			throw new PlainError(
				`Red without any mutant: ${ test }\n${ done.stdout }`
			);
		}
		const loaded = JSON.parse( readFileSync( trace, 'utf8' ) ) as string[];
		loaded.forEach( ( file ) =>
			found.set( file, [ ...( found.get( file ) ?? [] ), path ] )
		);
	}
	return found;
}

async function survives(
	php: Php,
	copy: Copy,
	mutant: Mutant,
	tests: string[]
): Promise< boolean > {
	const file = join( copy.folder, relative( inRoot(), mutant.file ) );
	const code = readFileSync( file );
	const text = Buffer.concat( [
		code.subarray( 0, mutant.from ),
		Buffer.from( mutant.becomes ),
		code.subarray( mutant.to ),
	] );
	copy.write( file, code.toString(), text.toString() );
	try {
		for ( const test of tests ) {
			const done = await php.run( [ ...settings( copy ), test ], {
				timeoutMs: LONGEST_MS,
			} );
			if ( done.code !== 0 ) {
				return false;
			}
		}
		return true;
	} catch {
		return false;
	} finally {
		copy.restore();
	}
}

const short = ( text: string ) =>
	text.length > 70 ? `${ text.slice( 0, 67 ) }…` : text;

export const describe = ( { file, line, was, becomes }: Mutant ) =>
	`${ basename( file ) }:${ line }  ${ short( was ) } → ${ short( becomes ) || 'nothing' }`;

export async function tryMutants(
	php: Php,
	mutants: Mutant[],
	say: ( line: string ) => void
): Promise< Mutant[] > {
	const copies = Array.from(
		{ length: Math.min( availableParallelism(), 4 ) },
		( _, index ) => new Copy( `core-${ index }` )
	);
	const known = await testsByFile( php, copies[ 0 ] as Copy );
	const first = copies[ 0 ]?.folder ?? '';
	const left = [ ...mutants ];
	const survivors: Mutant[] = [];
	const work = async ( copy: Copy ) => {
		for ( let one = left.shift(); one; one = left.shift() ) {
			const tests = (
				known.get( join( first, relative( inRoot(), one.file ) ) ) ?? []
			).map( ( test ) => join( copy.folder, relative( first, test ) ) );
			if ( await survives( php, copy, one, tests ) ) {
				survivors.push( one );
				say( `survived  ${ describe( one ) }` );
			}
		}
	};
	await Promise.all( copies.map( work ) );
	return survivors;
}
