/**
 * Spreadsheet rows as deliveries; an address nobody finds does not stop one.
 */
import { createDelivery } from './deliveries.ts';
import type { Instance } from './instance.ts';
import type { Json } from './json-input.ts';
import type { Store } from './model.ts';

type Row = Record< string, string >;

/** "2026-09-14 10:00 - 2026-09-14 12:00", read in the instance's zone. */
function windowOf( text: string ): Json {
	const [ after, before ] = text.split( /\s+-\s+/ );
	return before === undefined ? { before: after } : { after, before };
}

function addressOf( instance: Instance, row: Row, end: string ): Json {
	const text = row[ `${ end }.address` ] ?? '';
	const found = instance.geocoder.find( text );
	return {
		streetAddress: found ? text : 'INVALID ADDRESS',
		...( ! found && { latLng: instance.settings.latLng } ),
		name: row[ `${ end }.address.name` ] ?? null,
		description: row[ `${ end }.address.description` ] ?? null,
		telephone: row[ `${ end }.address.telephone` ] ?? null,
	};
}

function packagesOf( text: string ): Json[] {
	return text
		.split( ' ' )
		.filter( ( pair ) => pair.includes( '=' ) )
		.map( ( pair ) => {
			const [ type, quantity ] = pair.split( '=' );
			return { type, quantity };
		} );
}

function endOf(
	instance: Instance,
	row: Row,
	end: 'pickup' | 'dropoff'
): Json {
	return {
		...( row[ `${ end }.address` ] && {
			address: addressOf( instance, row, end ),
		} ),
		...( row[ `${ end }.timeslot` ] &&
			windowOf( row[ `${ end }.timeslot` ] ?? '' ) ),
		comments: row[ `${ end }.comments` ] ?? '',
		tags: row[ `${ end }.tags` ] ?? '',
		metadata: row[ `${ end }.metadata` ] ?? '',
	};
}

/** Rows the server cannot read are lost without a word; the rest are made. */
export function importRow(
	instance: Instance,
	store: Store,
	row: Row,
	request: number
): boolean {
	const kilograms = Number( row.weight ?? '' );
	const body = {
		pickup: endOf( instance, row, 'pickup' ),
		dropoff: {
			...endOf( instance, row, 'dropoff' ),
			packages: packagesOf( row[ 'dropoff.packages' ] ?? '' ),
			...( kilograms > 0 && { weight: Math.round( kilograms * 1000 ) } ),
		},
	};
	try {
		createDelivery( instance, store, body, request );
		return true;
	} catch {
		return false;
	}
}
