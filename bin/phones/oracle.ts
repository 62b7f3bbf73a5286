/** What Pedal\Core\Phone must answer, said with libphonenumber-js itself plus our few reasons to doubt. */
import {
	isSupportedCountry,
	parsePhoneNumberFromString,
	type NumberType,
	type PhoneNumber,
} from 'libphonenumber-js/max';

/** Why a number that libphonenumber finds valid is still left out. */
export type Doubt =
	| 'letters or signs'
	| 'another line behind the slash'
	| 'no number of a person'
	| 'two readings';

/** `doubt` is set only where libphonenumber would have given a number. */
export type Answer = { readonly e164: string | null; readonly doubt?: Doubt };

const REACHABLE: readonly NumberType[] = [
	'FIXED_LINE',
	'MOBILE',
	'FIXED_LINE_OR_MOBILE',
	'VOIP',
];

const PLAIN =
	/^[ (（[［]*[+＋]?[\d٠-٩۰-۹０-９ ().[\]/（）［］／．\-\u2010-\u2015\u2212\u30FC\uFF0D]+$/;

/** Every kind of blank a clipboard brings along counts as a space. */
function readable( raw: string ): string {
	return raw
		.trim()
		.replace( /[\t\p{Zs}\p{Cf}]+/gu, ' ' )
		.trim();
}

/** The number as libphonenumber sees it, if valid. */
export function libraryNumber(
	raw: string,
	country: string
): PhoneNumber | undefined {
	const region = country.trim().toUpperCase();
	const number = parsePhoneNumberFromString(
		readable( raw ),
		isSupportedCountry( region ) ? region : undefined
	);
	return number?.isValid() ? number : undefined;
}

function hasTwoReadings( text: string, number: PhoneNumber ): boolean {
	if (
		/[^\d]/.test( text ) ||
		! text.startsWith( number.countryCallingCode )
	) {
		return false;
	}
	const other = parsePhoneNumberFromString( '+' + text );
	return Boolean(
		other?.isValid() &&
		REACHABLE.includes( other.getType() ) &&
		other.number !== number.number
	);
}

function listsAnotherLine( text: string ): boolean {
	const parts = text.replaceAll( '／', '/' ).split( '/' );
	const last = ( parts.at( -1 ) ?? '' ).replace( /[^\d٠-٩۰-۹０-９]/g, '' );
	const inPairs =
		parts.length > 3 && parts.every( ( part ) => /^\d\d$/.test( part ) );
	return (
		parts.length > 1 && ! inPairs && ( parts.length > 2 || last.length < 5 )
	);
}

function doubtAbout( raw: string, number: PhoneNumber ): Doubt | undefined {
	const text = readable( raw );
	if ( ! PLAIN.test( text ) ) {
		return 'letters or signs';
	}
	if ( listsAnotherLine( text ) ) {
		return 'another line behind the slash';
	}
	if (
		number.isNonGeographic() ||
		! REACHABLE.includes( number.getType() )
	) {
		return 'no number of a person';
	}
	return hasTwoReadings( text.replace( /[^\d+]/g, '' ), number )
		? 'two readings'
		: undefined;
}

/** The right answer to one text in one country. */
export function answerTo( raw: string, country: string ): Answer {
	const number = libraryNumber( raw, country );
	if ( ! number ) {
		return { e164: null };
	}
	const doubt = doubtAbout( raw, number );
	return doubt ? { e164: null, doubt } : { e164: number.number };
}
