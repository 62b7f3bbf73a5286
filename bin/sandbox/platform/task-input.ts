/**
 * One task of a request body, read but not yet applied to anything.
 */
import type { Instance } from './instance.ts';
import {
	isObject,
	readInteger,
	readLatLng,
	readList,
	readString,
	wrongType,
	type Json,
} from './json-input.ts';
import type { TaskType } from './model.ts';
import type { Choice } from './time-slots.ts';
import { readDate, readTimeSlot, readTimeSlotId } from './window-input.ts';

export interface TaskInput {
	id: number | null;
	type: TaskType | null;
	address: string | Json | null;
	latLng: { latitude: number; longitude: number } | null;
	after: number | null;
	before: number | null;
	timeSlot: Choice | null;
	timeSlotId: number | null;
	comments: string | null;
	weight: number | null;
	packages: Array< { type: string; quantity: number } > | null;
	tags: string[] | null;
	metadata: Json | null;
	assignedTo: string | null;
}

export function readPackages( body: Json ): TaskInput[ 'packages' ] {
	const list = readList( body, 'packages' );
	return (
		list?.map( ( item ) => {
			if ( ! isObject( item ) ) {
				throw wrongType( 'packages', 'array', item );
			}
			const quantity = Number( item.quantity );
			if ( typeof item.type !== 'string' ) {
				throw wrongType( 'type', 'string', item.type );
			}
			if ( ! Number.isInteger( quantity ) || item.quantity === '' ) {
				throw wrongType( 'quantity', 'int', item.quantity );
			}
			return { type: item.type, quantity };
		} ) ?? null
	);
}

function readTags( body: Json ): string[] | null {
	const tags = body.tags ?? null;
	if ( typeof tags === 'string' ) {
		return tags.split( ' ' ).filter( ( tag ) => tag !== '' );
	}
	return (
		readList( body, 'tags' )?.map( ( tag ) =>
			String( isObject( tag ) ? tag.slug : tag )
		) ?? null
	);
}

/** An object, or `"k=v k2=v2"`. */
function readMetadata( body: Json ): Json | null {
	const metadata = body.metadata ?? null;
	if ( typeof metadata === 'string' ) {
		return Object.fromEntries(
			metadata
				.trim()
				.split( ' ' )
				.filter( ( pair ) => pair !== '' )
				.map( ( pair ) => {
					const [ key = '', value = null ] = pair.split( '=' );
					return [ key, value ];
				} )
		);
	}
	if ( metadata === null || isObject( metadata ) ) {
		return metadata;
	}
	if ( Array.isArray( metadata ) ) {
		return { ...metadata };
	}
	throw wrongType( 'metadata', 'array|string', metadata );
}

function readAddress( body: Json ): string | Json | null {
	const address = body.address ?? null;
	if ( typeof address === 'string' ) {
		return address === '' ? null : address;
	}
	if ( address === null || isObject( address ) ) {
		return address;
	}
	throw wrongType( 'address', 'array|string', address );
}

function readType( body: Json ): TaskType | null {
	const type = readString( body, 'type' )?.toUpperCase();
	return type === 'PICKUP' || type === 'DROPOFF' ? type : null;
}

export function readTask( instance: Instance, value: unknown ): TaskInput {
	if ( ! isObject( value ) ) {
		throw wrongType( 'task', 'array', value );
	}
	const after = readDate( instance, value, 'after' );
	const before = readDate( instance, value, 'before' );
	return {
		id: readInteger( value, 'id' ),
		type: readType( value ),
		address: readAddress( value ),
		latLng: readLatLng( value, 'latLng' ),
		after: after ?? readDate( instance, value, 'doneAfter' ),
		before: before ?? readDate( instance, value, 'doneBefore' ),
		timeSlot: readTimeSlot( instance, value.timeSlot ),
		timeSlotId: readTimeSlotId( instance, value ),
		comments: readString( value, 'comments' ),
		weight: readInteger( value, 'weight' ),
		packages: readPackages( value ),
		tags: readTags( value ),
		metadata: readMetadata( value ),
		assignedTo: readString( value, 'assignedTo' ),
	};
}
