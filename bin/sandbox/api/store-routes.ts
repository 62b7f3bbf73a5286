/**
 * A store's own page and its saved addresses.
 */
import { draftAddress } from '../platform/address-input.ts';
import { checkColumns, saveAddress } from '../platform/addresses.ts';
import { isObject, wrongType } from '../platform/json-input.ts';
import { message } from '../platform/messages.ts';
import { CODES, Violations, type Violation } from '../platform/problems.ts';
import { ANY_JSON, jsonBody, needsType } from './body.ts';
import { needScope, ownStore, type Call } from './call.ts';
import { created, ok, type Result } from './message.ts';
import { storeIri } from './iris.ts';
import { storeItem } from './serialize.ts';
import { addressJson } from './task-json.ts';

export function getStore( call: Call ): Result {
	needScope( call, 'deliveries' );
	return ok( storeItem( call.instance, ownStore( call ) ) );
}

export function getAddresses( call: Call ): Result {
	needScope( call, 'deliveries' );
	const store = ownStore( call );
	const members = store.addressIds.map( ( id ) =>
		addressJson( call.instance.need( call.instance.addresses, id ) )
	);
	return ok( {
		'@context': '/api/contexts/Address',
		'@id': `${ storeIri( store.id ) }/addresses`,
		'@type': 'hydra:Collection',
		'hydra:member': members,
		'hydra:totalItems': members.length,
	} );
}

export function postAddress( call: Call ): Result {
	needsType( call.request, ANY_JSON );
	needScope( call, 'deliveries' );
	const store = ownStore( call );
	const { instance } = call;
	const body = jsonBody( call.request );
	if ( ! isObject( body ) ) {
		throw wrongType( 'address', 'array', body );
	}
	const draft = draftAddress( instance, body );
	const { locale } = instance.settings;
	const violations: Violation[] = [];
	if ( draft.streetAddress.trim() === '' ) {
		violations.push( {
			propertyPath: 'streetAddress',
			message: message( locale, 'blank' ),
			code: CODES.notBlank,
		} );
	}
	if ( ! draft.phoneValid ) {
		violations.push( {
			propertyPath: 'telephone',
			message: message( locale, 'phone' ),
			code: CODES.phone,
		} );
	}
	if ( violations.length > 0 ) {
		throw new Violations( violations );
	}
	checkColumns( draft );
	const id = saveAddress( instance, draft );
	if ( ! store.addressIds.includes( id ) ) {
		store.addressIds.push( id );
	}
	return created(
		{
			'@context': '/api/contexts/Address',
			...addressJson( instance.need( instance.addresses, id ) ),
		},
		`/api/addresses/${ id }`
	);
}
