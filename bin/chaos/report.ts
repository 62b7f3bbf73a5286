/**
 * Prints what a run found.
 */
import type { Verdict } from './check/judge.ts';
import { SETS, type Finding } from './check/sets.ts';
import { leakLines, type CanaryReport } from './leaks.ts';

const FIRST = 10;

const line = ( { order, code, why }: Finding ): string =>
	`      order ${ order ?? '?' } ${ code } ${ why }`.trimEnd();

function set( name: string, findings: Finding[] ): string[] {
	const rest = findings.length - FIRST;
	return [
		`  ${ name.padEnd( 12 ) }${ findings.length }`,
		...findings.slice( 0, FIRST ).map( line ),
		...( rest > 0 ? [ `      … and ${ rest } more` ] : [] ),
	];
}

export const table = ( facts: Record< string, string | number > ): string[] =>
	Object.entries( facts ).map(
		( [ name, value ] ) => `  ${ name.padEnd( 24 ) }${ value }`
	);

/** The closing word of a run, and why. */
export function closing( {
	valid,
	invalid,
	broken,
	leaks,
	sets,
}: Verdict ): string[] {
	const filled = SETS.filter( ( name ) => sets[ name ].length > 0 );
	if ( invalid.length > 0 ) {
		return [ '', `INVALID: ${ invalid.join( '; ' ) }.` ];
	}
	if ( valid ) {
		return [ '', 'VALID' ];
	}
	const why =
		[ ...broken, ...filled, ...( leaks > 0 ? [ 'leaked' ] : [] ) ].join(
			', '
		) || 'too many due orders are left to people';
	return [ '', `NOT VALID: ${ why }.` ];
}

export function report(
	facts: Record< string, string | number >,
	verdict: Verdict,
	canaries: CanaryReport
): string {
	const { sets } = verdict;
	return [
		'',
		...table( facts ),
		'',
		...SETS.flatMap( ( name ) => set( name, sets[ name ] ) ),
		...leakLines( canaries ),
		`  ${ 'recovered'.padEnd( 12 ) }${ sets.recovered.length } (unknown for a while, then exactly one)`,
		...set( 'given up', sets.given_up ),
		...closing( verdict ),
		'',
	].join( '\n' );
}
