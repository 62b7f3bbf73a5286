/**
 * Addresses of a request: a text, a saved one's IRI, or an object.
 */
import type { Instance } from './instance.ts';
import {
	isObject,
	readLatLng,
	readString,
	wrongType,
	type Json,
} from './json-input.ts';
import type { Address } from './model.ts';
import { readPhone } from './phone.ts';
import { Problem, ServerError } from './problems.ts';
import type { Point } from './route.ts';

export interface AddressDraft extends Omit< Address, 'id' > {
	/** Set when a saved row is used or, through `@id`, edited in place. */
	id: number | null;
	phoneValid: boolean;
	/** Text the row holds beyond what reads give back. */
	hidden: string[];
}

const HIDDEN = [ 'postalCode', 'addressLocality', 'addressCountry', 'company' ];

function saved( instance: Instance, iri: string ): Address {
	const id = Number( /^\/api\/addresses\/(\d+)$/.exec( iri )?.[ 1 ] ?? NaN );
	const address = instance.addresses.get( id );
	if ( ! address ) {
		throw new Problem( 400, `Item not found for "${ iri }".` );
	}
	return address;
}

const fromSaved = ( address: Address ): AddressDraft => ( {
	...address,
	phoneValid: true,
	hidden: [],
} );

function geocode(
	instance: Instance,
	text: string
): Address[ 'geo' ] & {
	streetAddress: string;
} {
	const place = instance.geocoder.find( text );
	if ( ! place ) {
		// The real code dereferences a null result here.
		throw new ServerError( 'address not geocodable' );
	}
	return place;
}

function readGeo( body: Json ): Point | null {
	const latLng = readLatLng( body, 'latLng' );
	if ( latLng || ! isObject( body.geo ) ) {
		return latLng;
	}
	const { latitude, longitude } = body.geo;
	if ( typeof latitude !== 'number' || typeof longitude !== 'number' ) {
		throw wrongType( 'geo', 'float', latitude );
	}
	return { latitude, longitude };
}

function readPhoneOf(
	instance: Instance,
	body: Json,
	old: Address | null
): {
	telephone: string | null;
	phoneValid: boolean;
} {
	if ( ! ( 'telephone' in body ) ) {
		return { telephone: old?.telephone ?? null, phoneValid: true };
	}
	const phone = readPhone( body.telephone, instance.settings.country );
	if ( phone.kind === 'unparsable' ) {
		throw new Problem( 400, phone.reason );
	}
	return phone.kind === 'none'
		? { telephone: null, phoneValid: true }
		: { telephone: phone.e164, phoneValid: phone.valid };
}

function fromObject(
	instance: Instance,
	body: Json,
	taskLatLng: Point | null
): AddressDraft {
	const iri = readString( body, '@id' );
	const old = iri === null ? null : saved( instance, iri );
	const text = (
		key: 'contactName' | 'name' | 'description'
	): string | null =>
		key in body ? readString( body, key ) : ( old?.[ key ] ?? null );
	const streetAddress =
		readString( body, 'streetAddress' ) ?? old?.streetAddress ?? '';
	const { telephone, phoneValid } = readPhoneOf( instance, body, old );
	const point =
		readGeo( body ) ??
		old?.geo ??
		taskLatLng ??
		geocode( instance, streetAddress );
	return {
		id: old?.id ?? null,
		streetAddress,
		contactName: text( 'contactName' ),
		name: text( 'name' ),
		description: text( 'description' ),
		telephone,
		phoneValid,
		geo: { latitude: point.latitude, longitude: point.longitude },
		hidden: HIDDEN.map( ( key ) => readString( body, key ) ?? '' ),
	};
}

export function draftAddress(
	instance: Instance,
	value: string | Json,
	taskLatLng: Point | null = null
): AddressDraft {
	if ( typeof value !== 'string' ) {
		return fromObject( instance, value, taskLatLng );
	}
	if ( value.startsWith( '/api/addresses' ) ) {
		return fromSaved( saved( instance, value ) );
	}
	const place = geocode( instance, value );
	return {
		id: null,
		streetAddress: place.streetAddress,
		contactName: null,
		name: null,
		description: null,
		telephone: null,
		phoneValid: true,
		geo: { latitude: place.latitude, longitude: place.longitude },
		hidden: [],
	};
}
