/**
 * Reads dates as PHP's DateTime does, as far as API clients use it: ISO forms,
 * a handful of national ones, and relative words ("tomorrow 13:00", "+2 days").
 */
import {
	addDays,
	fromLocal,
	fromWallClock,
	toLocal,
	weekday,
	type LocalTime,
} from './zone.ts';

const WEEKDAYS = [ 'sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat' ];
const ABSOLUTE =
	/^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;
const UNITS: Record< string, keyof LocalTime | 'week' > = {
	sec: 'second',
	second: 'second',
	min: 'minute',
	minute: 'minute',
	hour: 'hour',
	day: 'day',
	week: 'week',
	month: 'month',
	year: 'year',
};

function offsetOf( text: string ): number {
	if ( /^(z|utc)$/i.test( text ) ) {
		return 0;
	}
	const sign = text.startsWith( '-' ) ? -1 : 1;
	const digits = text.slice( 1 ).replace( ':', '' ).padEnd( 4, '0' );
	return (
		sign *
		( Number( digits.slice( 0, 2 ) ) * 60 + Number( digits.slice( 2 ) ) ) *
		60_000
	);
}

function parseAbsolute( text: string, zone: string ): number | null {
	const iso = text
		.replace( /^(\d{1,2})[.-](\d{1,2})[.-](\d{4})/, '$3-$2-$1' )
		.replace( /^(\d{1,2})\/(\d{1,2})\/(\d{4})/, '$3-$1-$2' );
	const match = ABSOLUTE.exec( iso );
	if ( ! match ) {
		return null;
	}
	const [ year, month, day, hour, minute, second ] = match
		.slice( 1, 7 )
		.map( ( part ) => Number( part ?? 0 ) ) as [
		number,
		number,
		number,
		number,
		number,
		number,
	];
	if ( month > 12 || day > 31 || hour > 24 || minute > 59 || second > 59 ) {
		return null;
	}
	const wall = Date.UTC( year, month - 1, day, hour, minute, second );
	return match[ 7 ]
		? wall - offsetOf( match[ 7 ] )
		: fromWallClock( wall, zone );
}

const midnight = ( local: LocalTime ): LocalTime => ( {
	...local,
	hour: 0,
	minute: 0,
	second: 0,
} );

function toWeekday( local: LocalTime, day: number, which: string ): LocalTime {
	const ahead = ( day - weekday( local ) + 7 ) % 7;
	if ( which === 'last' ) {
		return addDays( midnight( local ), ahead === 0 ? -7 : ahead - 7 );
	}
	const step = which === 'next' && ahead === 0 ? 7 : ahead;
	return addDays( midnight( local ), step );
}

function shift( local: LocalTime, amount: number, unit: string ): LocalTime {
	const field = UNITS[ unit.replace( /s$/, '' ) ];
	if ( field === 'week' ) {
		return addDays( local, amount * 7 );
	}
	return field ? { ...local, [ field ]: local[ field ] + amount } : local;
}

type Word = ( local: LocalTime, match: RegExpExecArray ) => LocalTime;

const UNIT = '(sec|second|min|minute|hour|day|week|month|year)s?';
const WORDS: ReadonlyArray< readonly [ RegExp, Word ] > = [
	[ /^now\b/, ( local ) => local ],
	[ /^(today|midnight)\b/, ( local ) => midnight( local ) ],
	[ /^noon\b/, ( local ) => ( { ...midnight( local ), hour: 12 } ) ],
	[ /^tomorrow\b/, ( local ) => addDays( midnight( local ), 1 ) ],
	[ /^yesterday\b/, ( local ) => addDays( midnight( local ), -1 ) ],
	[
		/^(?:(next|last|this) )?(sun|mon|tue|wed|thu|fri|sat)[a-z]*/,
		( local, match ) =>
			toWeekday(
				local,
				WEEKDAYS.indexOf( match[ 2 ] ?? '' ),
				match[ 1 ] ?? ''
			),
	],
	[
		new RegExp( `^(next|last) ${ UNIT }\\b` ),
		( local, match ) =>
			shift( local, match[ 1 ] === 'next' ? 1 : -1, match[ 2 ] ?? '' ),
	],
	[
		new RegExp( `^([+-]?\\d+) ?${ UNIT }\\b( ago)?` ),
		( local, match ) =>
			shift(
				local,
				Number( match[ 1 ] ) * ( match[ 3 ] ? -1 : 1 ),
				match[ 2 ] ?? ''
			),
	],
	[
		/^(?:at )?([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?/,
		( local, match ) => ( {
			...local,
			hour: Number( match[ 1 ] ),
			minute: Number( match[ 2 ] ),
			second: Number( match[ 3 ] ?? 0 ),
		} ),
	],
];

/** Applies word after word; null as soon as one means nothing. */
function applyWords( text: string, start: LocalTime ): LocalTime | null {
	if ( text === '' ) {
		return start;
	}
	for ( const [ pattern, word ] of WORDS ) {
		const match = pattern.exec( text );
		if ( match ) {
			const rest = text.slice( match[ 0 ].length ).trim();
			return applyWords( rest, word( start, match ) );
		}
	}
	return null;
}

function parseRelative(
	text: string,
	zone: string,
	now: number
): number | null {
	const local = applyWords( text.toLowerCase(), toLocal( now, zone ) );
	return local && fromLocal( local, zone );
}

/** The instant a text means, or null when PHP would refuse it. */
export function parsePhpDate(
	text: string,
	zone: string,
	now: number
): number | null {
	const clean = text.trim().replace( /\s+/g, ' ' );
	if ( clean === '' ) {
		return null;
	}
	const stamp = /^@(-?\d+)$/.exec( clean );
	if ( stamp ) {
		return Number( stamp[ 1 ] ) * 1000;
	}
	return parseAbsolute( clean, zone ) ?? parseRelative( clean, zone, now );
}
