/**
 * Runs single tests on the copy, and reads from PHPUnit's own report whether they were green.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../lab/paths.ts';
import type { Php } from '../lab/php.ts';
import type { Copy } from './copy.ts';
import type { Mutation } from './mutation.ts';

export interface Seen {
	/** Full names of tests in the report, with their data sets. */
	ran: string[];
	red: string[];
	output: string;
}

/** A mutation may make a test wait for ever; the machine may be a slow one. */
const LONGEST_MS = 600_000;

const TEST =
	/<testcase name="([^"]*)"[^>]*class="([^"]*)"[^>]*?(?:\/>|>([\s\S]*?)<\/testcase>)/g;

export function readTests( xml: string ): Pick< Seen, 'ran' | 'red' > {
	const seen = [ ...xml.matchAll( TEST ) ].map(
		( [ , name = '', owner = '', inside = '' ] ) => ( {
			name: `${ owner.split( '\\' ).at( -1 ) }::${ name }`,
			red: /<(failure|error)\b/.test( inside ),
		} )
	);
	return {
		ran: seen.map( ( { name } ) => name ),
		red: seen.filter( ( { red } ) => red ).map( ( { name } ) => name ),
	};
}

/** A test of this name, or one of its data sets. */
export const isOf = ( test: string ) => ( name: string ) =>
	name === test || name.startsWith( `${ test } with data set` );

const filterOf = ( tests: string[] ) =>
	`/\\\\(${ tests.join( '|' ) })( with data set|$)/`;

export async function probe(
	copy: Copy,
	php: Php,
	ring: Mutation[ 'ring' ],
	tests: string[],
	site = ''
): Promise< Seen > {
	const report = join( copy.folder, `${ ring }.xml` );
	rmSync( report, { force: true } );
	const done = await php.run(
		[
			'-d',
			'memory_limit=1G',
			inRoot( 'tests/php/vendor/phpunit/phpunit/phpunit' ),
			'--configuration',
			join( copy.folder, `tests/php/phpunit-${ ring }.xml` ),
			'--log-junit',
			report,
			'--no-progress',
			'--filter',
			filterOf( [ ...new Set( tests ) ] ),
		],
		{
			cwd: copy.folder,
			timeoutMs: LONGEST_MS,
			env: { PEDAL_TEST_SITE: site },
		}
	);
	const xml = existsSync( report ) ? readFileSync( report, 'utf8' ) : '';
	return { ...readTests( xml ), output: done.stdout + done.stderr };
}
