/**
 * Stores on the control side.
 */
import type { Instance } from '../platform/instance.ts';
import type { Store } from '../platform/model.ts';
import { NotThere, type ControlCall, type ControlRoute } from './desk.ts';
import { BadInput, Fields } from './fields.ts';
import { given, onWire, orNull } from './optional.ts';

function readPricing( fields: Fields ): Store[ 'pricing' ] | undefined {
	if ( ! fields.has( 'pricing' ) ) {
		return orNull( fields, 'pricing', undefined );
	}
	const pricing = Fields.of( fields.raw( 'pricing' ), 'pricing' );
	const whole = { min: 0, max: 1_000_000 };
	const read = {
		base: pricing.required( 'base', pricing.integer( 'base', whole ) ),
		perKm: pricing.integer( 'per_km', whole ) ?? 0,
		maxDistance: pricing.integer( 'max_distance', whole ) ?? null,
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
			'time_slot_id',
			fields.integer( 'time_slot_id' )
		),
		timeSlotIds: fields.integers( 'time_slot_ids' ),
		packages: fields.texts( 'packages' ),
		tags: fields.texts( 'tags' ),
		defaultCourier: orNull(
			fields,
			'default_courier',
			fields.text( 'default_courier', 100 )
		),
		maxDistance: orNull(
			fields,
			'max_distance',
			fields.integer( 'max_distance', metres )
		),
		pricing: readPricing( fields ),
		cashOnDelivery: fields.flag( 'cash_on_delivery' ),
		packagesRequired: fields.flag( 'packages_required' ),
		weightRequired: fields.flag( 'weight_required' ),
	};
	fields.done();
	knownSlot( instance, 'time_slot_id', change.timeSlotId );
	change.timeSlotIds?.forEach( ( id ) =>
		knownSlot( instance, 'time_slot_ids', id )
	);
	Object.assign( store, given( change ) );
	instance.news.emit( 'settings', 'stores' );
	return onWire( store );
}

export const STORE_ROUTES: readonly ControlRoute[] = [
	{
		method: 'GET',
		path: '/stores',
		help: 'all',
		handle: ( { desk } ) => onWire( [ ...desk.instance.stores.values() ] ),
	},
	{
		method: 'PATCH',
		path: '/stores/{}',
		help: '`{name?, time_slot_id?, time_slot_ids?, packages?, tags?, default_courier?, max_distance?, pricing?, cash_on_delivery?, …}`; null empties',
		handle: changeStore,
	},
];
