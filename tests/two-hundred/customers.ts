/**
 * Two hundred customers, forty for each of the five ways an order comes in, all of them paid and ours to deliver.
 */
import { differences } from '../../bin/chaos/check/expected.ts';
import type { ShopOrder } from '../../bin/chaos/check/evidence.ts';
import type { Entry, Way } from '../../bin/chaos/orders/book.ts';
import { Planner } from '../../bin/chaos/orders/plan.ts';
import type { PlatformDelivery } from '../../bin/chaos/rig/platform.ts';

export const WAYS = [
	'classic',
	'blocks',
	'rest',
	'save',
	'save_then_move',
] as const satisfies readonly Way[];

const EACH = 40;

export interface Wares {
	/** Grams of each product. */
	weights: Record< string, number >;
	windows: string[];
	connection: number;
}

export function customers( { weights, windows, connection }: Wares ): Entry[] {
	const planner = new Planner( {
		seed: 200,
		products: Object.keys( weights ).map( Number ),
		windows,
		connection,
		ways: Object.fromEntries( WAYS.map( ( way ) => [ way, 1 ] ) ),
		changed: 0,
	} );
	const places = new Map< Way, number >(
		WAYS.map( ( way ) => [ way, EACH ] )
	);
	const book: Entry[] = [];
	while ( book.length < WAYS.length * EACH ) {
		const entry = planner.one();
		const left = places.get( entry.way ) ?? 0;
		if ( left > 0 && entry.ours && entry.status === 'processing' ) {
			places.set( entry.way, left - 1 );
			book.push( entry );
		}
	}
	return book;
}

/** The order as the customer meant it, whatever the shop made of it. */
function meant( entry: Entry, { weights }: Wares ): ShopOrder {
	const pieces = entry.items.map( ( [ , quantity ] ) => quantity );
	return {
		id: entry.id ?? 0,
		status: 'processing',
		note: entry.note,
		billing: entry.address,
		shipping: entry.address,
		methods: [ 'pedal_delivery' ],
		pieces: pieces.reduce( ( sum, quantity ) => sum + quantity, 0 ),
		remaining: 1,
		weight: entry.items.reduce(
			( sum, [ product, quantity ] ) =>
				sum + ( weights[ product ] ?? 0 ) * quantity,
			0
		),
		window: entry.slot && {
			start: Date.parse( entry.slot.start ),
			end: Date.parse( entry.slot.end ),
		},
	};
}

const windowOf = ( value: string ) => {
	const [ start = '', end = '' ] = value.split( '/' );
	return { start: Date.parse( start ), end: Date.parse( end ) };
};

/** What the platform holds otherwise than the customer meant it, for each order that has any such thing. */
export function mistakes(
	book: Entry[],
	wares: Wares,
	deliveries: PlatformDelivery[],
	markers: ReadonlyMap< number, string >
): string[] {
	// Whoever chose no window was given one of them.
	const offered = wares.windows.map( windowOf );
	return book.flatMap( ( entry ) => {
		const mine = deliveries.filter( ( { delivery } ) =>
			JSON.stringify( delivery.dropoff ).includes( entry.code )
		);
		const [ only ] = mine;
		if ( ! only || mine.length > 1 ) {
			return [
				`${ entry.way } ${ entry.code }: ${ mine.length } deliveries`,
			];
		}
		const marker = markers.get( entry.id ?? 0 ) ?? 'no marker';
		const fields = differences(
			meant( entry, wares ),
			only,
			marker,
			offered
		);
		return fields.length > 0
			? [ `${ entry.way } ${ entry.code }: ${ fields.join( ', ' ) }` ]
			: [];
	} );
}
