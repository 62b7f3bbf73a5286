/**
 * Runs the test tools and turns what they report into an outcome.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot, inState } from '../lab/paths.ts';
import type { Php } from '../lab/php.ts';
import { run, type Finished } from '../lab/processes.ts';
import { readJest, readJUnit } from './reports.ts';
import { NONE, type Count, type Outcome } from './ring.ts';

/** A tool that takes longer hangs. */
const LONGEST_MS = 2_400_000;

const nodeModule = ( path: string ) => inRoot( 'node_modules', path );

/** A tool that only says yes or no counts as one test. */
export async function check(
	what: string,
	script: string,
	args: string[]
): Promise< Outcome > {
	const done = await run(
		process.execPath,
		[ nodeModule( script ), ...args ],
		{
			cwd: inRoot(),
		}
	);
	return verdict( what, done );
}

export function verdict(
	what: string,
	{ code, stdout, stderr }: Finished
): Outcome {
	return code === 0
		? { ...NONE, passed: 1, output: '' }
		: { ...NONE, failed: 1, output: `${ what }:\n${ stdout }${ stderr }` };
}

function reportFile( name: string ): string {
	const file = inState( 'reports', name );
	mkdirSync( dirname( file ), { recursive: true } );
	rmSync( file, { force: true } );
	return file;
}

/** A tool that ended badly without a failed test (a crash, a warning made fatal) has failed all the same. */
function judge(
	file: string,
	read: ( text: string ) => Count,
	done: Finished
): Outcome {
	const counted = existsSync( file )
		? read( readFileSync( file, 'utf8' ) )
		: { ...NONE, failed: 1 };
	const count =
		done.code !== 0 && counted.failed === 0
			? { ...counted, failed: 1 }
			: counted;
	return {
		...count,
		output: count.failed > 0 ? done.stdout + done.stderr : '',
	};
}

export async function jest(
	name: string,
	config: string,
	env: Record< string, string > = {}
): Promise< Outcome > {
	const file = reportFile( `${ name }.json` );
	const args = [
		'--config',
		inRoot( config ),
		'--json',
		`--outputFile=${ file }`,
		'--silent=false',
	];
	const done = await run(
		process.execPath,
		[ nodeModule( 'jest/bin/jest.js' ), ...args ],
		{
			cwd: inRoot(),
			timeoutMs: LONGEST_MS,
			env: { NODE_ENV: 'test', FORCE_COLOR: '0', ...env },
		}
	);
	// With --json, Jest's standard output only repeats the report.
	return judge( file, readJest, { ...done, stdout: '' } );
}

export async function phpunit(
	name: string,
	php: Php,
	config: string,
	env: Record< string, string > = {},
	further: string[] = []
): Promise< Outcome > {
	const file = reportFile( `${ name }.xml` );
	const tool = inRoot( 'tests/php/vendor/phpunit/phpunit/phpunit' );
	const args = [
		'--configuration',
		inRoot( config ),
		'--log-junit',
		file,
		'--colors=never',
		'--no-progress',
		...further,
	];
	const done = await php.run( [ tool, ...args ], {
		timeoutMs: LONGEST_MS,
		cwd: inRoot( 'tests/php' ),
		env,
	} );
	return judge( file, readJUnit, done );
}
