/**
 * Command: the pure core's PHPUnit on WebAssembly PHP, one JSON line per version. node --import tsx bin/php/wasm-phpunit.ts [--versions=8.1,8.5]
 * Process isolation (`#[RunInSeparateProcess]`) cannot work there: that PHP starts no processes.
 */
import { parseArgs } from 'node:util';
import { WASM_VERSIONS, wasmPhp } from '../lab/php.ts';
import { main, PlainError } from '../lab/plain-error.ts';
import { phpToolsMissing } from '../rings/composer.ts';
import { phpunit } from '../rings/tools.ts';

const CORE = 'tests/php/phpunit-core.xml';

function wantedVersions(): string[] {
	const { values } = parseArgs( {
		options: { versions: { type: 'string' } },
	} );
	const wanted = values.versions?.split( ',' ) ?? WASM_VERSIONS;
	const strange = wanted.filter(
		( version ) => ! WASM_VERSIONS.includes( version )
	);
	if ( strange.length > 0 ) {
		throw new PlainError(
			`--versions names ${ strange.join( ', ' ) }; there are ${ WASM_VERSIONS.join( ', ' ) }.`,
			2
		);
	}
	return wanted;
}

async function report( version: string ): Promise< boolean > {
	const start = Date.now();
	const { output, ...count } = await phpunit(
		`core-wasm-${ version }`,
		wasmPhp( version ),
		CORE
	);
	process.stderr.write( output );
	process.stdout.write(
		JSON.stringify( {
			version,
			...count,
			seconds: ( Date.now() - start ) / 1000,
		} ) + '\n'
	);
	return count.failed === 0;
}

void main( async () => {
	const versions = wantedVersions();
	const missing = await phpToolsMissing();
	if ( missing ) {
		throw new PlainError( missing, 3 );
	}
	let green = true;
	for ( const version of versions ) {
		green = ( await report( version ) ) && green;
	}
	return green ? 0 : 1;
} );
