/** Checks and shortens the digit patterns of libphonenumber so that PHP can use them and the table stays small. */

/** What a numbering pattern may consist of: digits, classes, groups, alternatives and repeats. */
const TOKEN = /^(?:\\d|\d|\[[\d-]+\])/;

/** A repeat as lowest and highest count. */
type Repeat = { readonly low: number; readonly high: number };

function add(
	left: ReadonlySet< number >,
	right: ReadonlySet< number >
): Set< number > {
	const sums = new Set< number >();
	for ( const a of left ) {
		for ( const b of right ) {
			sums.add( a + b );
		}
	}
	return sums;
}

function repeat(
	once: ReadonlySet< number >,
	{ low, high }: Repeat
): Set< number > {
	const lengths = new Set< number >();
	let current: Set< number > = new Set( [ 0 ] );
	for ( let count = 0; count <= high; count++ ) {
		if ( count >= low ) {
			current.forEach( ( length ) => lengths.add( length ) );
		}
		current = add( current, once );
	}
	return lengths;
}

/** Reads one pattern and knows how many digits it can match. */
class LengthReader {
	private at = 0;

	constructor( private readonly pattern: string ) {}

	read(): Set< number > {
		const lengths = this.alternatives();
		if ( this.at !== this.pattern.length ) {
			throw this.surprise();
		}
		return lengths;
	}

	private alternatives(): Set< number > {
		const lengths = this.sequence();
		while ( this.pattern[ this.at ] === '|' ) {
			this.at++;
			this.sequence().forEach( ( length ) => lengths.add( length ) );
		}
		return lengths;
	}

	private sequence(): Set< number > {
		let lengths: Set< number > = new Set( [ 0 ] );
		while (
			this.at < this.pattern.length &&
			! '|)'.includes( this.pattern.charAt( this.at ) )
		) {
			const once = this.atom();
			lengths = add( lengths, repeat( once, this.count() ) );
		}
		return lengths;
	}

	private atom(): Set< number > {
		if ( this.pattern.startsWith( '(?:', this.at ) ) {
			this.at += 3;
			const lengths = this.alternatives();
			if ( this.pattern[ this.at ] !== ')' ) {
				throw this.surprise();
			}
			this.at++;
			return lengths;
		}
		const token = TOKEN.exec( this.pattern.slice( this.at ) );
		if ( ! token ) {
			throw this.surprise();
		}
		this.at += token[ 0 ].length;
		return new Set( [ 1 ] );
	}

	private count(): Repeat {
		const found = /^(?:\?|\{(\d+)(?:,(\d+))?\})/.exec(
			this.pattern.slice( this.at )
		);
		if ( ! found ) {
			return { low: 1, high: 1 };
		}
		this.at += found[ 0 ].length;
		if ( found[ 0 ] === '?' ) {
			return { low: 0, high: 1 };
		}
		const low = Number( found[ 1 ] );
		return { low, high: Number( found[ 2 ] ?? low ) };
	}

	private surprise(): Error {
		return new Error(
			`The pattern "${ this.pattern }" holds something unexpected at position ${ this.at }: teach bin/phones/pattern.ts about it.`
		);
	}
}

/** How many digits a pattern can match. */
export function patternLengths( pattern: string ): readonly number[] {
	return [ ...new LengthReader( pattern ).read() ].sort( ( a, b ) => a - b );
}

/** Throws when a pattern would match a number that its own list of lengths forbids: the table carries no such lists. */
export function assertLengths(
	pattern: string,
	allowed: readonly number[],
	where: string
): void {
	const tooFree = patternLengths( pattern ).filter(
		( length ) => ! allowed.includes( length )
	);
	if ( tooFree.length > 0 ) {
		throw new Error(
			`${ where }: the pattern also matches ${ tooFree.join( ', ' ) } digits, allowed are ${ allowed.join( ', ' ) }.`
		);
	}
}

/** Plain groups and `d` for a digit: a third shorter, and PHP puts the backslash back. */
export function shorten( pattern: string ): string {
	return pattern.replaceAll( '(?:', '(' ).replaceAll( '\\d', 'd' );
}
