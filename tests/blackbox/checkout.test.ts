/**
 * Section 11: what the checkout knows and asks. Issue 3, 6.5: the shopper never waits for the platform.
 */
import { asList } from '../../bin/lab/json.ts';
import { CUSTOMER, EMAIL, orderByBlocks } from '../../bin/lab/checkout.ts';
import { orderByForm } from '../../bin/lab/classic-checkout.ts';
import { request, type Answer } from './support/rest.ts';
import { keys, UTC } from './support/shapes.ts';
import { useWorld } from './support/world.ts';

const world = useWorld();
const KEYS = [
	'connection',
	'message',
	'needed',
	'selected',
	'slots',
	'stale',
	'timezone',
];
let products: number[] = [];

class Cart {
	private token = '';
	constructor( private readonly shop: string ) {}

	async call(
		method: string,
		path: string,
		body?: object
	): Promise< Answer > {
		const answer = await request(
			`${ this.shop }/wp-json/wc/store/v1/${ path }`,
			method,
			{
				...( body && { body } ),
				headers: this.token ? { 'Cart-Token': this.token } : {},
			}
		);
		this.token = answer.headers.get( 'Cart-Token' ) ?? this.token;
		return answer;
	}

	/** Bread for Grenoble, by the method named. */
	async fill( method = 'pedal_delivery' ): Promise< any > {
		await this.call( 'GET', 'cart' );
		await this.call( 'POST', 'cart/add-item', {
			id: products[ 0 ],
			quantity: 1,
		} );
		const { body } = await this.call( 'POST', 'cart/update-customer', {
			billing_address: { ...CUSTOMER, email: EMAIL },
			shipping_address: CUSTOMER,
		} );
		const [ parcel ] = asList( body.shipping_rates );
		const rate = asList( parcel?.shipping_rates ).find(
			( { method_id: id } ) => id === method
		);
		const chosen = await this.call( 'POST', 'cart/select-shipping-rate', {
			package_id: 0,
			rate_id: rate?.rate_id,
		} );
		return chosen.body;
	}

	pay( extensions?: object ): Promise< Answer > {
		return this.call( 'POST', 'checkout', {
			billing_address: { ...CUSTOMER, email: EMAIL },
			shipping_address: CUSTOMER,
			payment_method: 'cod',
			...( extensions && { extensions } ),
		} );
	}
}

const ours = ( cart: any ) => cart.extensions[ 'pedal-bridge' ];
const meta = ( order: number ) =>
	world.shop.php< any >(
		"return wc_get_order( $a['id'] )->get_meta( '_pedal_slot' );",
		{ id: order }
	);

beforeAll( async () => {
	( { products } = await world.shop.php< { products: number[] } >( `
		WC_Shipping_Zones::get_zone( array_key_first( WC_Shipping_Zones::get_zones() ) )->add_shipping_method( 'flat_rate' );
		$run = require WP_CONTENT_DIR . '/pedal-lab/products.php';
		do_action( 'pedal_tick' );
		return $run();` ) );
	await world.platform.ctl( 'DELETE', '/ledger' );
} );

test( '11 the cart’s extension, key by key; slots are the platform’s', async () => {
	const data = ours( await new Cart( world.shop.url ).fill() );
	expect( keys( data ) ).toEqual( KEYS );
	expect( data ).toMatchObject( {
		needed: true,
		connection: world.connection,
		timezone: 'Europe/Paris',
		stale: false,
	} );
	expect( data.slots.length ).toBeGreaterThan( 0 );
	for ( const slot of data.slots ) {
		expect( keys( slot ) ).toEqual( [ 'end', 'label', 'start', 'value' ] );
		expect( slot.start ).toMatch( UTC );
	}
} );

test( '11 not needed when another method is chosen, nor in an empty cart', async () => {
	const other = ours( await new Cart( world.shop.url ).fill( 'flat_rate' ) );
	expect( keys( other ) ).toEqual( KEYS );
	expect( other.needed ).toBe( false );
	expect(
		ours( ( await new Cart( world.shop.url ).call( 'GET', 'cart' ) ).body )
			.needed
	).toBe( false );
} );

