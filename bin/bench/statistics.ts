/**
 * The few numbers that a series of measurements comes down to.
 */
export function percentile( values: number[], share: number ): number {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	const at = ( sorted.length - 1 ) * share;
	const [ below = 0, above = 0 ] = [
		sorted[ Math.floor( at ) ],
		sorted[ Math.ceil( at ) ],
	];
	return below + ( above - below ) * ( at - Math.floor( at ) );
}

export const median = ( values: number[] ) => percentile( values, 0.5 );
export const p95 = ( values: number[] ) => percentile( values, 0.95 );

/** Another beginning each round, so that no variant always runs after the same other one. */
export const rotated = < T >( all: readonly T[], round: number ): T[] => {
	const at = round % all.length;
	const turned = [ ...all.slice( at ), ...all.slice( 0, at ) ];
	return Math.floor( round / all.length ) % 2 === 0
		? turned
		: turned.reverse();
};
