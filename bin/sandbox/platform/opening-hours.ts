/**
 * Opening hours lines such as `Mo-Fr 10:00-12:00` or `Mo,We 14:00-18:00`.
 */

export interface OpeningHours {
	/** 0 is Sunday. */
	days: number[];
	opens: string;
	closes: string;
}

const DAYS = [ 'Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa' ];
const NAMES = [
	'Sunday',
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday',
];

export const dayName = ( day: number ): string => NAMES[ day ] ?? '';

function daysOf( text: string ): number[] | null {
	const days: number[] = [];
	for ( const part of text.split( ',' ) ) {
		const [ from = '', to = from ] = part.split( '-' );
		const start = DAYS.indexOf( from );
		const end = DAYS.indexOf( to );
		if ( start < 0 || end < 0 ) {
			return null;
		}
		for ( let day = start; ; day = ( day + 1 ) % 7 ) {
			days.push( day );
			if ( day === end ) {
				break;
			}
		}
	}
	return days;
}

/** One line, or null when it is none. A line may name no day at all. */
export function parseOpeningHours( line: string ): OpeningHours | null {
	const match =
		/^(?:([A-Za-z,-]+)\s+)?([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(
			line.trim()
		);
	const days = match?.[ 1 ] ? daysOf( match[ 1 ] ) : [];
	if ( ! match || ! days ) {
		return null;
	}
	return {
		days,
		opens: `${ match[ 2 ] }:${ match[ 3 ] }`,
		closes: `${ match[ 4 ] }:${ match[ 5 ] }`,
	};
}

/** The lines as schema.org puts them; `dayOfWeek` is left out where no day is named. */
export function openingHoursSpecification(
	lines: readonly string[]
): Array< Record< string, unknown > > {
	return lines.flatMap( ( line ) => {
		const hours = parseOpeningHours( line );
		return hours
			? {
					'@type': 'OpeningHoursSpecification',
					opens: hours.opens,
					closes: hours.closes,
					...( hours.days.length > 0 && {
						dayOfWeek: hours.days.map( dayName ),
					} ),
				}
			: [];
	} );
}
