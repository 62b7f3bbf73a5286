/**
 * Wall clocks: what hour it is for the courier, and whether the shopper's own clock says the same.
 */
import type { Slot } from './offer';

/** @return `2026-10-25 02:30`; empty when instant or zone make no sense. */
export function wallClock( instant: number, timezone: string ): string {
	try {
		const parts = new Intl.DateTimeFormat( 'en-US', {
			timeZone: timezone,
			hourCycle: 'h23',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
		} ).formatToParts( instant );
		const part = ( name: Intl.DateTimeFormatPartTypes ) =>
			parts.find( ( { type } ) => type === name )?.value ?? '';
		return `${ part( 'year' ) }-${ part( 'month' ) }-${ part( 'day' ) } ${ part( 'hour' ) }:${ part( 'minute' ) }`;
	} catch {
		return '';
	}
}

/** Some of these windows begin or end at another hour for the shopper than for the courier. */
export function clocksDiffer(
	slots: Slot[],
	timezone: string,
	shoppers: string
): boolean {
	return slots
		.flatMap( ( { start, end } ) => [
			Date.parse( start ),
			Date.parse( end ),
		] )
		.some( ( instant ) => {
			const theirs = wallClock( instant, timezone );
			return theirs !== '' && theirs !== wallClock( instant, shoppers );
		} );
}

/** `America/Argentina/Buenos_Aires` → `Buenos Aires`. */
export const cityOf = ( timezone: string ) =>
	( timezone.split( '/' ).pop() ?? '' ).replaceAll( '_', ' ' );
