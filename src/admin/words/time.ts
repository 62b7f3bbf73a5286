/**
 * Moments in WordPress's own formats: in the shop's time zone, and windows in the delivery store's.
 */
import { dateI18n, getSettings } from '@wordpress/date';
import { __, sprintf } from '@wordpress/i18n';
import { boot } from '../boot.ts';
import type { DeliveryWindow } from '../types.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const FIELDS = {
	hourCycle: 'h23',
	year: 'numeric',
	month: 'numeric',
	day: 'numeric',
	hour: 'numeric',
	minute: 'numeric',
	second: 'numeric',
} as const;

/** `+02:00`, as WordPress writes a zone without a name. */
function fixedOffset( zone: string ): number | null {
	const [ , sign, hours, minutes ] =
		/^([+-])(\d\d):?(\d\d)$/.exec( zone ) ?? [];
	return sign
		? ( sign === '-' ? -1 : 1 ) *
				( Number( hours ) * 60 + Number( minutes ) )
		: null;
}

/** Minutes that a zone is ahead of UTC at that moment. An unknown zone counts as UTC. */
export function offsetAt( date: Date, zone: string ): number {
	const fixed = fixedOffset( zone );
	if ( fixed !== null ) {
		return fixed;
	}
	try {
		const parts = new Intl.DateTimeFormat( 'en-US', {
			...FIELDS,
			timeZone: zone || 'UTC',
		} ).formatToParts( date );
		const at = ( type: string ) =>
			Number( parts.find( ( part ) => part.type === type )?.value );
		const wall = Date.UTC(
			at( 'year' ),
			at( 'month' ) - 1,
			at( 'day' ),
			at( 'hour' ),
			at( 'minute' ),
			at( 'second' )
		);
		return Math.round( ( wall - date.getTime() ) / MINUTE );
	} catch {
		return 0;
	}
}

function format( kind: 'date' | 'time', date: Date, zone: string ): string {
	return dateI18n(
		getSettings().formats[ kind ],
		date,
		// A bare 0 counts as none, and the shop's zone is taken instead.
		offsetAt( date, zone ) || '+00:00'
	);
}

/** Days between today and that moment, in a zone. */
function daysAway( date: Date, zone: string, now: Date ): number {
	const day = ( at: Date ) =>
		Math.floor( ( at.getTime() + offsetAt( at, zone ) * MINUTE ) / DAY );
	return day( date ) - day( now );
}

function dayOf( date: Date, zone: string, now: Date ): string {
	switch ( daysAway( date, zone, now ) ) {
		case 0:
			return '';
		case 1:
			return __( 'tomorrow', 'pedal-bridge' );
		case -1:
			return __( 'yesterday', 'pedal-bridge' );
		default:
			return format( 'date', date, zone );
	}
}

/** A moment of the shop's: the time, with the day in front unless it is today. */
export function moment(
	iso: string,
	now: Date = new Date(),
	zone: string = boot().timezone
): string {
	const date = new Date( iso );
	return [ dayOf( date, zone, now ), format( 'time', date, zone ) ]
		.filter( Boolean )
		.join( ' ' );
}

function between( span: DeliveryWindow, zone: string, now: Date ): string {
	const start = new Date( span.start );
	const end = new Date( span.end );
	const hours = `${ format( 'time', start, zone ) }–${ format( 'time', end, zone ) }`;
	return [ dayOf( start, zone, now ), hours ].filter( Boolean ).join( ' ' );
}

/** A delivery window in the delivery store's zone, and in the shop's too when its clocks differ. */
export function windowWords(
	span: DeliveryWindow,
	storeZone: string,
	now: Date = new Date()
): string {
	const here = boot().timezone;
	const start = new Date( span.start );
	const there = storeZone || here;
	const words = between( span, there, now );
	return offsetAt( start, there ) === offsetAt( start, here )
		? words
		: sprintf(
				/* translators: 1: window in the delivery store's time zone, 2: the same window in the shop's time zone. */
				__( '%1$s (%2$s shop time)', 'pedal-bridge' ),
				words,
				between( span, here, now )
			);
}

/** A date whose browser clock reads what the shop's clock read: for components that only know the browser's zone. */
export function asOnShopClock( iso: string ): Date {
	const date = new Date( iso );
	const wall = new Date(
		date.getTime() + offsetAt( date, boot().timezone ) * MINUTE
	);
	return new Date(
		wall.getUTCFullYear(),
		wall.getUTCMonth(),
		wall.getUTCDate(),
		wall.getUTCHours(),
		wall.getUTCMinutes(),
		wall.getUTCSeconds()
	);
}

/** First moment of the shop's day so many days after today, in UTC. */
export function dayStart(
	now: Date,
	days: number,
	zone: string = boot().timezone
): string {
	const today = Math.floor(
		( now.getTime() + offsetAt( now, zone ) * MINUTE ) / DAY
	);
	const midnight = ( today + days ) * DAY;
	const offsets = [ midnight - DAY, midnight + DAY ].map( ( at ) =>
		offsetAt( new Date( at ), zone )
	);
	const early = new Date( midnight - Math.max( ...offsets ) * MINUTE );
	// In some zones the clocks change at midnight: it comes twice, or not at all.
	const isYesterday =
		early.getTime() + offsetAt( early, zone ) * MINUTE < midnight;
	const start = isYesterday
		? new Date( midnight - Math.min( ...offsets ) * MINUTE )
		: early;
	return start.toISOString().replace( '.000', '' );
}

/** First moment of the shop's day, and of the next one, in UTC. */
export const dayBounds = (
	now: Date,
	zone: string = boot().timezone
): [ string, string ] => [ dayStart( now, 0, zone ), dayStart( now, 1, zone ) ];
