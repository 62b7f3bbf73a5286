/**
 * Single tests out of the test tools' reports.
 */
import { extname } from 'node:path';

export interface Seen {
	/** With its class or groups and its data set; what patterns are matched with. */
	name: string;
	/** Without the data set; what a reader is told. */
	test: string;
	passed: boolean;
}

const ENTITIES: Record< string, string > = {
	quot: '"',
	apos: "'",
	lt: '<',
	gt: '>',
	amp: '&',
};

const plain = ( text: string ) =>
	text.replace(
		/&(\w+);/g,
		( whole, name: string ) => ENTITIES[ name ] ?? whole
	);

/** PHPUnit's --log-junit. */
function fromJUnit( xml: string ): Seen[] {
	const cases = xml.matchAll(
		/<testcase name="([^"]*)"[^>]*?\bclass="([^"]*)"[^>]*?(?:\/>|>([\s\S]*?)<\/testcase>)/g
	);
	return [ ...cases ].map( ( [ , name = '', owner = '', inside = '' ] ) => {
		const short = owner.split( '\\' ).at( -1 ) ?? '';
		return {
			name: `${ short }::${ plain( name ) }`,
			test: `${ short }::${ name.split( ' with data set' )[ 0 ] }`,
			passed: ! /<(failure|error|skipped|warning)\b/.test( inside ),
		};
	} );
}

interface JestReport {
	testResults: Array< {
		name: string;
		assertionResults: Array< { fullName: string; status: string } >;
	} >;
}

function fromJest( json: string ): Seen[] {
	const { testResults } = JSON.parse( json ) as JestReport;
	return testResults.flatMap( ( { name, assertionResults } ) => {
		const file = name.split( '/' ).at( -1 ) ?? '';
		return assertionResults.map( ( { fullName, status } ) => ( {
			name: `${ file } ${ fullName }`,
			test: `${ file }: ${ fullName.replaceAll( '|', '/' ) }`,
			passed: status === 'passed',
		} ) );
	} );
}

export const readTests = ( file: string, text: string ): Seen[] =>
	extname( file ) === '.xml' ? fromJUnit( text ) : fromJest( text );
