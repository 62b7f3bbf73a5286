/**
 * A small shop after a run in which everything went right; each test plants one thing that did not.
 */
import type {
	Evidence,
	OrderAddress,
	Row,
	ShopOrder,
} from '../../bin/chaos/check/evidence.ts';
import type { Entry } from '../../bin/chaos/orders/book.ts';
import type {
	LedgerEntry,
	PlatformDelivery,
} from '../../bin/chaos/rig/platform.ts';

const START = Date.parse( '2026-11-21T08:00:00Z' );
const END = Date.parse( '2026-11-21T10:00:00Z' );
const CODES = [ 'ZqBBBBBBB', 'ZqBBBBBBC', 'ZqBBBBBBD' ];

export const marker = ( index: number ): string =>
	`MARKER${ String( index ).padStart( 20, '0' ) }`;

const address = ( code: string ): OrderAddress => ( {
	first_name: 'Léa',
	last_name: `Canari${ code }`,
	company: '',
	address_1: `5 rue ${ code }`,
	address_2: '',
	city: 'Grenoble',
	postcode: '38000',
	phone: '06 12 34 56 78',
} );

const entry = ( code: string, index: number ): Entry => ( {
	code,
	way: 'save',
	status: 'processing',
	ours: true,
	address: { ...address( code ), country: 'FR' },
	note: '',
	items: [ [ 11, 1 ] ],
	slot: null,
	changes: [],
	id: 100 + index,
	done: [],
} );

const order = ( code: string, index: number ): ShopOrder => ( {
	id: 100 + index,
	status: 'processing',
	note: '',
	billing: address( code ),
	shipping: address( code ),
	methods: [ 'pedal_delivery' ],
	pieces: 1,
	remaining: 9.4,
	weight: 800,
	window: { start: START, end: END },
} );

const row = ( index: number ): Row => ( {
	id: 1 + index,
	order_id: 100 + index,
	connection_id: 1,
	marker: marker( index ),
	desired: 'present',
	sync: 'synced',
	code: '',
	remote_id: `/api/deliveries/${ 4711 + index }`,
	stage: 'placed',
	sends: 1,
} );

export const delivery = (
	code: string,
	index: number,
	id = 4711 + index
): PlatformDelivery => ( {
	id,
	iri: `/api/deliveries/${ id }`,
	active: true,
	markers: [ marker( index ) ],
	created_at: START,
	committed_at: START,
	delivery: {
		pickup: {
			comments: `Order ${ 100 + index }`,
			metadata: { external_system_id: marker( index ) },
		},
		dropoff: {
			address: {
				streetAddress: `5 rue ${ code }, 38000 Grenoble, France`,
				contactName: `Léa Canari${ code }`,
				name: null,
				telephone: '+33612345678',
			},
			after: '2026-11-21T09:00:00+01:00',
			before: '2026-11-21T11:00:00+01:00',
			comments: '',
			weight: 800,
			metadata: { external_system_id: marker( index ) },
		},
	},
} );

export const post = ( index: number, status = 201 ): LedgerEntry => ( {
	id: 1 + index,
	at: START,
	method: 'POST',
	path: '/api/deliveries',
	query: '',
	route: 'create_delivery',
	marker: marker( index ),
	faults: [],
	status,
	answered: 'full',
	committed_at: START,
	committed_status: status,
	delivery: 4711 + index,
} );

const journal = ( index: number ): Evidence[ 'journal' ] => [
	{
		delivery_id: 1 + index,
		at: 1000,
		kind: 'sent',
		code: 'create',
		detail: {},
	},
	{
		delivery_id: 1 + index,
		at: 1000,
		kind: 'answered',
		code: 'created',
		detail: {},
	},
];

/** Everything right; change what a test is about. */
export function world(
	change: ( all: Evidence ) => void = () => {}
): Evidence {
	const all: Evidence = {
		book: CODES.map( entry ),
		orders: CODES.map( order ),
		notes: CODES.map( ( _, index ) => ( {
			order_id: 100 + index,
			text: `The delivery is booked (/api/deliveries/${ 4711 + index }).`,
		} ) ),
		rows: CODES.map( ( _, index ) => row( index ) ),
		journal: CODES.flatMap( ( _, index ) => journal( index ) ),
		deliveries: CODES.map( ( code, index ) => delivery( code, index ) ),
		requests: CODES.map( ( _, index ) => post( index ) ),
		mails: [],
		offered: [ { start: START, end: END } ],
	};
	change( all );
	return all;
}

/** One of a list, which is there. */
export function at< T >( list: T[], index: number ): T {
	const one = list[ index ];
	if ( one === undefined ) {
		throw new Error( `There is no number ${ index }.` );
	}
	return one;
}
