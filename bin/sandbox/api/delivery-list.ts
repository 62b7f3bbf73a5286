/**
 * `GET /api/stores/{id}/deliveries`, with its traps: ascending ids, 30 rows, times
 * compared as local digits, and a 500 for every parameter without brackets.
 */
import type { Instance } from '../platform/instance.ts';
import type { Delivery } from '../platform/model.ts';
import { needScope, ownStore, type Call, type Twists } from './call.ts';
import { filterOf, lagTest, parametersOf, sorted } from './list-filters.ts';
import { ok, type Result } from './message.ts';
import { storeIri } from './iris.ts';
import { deliveryJson } from './serialize.ts';

const PAGE = 30;

const CLIENT_KEYS = /^(delivery_position|zero_waste|order_|has_loopeat|store$)/;

function withoutClientMetadata( row: Record< string, unknown > ): void {
	for ( const task of row.tasks as Array< {
		metadata: Record< string, unknown >;
	} > ) {
		for ( const key of Object.keys( task.metadata ) ) {
			if ( ! CLIENT_KEYS.test( key ) ) {
				delete task.metadata[ key ];
			}
		}
	}
}

function rowsJson(
	instance: Instance,
	rows: readonly Delivery[],
	twists: Twists
): unknown[] {
	return rows.map( ( row ) => {
		const json = deliveryJson( instance, row );
		if ( twists.hideMetadata ) {
			withoutClientMetadata( json );
		}
		return json;
	} );
}

export function listDeliveries( call: Call ): Result {
	needScope( call, 'deliveries' );
	const store = ownStore( call );
	const { instance, request, twists } = call;
	const parameters = parametersOf( request.query );
	const tests = parameters.flatMap(
		( parameter ) => filterOf( instance, parameter ) ?? []
	);
	if ( twists.listLag !== undefined ) {
		tests.push( lagTest( instance, twists.listLag ) );
	}
	const found = instance
		.deliveriesOf( store.id )
		.filter( ( delivery ) => tests.every( ( test ) => test( delivery ) ) );
	const rows = sorted( instance, found, parameters ).slice( 0, PAGE );
	const id = `${ storeIri( store.id ) }/deliveries`;
	return ok( {
		'@context': '/api/contexts/Delivery',
		'@id': id,
		'@type': 'hydra:Collection',
		'hydra:member': rowsJson( instance, rows, twists ),
		'hydra:totalItems': found.length,
		'hydra:view': viewJson( id, request.query, found.length ),
		'hydra:search': {
			'@type': 'hydra:IriTemplate',
			'hydra:template': `${ id }{?order[createdAt],order[dropoff.before],pickup.before,pickup.after,dropoff.before,dropoff.after}`,
			'hydra:variableRepresentation': 'BasicRepresentation',
			'hydra:mapping': [],
		},
	} );
}

/** It names further pages, although asking for one of them is a 500. */
function viewJson(
	id: string,
	query: string,
	total: number
): Record< string, string > {
	const page = ( number: number ): string =>
		`${ id }?${ query ? `${ query }&` : '' }page=${ number }`;
	const last = Math.max( 1, Math.ceil( total / PAGE ) );
	return {
		'@id': query ? `${ id }?${ query }` : id,
		'@type': 'hydra:PartialCollectionView',
		...( last > 1 && {
			'hydra:first': page( 1 ),
			'hydra:last': page( last ),
			'hydra:next': page( 2 ),
		} ),
	};
}
