/**
 * A delivery window as the API takes it: dates, or one value for both ends.
 */
import type { Instance } from './instance.ts';
import { readString, wrongType, type Json } from './json-input.ts';
import { parsePhpDate } from './php-date.ts';
import { Problem, ServerError } from './problems.ts';
import type { Choice } from './time-slots.ts';
import { fromWallClock } from './zone.ts';

export function readDate(
	instance: Instance,
	body: Json,
	key: string
): number | null {
	const text = readString( body, key );
	if ( text === null ) {
		return null;
	}
	const { timezone } = instance.settings;
	const time = parsePhpDate( text, timezone, instance.clock.now() );
	if ( time === null ) {
		throw new Problem( 400, `Failed to parse time string (${ text }).` );
	}
	return time;
}

function legacyWindow( text: string, zone: string ): Choice | null {
	const match =
		/^(\d{4})-(\d{2})-(\d{2}) (\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(
			text
		);
	if ( ! match ) {
		return null;
	}
	const [ year, month, day, h1, m1, h2, m2 ] = match
		.slice( 1 )
		.map( Number ) as [
		number,
		number,
		number,
		number,
		number,
		number,
		number,
	];
	const at = ( hour: number, minute: number ): number =>
		fromWallClock( Date.UTC( year, month - 1, day, hour, minute ), zone );
	return { start: at( h1, m1 ), end: at( h2, m2 ) };
}

/**
 * Offsets in the array form are dropped when the row is stored: `10:00Z` and
 * `10:00+02:00` both become 10:00 local.
 */
function digitsAsLocal( instance: Instance, text: unknown ): number {
	const zone = instance.settings.timezone;
	const time =
		typeof text === 'string'
			? parsePhpDate( text, zone, instance.clock.now() )
			: null;
	if ( time === null || typeof text !== 'string' ) {
		throw new ServerError( 'unparsable time in timeSlot' );
	}
	const offset = /(Z|[+-]\d{2}:?\d{2})$/i.exec( text.trim() )?.[ 1 ];
	if ( ! offset ) {
		return time;
	}
	const stated = /^z$/i.test( offset )
		? 0
		: ( Number( offset.slice( 1, 3 ) ) * 60 +
				Number( offset.slice( -2 ) ) ) *
			( offset.startsWith( '-' ) ? -60_000 : 60_000 );
	return fromWallClock( time + stated, zone );
}

/** Anything that is no window throws inside the real server: 500, not 400. */
export function readTimeSlot(
	instance: Instance,
	value: unknown
): Choice | null {
	if ( value === null || value === undefined ) {
		return null;
	}
	if ( Array.isArray( value ) && value.length === 2 ) {
		return {
			start: digitsAsLocal( instance, value[ 0 ] ),
			end: digitsAsLocal( instance, value[ 1 ] ),
		};
	}
	if ( typeof value !== 'string' ) {
		throw wrongType( 'timeSlot', 'string', value );
	}
	const zone = instance.settings.timezone;
	const legacy = legacyWindow( value, zone );
	if ( legacy ) {
		return legacy;
	}
	const [ start, end, ...rest ] = value
		.split( '/' )
		.map( ( part ) => parsePhpDate( part, zone, instance.clock.now() ) );
	if (
		typeof start !== 'number' ||
		typeof end !== 'number' ||
		rest.length > 0
	) {
		throw new ServerError( 'unparsable timeSlot' );
	}
	return { start, end };
}

export function readTimeSlotId(
	instance: Instance,
	body: Json
): number | null {
	const iri = readString( body, 'timeSlotUrl' );
	if ( ! iri ) {
		return null;
	}
	const id = Number( /^\/api\/time_slots\/(\d+)$/.exec( iri )?.[ 1 ] ?? NaN );
	if ( Number.isNaN( id ) ) {
		throw new Problem( 400, `Invalid IRI "${ iri }".` );
	}
	if ( ! instance.timeSlots.has( id ) ) {
		throw new Problem( 400, `Item not found for "${ iri }".` );
	}
	return id;
}
