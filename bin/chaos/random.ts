/**
 * Chance with a seed: the same seed plans the same orders, changes and blows.
 */
import { seededRandom } from '../sandbox/platform/random.ts';

export class Random {
	private readonly next: () => number;

	constructor( seed: number ) {
		this.next = seededRandom( seed );
	}

	chance( share: number ): boolean {
		return this.next() < share;
	}

	/** A whole number from 0 up to, not including, the limit. */
	below( limit: number ): number {
		return Math.floor( this.next() * limit );
	}

	between( low: number, high: number ): number {
		return low + this.next() * ( high - low );
	}

	pick< T >( list: readonly T[] ): T {
		const one = list[ this.below( list.length ) ];
		if ( one === undefined ) {
			throw new Error( 'Nothing to pick from.' );
		}
		return one;
	}

	/** A name, by the weights given. */
	weighted< T extends string >(
		weights: Readonly< Record< T, number > >
	): T {
		const entries = Object.entries( weights ) as Array< [ T, number ] >;
		const total = entries.reduce(
			( sum, [ , weight ] ) => sum + weight,
			0
		);
		let point = this.next() * total;
		for ( const [ name, weight ] of entries ) {
			point -= weight;
			if ( point < 0 ) {
				return name;
			}
		}
		return ( entries.at( -1 ) as [ T, number ] )[ 0 ];
	}
}
