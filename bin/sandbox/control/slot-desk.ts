/**
 * Time slots on the control side.
 */
import type { TimeSlot } from '../platform/model.ts';
import { parseOpeningHours } from '../platform/opening-hours.ts';
import { INTERVAL } from '../platform/time-slots.ts';
import { NotThere, type ControlCall, type ControlRoute } from './desk.ts';
import { BadInput, type Fields } from './fields.ts';
import { given, onWire, orNull } from './optional.ts';

function readHours( fields: Fields ): string[] | undefined {
	const lines = fields.texts( 'opening_hours' );
	for ( const line of lines ?? [] ) {
		if ( ! parseOpeningHours( line ) ) {
			throw new BadInput(
				'opening_hours',
				`"${ line }" is no line like Mo-Fr 10:00-12:00`
			);
		}
	}
	return lines;
}

function matching(
	fields: Fields,
	name: string,
	pattern: RegExp,
	example: string
): string | undefined {
	const text = fields.text( name, 40 );
	if ( text !== undefined && ! pattern.test( text ) ) {
		throw new BadInput( name, `has to look like ${ example }` );
	}
	return text;
}

const EMPTY_SLOT: Omit< TimeSlot, 'id' > = {
	name: 'Créneau',
	interval: '2 days',
	workingDaysOnly: false,
	priorNotice: null,
	sameDayCutoff: null,
	openingHours: [],
};

function readSlot( fields: Fields ): Partial< Omit< TimeSlot, 'id' > > {
	const notice = matching(
		fields,
		'prior_notice',
		/^\d{1,3} hours?$/,
		'2 hours'
	);
	const cutoff = matching(
		fields,
		'same_day_cutoff',
		/^([01]\d|2[0-3]):[0-5]\d$/,
		'12:00'
	);
	const change = {
		name: fields.text( 'name', 200 ),
		interval: matching( fields, 'interval', INTERVAL, '2 days' ),
		workingDaysOnly: fields.flag( 'working_days_only' ),
		priorNotice: orNull( fields, 'prior_notice', notice ),
		sameDayCutoff: orNull( fields, 'same_day_cutoff', cutoff ),
		openingHours: readHours( fields ),
	};
	fields.done();
	return given( change ) as Partial< Omit< TimeSlot, 'id' > >;
}

function saveSlot( { desk, parts, fields }: ControlCall ): unknown {
	const { instance } = desk;
	const id = parts[ 0 ] === undefined ? null : Number( parts[ 0 ] );
	const old = id === null ? EMPTY_SLOT : instance.timeSlots.get( id );
	if ( ! old ) {
		throw new NotThere( `there is no time slot ${ id }` );
	}
	const change = readSlot( fields );
	const slot: TimeSlot = {
		...old,
		...change,
		id: id ?? instance.nextId( 'timeSlot' ),
	};
	instance.timeSlots.set( slot.id, slot );
	instance.news.emit( 'settings', 'time slots' );
	return onWire( slot );
}

export const SLOT_ROUTES: readonly ControlRoute[] = [
	{
		method: 'GET',
		path: '/time_slots',
		help: 'all',
		handle: ( { desk } ) =>
			onWire( [ ...desk.instance.timeSlots.values() ] ),
	},
	{
		method: 'POST',
		path: '/time_slots',
		help: 'adds one: `{name?, interval?, working_days_only?, prior_notice?, same_day_cutoff?, opening_hours?}`',
		handle: saveSlot,
	},
	{
		method: 'PUT',
		path: '/time_slots/{}',
		help: 'changes one',
		handle: saveSlot,
	},
];
