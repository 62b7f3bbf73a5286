/**
 * Public holidays of the countries cooperatives ride in, as rules.
 *
 * `MM-DD` is a fixed day, `easter+n` counts from Easter Sunday, `monday:MM:n` is
 * the nth Monday of a month (-1: the last).
 */
import { addDays, weekday, type LocalTime } from './zone.ts';

const RULES: Record< string, readonly string[] > = {
	fr: [
		'01-01',
		'easter+1',
		'05-01',
		'05-08',
		'easter+39',
		'easter+50',
		'07-14',
		'08-15',
		'11-01',
		'11-11',
		'12-25',
	],
	be: [
		'01-01',
		'easter+1',
		'05-01',
		'easter+39',
		'easter+50',
		'07-21',
		'08-15',
		'11-01',
		'11-11',
		'12-25',
	],
	de: [
		'01-01',
		'easter-2',
		'easter+1',
		'05-01',
		'easter+39',
		'easter+50',
		'10-03',
		'12-25',
		'12-26',
	],
	es: [
		'01-01',
		'01-06',
		'easter-2',
		'05-01',
		'08-15',
		'10-12',
		'11-01',
		'12-06',
		'12-08',
		'12-25',
	],
	it: [
		'01-01',
		'01-06',
		'easter+1',
		'04-25',
		'05-01',
		'06-02',
		'08-15',
		'11-01',
		'12-08',
		'12-25',
		'12-26',
	],
	gb: [
		'01-01',
		'easter-2',
		'easter+1',
		'monday:05:1',
		'monday:05:-1',
		'monday:08:-1',
		'12-25',
		'12-26',
	],
};

const pad = ( value: number ): string => String( value ).padStart( 2, '0' );

const monthDay = ( date: Date ): string =>
	`${ pad( date.getUTCMonth() + 1 ) }-${ pad( date.getUTCDate() ) }`;

/** Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876). */
export function easter( year: number ): Date {
	const golden = year % 19;
	const century = Math.floor( year / 100 );
	const yearOfCentury = year % 100;
	const correction = Math.floor( ( century + 8 ) / 25 );
	const moon =
		( 19 * golden +
			century -
			Math.floor( century / 4 ) -
			Math.floor( ( century - correction + 1 ) / 3 ) +
			15 ) %
		30;
	const sunday =
		( 32 +
			2 * ( century % 4 ) +
			2 * Math.floor( yearOfCentury / 4 ) -
			moon -
			( yearOfCentury % 4 ) ) %
		7;
	const late = Math.floor( ( golden + 11 * moon + 22 * sunday ) / 451 );
	const count = moon + sunday - 7 * late + 114;
	return new Date(
		Date.UTC( year, Math.floor( count / 31 ) - 1, ( count % 31 ) + 1 )
	);
}

function monday( year: number, month: number, nth: number ): Date {
	const first = new Date( Date.UTC( year, month - 1, 1 ) );
	const day = 1 + ( ( 8 - first.getUTCDay() ) % 7 );
	const last = new Date( Date.UTC( year, month, 0 ) ).getUTCDate();
	return new Date(
		Date.UTC(
			year,
			month - 1,
			nth > 0
				? day + 7 * ( nth - 1 )
				: day + 7 * Math.floor( ( last - day ) / 7 )
		)
	);
}

function dayOf( rule: string, year: number ): string {
	const offset = /^easter([+-]\d+)$/.exec( rule );
	if ( offset ) {
		const date = easter( year );
		date.setUTCDate( date.getUTCDate() + Number( offset[ 1 ] ) );
		return monthDay( date );
	}
	const [ , month, nth ] = rule.split( ':' );
	return month && nth
		? monthDay( monday( year, Number( month ), Number( nth ) ) )
		: rule;
}

/** A country without rules has no working days of its own: every day counts as one. */
export function knowsWorkingDays( country: string ): boolean {
	return country in RULES;
}

export function isWorkingDay( local: LocalTime, country: string ): boolean {
	const day = weekday( local );
	if ( day === 0 || day === 6 ) {
		return false;
	}
	const date = `${ pad( local.month ) }-${ pad( local.day ) }`;
	return ! ( RULES[ country ] ?? [] ).some(
		( rule ) => dayOf( rule, local.year ) === date
	);
}

export function nextWorkingDay( local: LocalTime, country: string ): LocalTime {
	let day = addDays( local, 1 );
	while ( ! isWorkingDay( day, country ) ) {
		day = addDays( day, 1 );
	}
	return day;
}
