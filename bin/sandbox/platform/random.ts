/**
 * Repeatable randomness: the same seed gives the same keys and the same faults.
 */
import { createHash, createHmac } from 'node:crypto';

/** A generator of numbers in [0, 1), the same row for the same seed (mulberry32). */
export function seededRandom( seed: number ): () => number {
	let state = seed >>> 0;
	return () => {
		state = ( state + 0x6d2b79f5 ) >>> 0;
		let mixed = Math.imul( state ^ ( state >>> 15 ), state | 1 );
		mixed ^= mixed + Math.imul( mixed ^ ( mixed >>> 7 ), mixed | 61 );
		return ( ( mixed ^ ( mixed >>> 14 ) ) >>> 0 ) / 4294967296;
	};
}

/** Lower-case hex of any length up to 128, derived from a seed and a label. */
export function derivedHex(
	seed: string,
	label: string,
	length: number
): string {
	return createHmac( 'sha512', seed )
		.update( label )
		.digest( 'hex' )
		.slice( 0, length );
}

/** A 32 bit number that spreads any text evenly. */
export function hashNumber( text: string ): number {
	return createHash( 'sha256' ).update( text ).digest().readUInt32BE( 0 );
}

/** A short upper-case word without look-alike letters, unique for each id below 30^6. */
export function codeWord( id: number, letters: number ): string {
	const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ234567';
	let rest = id;
	let word = '';
	while ( rest > 0 || word.length < letters ) {
		word = alphabet[ rest % alphabet.length ] + word;
		rest = Math.floor( rest / alphabet.length );
	}
	return word;
}
