/**
 * Clock, settings, stores and time slots on the control side.
 */
import { isZone, toIso } from '../platform/zone.ts';
import type { Instance } from '../platform/instance.ts';
import type { Store, TimeSlot } from '../platform/model.ts';
import { parseOpeningHours } from '../platform/opening-hours.ts';
import { parsePhpDate } from '../platform/php-date.ts';
import { INTERVAL } from '../platform/time-slots.ts';
import { NotThere, type ControlCall, type ControlRoute } from './desk.ts';
import { BadInput, Fields } from './fields.ts';

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

function readZone( fields: Fields ): string | undefined {
	const zone = fields.text( 'timezone' );
	if ( zone !== undefined && ! isZone( zone ) ) {
		throw new BadInput(
			'timezone',
			'has to be an IANA zone such as Europe/Paris'
		);
	}
	return zone;
}

function readLetters( fields: Fields, name: string ): string | undefined {
	const text = fields.text( name );
	if ( text !== undefined && ! /^[a-z]{2}$/.test( text ) ) {
		throw new BadInput( name, 'has to be two lower-case letters' );
	}
	return text;
}

const given = < T extends object >( values: T ): Partial< T > =>
	Object.fromEntries(
		Object.entries( values ).filter(
			( [ , value ] ) => value !== undefined
		)
	) as Partial< T >;

function setSettings( { desk, fields }: ControlCall ): unknown {
	const change = {
		brandName: fields.text( 'brandName', 200 ),
		timezone: readZone( fields ),
		country: readLetters( fields, 'country' ),
		locale: readLetters( fields, 'locale' ),
		publicUrl: fields.text( 'publicUrl', 200 ),
		tokenTtl: fields.integer( 'tokenTtl', { min: 0, max: 86_400 } ),
		maintenance: fields.flag( 'maintenance' ),
		webhookRetryScale: fields.number( 'webhookRetryScale', {
			min: 0,
			max: 100,
		} ),
		webhookTimeout: fields.number( 'webhookTimeout', {
			min: 0.01,
			max: 600,
		} ),
		webhookWorkers: fields.integer( 'webhookWorkers', { min: 1, max: 64 } ),
	};
	fields.done();
	Object.assign( desk.instance.settings, given( change ) );
	desk.instance.news.emit( 'settings', 'settings' );
	return desk.instance.settings;
}

/** Absent leaves a thing alone; null empties it. */
function orNull< T >(
	fields: Fields,
	name: string,
	value: T | undefined
): T | null | undefined {
	return fields.raw( name ) === null ? null : value;
}

function readPricing( fields: Fields ): Store[ 'pricing' ] | undefined {
	if ( ! fields.has( 'pricing' ) ) {
		return orNull( fields, 'pricing', undefined );
	}
	const pricing = Fields.of( fields.raw( 'pricing' ), 'pricing' );
	const whole = { min: 0, max: 1_000_000 };
	const read = {
		base: pricing.required( 'base', pricing.integer( 'base', whole ) ),
		perKm: pricing.integer( 'perKm', whole ) ?? 0,
		maxDistance: pricing.integer( 'maxDistance', whole ) ?? null,
	};
	pricing.done();
	return read;
}

function knownSlot(
	instance: Instance,
	field: string,
	id: number | undefined | null
): void {
	if ( typeof id === 'number' && ! instance.timeSlots.has( id ) ) {
		throw new BadInput( field, `there is no time slot ${ id }` );
	}
}

function changeStore( { desk, parts, fields }: ControlCall ): unknown {
	const { instance } = desk;
	const store = instance.stores.get( Number( parts[ 0 ] ) );
	if ( ! store ) {
		throw new NotThere( `there is no store ${ parts[ 0 ] }` );
	}
	const metres = { min: 0, max: 1_000_000 };
	const change = {
		name: fields.text( 'name', 200 ),
		enabled: fields.flag( 'enabled' ),
		timeSlotId: orNull(
			fields,
			'timeSlotId',
			fields.integer( 'timeSlotId' )
		),
		timeSlotIds: fields.integers( 'timeSlotIds' ),
		packages: fields.texts( 'packages' ),
		tags: fields.texts( 'tags' ),
		defaultCourier: orNull(
			fields,
			'defaultCourier',
			fields.text( 'defaultCourier', 100 )
		),
		maxDistance: orNull(
			fields,
			'maxDistance',
			fields.integer( 'maxDistance', metres )
		),
		pricing: readPricing( fields ),
		cashOnDelivery: fields.flag( 'cashOnDelivery' ),
		packagesRequired: fields.flag( 'packagesRequired' ),
		weightRequired: fields.flag( 'weightRequired' ),
	};
	fields.done();
	knownSlot( instance, 'timeSlotId', change.timeSlotId );
	change.timeSlotIds?.forEach( ( id ) =>
		knownSlot( instance, 'timeSlotIds', id )
	);
	Object.assign( store, given( change ) );
	instance.news.emit( 'settings', 'stores' );
	return store;
}

function readHours( fields: Fields ): string[] | undefined {
	const lines = fields.texts( 'openingHours' );
	for ( const line of lines ?? [] ) {
		if ( ! parseOpeningHours( line ) ) {
			throw new BadInput(
				'openingHours',
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
		'priorNotice',
		/^\d{1,3} hours?$/,
		'2 hours'
	);
	const cutoff = matching(
		fields,
		'sameDayCutoff',
		/^([01]\d|2[0-3]):[0-5]\d$/,
		'12:00'
	);
	const change = {
		name: fields.text( 'name', 200 ),
		interval: matching( fields, 'interval', INTERVAL, '2 days' ),
		workingDaysOnly: fields.flag( 'workingDaysOnly' ),
		priorNotice: orNull( fields, 'priorNotice', notice ),
		sameDayCutoff: orNull( fields, 'sameDayCutoff', cutoff ),
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
	return slot;
}

export const WORLD_ROUTES: readonly ControlRoute[] = [
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
	{
		method: 'GET',
		path: '/settings',
		help: 'of the instance',
		handle: ( { desk } ) => desk.instance.settings,
	},
	{
		method: 'PUT',
		path: '/settings',
		help: '`{timezone?, country?, locale?, brandName?, publicUrl?, tokenTtl?, maintenance?, webhookRetryScale?, webhookTimeout?, webhookWorkers?}`',
		handle: setSettings,
	},
	{
		method: 'GET',
		path: '/stores',
		help: 'all',
		handle: ( { desk } ) => [ ...desk.instance.stores.values() ],
	},
	{
		method: 'PATCH',
		path: '/stores/{}',
		help: '`{name?, timeSlotId?, timeSlotIds?, packages?, tags?, defaultCourier?, maxDistance?, pricing?, cashOnDelivery?, …}`; null empties',
		handle: changeStore,
	},
	{
		method: 'GET',
		path: '/time_slots',
		help: 'all',
		handle: ( { desk } ) => [ ...desk.instance.timeSlots.values() ],
	},
	{
		method: 'POST',
		path: '/time_slots',
		help: 'adds one: `{name?, interval?, workingDaysOnly?, priorNotice?, sameDayCutoff?, openingHours?}`',
		handle: saveSlot,
	},
	{
		method: 'PUT',
		path: '/time_slots/{}',
		help: 'changes one',
		handle: saveSlot,
	},
];
