/**
 * The instance's clock on the control side.
 */
import type { Instance } from '../platform/instance.ts';
import { parsePhpDate } from '../platform/php-date.ts';
import { toIso } from '../platform/zone.ts';
import type { ControlCall, ControlRoute } from './desk.ts';
import { BadInput } from './fields.ts';

const clockView = ( { clock, settings }: Instance ): unknown => ( {
	now: toIso( clock.now(), settings.timezone ),
	milliseconds: clock.now(),
	frozen: clock.frozen,
	ahead_seconds: Math.round( ( clock.now() - Date.now() ) / 1000 ),
} );

function setClock( { desk, fields }: ControlCall ): unknown {
	const { instance } = desk;
	const text = fields.text( 'now' );
	const advance = fields.number( 'advance', { min: -1e9, max: 1e9 } );
	const frozen = fields.flag( 'frozen' );
	const real = fields.flag( 'real' );
	fields.done();
	const time =
		text === undefined
			? undefined
			: parsePhpDate(
					text,
					instance.settings.timezone,
					instance.clock.now()
				);
	if ( time === null ) {
		throw new BadInput(
			'now',
			'is not a time; 2026-09-14 10:00 would be one'
		);
	}
	if ( real ) {
		instance.clock.useRealTime();
	}
	if ( frozen !== undefined ) {
		instance.clock.freeze( frozen );
	}
	if ( time !== undefined || advance !== undefined ) {
		instance.clock.set(
			( time ?? instance.clock.now() ) + ( advance ?? 0 ) * 1000
		);
	}
	instance.news.emit( 'settings', 'clock' );
	return clockView( instance );
}

export const CLOCK_ROUTES: readonly ControlRoute[] = [
	{
		method: 'GET',
		path: '/clock',
		help: "the instance's clock",
		handle: ( { desk } ) => clockView( desk.instance ),
	},
	{
		method: 'PUT',
		path: '/clock',
		help: '`{now?, advance? (seconds), frozen?, real?}`; what is due by then happens at once',
		handle: setClock,
	},
];
