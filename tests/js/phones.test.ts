/**
 * The shared telephone cases say what libphonenumber says, and the generated files are what bin/phones.ts makes today.
 * @jest-environment node
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { phoneCasesText, type PhoneCase } from '../../bin/phones/cases.ts';
import { libraryNumber } from '../../bin/phones/oracle.ts';
import { assertLengths, patternLengths } from '../../bin/phones/pattern.ts';
import { phoneTable } from '../../bin/phones/table.ts';

const ROOT = join( __dirname, '../..' );

function read( file: string ): string {
	return readFileSync( join( ROOT, file ), 'utf8' );
}

const cases = JSON.parse( read( 'tests/cases/phones.json' ) ) as PhoneCase[];

test( 'every number in the cases is the valid number libphonenumber finds', () => {
	const numbers = cases.filter( ( { e164 } ) => e164 !== null );
	const wrong = numbers.filter(
		( { raw, country, e164 } ) =>
			libraryNumber( raw, country )?.number !== e164
	);
	expect( wrong ).toEqual( [] );
	expect( numbers.length ).toBeGreaterThan( 1500 );
} );

test( 'a number is left out only where libphonenumber finds none, or for a named doubt', () => {
	const silent = cases.filter(
		( { raw, country, e164, doubt } ) =>
			e164 === null && ! doubt && libraryNumber( raw, country )
	);
	expect( silent ).toEqual( [] );
	expect( cases.some( ( { doubt } ) => doubt ) ).toBe( true );
} );

test.each( [
	[ 'tests/cases/phones.json', phoneCasesText ],
	[ 'plugin/src/Core/phone-table.php', phoneTable ],
] )(
	'%s is fresh (else: npm run phones)',
	( file: string, make: () => string ) => {
		expect( read( file ) === make() ).toBe( true );
	}
);

test( 'the PHP table stays small', () => {
	expect( phoneTable().length ).toBeLessThan( 65_000 );
} );

test( 'pattern lengths are read right', () => {
	expect( patternLengths( '[1-9]\\d{8}' ) ).toEqual( [ 9 ] );
	expect( patternLengths( '1(?:2\\d?|[34]{2,3})\\d|9' ) ).toEqual( [
		1, 3, 4, 5,
	] );
	expect( () => patternLengths( '1+' ) ).toThrow( 'position 1' );
	expect( () => assertLengths( '\\d{3,4}', [ 3 ], 'XX' ) ).toThrow(
		'XX: the pattern also matches 4 digits'
	);
} );
