/**
 * The same customer at the classic checkout: pages, cookies and a form.
 */
import { CUSTOMER, EMAIL, NOTE, type Basket, type Order } from './checkout.ts';
import { asJson, asText } from './json.ts';
import { PlainError } from './plain-error.ts';

/** A browser that does nothing but keep its cookies. */
class Visitor {
	private readonly cookies = new Map< string, string >();

	constructor( private readonly url: string ) {}

	async request(
		path: string,
		form?: Record< string, string >
	): Promise< string > {
		const response = await fetch( this.url + path, {
			method: form ? 'POST' : 'GET',
			redirect: 'manual',
			headers: {
				Cookie: [ ...this.cookies ]
					.map( ( pair ) => pair.join( '=' ) )
					.join( '; ' ),
			},
			...( form && { body: new URLSearchParams( form ) } ),
			signal: AbortSignal.timeout( 90_000 ),
		} );
		for ( const cookie of response.headers.getSetCookie() ) {
			const [ pair = '' ] = cookie.split( ';' );
			const at = pair.indexOf( '=' );
			this.cookies.set( pair.slice( 0, at ), pair.slice( at + 1 ) );
		}
		return response.text();
	}
}

function find( what: string, pattern: RegExp, page: string ): string {
	const [ , found ] = pattern.exec( page ) ?? [];
	if ( found === undefined ) {
		throw new PlainError( `The classic checkout shows no ${ what }.` );
	}
	return found;
}

const prefixed = ( prefix: string ) =>
	Object.fromEntries(
		Object.entries( CUSTOMER ).map( ( [ name, value ] ) => [
			`${ prefix }_${ name }`,
			value,
		] )
	);

/** Once for the bill and once for the parcel. */
const place = ( prefix: string ) => ( {
	[ `${ prefix }country` ]: CUSTOMER.country,
	[ `${ prefix }postcode` ]: CUSTOMER.postcode,
	[ `${ prefix }city` ]: CUSTOMER.city,
	[ `${ prefix }address` ]: CUSTOMER.address_1,
} );

/** The checkout's own refresh after the address is typed: from here on it knows the shipping methods. */
async function refreshed( visitor: Visitor, page: string ): Promise< string > {
	const answer = await visitor.request( '/?wc-ajax=update_order_review', {
		security: find(
			'refresh nonce',
			/"update_order_review_nonce":"(\w+)"/,
			page
		),
		payment_method: 'cod',
		...place( '' ),
		...place( 's_' ),
		has_full_address: 'true',
	} );
	return Object.values( asJson( asJson( JSON.parse( answer ) ).fragments ) )
		.map( asText )
		.join( '\n' );
}

export async function orderByForm( {
	url,
	products,
}: Basket ): Promise< Order > {
	const visitor = new Visitor( url );
	for ( const id of products ) {
		await visitor.request( `/?add-to-cart=${ id }` );
	}
	const page = await visitor.request( '/classic-checkout/' );
	const review = await refreshed( visitor, page );
	const [ , slot ] =
		/name="pedal_slot"[^>]*value="([^"]+)"|<option value="([^"]+)"[^>]*data-pedal-slot/.exec(
			review + page
		) ?? [];
	const answer = await visitor.request( '/?wc-ajax=checkout', {
		...prefixed( 'billing' ),
		billing_email: EMAIL,
		order_comments: NOTE,
		'shipping_method[0]': find(
			'pedal_delivery method',
			/value="(pedal_delivery:\d+)"/,
			review
		),
		payment_method: 'cod',
		'woocommerce-process-checkout-nonce': find(
			'checkout nonce',
			/name="woocommerce-process-checkout-nonce" value="(\w+)"/,
			page
		),
		_wp_http_referer: '/?wc-ajax=update_order_review',
		...( slot && { pedal_slot: slot } ),
	} );
	const { result, order_id: id, messages } = asJson( JSON.parse( answer ) );
	if ( result !== 'success' ) {
		throw new PlainError(
			`The classic checkout refused the order: ${ asText( messages )
				.replace( /<[^>]+>|\s+/g, ' ' )
				.trim() }`
		);
	}
	return { id: Number( id ), number: asText( id ), status: 'processing' };
}
