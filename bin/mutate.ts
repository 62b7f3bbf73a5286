/**
 * Command: proves that the tests would notice. npm run mutate [-- --only=<row or words>] | -- --core [--file=<name>] [--sample=<n>]
 */
import { parseArgs } from 'node:util';
import { findHostPhp, type Php } from './lab/php.ts';
import { main, PlainError } from './lab/plain-error.ts';
import { findSources } from './lab/sources.ts';
import { coreFiles, mutantsOf, tryMutants } from './mutate/core.ts';
import type { Mutation } from './mutate/mutation.ts';
import { mutations } from './mutate/mutations.ts';
import { tryAll } from './mutate/run.ts';

const USAGE =
	'Usage: npm run mutate [-- --only=<row or words>] | -- --core [--file=<name>] [--sample=<n>]';

const say = ( line: string ) => void process.stdout.write( `${ line }\n` );

function parse() {
	try {
		return parseArgs( {
			options: {
				only: { type: 'string', default: '' },
				core: { type: 'boolean', default: false },
				file: { type: 'string', default: '' },
				sample: { type: 'string', default: '0' },
			},
		} ).values;
	} catch ( error ) {
		throw new PlainError(
			`${ error instanceof Error ? error.message : error }\n${ USAGE }`,
			2
		);
	}
}

async function hostPhp(): Promise< Php > {
	const php = await findHostPhp();
	if ( typeof php === 'string' ) {
		throw new PlainError( `The mutations need a PHP, and ${ php }.` );
	}
	return php;
}

async function named( php: Php, chosen: Mutation[] ): Promise< number > {
	const told = await tryAll(
		php,
		await findSources( {}, () => undefined ),
		chosen,
		say
	);
	const caught = told.filter( ( { fate } ) => fate === 'caught' ).length;
	say( `\n${ caught } of ${ told.length } mutations caught` );
	return caught === told.length ? 0 : 1;
}

/** Every n-th, so that a sample reaches every file. */
const sampled = < T >( all: T[], size: number ): T[] =>
	size > 0
		? all.filter(
				( _, index ) => index % Math.ceil( all.length / size ) === 0
			)
		: all;

async function core( file: string, size: number ): Promise< number > {
	const files = coreFiles( file );
	const php = await hostPhp();
	const mutants = sampled( await mutantsOf( php, files ), size );
	const survivors = await tryMutants( php, mutants, say );
	say(
		`\n${ mutants.length - survivors.length } of ${ mutants.length } mutants of plugin/src/Core caught by the core ring`
	);
	return 0;
}

void main( async () => {
	const { only, core: general, file, sample } = parse();
	if ( ! /^\d+$/.test( sample ) ) {
		throw new PlainError(
			`--sample is "${ sample }", not a whole number.\n${ USAGE }`,
			2
		);
	}
	if ( general ) {
		return core( file, Number( sample ) );
	}
	const chosen = mutations.filter( ( { row, defect } ) =>
		`${ row } ${ defect }`.includes( only )
	);
	if ( chosen.length === 0 ) {
		throw new PlainError(
			`No mutation is about "${ only }".\n${ USAGE }`,
			2
		);
	}
	return named( await hostPhp(), chosen );
} );
