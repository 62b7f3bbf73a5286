/**
 * How a shop got over an outage: how long it took, in which order, and how hard it pressed the platform.
 */
import type { Evidence } from './evidence.ts';

export interface Recovery {
	/** Seconds from the platform's return to the first and to the last creation. */
	first: number;
	seconds: number;
	/** Creations before that. */
	early: number;
	/** Orders that went ahead of one whose window ends earlier, beyond what several workers at once explain. */
	outOfTurn: number;
	atOnce: number;
	perTenSeconds: number;
}

/** Workers side by side may finish in another order than they began. */
const SIDE_BY_SIDE = 8;

const endOf = ( { delivery }: Evidence[ 'deliveries' ][ number ] ): number =>
	Date.parse( String( Object( delivery.dropoff ).before ?? '' ) );

/** How many come more than a few places before one that should have been first. */
export function outOfTurn( ends: number[] ): number {
	return ends.filter( ( end, index ) =>
		ends.slice( index + SIDE_BY_SIDE ).some( ( later ) => later < end )
	).length;
}

/** Most of these moments, in milliseconds, within any ten seconds. */
export function mostInTenSeconds( moments: number[] ): number {
	const sorted = [ ...moments ].sort( ( a, b ) => a - b );
	let first = 0;
	return sorted.reduce( ( most, moment, index ) => {
		while ( moment - ( sorted[ first ] ?? moment ) >= 10_000 ) {
			first++;
		}
		return Math.max( most, index - first + 1 );
	}, 0 );
}

export function recovery(
	{ deliveries, requests }: Evidence,
	back: number,
	atOnce: number
): Recovery {
	const made = [ ...deliveries ].sort( ( a, b ) => a.id - b.id );
	const after = made.map( ( one ) => ( one.created_at - back ) / 1000 );
	return {
		first: Math.min( ...after ),
		seconds: Math.max( ...after ),
		early: after.filter( ( seconds ) => seconds < 0 ).length,
		outOfTurn: outOfTurn( made.map( endOf ) ),
		atOnce,
		perTenSeconds: mostInTenSeconds( requests.map( ( { at } ) => at ) ),
	};
}
