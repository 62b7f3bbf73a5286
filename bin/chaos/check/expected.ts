/**
 * What the specification says about one order: whether a courier has to come, may never come, or must have been called off; and with what.
 */
import type { Entry } from '../orders/book.ts';
import { everWanted } from '../orders/book.ts';
import type { PlatformDelivery } from '../rig/platform.ts';
import type { Evidence, OrderAddress, ShopOrder } from './evidence.ts';

/** `due`: exactly one active delivery. `over`: none active, or a person knows. `never`: not one request. */
export type Fate = 'due' | 'over' | 'never';

const SENT = [ 'processing', 'completed' ];

export function fateOf( entry: Entry, order: ShopOrder | null ): Fate {
	if ( ! everWanted( entry ) ) {
		return 'never';
	}
	return order !== null &&
		order.methods.includes( 'pedal_delivery' ) &&
		SENT.includes( order.status ) &&
		order.pieces > 0 &&
		order.remaining > 0
		? 'due'
		: 'over';
}

/** A French number as typed, in the form the platform keeps. */
export function e164( typed: string ): string {
	const digits = typed.replace( /[^\d+]/g, '' );
	return digits.replace( /^(00|\+)33/, '+33' ).replace( /^0/, '+33' );
}

const text = ( value: unknown ): string =>
	typeof value === 'string' ? value : '';

const object = ( value: unknown ): Record< string, unknown > =>
	typeof value === 'object' && value !== null
		? ( value as Record< string, unknown > )
		: {};

/** The parts, one after the other, with anything between them. */
function holdsInOrder( whole: string, parts: string[] ): boolean {
	let at = 0;
	for ( const part of parts.filter( Boolean ) ) {
		const found = whole.indexOf( part, at );
		if ( found < 0 ) {
			return false;
		}
		at = found + part.length;
	}
	return true;
}

const ships = ( order: ShopOrder ): OrderAddress =>
	order.shipping.address_1 || order.shipping.city
		? order.shipping
		: order.billing;

function windowIsRight(
	dropoff: Record< string, unknown >,
	order: ShopOrder,
	offered: Evidence[ 'offered' ]
): boolean {
	const start = Date.parse( text( dropoff.after ) );
	const end = Date.parse( text( dropoff.before ) );
	const allowed = order.window ? [ order.window ] : offered;
	return allowed.some( ( one ) => one.start === start && one.end === end );
}

/** Names of what the platform holds otherwise than the order says. */
export function differences(
	order: ShopOrder,
	{ delivery }: PlatformDelivery,
	marker: string,
	offered: Evidence[ 'offered' ]
): string[] {
	const pickup = object( delivery.pickup );
	const dropoff = object( delivery.dropoff );
	const address = object( dropoff.address );
	const to = ships( order );
	const markerOf = ( task: Record< string, unknown > ) =>
		object( task.metadata ).external_system_id;
	const place = [
		to.address_1,
		to.address_2,
		to.postcode,
		to.city,
		'France',
	];
	const checks: Record< string, boolean > = {
		address: holdsInOrder( text( address.streetAddress ), place ),
		contact:
			text( address.contactName ) ===
			`${ to.first_name } ${ to.last_name }`,
		company: text( address.name ) === to.company,
		phone:
			text( address.telephone ) ===
			e164( order.shipping.phone || order.billing.phone ),
		slot: windowIsRight( dropoff, order, offered ),
		note: text( dropoff.comments ).includes( order.note.trim() ),
		number: text( pickup.comments ).includes( String( order.id ) ),
		weight: dropoff.weight === order.weight,
		'marker of pickup': markerOf( pickup ) === marker,
		'marker of dropoff': markerOf( dropoff ) === marker,
	};
	return Object.keys( checks ).filter( ( name ) => ! checks[ name ] );
}
