/** Reads the numbering plans of all countries out of libphonenumber-js' metadata. */
import metadata from 'libphonenumber-js/max/metadata';
import { assertLengths, shorten } from './pattern.ts';

/** Positions in a country's metadata, as written by libphonenumber-js' own generator (its METADATA.md). */
const FIELD = {
	idd: 1,
	pattern: 2,
	lengths: 3,
	prefix: 5,
	prefixPattern: 7,
	transform: 8,
	leading: 10,
	types: 11,
} as const;

/**
 * Kinds of number that ring at a person's side: fixed line, mobile, voice over IP.
 * Premium, toll-free, pager, voicemail and company-wide numbers are no way to reach somebody at a door.
 */
const KINDS = [ 0, 1, 8 ] as const;

/** One country's plan, patterns already short. */
export type Plan = {
	readonly idd: string;
	readonly prefix: string;
	readonly transform: string;
	readonly pattern: string;
	readonly lengths: readonly number[];
	readonly leading: string;
	readonly reachable: string;
};

function text( value: unknown ): string {
	return typeof value === 'string' ? value : '';
}

function numbers( value: unknown ): readonly number[] {
	return Array.isArray( value )
		? value.filter( ( item ): item is number => typeof item === 'number' )
		: [];
}

function reachable(
	country: string,
	types: unknown,
	lengths: readonly number[]
): string {
	const patterns = new Set< string >();
	for ( const kind of KINDS ) {
		const type: unknown = Array.isArray( types )
			? types[ kind ]
			: undefined;
		const pattern = Array.isArray( type ) ? text( type[ 0 ] ) : '';
		if ( pattern !== '' && Array.isArray( type ) ) {
			const own = numbers( type[ 1 ] );
			assertLengths( pattern, own.length > 0 ? own : lengths, country );
			patterns.add( shorten( pattern ) );
		}
	}
	return [ ...patterns ].join( '|' );
}

function transformOf( country: string, value: unknown ): string {
	const rule = text( value );
	if ( ! /^(?:\d*\$\d)?$/.test( rule ) ) {
		throw new Error(
			`${ country }: the transform rule "${ rule }" is of a new form: teach bin/phones/plans.ts about it.`
		);
	}
	return rule;
}

function planOf( country: string, row: readonly unknown[] ): Plan {
	const lengths = numbers( row[ FIELD.lengths ] );
	return {
		idd: text( row[ FIELD.idd ] ).replaceAll( '\\d', 'd' ),
		// Groups of the prefix are read by the transform rule, so they stay as they are.
		prefix: (
			text( row[ FIELD.prefixPattern ] ) || text( row[ FIELD.prefix ] )
		).replaceAll( '\\d', 'd' ),
		transform: transformOf( country, row[ FIELD.transform ] ),
		pattern: shorten( text( row[ FIELD.pattern ] ) ),
		lengths,
		leading: shorten( text( row[ FIELD.leading ] ) ),
		reachable: reachable( country, row[ FIELD.types ], lengths ),
	};
}

/** Calling code → country → plan; a code's main country comes first, as libphonenumber asks them in that order. */
export function numberingPlans(): Map< string, Map< string, Plan > > {
	const rows = metadata.countries as unknown as Record< string, unknown[] >;
	const plans = new Map< string, Map< string, Plan > >();
	for ( const [ code, countries ] of Object.entries(
		metadata.country_calling_codes
	) ) {
		plans.set(
			code,
			new Map(
				countries.map( ( country ) => [
					country,
					planOf( country, rows[ country ] ?? [] ),
				] )
			)
		);
	}
	return plans;
}