test( '11 a chosen slot travels: order meta in UTC, row’s deadline, the request’s window', async () => {
	const cart = new Cart( world.shop.url );
	const slot = ours( await cart.fill() ).slots[ 2 ];
	const { status, body } = await cart.pay( {
		'pedal-bridge': { slot: slot.value },
	} );
	expect( status ).toBe( 200 );
	const kept = await meta( body.order_id );
	expect( keys( kept ) ).toEqual( [
		'connection_id',
		'end',
		'start',
		'value',
	] );
	expect( kept.value ).toBe( slot.value );
	expect( Number( kept.connection_id ) ).toBe( world.connection );
	expect( String( kept.start ) ).toMatch( /Z|\+00:00|^\d+$/ );
	await world.shop.tick();
	expect( await world.shop.row( body.order_id ) ).toMatchObject( {
		deadline: Date.parse( slot.end ) / 1000,
		stage: 'placed',
	} );
	const made = await world.platform.ledger( 'create_delivery' );
	expect( JSON.parse( String( made.at( -1 )?.body ) ).dropoff.timeSlot ).toBe(
		slot.value
	);
} );

test.each( [
	[ 'never offered', '2031-01-01T00:00:00Z/2031-01-01T02:00:00Z' ],
	[ 'over', '2020-01-01T00:00:00Z/2020-01-01T02:00:00Z' ],
	[ 'nonsense', "x' OR 1=1" ],
	[ 'a list', [ 'a' ] ],
	[ 'a number', 5 ],
] )(
	'11 a slot that is %s answers a field error, no order is planned',
	async ( _, slot ) => {
		const cart = new Cart( world.shop.url );
		await cart.fill();
		const answer = await cart.pay( { 'pedal-bridge': { slot } } );
		expect( answer.status ).toBe( 400 );
		expect( answer.text ).toMatch( /slot|pedal/ );
	}
);

test( '11 no slot given: the sale goes on, the rule of without_slot answers', async () => {
	const cart = new Cart( world.shop.url );
	await cart.fill();
	const { status, body } = await cart.pay();
	expect( status ).toBe( 200 );
	expect( await world.shop.row( body.order_id ) ).toMatchObject( {
		desired: 'present',
	} );
} );

test( '11 another shipping method is never disturbed, whatever the slot says', async () => {
	for ( const slot of [
		'nonsense',
		'2020-01-01T00:00:00Z/2020-01-01T02:00:00Z',
		'',
	] ) {
		const cart = new Cart( world.shop.url );
		await cart.fill( 'flat_rate' );
		const { status, body } = await cart.pay( { 'pedal-bridge': { slot } } );
		expect( [ slot, status ] ).toEqual( [ slot, 200 ] );
		expect( await meta( body.order_id ) ).toBe( '' );
		expect( await world.shop.row( body.order_id ) ).toEqual( {} );
	}
} );

/** The classic form's own POST, with what is chosen in it. */
async function classic( more: Record< string, string > ): Promise< any > {
	const jar = new Map< string, string >();
	const visit = async ( path: string, form?: Record< string, string > ) => {
		const answer = await fetch( world.shop.url + path, {
			method: form ? 'POST' : 'GET',
			headers: {
				Cookie: [ ...jar ]
					.map( ( pair ) => pair.join( '=' ) )
					.join( '; ' ),
			},
			...( form && { body: new URLSearchParams( form ) } ),
		} );
		for ( const line of answer.headers.getSetCookie() ) {
			const [ name = '', value = '' ] = (
				line.split( ';' )[ 0 ] ?? ''
			).split( '=' );
			jar.set( name, value );
		}
		return answer.text();
	};
	await visit( `/?add-to-cart=${ products[ 0 ] }` );
	const page = await visit( '/classic-checkout/' );
	const [ , nonce = '' ] =
		/name="woocommerce-process-checkout-nonce" value="(\w+)"/.exec(
			page
		) ?? [];
	const [ , review = '' ] =
		/"update_order_review_nonce":"(\w+)"/.exec( page ) ?? [];
	const address = Object.fromEntries(
		Object.entries( CUSTOMER ).map( ( [ name, value ] ) => [
			`billing_${ name }`,
			value,
		] )
	);
	// The page's own refresh: from here on the session knows the methods.
	const place = ( prefix: string ) =>
		Object.fromEntries(
			[ 'country', 'postcode', 'city' ].map( ( name ) => [
				prefix + name,
				CUSTOMER[ name as keyof typeof CUSTOMER ],
			] )
		);
	await visit( '/?wc-ajax=update_order_review', {
		security: review,
		payment_method: 'cod',
		...place( '' ),
		...place( 's_' ),
		has_full_address: 'true',
	} );
	return JSON.parse(
		await visit( '/?wc-ajax=checkout', {
			...address,
			billing_email: EMAIL,
			payment_method: 'cod',
			'woocommerce-process-checkout-nonce': nonce,
			_wp_http_referer: '/?wc-ajax=update_order_review',
			...more,
		} )
	);
}

