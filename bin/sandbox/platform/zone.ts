/**
 * Wall-clock time in an IANA zone, on nothing but Intl.
 */

export interface LocalTime {
	year: number;
	/** 1 to 12. */
	month: number;
	day: number;
	hour: number;
	minute: number;
	second: number;
}

const QUARTER = 15 * 60_000;
const formats = new Map< string, Intl.DateTimeFormat >();
const offsets = new Map< string, Map< number, number > >();

function formatFor( zone: string ): Intl.DateTimeFormat {
	let format = formats.get( zone );
	if ( ! format ) {
		format = new Intl.DateTimeFormat( 'en-US', {
			timeZone: zone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		} );
		formats.set( zone, format );
	}
	return format;
}

export function isZone( zone: string ): boolean {
	try {
		formatFor( zone );
		return true;
	} catch {
		return false;
	}
}

function measureOffset( time: number, zone: string ): number {
	const part: Record< string, number > = {};
	for ( const { type, value } of formatFor( zone ).formatToParts( time ) ) {
		part[ type ] = Number( value );
	}
	const wall = Date.UTC(
		part.year ?? 0,
		( part.month ?? 1 ) - 1,
		part.day,
		part.hour,
		part.minute,
		part.second
	);
	return wall - Math.floor( time / 1000 ) * 1000;
}

/**
 * Milliseconds to add to an instant to read its wall clock as if it were UTC.
 * No zone changes its offset within a quarter of an hour, so that is remembered.
 */
export function offsetAt( time: number, zone: string ): number {
	let known = offsets.get( zone );
	if ( ! known ) {
		known = new Map();
		offsets.set( zone, known );
	}
	const quarter = Math.floor( time / QUARTER );
	let offset = known.get( quarter );
	if ( offset === undefined ) {
		if ( known.size > 20_000 ) {
			known.clear();
		}
		offset = measureOffset( quarter * QUARTER, zone );
		known.set( quarter, offset );
	}
	return offset;
}

/** The wall clock as a sortable number: what a timestamp column without zone holds. */
export function wallClock( time: number, zone: string ): number {
	return time + offsetAt( time, zone );
}

export function toLocal( time: number, zone: string ): LocalTime {
	const wall = new Date( wallClock( time, zone ) );
	return {
		year: wall.getUTCFullYear(),
		month: wall.getUTCMonth() + 1,
		day: wall.getUTCDate(),
		hour: wall.getUTCHours(),
		minute: wall.getUTCMinutes(),
		second: wall.getUTCSeconds(),
	};
}

/**
 * The instant of a wall-clock time. Values may overflow (day 32, hour -1). A
 * time the spring change skips moves ahead; one that autumn repeats is the first.
 */
export function fromLocal( local: Partial< LocalTime >, zone: string ): number {
	const wall = Date.UTC(
		local.year ?? 1970,
		( local.month ?? 1 ) - 1,
		local.day ?? 1,
		local.hour ?? 0,
		local.minute ?? 0,
		local.second ?? 0
	);
	return fromWallClock( wall, zone );
}

export function fromWallClock( wall: number, zone: string ): number {
	const before = offsetAt( wall - 86_400_000, zone );
	const after = offsetAt( wall + 86_400_000, zone );
	const early = wall - Math.max( before, after );
	if ( early + offsetAt( early, zone ) === wall ) {
		return early;
	}
	const late = wall - Math.min( before, after );
	return late + offsetAt( late, zone ) === wall ? late : wall - before;
}

const two = ( value: number ): string => String( value ).padStart( 2, '0' );

/** `2026-09-14T11:25:00+02:00`. */
export function toIso( time: number, zone: string ): string {
	const offset = offsetAt( time, zone );
	const wall = new Date( time + offset ).toISOString().slice( 0, 19 );
	const minutes = Math.abs( Math.round( offset / 60_000 ) );
	const sign = offset < 0 ? '-' : '+';
	return `${ wall }${ sign }${ two( Math.floor( minutes / 60 ) ) }:${ two(
		minutes % 60
	) }`;
}

/** Day of the week of a local date, 0 is Sunday. */
export function weekday( local: LocalTime ): number {
	return new Date(
		Date.UTC( local.year, local.month - 1, local.day )
	).getUTCDay();
}

export function addDays( local: LocalTime, days: number ): LocalTime {
	const date = new Date(
		Date.UTC( local.year, local.month - 1, local.day + days )
	);
	return {
		...local,
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate(),
	};
}
