/**
 * Looks for what must not be there: secrets anywhere, customers' names, streets, notes and phones outside the places named here.
 */
import type { Entry } from '../orders/book.ts';
import { e164 } from './expected.ts';

export interface Canaries {
	/** Name of a secret to its text. */
	secrets: Record< string, string >;
	/** Codes of the orders, which travel in name, street and note. */
	codes: ReadonlySet< string >;
	/** Phones in one form. */
	phones: ReadonlySet< string >;
}

export interface Place {
	name: string;
	text: string;
}

export interface Leak {
	place: string;
	what: string;
}

/** Where the shop itself keeps what its customers told it. Nothing else may hold it, and no place may hold a secret. */
export const PERSONAL_PLACES: Readonly< Record< string, string > > = {
	'table wp_wc_orders': 'the order: e-mail and note',
	'table wp_wc_order_addresses': 'the order: its addresses',
	'table wp_wc_orders_meta': 'the order: the index its search uses',
	'table wp_wc_customer_lookup': 'WooCommerce’s list of customers',
	'table wp_woocommerce_sessions': 'carts of shoppers who are still there',
	'answer wc-pedal/v1/orders/preview':
		'what would be sent, for staff who may read the order',
	'answer wc-pedal/v1/deliveries/one': 'the same',
	'answer wc-pedal/v1/deliveries?per_page=100':
		'the street that was not found, for staff who may mend it',
};

/** An access token of the platform: no other token of a shop is signed this way. */
const TOKEN = /eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9\.[\w-]+/;
const CODES = /Zq[B-DF-HJ-NP-TV-XZ]{7}/gi;
const PHONES = /(?:\+|00)?\d[\d .]{7,16}\d/g;

export function canariesOf(
	book: Entry[],
	secrets: Record< string, string >
): Canaries {
	return {
		secrets,
		codes: new Set( book.map( ( { code } ) => code.toLowerCase() ) ),
		phones: new Set( book.map( ( { address } ) => e164( address.phone ) ) ),
	};
}

function secretsIn( { name, text }: Place, { secrets }: Canaries ): Leak[] {
	const named = Object.entries( secrets )
		.filter( ( [ , secret ] ) => secret !== '' && text.includes( secret ) )
		.map( ( [ what ] ) => ( { place: name, what } ) );
	return TOKEN.test( text )
		? [ ...named, { place: name, what: 'access token' } ]
		: named;
}

function personalIn(
	{ name, text }: Place,
	{ codes, phones }: Canaries
): Leak[] {
	if ( name in PERSONAL_PLACES ) {
		return [];
	}
	const code = ( text.match( CODES ) ?? [] ).find( ( found ) =>
		codes.has( found.toLowerCase() )
	);
	const phone = ( text.match( PHONES ) ?? [] ).find( ( found ) =>
		phones.has( e164( found ) )
	);
	return [ code && `customer ${ code }`, phone && `phone ${ phone }` ]
		.filter( ( what ): what is string => Boolean( what ) )
		.map( ( what ) => ( { place: name, what } ) );
}

export const leaksIn = ( place: Place, canaries: Canaries ): Leak[] => [
	...secretsIn( place, canaries ),
	...personalIn( place, canaries ),
];
