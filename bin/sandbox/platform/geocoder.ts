/**
 * A geocoder without a map: every address has its place, the same every time.
 *
 * Words in the text decide the awkward cases, so a test can ask for them.
 */
import { hashNumber } from './random.ts';

export interface Place {
	streetAddress: string;
	latitude: number;
	longitude: number;
}

const METRES_PER_DEGREE = 111_320;

/** Folds case and accents, so that "INTROUVABLE" and "introuvable" are one word. */
const fold = ( text: string ): string =>
	text.normalize( 'NFD' ).replace( /\p{M}/gu, '' ).toLowerCase();

const around = (
	[ latitude, longitude ]: readonly [ number, number ],
	metres: number,
	angle: number
): { latitude: number; longitude: number } => ( {
	latitude: round(
		latitude + ( metres * Math.sin( angle ) ) / METRES_PER_DEGREE
	),
	longitude: round(
		longitude +
			( metres * Math.cos( angle ) ) /
				( METRES_PER_DEGREE * Math.cos( ( latitude * Math.PI ) / 180 ) )
	),
} );

const round = ( degrees: number ): number =>
	Math.round( degrees * 1_000_000 ) / 1_000_000;

export class Geocoder {
	/** Texts that are found nowhere. */
	notFound = [ 'introuvable', 'nowhere', 'unknown street' ];
	/** Texts that lie 40 km out, beyond any bicycle. */
	farAway = [ 'hors zone', 'far away', 'out of zone' ];

	constructor( private readonly centre: () => readonly [ number, number ] ) {}

	/** Null when nothing is found; the real server then answers 500. */
	find( text: string ): Place | null {
		const folded = fold( this.tidy( text ) );
		const has = ( words: readonly string[] ): boolean =>
			words.some( ( word ) => folded.includes( fold( word ) ) );
		if ( folded === '' || has( this.notFound ) ) {
			return null;
		}
		const spread = hashNumber( folded );
		const angle = ( ( spread % 3600 ) / 3600 ) * 2 * Math.PI;
		const metres = has( this.farAway )
			? 40_000
			: 300 + ( Math.floor( spread / 3600 ) % 2_700 );
		return {
			streetAddress: this.tidy( text ),
			...around( this.centre(), metres, angle ),
		};
	}

	/** A plain text comes back in the geocoder's spelling, not in the client's. */
	private tidy( text: string ): string {
		return text
			.replace( /\s+/g, ' ' )
			.replace( /\s*,\s*/g, ', ' )
			.trim()
			.replace( /(?<=^|[\s'-])\p{Ll}/gu, ( letter ) =>
				letter.toUpperCase()
			);
	}
}