describe( '11 the classic checkout and its field pedal_slot', () => {
	let method = '';
	let value = '';
	beforeAll( async () => {
		method = `pedal_delivery:${ await world.shop.php( 'return bb_instance();' ) }`;
		value = ours( await new Cart( world.shop.url ).fill() ).slots[ 1 ]
			.value;
	} );

	test( 'keeps the chosen slot', async () => {
		const done = await classic( {
			'shipping_method[0]': method,
			pedal_slot: value,
		} );
		expect( done ).toMatchObject( { result: 'success' } );
		expect( await meta( done.order_id ) ).toMatchObject( { value } );
		expect( await world.shop.row( done.order_id ) ).toMatchObject( {
			desired: 'present',
		} );
	} );

	test( 'refuses one that was never offered', async () => {
		const done = await classic( {
			'shipping_method[0]': method,
			pedal_slot: '2031-01-01T00:00:00Z/2031-01-01T02:00:00Z',
		} );
		expect( done ).toMatchObject( { result: 'failure' } );
	} );

	test( 'disturbs no other method', async () => {
		const flat = await world.shop.php< number >(
			"foreach ( WC_Shipping_Zones::get_zones() as $zone ) { foreach ( $zone['shipping_methods'] as $one ) { if ( 'flat_rate' === $one->id ) { return $one->instance_id; } } }"
		);
		const done = await classic( {
			'shipping_method[0]': `flat_rate:${ flat }`,
			pedal_slot: 'nonsense',
		} );
		expect( done ).toMatchObject( { result: 'success' } );
		expect( await meta( done.order_id ) ).toBe( '' );
	} );
} );

describe( 'issue 3: a shopper never waits for the platform', () => {
	test( 'zero calls in both checkouts while it hangs, and both sell', async () => {
		await world.platform.fault( { kind: 'hang', route: '*' } );
		await world.platform.ctl( 'DELETE', '/ledger' );
		const basket = {
			url: world.shop.url,
			products: products.slice( 0, 1 ),
		};
		const block = await orderByBlocks( basket );
		const form = await orderByForm( basket );
		const now = await world.platform.ctl( 'GET', '' );
		expect( [
			await world.platform.ledger(),
			now.under_way.requests,
		] ).toEqual( [ [], 0 ] );
		for ( const { id } of [ block, form ] ) {
			expect( await world.shop.row( id ) ).toMatchObject( {
				sync: 'pending',
				sends: 0,
			} );
		}
		await world.platform.calm();
		await world.shop.tick();
		for ( const { id } of [ block, form ] ) {
			expect( await world.shop.row( id ) ).toMatchObject( {
				sync: 'synced',
				sends: 1,
			} );
		}
	} );

	test( 'no windows are known and the platform is dead: the sale goes on', async () => {
		await world.platform.ctl( 'POST', '/down', {} );
		await world.shop.sql( "UPDATE wp_pedal_connections SET offers = ''" );
		const cart = new Cart( world.shop.url );
		const data = ours( await cart.fill() );
		expect( keys( data ) ).toEqual( KEYS );
		expect( data.slots ).toEqual( [] );
		expect( ( await cart.pay() ).status ).toBe( 200 );
		await world.platform.ctl( 'POST', '/up', {} );
	} );
} );

test( 'no PHP notice was written on the way', () => {
	expect( world.shop.log() ).toBe( '' );
} );
