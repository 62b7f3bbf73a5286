/** Every country's example number in the ways people write it, and random mistakes made with it. */
import examples from 'libphonenumber-js/mobile/examples';
import {
	getCountries,
	getExampleNumber,
	type CountryCode,
	type PhoneNumber,
} from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/max/metadata';

/** A text typed into the telephone field of an order to a country. */
export type Text = { readonly raw: string; readonly country: string };

function exampleOf( country: CountryCode ): PhoneNumber {
	const number = getExampleNumber( country, examples );
	if ( ! number ) {
		throw new Error(
			`libphonenumber-js has no example number of ${ country }.`
		);
	}
	return number;
}

/** The usual international prefix, where there is exactly one or a preferred one. */
function iddOf( country: CountryCode ): string | undefined {
	const row: unknown[] = metadata.countries[ country ] ?? [];
	return [ row[ 12 ], row[ 1 ] ].find(
		( idd ): idd is string => typeof idd === 'string' && /^\d+$/.test( idd )
	);
}

function hasTrunkZero( country: CountryCode ): boolean {
	return metadata.countries[ country ]?.[ 5 ] === '0';
}

function formsOf( country: CountryCode, abroad: CountryCode ): Text[] {
	const example = exampleOf( country );
	const code = example.countryCallingCode;
	const national = example.nationalNumber;
	const idd = iddOf( country );
	const zero = hasTrunkZero( country );
	return [
		{ raw: example.number, country: abroad },
		{ raw: example.formatInternational(), country },
		{ raw: example.formatNational(), country },
		{ raw: national, country },
		...( idd
			? [ { raw: `${ idd } ${ code } ${ national }`, country } ]
			: [] ),
		...( zero ? [ { raw: `+${ code } (0)${ national }`, country } ] : [] ),
		{ raw: `${ code }${ national }`, country },
		{ raw: national.slice( 0, -2 ), country },
		{ raw: `${ national }123`, country },
	];
}

/** All countries, each as an order to itself and to its neighbour in the alphabet. */
export function writtenForms(): Text[] {
	const countries = getCountries();
	return countries.flatMap( ( country, index ) =>
		formsOf(
			country,
			countries[ ( index + 1 ) % countries.length ] ?? country
		)
	);
}

/** A small seeded generator (Park and Miller's): the same seed gives the same mistakes. */
function dice( seed: number ): ( sides: number ) => number {
	let state = ( seed % 2147483646 ) + 1;
	return ( sides ) => {
		state = ( state * 48271 ) % 2147483647;
		return state % sides;
	};
}

function misdial( digits: string, roll: ( sides: number ) => number ): string {
	let text = digits;
	for ( let left = roll( 5 ); left > 0; left-- ) {
		const at = roll( text.length + 1 );
		const insert = String( roll( 10 ) );
		const removed = roll( 3 ) === 0 ? 0 : 1;
		text =
			text.slice( 0, at ) +
			( roll( 4 ) ? insert : '' ) +
			text.slice( at + removed );
	}
	return text;
}

/** Example numbers with wrong, missing and surplus digits behind every sort of prefix. */
export function mistakes( count: number, seed: number ): Text[] {
	const roll = dice( seed );
	const countries = getCountries();
	const any = () => countries[ roll( countries.length ) ] ?? 'FR';
	return Array.from( { length: count }, () => {
		const country = any();
		const example = exampleOf( country );
		const code = example.countryCallingCode;
		const prefixes = [
			'',
			'',
			'0',
			'1',
			'8',
			'+' + code,
			'+' + code + '0',
			code,
			'00' + code,
			'00',
		];
		const prefix = prefixes[ roll( prefixes.length ) ] ?? '';
		const order = roll( 8 ) === 0 ? any() : country;
		return {
			raw: prefix + misdial( example.nationalNumber, roll ),
			country: order,
		};
	} );
}
