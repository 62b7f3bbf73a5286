/**
 * Which windows a time slot offers now (platform-protocol 6.3), and their labels.
 */
import { isWorkingDay, knowsWorkingDays, nextWorkingDay } from './holidays.ts';
import { message } from './messages.ts';
import type { Settings, TimeSlot } from './model.ts';
import { parseOpeningHours } from './opening-hours.ts';
import {
	addDays,
	fromLocal,
	toLocal,
	weekday,
	type LocalTime,
} from './zone.ts';

export interface Choice {
	start: number;
	end: number;
}

type Place = Pick< Settings, 'timezone' | 'country' | 'locale' >;

const at = ( day: LocalTime, time: string, zone: string ): number =>
	fromLocal(
		{
			...day,
			hour: Number( time.slice( 0, 2 ) ),
			minute: Number( time.slice( 3, 5 ) ),
			second: 0,
		},
		zone
	);

const sameDay = ( a: LocalTime, b: LocalTime ): boolean =>
	a.year === b.year && a.month === b.month && a.day === b.day;

export const INTERVAL = /^(\d+) (day|week|month)s?$/;

function horizonOf( now: LocalTime, interval: string, zone: string ): number {
	const [ , count = '0', unit ] = INTERVAL.exec( interval ) ?? [];
	const amount = Number( count );
	if ( unit === 'month' ) {
		return fromLocal( { ...now, month: now.month + amount }, zone );
	}
	return fromLocal(
		addDays( now, amount * ( unit === 'week' ? 7 : 1 ) ),
		zone
	);
}

/** Hours of notice, counted back from a window's END: the surprising part. */
const noticeOf = ( slot: TimeSlot ): number =>
	Number( /^(\d+) hours?$/.exec( slot.priorNotice ?? '' )?.[ 1 ] ?? 0 ) *
	3_600_000;

function* daysOf(
	slot: TimeSlot,
	now: LocalTime,
	horizon: number,
	place: Place
): Generator< LocalTime > {
	const workingOnly =
		slot.workingDaysOnly && knowsWorkingDays( place.country );
	let day =
		workingOnly && ! isWorkingDay( now, place.country )
			? nextWorkingDay( now, place.country )
			: now;
	while ( fromLocal( day, place.timezone ) <= horizon ) {
		yield day;
		day = workingOnly
			? nextWorkingDay( day, place.country )
			: addDays( day, 1 );
	}
}

export function choicesOf(
	slot: TimeSlot,
	instant: number,
	place: Place
): Choice[] {
	const zone = place.timezone;
	const now = toLocal( instant, zone );
	const horizon = horizonOf( now, slot.interval, zone );
	const lines = slot.openingHours.flatMap(
		( line ) => parseOpeningHours( line ) ?? []
	);
	const notice = noticeOf( slot );
	const choices: Choice[] = [];
	for ( const day of daysOf( slot, now, horizon, place ) ) {
		const late =
			slot.sameDayCutoff &&
			sameDay( day, now ) &&
			instant > at( now, slot.sameDayCutoff, zone );
		for ( const { days, opens, closes } of late ? [] : lines ) {
			const start = at( day, opens, zone );
			const end = at( day, closes, zone );
			if (
				days.includes( weekday( day ) ) &&
				instant < end - notice &&
				start < horizon
			) {
				choices.push( { start, end } );
			}
		}
	}
	return choices;
}

const minute = ( time: number ): number => Math.floor( time / 60_000 );

export function isChoice(
	slot: TimeSlot,
	window: Choice,
	now: number,
	place: Place
): boolean {
	return choicesOf( slot, now, place ).some(
		( { start, end } ) =>
			minute( start ) === minute( window.start ) &&
			minute( end ) === minute( window.end )
	);
}

const zulu = ( time: number ): string =>
	`${ new Date( time ).toISOString().slice( 0, 19 ) }Z`;

/** The exact text a client has to send back as `timeSlot`. */
export const choiceValue = ( { start, end }: Choice ): string =>
	`${ zulu( start ) }/${ zulu( end ) }`;

const capital = ( text: string ): string =>
	text.charAt( 0 ).toUpperCase() + text.slice( 1 );

export function choiceLabel(
	{ start, end }: Choice,
	now: number,
	{ timezone, locale }: Place
): string {
	const today = toLocal( now, timezone );
	const day = toLocal( start, timezone );
	const time = new Intl.DateTimeFormat( locale, {
		timeZone: timezone,
		timeStyle: 'short',
	} );
	let word: string;
	if ( sameDay( day, today ) ) {
		word = message( locale, 'today' );
	} else if ( sameDay( day, addDays( today, 1 ) ) ) {
		word = message( locale, 'tomorrow' );
	} else {
		word = capital(
			new Intl.DateTimeFormat( locale, {
				timeZone: timezone,
				weekday: 'long',
			} ).format( start )
		);
	}
	return message( locale, 'between', {
		day: word,
		start: time.format( start ),
		end: time.format( end ),
	} );
}
