/**
 * The canary check after a run: every place searched, every leak named.
 */
import {
	canariesOf,
	leaksIn,
	PERSONAL_PLACES,
	type Leak,
} from './check/canaries.ts';
import type { Evidence } from './check/evidence.ts';
import { placesOf, secretsOf } from './places.ts';
import type { Rig } from './rig/rig.ts';

export interface CanaryReport {
	places: number;
	secrets: number;
	leaks: Leak[];
}

export async function findLeaks(
	rig: Rig,
	evidence: Evidence
): Promise< CanaryReport > {
	const secrets = await secretsOf( rig );
	const canaries = canariesOf( evidence.book, secrets );
	const leaks: Leak[] = [];
	let places = 0;
	for await ( const place of placesOf( rig, evidence ) ) {
		places++;
		leaks.push( ...leaksIn( place, canaries ) );
	}
	return { places, secrets: Object.keys( secrets ).length, leaks };
}

export const leakLines = ( {
	places,
	secrets,
	leaks,
}: CanaryReport ): string[] => [
	`  ${ 'leaked'.padEnd( 12 ) }${ leaks.length } (${ secrets } secrets and every customer, searched in ${ places } places; customers are allowed in ${ Object.keys( PERSONAL_PLACES ).length })`,
	...leaks
		.slice( 0, 10 )
		.map( ( { place, what } ) => `      ${ what } in ${ place }` ),
];
