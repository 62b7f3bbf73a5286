/**
 * Dates as PHP would read them, which is how clients write them.
 */
import { parsePhpDate } from '../../bin/sandbox/platform/php-date.ts';
import { toIso } from '../../bin/sandbox/platform/zone.ts';

const ZONE = 'Europe/Paris';
/** A Monday, eleven o'clock. */
const NOW = Date.parse( '2026-09-14T09:00:30Z' );

const read = ( text: string ): string | null => {
	const time = parsePhpDate( text, ZONE, NOW );
	return time === null ? null : toIso( time, ZONE );
};

describe( 'PHP dates', () => {
	test.each( [
		[ '2026-09-14 13:30', '2026-09-14T13:30:00+02:00' ],
		[ '2026-09-14T13:30:05', '2026-09-14T13:30:05+02:00' ],
		[ '2026-09-14T13:30:05.123Z', '2026-09-14T15:30:05+02:00' ],
		[ '2026-09-14T13:30:00+05:30', '2026-09-14T10:00:00+02:00' ],
		[ '2026-09-14T13:30:00-0400', '2026-09-14T19:30:00+02:00' ],
		[ '2026-09-14', '2026-09-14T00:00:00+02:00' ],
		[ '14-09-2026 13:30', '2026-09-14T13:30:00+02:00' ],
		[ '14.09.2026', '2026-09-14T00:00:00+02:00' ],
		[ '09/14/2026 13:30', '2026-09-14T13:30:00+02:00' ],
		[ '2026-02-30', '2026-03-02T00:00:00+01:00' ],
		[ '@1789376430', '2026-09-14T11:00:30+02:00' ],
		[ 'now', '2026-09-14T11:00:30+02:00' ],
		[ 'today', '2026-09-14T00:00:00+02:00' ],
		[ 'noon', '2026-09-14T12:00:00+02:00' ],
		[ 'tomorrow 13:00', '2026-09-15T13:00:00+02:00' ],
		[ '13:00 tomorrow', '2026-09-15T00:00:00+02:00' ],
		[ 'yesterday', '2026-09-13T00:00:00+02:00' ],
		[ '+2 hours', '2026-09-14T13:00:30+02:00' ],
		[ '-1 day', '2026-09-13T11:00:30+02:00' ],
		[ '3 days ago', '2026-09-11T11:00:30+02:00' ],
		[ 'next week', '2026-09-21T11:00:30+02:00' ],
		[ 'monday 14:00', '2026-09-14T14:00:00+02:00' ],
		[ 'next monday', '2026-09-21T00:00:00+02:00' ],
		[ 'last friday', '2026-09-11T00:00:00+02:00' ],
		[ 'Wednesday at 9:15', '2026-09-16T09:15:00+02:00' ],
	] )( '%s', ( text, expected ) => {
		expect( read( text ) ).toBe( expected );
	} );

	test.each( [
		'',
		'   ',
		'soon',
		'2026-13-01',
		'2026-09-14 25:00',
		'2026-09-14 13:99',
		'tomorrow-ish',
		'10:00-12:00',
	] )( 'refuses "%s"', ( text ) => {
		expect( read( text ) ).toBeNull();
	} );
} );
