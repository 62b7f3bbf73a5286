/**
 * A PHP that runs scripts: the machine's own, or the one compiled to WebAssembly that comes with the npm packages.
 */
import { inRoot } from './paths.ts';
import { PlainError } from './plain-error.ts';
import { run, type Finished, type RunOptions } from './processes.ts';

export interface Php {
	name: 'host' | 'wasm';
	version: string;
	run: ( args: string[], options?: RunOptions ) => Promise< Finished >;
}

const OLDEST = [ 8, 1 ];
const NEEDED = [ 'pdo_sqlite', 'mbstring', 'openssl', 'curl', 'dom', 'xml' ];
const PROBE = `echo json_encode( [ PHP_VERSION, array_map( 'strtolower', get_loaded_extensions() ) ] );`;
const MARK = '\nPEDAL-ANSWER ';

export const phpBinary = (): string => process.env.PEDAL_PHP ?? 'php';

/** Why this machine's PHP does not fit a probe's answer; null when it does. */
export function misfit(
	version: string,
	extensions: string[],
	needed = NEEDED
): string | null {
	const [ major = 0, minor = 0 ] = version.split( '.' ).map( Number );
	const [ oldMajor = 0, oldMinor = 0 ] = OLDEST;
	if ( major < oldMajor || ( major === oldMajor && minor < oldMinor ) ) {
		return `PHP ${ version } is older than ${ OLDEST.join( '.' ) }`;
	}
	const missing = needed.filter( ( name ) => ! extensions.includes( name ) );
	return missing.length > 0
		? `PHP ${ version } lacks the extensions ${ missing.join( ', ' ) } (Debian: ${ missing
				.map( debianPackage )
				.join( ' ' ) })`
		: null;
}

const debianPackage = ( extension: string ): string =>
	`php-${ { pdo_sqlite: 'sqlite3', mysqli: 'mysql', dom: 'xml' }[ extension ] ?? extension }`;

/** The machine's PHP, or the sentence that says why it does not fit. */
export async function findHostPhp( needed = NEEDED ): Promise< Php | string > {
	const binary = phpBinary();
	const probe = await run( binary, [ '-r', PROBE ] ).catch( () => null );
	if ( ! probe || probe.code !== 0 ) {
		return `there is no PHP that runs as "${ binary }" (Debian: apt-get install php-cli; or name one in PEDAL_PHP)`;
	}
	const [ version, extensions ] = JSON.parse( probe.stdout ) as [
		string,
		string[],
	];
	return misfit( version, extensions, needed ) ?? hostPhp( version );
}

function hostPhp( version: string ): Php {
	return {
		name: 'host',
		version,
		run: ( args, options ) =>
			run( phpBinary(), [ '-d', 'memory_limit=1G', ...args ], options ),
	};
}

export const WASM_VERSIONS = [ '8.1', '8.2', '8.3', '8.4', '8.5' ];

export function wasmPhp( version = '8.2' ): Php {
	const runner = inRoot( 'bin', 'lab', 'wasm-php.ts' );
	return {
		name: 'wasm',
		version,
		run: ( args, options ) =>
			run(
				process.execPath,
				[ '--import', 'tsx', runner, version, ...args ],
				{ cwd: inRoot(), ...options }
			),
	};
}

async function answerOf(
	php: Php,
	script: string,
	args: string[]
): Promise< unknown > {
	const { code, stdout, stderr } = await php.run( [
		inRoot( 'bin', 'lab', 'php', `${ script }.php` ),
		...args,
	] );
	const at = stdout.lastIndexOf( MARK );
	if ( code !== 0 || at < 0 ) {
		throw new PlainError(
			`The lab script ${ args.join( ' ' ) } failed:\n${ ( stdout + stderr ).trim() }`
		);
	}
	return JSON.parse( stdout.slice( at + MARK.length ) );
}

/** Runs one script of bin/lab/php inside a site and reads its answer. */
export const call = (
	php: Php,
	site: string,
	script: string,
	args: object = {}
): Promise< unknown > =>
	answerOf( php, 'run', [ site, script, JSON.stringify( args ) ] );

export const emptyDatabase = (
	php: Php,
	database: object
): Promise< unknown > =>
	answerOf( php, 'empty-database', [ JSON.stringify( database ) ] );
