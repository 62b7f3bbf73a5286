/**
 * The findings as a text to send to whoever helps. Evidence holds no secret and no customer.
 */
import { boot } from '../boot.ts';
import type { Status, Finding } from '../types.ts';

const ORDER = { critical: 0, recommended: 1, good: 2 } as const;

export const worstFirst = ( findings: Finding[] ): Finding[] =>
	[ ...findings ].sort( ( a, b ) => ORDER[ a.status ] - ORDER[ b.status ] );

const line = ( finding: Finding ): string =>
	[
		`[${ finding.status }] ${ finding.label }`,
		finding.code && `  ${ finding.code }: ${ finding.message }`,
		finding.evidence && `  ${ finding.evidence }`,
	]
		.filter( Boolean )
		.join( '\n' );

export function reportOf( findings: Finding[], status: Status | null ): string {
	const versions = Object.entries( status?.versions ?? {} )
		.map( ( [ name, version ] ) => `${ name } ${ version }` )
		.join( ', ' );
	const counts = Object.entries( status?.counts ?? {} )
		.map( ( [ sync, count ] ) => `${ sync } ${ count }` )
		.join( ', ' );
	return [
		`Pedal ${ boot().version }, ${ new Date().toISOString() }`,
		versions,
		counts,
		'',
		...worstFirst( findings ).map( line ),
	].join( '\n' );
}
