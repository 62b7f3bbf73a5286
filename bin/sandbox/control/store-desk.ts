/**
 * Stores on the control side.
 */
import type { Instance } from '../platform/instance.ts';
import type { Store } from '../platform/model.ts';
import { NotThere, type ControlCall, type ControlRoute } from './desk.ts';
import { BadInput, Fields } from './fields.ts';
import { given, orNull } from './optional.ts';

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

export const STORE_ROUTES: readonly ControlRoute[] = [
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
];
