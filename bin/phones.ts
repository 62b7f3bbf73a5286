/** Makes the PHP table of numbering plans and the shared telephone cases: `npm run phones [-- --check | --compare=20000 --seed=1]`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { main } from './lab/plain-error.ts';
import { phoneCasesText } from './phones/cases.ts';
import { compareWithPhp } from './phones/compare.ts';
import { phoneTable } from './phones/table.ts';

const FILES = {
	'plugin/src/Core/phone-table.php': phoneTable,
	'tests/cases/phones.json': phoneCasesText,
} as const;

function pathOf( file: string ): string {
	return fileURLToPath( new URL( `../${ file }`, import.meta.url ) );
}

function write(): number {
	for ( const [ file, make ] of Object.entries( FILES ) ) {
		writeFileSync( pathOf( file ), make() );
		process.stdout.write( `Wrote ${ file }.\n` );
	}
	return 0;
}

function check(): number {
	const stale = Object.entries( FILES ).filter(
		( [ file, make ] ) => readFileSync( pathOf( file ), 'utf8' ) !== make()
	);
	for ( const [ file ] of stale ) {
		process.stderr.write(
			`${ file } is not what bin/phones.ts makes of the installed libphonenumber-js: run "npm run phones".\n`
		);
	}
	return stale.length > 0 ? 1 : 0;
}

void main( async () => {
	const { values } = parseArgs( {
		options: {
			check: { type: 'boolean' },
			compare: { type: 'string' },
			seed: { type: 'string', default: '1' },
		},
	} );
	if ( values.check ) {
		return check();
	}
	return values.compare
		? compareWithPhp( Number( values.compare ), Number( values.seed ) )
		: write();
} );
