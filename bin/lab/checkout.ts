/**
 * A customer in Grenoble who buys bread and vegetables, through the block checkout's Store API or the classic checkout's form.
 */
import { asJson, asList, asText, demand, type Json } from './json.ts';
import { PlainError } from './plain-error.ts';

export interface Basket {
	url: string;
	products: number[];
	/** Léa Martin, when left out. */
	customer?: Partial< typeof CUSTOMER >;
	/** Which of the offered windows, from 0. */
	window?: number;
}

export interface Order {
	id: number;
	number: string;
	status: string;
}

export const CUSTOMER = {
	first_name: 'Léa',
	last_name: 'Martin',
	company: '',
	address_1: '5 rue Lesdiguières',
	address_2: 'Bâtiment B, 3e étage',
	city: 'Grenoble',
	state: '',
	postcode: '38000',
	country: 'FR',
	phone: '06 12 34 56 78',
};
export const EMAIL = 'lea.martin@example.org';
export const NOTE = 'Please ring twice.';
const METHOD = 'pedal_delivery';

/** What the plugin adds to the cart; nothing while no slot has to be chosen. */
function slotOf( cart: Json, window: number ): string {
	const { slots } = asJson( asJson( cart.extensions )[ 'pedal-bridge' ] );
	return asText( asList( slots )[ window ]?.value );
}

function deliveryRate( cart: Json ): { package_id: number; rate_id: string } {
	const [ parcel ] = asList( cart.shipping_rates );
	const rates = asList( parcel?.shipping_rates );
	const rate = rates.find( ( { method_id: method } ) => method === METHOD );
	if ( ! rate ) {
		const offered =
			rates
				.map( ( { method_id: method } ) => asText( method ) )
				.join( ', ' ) || 'nothing';
		throw new PlainError(
			`The shop offers no ${ METHOD } for 38000 Grenoble; it offers ${ offered }.`
		);
	}
	return {
		package_id: Number( parcel?.package_id ?? 0 ),
		rate_id: asText( rate.rate_id ),
	};
}

export async function orderByBlocks( {
	url,
	products,
	customer,
	window = 0,
}: Basket ): Promise< Order > {
	const store = `${ url }/wp-json/wc/store/v1`;
	const first = await demand( 'The cart', `${ store }/cart` );
	const headers = { 'Cart-Token': first.headers.get( 'Cart-Token' ) ?? '' };
	const post = async ( path: string, body: Json ) =>
		asJson(
			(
				await demand( `Checkout (${ path })`, `${ store }/${ path }`, {
					method: 'POST',
					headers,
					body,
				} )
			).body
		);

	for ( const id of products ) {
		await post( 'cart/add-item', { id, quantity: 1 } );
	}
	const address = { ...CUSTOMER, ...customer };
	const addresses = {
		billing_address: { ...address, email: EMAIL },
		shipping_address: address,
	};
	const cart = await post( 'cart/update-customer', addresses );
	const chosen = await post(
		'cart/select-shipping-rate',
		deliveryRate( cart )
	);
	const slot = slotOf( chosen, window );
	const order = await post( 'checkout', {
		...addresses,
		payment_method: 'cod',
		customer_note: NOTE,
		...( slot && { extensions: { 'pedal-bridge': { slot } } } ),
	} );
	return {
		id: Number( order.order_id ),
		number: asText( order.order_number ) || asText( order.order_id ),
		status: asText( order.status ),
	};
}
