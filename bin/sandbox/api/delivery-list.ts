/**
 * `GET /api/stores/{id}/deliveries`, with its traps: ascending ids, 30 rows, times
 * compared as local digits, and a 500 for every parameter without brackets.
 */
import type { Instance } from '../platform/instance.ts';
import type { Delivery, TaskType } from '../platform/model.ts';
import { ServerError } from '../platform/problems.ts';
import { wallClock } from '../platform/zone.ts';
import { needScope, ownStore, type Call, type Twists } from './call.ts';
import { ok, type Result } from './message.ts';
import { deliveryJson, storeIri } from './serialize.ts';

const PAGE = 30;

interface Parameter {
	name: string;
	key: string;
	value: string;
}

function parametersOf( query: string ): Parameter[] {
	return [ ...new URLSearchParams( query ) ].map( ( [ full, value ] ) => {
		const match = /^([^[\]]+)\[([^\]]*)\]/.exec( full );
		if ( ! match ) {
			// The custom order filter calls array_keys() on every value.
			throw new ServerError( `scalar query parameter ${ full }` );
		}
		return { name: match[ 1 ] ?? '', key: match[ 2 ] ?? '', value };
	} );
}

/** A timestamp without zone: an offset in the text is ignored, junk is a 500. */
function localDigits( text: string ): number {
	const match =
		/^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?)?/.exec(
			text
		);
	if ( ! match ) {
		throw new ServerError( `not a timestamp: ${ text }` );
	}
	const [ year, month, day, hour, minute, second ] = match
		.slice( 1 )
		.map( ( part ) => Number( part ?? 0 ) ) as [
		number,
		number,
		number,
		number,
		number,
		number,
	];
	return Date.UTC( year, month - 1, day, hour, minute, second );
}

const COMPARE: Record< string, ( value: number, limit: number ) => boolean > = {
	before: ( value, limit ) => value <= limit,
	after: ( value, limit ) => value >= limit,
	strictly_before: ( value, limit ) => value < limit,
	strictly_after: ( value, limit ) => value > limit,
};

type Test = ( delivery: Delivery ) => boolean;

function filterOf(
	instance: Instance,
	{ name, key, value }: Parameter
): Test | null {
	const match = /^(pickup|dropoff)\.(before|after)$/.exec( name );
	const compare = COMPARE[ key ];
	if ( ! match || ! compare ) {
		return null;
	}
	const type = match[ 1 ]?.toUpperCase() as TaskType;
	const field = match[ 2 ] as 'before' | 'after';
	const limit = localDigits( value );
	const zone = instance.settings.timezone;
	return ( delivery ) =>
		delivery.taskIds.some( ( id ) => {
			const task = instance.tasks.get( id );
			return (
				task?.type === type &&
				compare( wallClock( task[ field ], zone ), limit )
			);
		} );
}

/** New rows stay out of sight until the lag has passed by either clock. */
function lagTest( instance: Instance, lag: number ): Test {
	const real = Date.now() - lag;
	const virtual = instance.clock.now() - lag;
	return ( { committedAt, createdAt } ) =>
		committedAt <= real || createdAt <= virtual;
}

function sortKey(
	instance: Instance,
	key: string
): ( ( delivery: Delivery ) => number ) | null {
	if ( key === 'createdAt' ) {
		return ( { createdAt } ) => createdAt;
	}
	return key === 'dropoff.before'
		? ( delivery ) =>
				instance
					.tasksOf( delivery )
					.findLast( ( { type } ) => type === 'DROPOFF' )?.before ?? 0
		: null;
}

function sorted(
	instance: Instance,
	rows: Delivery[],
	parameters: readonly Parameter[]
): Delivery[] {
	const order = parameters.find(
		( { name, key, value } ) =>
			name === 'order' &&
			sortKey( instance, key ) &&
			/^(asc|desc)$/i.test( value )
	);
	const key = order && sortKey( instance, order.key );
	if ( ! key ) {
		return rows;
	}
	const sign = order.value.toLowerCase() === 'desc' ? -1 : 1;
	const keyed = rows.map( ( row ) => [ key( row ), row ] as const );
	if ( sign < 0 ) {
		keyed.reverse();
	}
	return keyed
		.sort( ( a, b ) => sign * ( a[ 0 ] - b[ 0 ] || a[ 1 ].id - b[ 1 ].id ) )
		.map( ( [ , row ] ) => row );
}

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
