/**
 * Orders over HTTP, as shoppers and other systems place them: classic checkout, checkout block, WooCommerce's REST API.
 */
import { asJson, asList, asText } from '../../lab/json.ts';
import type { Entry } from './book.ts';
import { Visitor } from './visitor.ts';

export interface ShopDoor {
	url: string;
	/** Of the administrator, for REST. */
	authorization: string;
	/** The shipping method's instance. */
	instance: number;
}

const EMAIL = ( { code }: Entry ) => `${ code.toLowerCase() }@example.org`;

const found = ( pattern: RegExp, page: string ): string => {
	const [ , text ] = pattern.exec( page ) ?? [];
	if ( text === undefined ) {
		throw new Error( `The page shows no ${ pattern.source }.` );
	}
	return text;
};

async function classic( door: ShopDoor, entry: Entry ): Promise< number > {
	const visitor = new Visitor( door.url );
	const [ [ product, quantity ] = [ 0, 1 ] ] = entry.items;
	await visitor.form( `/?add-to-cart=${ product }&quantity=${ quantity }` );
	const page = await visitor.form( '/classic-checkout/' );
	const billing = Object.entries( entry.address ).map(
		( [ name, value ] ) => [ `billing_${ name }`, value ]
	);
	const answer = asJson(
		JSON.parse(
			await visitor.form( '/?wc-ajax=checkout', {
				...Object.fromEntries( billing ),
				billing_state: '',
				billing_email: EMAIL( entry ),
				order_comments: entry.note,
				'shipping_method[0]': `pedal_delivery:${ door.instance }`,
				payment_method: 'cod',
				'woocommerce-process-checkout-nonce': found(
					/name="woocommerce-process-checkout-nonce" value="(\w+)"/,
					page
				),
				...( entry.slot && { pedal_slot: entry.slot.value } ),
			} )
		)
	);
	if ( answer.result !== 'success' ) {
		throw new Error(
			`The classic checkout refused: ${ asText( answer.messages ) }`
		);
	}
	return Number( answer.order_id );
}

async function blocks( door: ShopDoor, entry: Entry ): Promise< number > {
	const visitor = new Visitor( door.url );
	const store = '/wp-json/wc/store/v1';
	await visitor.json( 'GET', `${ store }/cart` );
	const [ [ id, quantity ] = [ 0, 1 ] ] = entry.items;
	await visitor.json( 'POST', `${ store }/cart/add-item`, { id, quantity } );
	const address = { ...entry.address, state: '' };
	const addresses = {
		billing_address: { ...address, email: EMAIL( entry ) },
		shipping_address: address,
	};
	const cart = asJson(
		await visitor.json(
			'POST',
			`${ store }/cart/update-customer`,
			addresses
		)
	);
	const slots = asJson( asJson( cart.extensions )[ 'pedal-bridge' ] ).slots;
	const slot = entry.slot?.value ?? asText( asList( slots )[ 0 ]?.value );
	const order = asJson(
		await visitor.json( 'POST', `${ store }/checkout`, {
			...addresses,
			payment_method: 'cod',
			customer_note: entry.note,
			...( slot && { extensions: { 'pedal-bridge': { slot } } } ),
		} )
	);
	return Number( order.order_id );
}

async function rest( door: ShopDoor, entry: Entry ): Promise< number > {
	const visitor = new Visitor( door.url, {
		Authorization: door.authorization,
	} );
	const method = entry.ours ? 'pedal_delivery' : 'local_pickup';
	const order = await visitor.json( 'POST', '/wp-json/wc/v3/orders', {
		billing: { ...entry.address, email: EMAIL( entry ) },
		shipping: entry.address,
		customer_note: entry.note,
		payment_method: 'card',
		...( entry.status === 'processing'
			? { set_paid: true }
			: { status: entry.status } ),
		line_items: entry.items.map( ( [ product, quantity ] ) => ( {
			product_id: product,
			quantity,
		} ) ),
		shipping_lines: [
			{
				method_id: method,
				instance_id: String( door.instance ),
				method_title: 'Delivery',
				total: '4.90',
			},
		],
		meta_data: entry.slot
			? [ { key: '_pedal_slot', value: entry.slot } ]
			: [],
	} );
	return Number( asJson( order ).id );
}

export const OVER_HTTP = { classic, blocks, rest } as const;

export const isOverHttp = ( way: string ): way is keyof typeof OVER_HTTP =>
	way in OVER_HTTP;

/** Staff changes a status through the REST API. */
export async function changeStatus(
	door: ShopDoor,
	id: number,
	status: string
): Promise< void > {
	const visitor = new Visitor( door.url, {
		Authorization: door.authorization,
	} );
	await visitor.json( 'PUT', `/wp-json/wc/v3/orders/${ id }`, { status } );
}
