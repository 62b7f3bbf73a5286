/**
 * Filters and order of the deliveries' list, as the server's own code has them.
 */
import type { Instance } from '../platform/instance.ts';
import type { Delivery, TaskType } from '../platform/model.ts';
import { ServerError } from '../platform/problems.ts';
import { wallClock } from '../platform/zone.ts';

export interface Parameter {
	name: string;
	key: string;
	value: string;
}

export function parametersOf( query: string ): Parameter[] {
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

export type Test = ( delivery: Delivery ) => boolean;

export function filterOf(
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
export function lagTest( instance: Instance, lag: number ): Test {
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

export function sorted(
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
