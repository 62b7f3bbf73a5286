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

/** The journal counts in seconds, and ten leave in one. */
const SIDE_BY_SIDE = 12;

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

/** When the shop let an order go; a call may then wait seconds for its turn and its answer while others pass. */
function leftAt( {
	rows,
	journal,
}: Evidence ): ( one: Evidence[ 'deliveries' ][ number ] ) => number {
	const rowOf = new Map( rows.map( ( { id, marker } ) => [ marker, id ] ) );
	const sent = new Map(
		journal
			.filter(
				( { kind, code } ) => kind === 'sent' && code === 'create'
			)
			.map( ( { delivery_id: row, at } ) => [ row, at ] )
	);
	return ( { markers } ) =>
		sent.get( rowOf.get( markers[ 0 ] ?? '' ) ?? 0 ) ?? 0;
}

export function recovery(
	evidence: Evidence,
	back: number,
	atOnce: number
): Recovery {
	const { deliveries, requests } = evidence;
	const left = leftAt( evidence );
	const made = [ ...deliveries ].sort(
		( a, b ) => left( a ) - left( b ) || a.id - b.id
	);
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
