/**
 * Section 6: settings. Section 7: rules.
 */
import { expectOk, expectProblem } from './support/shapes.ts';
import { useWorld } from './support/world.ts';

const world = useWorld();

const DEFAULTS = {
	send: {
		statuses: [ 'processing' ],
		per_gateway: { bacs: [ 'processing' ] },
		when: 'now',
		minutes_before: 120,
	},
	without_slot: 'first',
	asap_minutes: { prepare: 30, window: 60 },
	effects: {
		placed: { note: true },
		assigned: { note: true },
		pickup: { note: false },
		carried: { note: true, customer_mail: true },
		delivered: {
			note: true,
			order_status: 'completed',
			customer_mail: false,
		},
		failed: { note: true, admin_mail: true },
		cancelled: { note: true, admin_mail: true },
	},
	alerts: {
		email: '',
		amber_minutes: 10,
		red_minutes: 30,
		minutes_before_slot_end: 60,
	},
	payload: { items: true, customer_note: true },
	retention_days: { journal: 90 },
	uninstall: { delete_data: false },
};

const get = ( path: string ) => world.admin.get( path );
const put = ( path: string, body: unknown ) => world.admin.put( path, body );

describe( '6 settings', () => {
	test( 'the defaults are those that are printed', async () => {
		expect( expectOk( await get( 'settings' ) ) ).toEqual( DEFAULTS );
	} );

	test( 'a partial PUT merges, deep down', async () => {
		const body = expectOk(
			await put( 'settings', {
				effects: { pickup: { note: true } },
				alerts: { amber_minutes: 5 },
			} )
		);
		const merged = {
			...DEFAULTS,
			effects: { ...DEFAULTS.effects, pickup: { note: true } },
			alerts: { ...DEFAULTS.alerts, amber_minutes: 5 },
		};
		expect( body ).toEqual( merged );
		expect( expectOk( await get( 'settings' ) ) ).toEqual( merged );
	} );

	test( 'lists are replaced, other settings stay', async () => {
		const body = expectOk(
			await put( 'settings', {
				send: { statuses: [ 'processing', 'on-hold' ] },
			} )
		);
		expect( body.send ).toEqual( {
			...DEFAULTS.send,
			statuses: [ 'processing', 'on-hold' ],
		} );
		expectOk(
			await put( 'settings', { send: { statuses: [ 'processing' ] } } )
		);
	} );

	test( 'alarms may be quick: red after a minute, or at once', async () => {
		for ( const minutes of [ 1, 0 ] ) {
			const { alerts } = expectOk(
				await put( 'settings', { alerts: { red_minutes: minutes } } )
			);
			expect( alerts.red_minutes ).toBe( minutes );
		}
		expectOk( await put( 'settings', { alerts: { red_minutes: 30 } } ) );
	} );

	test( 'what was read can be written back', async () => {
		const body = expectOk( await get( 'settings' ) );
		expect( expectOk( await put( 'settings', body ) ) ).toEqual( body );
		expectOk( await put( 'settings', {} ) );
	} );

	test.each( [
		[ { colour: 'red' } ],
		[ { send: { colour: 'red' } } ],
		[ { send: { when: 'tomorrow' } } ],
		[ { send: { statuses: 'processing' } } ],
		[ { send: { statuses: [ [ 'processing' ] ] } } ],
		[ { send: { minutes_before: -5 } } ],
		[ { send: { minutes_before: 'soon' } } ],
		[ { without_slot: 'never' } ],
		[ { without_slot: [ 'first' ] } ],
		[ { effects: { flying: { note: true } } } ],
		[ { effects: { placed: { note: 'perhaps' } } } ],
		[ { alerts: { email: 'not an address' } } ],
		[ { alerts: { amber_minutes: 0.5 } } ],
		[ { retention_days: { journal: -1 } } ],
		[ { uninstall: true } ],
		[ { payload: null } ],
	] )( 'PUT %j answers 400 and changes nothing', async ( body ) => {
		const before = ( await get( 'settings' ) ).body;
		expectProblem(
			await put( 'settings', body ),
			400,
			'rest_invalid_param'
		);
		expect( ( await get( 'settings' ) ).body ).toEqual( before );
	} );

	test( 'a list instead of an object, and no JSON at all, answer 400', async () => {
		expectProblem( await put( 'settings', [ 1 ] ), 400 );
		expectProblem(
			await world.admin.call( 'PUT', 'settings', { raw: '{' } ),
			400
		);
		expectProblem(
			await world.admin.call( 'PUT', 'settings', { raw: '"x"' } ),
			400
		);
	} );
} );

interface Decided {
	send: boolean;
	connection_id: number | null;
	reasons: unknown[];
}

/** What the rules say about an order of the shop's other method. */
async function decide( rules: unknown, wish: object = {} ): Promise< Decided > {
	expectOk( await put( 'rules', rules ) );
	const order = await world.shop.order( {
		method: 'flat_rate',
		instance: 3,
		...wish,
	} );
	return expectOk( await get( `orders/${ order }/verdict` ) );
}

const rule = (
	field: string,
	op: string,
	value: unknown,
	more: object = {}
) => ( {
	id: `r-${ field }`,
	name: `By ${ field }`,
	enabled: true,
	when: [ { field, op, value } ],
	then: { connection_id: world.connection },
	...more,
} );

describe( '7 rules', () => {
	let ordinary = 0;
	afterEach( async () => void ( await put( 'rules', [] ) ) );

	test( 'GET answers a list; PUT replaces it as it was written', async () => {
		expect( expectOk( await get( 'rules' ) ) ).toEqual( [] );
		const rules = [
			rule( 'postcode', 'matches', '38000...38100' ),
			rule( 'total', 'gt', 5, { then: { send: false }, enabled: false } ),
		];
		expectOk( await put( 'rules', rules ) );
		const kept = expectOk( await get( 'rules' ) );
		expect( kept ).toMatchObject( rules );
		expect( expectOk( await put( 'rules', [] ) ) ).toEqual( [] );
		expectProblem( await put( 'rules', {} ), 400, 'rest_invalid_param' );
		expectOk( await put( 'rules', { rules } ) );
		expect( expectOk( await put( 'rules', { rules: [] } ) ) ).toEqual( [] );
	} );

	test( 'shipping_zone of an order that names no instance: the zone of its address', async () => {
		const zone = await world.shop.php< number >(
			'return array_key_first( WC_Shipping_Zones::get_zones() );'
		);
		const far = { postcode: '75001', city: 'Paris' };
		for ( const [ wish, send ] of [
			[ {}, true ],
			[ { address: far }, false ],
		] as const ) {
			expect(
				(
					await decide( [ rule( 'shipping_zone', 'is', zone ) ], {
						instance: 0,
						...wish,
					} )
				).send
			).toBe( send );
		}
	} );

	test.each( [
		[ 'shipping_method', 'is', 'flat_rate', true ],
		[ 'shipping_method', 'is', 'flat_rate:3', true ],
		[ 'shipping_method', 'is', 'flat_rate:4', false ],
		[ 'shipping_method', 'is_not', 'flat_rate', false ],
		[ 'shipping_method', 'in', [ 'local_pickup', 'flat_rate:3' ], true ],
		[ 'payment_method', 'is', 'cod', true ],
		[ 'payment_method', 'not_in', [ 'bacs', 'cheque' ], true ],
		[ 'postcode', 'matches', '38000...38100', true ],
		[ 'postcode', 'matches', '38001...38100', false ],
		[ 'postcode', 'matches', '38*', true ],
		[ 'postcode', 'matches', '69*', false ],
		[ 'postcode', 'is', '38000', true ],
		[ 'postcode', 'in', [ '69001', '38000...38100' ], true ],
		[ 'country', 'is', 'FR', true ],
		[ 'country', 'not_in', [ 'BE', 'CH' ], true ],
		[ 'total', 'gt', 13, true ],
		[ 'total', 'lt', 13, false ],
		[ 'weight', 'gt', 1500, true ],
		[ 'weight', 'lt', 1601, true ],
		[ 'weight', 'gt', 1600, false ],
		[ 'customer_role', 'is', 'administrator', false ],
		[ 'virtual_only', 'is', false, true ],
		[ 'virtual_only', 'is', true, false ],
	] )( '%s %s %j on the order', async ( field, op, value, send ) => {
		// One order for all: a verdict is decided afresh.
		ordinary ||= await world.shop.order( {
			method: 'flat_rate',
			instance: 3,
		} );
		expectOk( await put( 'rules', [ rule( field, op, value ) ] ) );
		expect(
			expectOk( await get( `orders/${ ordinary }/verdict` ) ).send
		).toBe( send );
	} );

	test( 'shipping_zone, category, product, tag and shipping_class', async () => {
		const made = await world.shop.php< Record< string, number > >( `
			$cat = wp_insert_term( 'Cheese', 'product_cat' )['term_id'];
			$tag = wp_insert_term( 'Fresh', 'product_tag' )['term_id'];
			$class = wp_insert_term( 'Cold', 'product_shipping_class' )['term_id'];
			$product = wc_get_product( wc_get_product_id_by_sku( 'PEDAL-BREAD' ) );
			$product->set_category_ids( array( $cat ) );
			$product->set_tag_ids( array( $tag ) );
			$product->set_shipping_class_id( $class );
			$product->save();
			$zone = array_key_first( WC_Shipping_Zones::get_zones() );
			return array( 'category' => $cat, 'tag' => $tag, 'shipping_class' => $class, 'product' => $product->get_id(), 'shipping_zone' => $zone );` );
		const order = await world.shop.order( {
			method: 'flat_rate',
			instance: 3,
		} );
		for ( const [ field, value ] of Object.entries( made ) ) {
			for ( const wanted of [ value, [ value ], String( value ) ] ) {
				expectOk(
					await put( 'rules', [
						rule(
							field,
							Array.isArray( wanted ) ? 'in' : 'is',
							wanted
						),
					] )
				);
				const { send } = expectOk(
					await get( `orders/${ order }/verdict` )
				);
				expect( [ field, wanted, send ] ).toEqual( [
					field,
					wanted,
					true,
				] );
			}
			expectOk(
				await put( 'rules', [ rule( field, 'is_not', value ) ] )
			);
			expect(
				expectOk( await get( `orders/${ order }/verdict` ) ).send
			).toBe( false );
		}
	} );

	test( 'the first rule whose conditions all hold decides; a disabled one does not', async () => {
		const no = { then: { send: false } };
		const country = rule( 'country', 'is', 'FR' );
		expect(
			( await decide( [ rule( 'total', 'gt', 1, no ), country ] ) ).send
		).toBe( false );
		expect(
			( await decide( [ country, rule( 'total', 'gt', 1, no ) ] ) ).send
		).toBe( true );
		expect(
			(
				await decide( [
					rule( 'total', 'gt', 1, { ...no, enabled: false } ),
					country,
				] )
			).send
		).toBe( true );
		const both = {
			when: [
				{ field: 'country', op: 'is', value: 'FR' },
				{ field: 'total', op: 'gt', value: 9999 },
			],
		};
		expect(
			(
				await decide( [
					rule( 'total', 'gt', 1, { ...no, ...both } ),
					country,
				] )
			).send
		).toBe( true );
	} );

	test( 'a rule’s no: reason rule_says_no; a rule’s yes names its connection', async () => {
		const no = await decide( [
			rule( 'country', 'is', 'FR', { then: { send: false } } ),
		] );
		expect( JSON.stringify( no ) ).toContain( 'rule_says_no' );
		const yes = await decide( [ rule( 'country', 'is', 'FR' ) ] );
		expect( yes ).toMatchObject( {
			send: true,
			connection_id: world.connection,
		} );
		expect( yes.reasons ).toContainEqual(
			expect.objectContaining( {
				field: 'country',
				value: 'FR',
				passed: true,
			} )
		);
	} );

	test( 'a rule’s parcel names the parcel of the row', async () => {
		expectOk(
			await put( 'rules', [
				rule( 'country', 'is', 'FR', { parcel: 'cold' } ),
			] )
		);
		const order = await world.shop.order( {
			method: 'flat_rate',
			instance: 3,
		} );
		expect( await world.shop.row( order ) ).toMatchObject( {
			parcel: 'cold',
			desired: 'present',
		} );
	} );

	test( 'without a rule the delivery method’s instance decides; empty means the only ready connection', async () => {
		const order = await world.shop.php< number >( `
			$key = 'woocommerce_pedal_delivery_' . bb_instance() . '_settings';
			update_option( $key, array( 'connection_id' => '' ) + (array) get_option( $key ) );
			return bb_order();` );
		expect(
			expectOk( await get( `orders/${ order }/verdict` ) )
		).toMatchObject( { send: true, connection_id: world.connection } );
	} );

	test.each( [
		[ 'draft', { status: 'checkout-draft' }, 'draft' ],
		[ 'unpaid', { status: 'pending' }, 'not_paid' ],
		[ 'failed', { status: 'failed' }, 'not_paid' ],
		[ 'refunded', { status: 'refunded' }, 'refunded' ],
	] )( 'never sent whatever the rules say: %s', async ( _, wish, code ) => {
		const verdict = await decide( [ rule( 'country', 'is', 'FR' ) ], wish );
		expect( verdict.send ).toBe( false );
		expect( JSON.stringify( verdict ) ).toContain( code );
	} );

	test( 'never sent: nothing to ship, trashed, older than the connection', async () => {
		expectOk( await put( 'rules', [ rule( 'country', 'is', 'FR' ) ] ) );
		const made = await world.shop.php< Record< string, number > >( `
			$virtual = new WC_Product_Simple();
			$virtual->set_props( array( 'name' => 'Voucher', 'sku' => 'BB-VIRTUAL', 'regular_price' => '5', 'virtual' => true ) );
			$virtual->save();
			$nothing = bb_order( array( 'skus' => array( 'BB-VIRTUAL' => 1 ) ) );
			$trashed = bb_order( array( 'status' => 'pending' ) );
			wc_get_order( $trashed )->delete();
			$old = bb_order( array( 'status' => 'pending' ) );
			$order = wc_get_order( $old );
			$order->set_date_created( time() - 90 * DAY_IN_SECONDS );
			$order->set_status( 'processing' );
			$order->save();
			return array( 'nothing_to_ship' => $nothing, 'trashed' => $trashed, 'too_old' => $old );` );
		for ( const [ code, order ] of Object.entries( made ) ) {
			const verdict = expectOk(
				await get( `orders/${ order }/verdict` )
			);
			expect( [
				code,
				verdict.send,
				JSON.stringify( verdict ).includes( code ),
			] ).toEqual( [ code, false, true ] );
			expect( await world.shop.row( order ) ).toEqual( {} );
		}
		expectOk(
			await world.admin.post( 'deliveries', { order_id: made.too_old } ),
			201
		);
	} );

	test.each( [
		[ 'no list', { id: 'x' } ],
		[
			'an unknown field',
			[
				{
					id: 'a',
					name: 'A',
					enabled: true,
					when: [ { field: 'moon', op: 'is', value: 'full' } ],
					then: { send: false },
				},
			],
		],
		[
			'an unknown op',
			[
				{
					id: 'a',
					name: 'A',
					enabled: true,
					when: [ { field: 'total', op: 'about', value: 5 } ],
					then: { send: false },
				},
			],
		],
		[ 'no then', [ { id: 'a', name: 'A', enabled: true, when: [] } ] ],
		[
			'an unknown connection',
			[
				{
					id: 'a',
					name: 'A',
					enabled: true,
					when: [],
					then: { connection_id: 777 },
				},
			],
		],
		[
			'an unknown key',
			[
				{
					id: 'a',
					name: 'A',
					enabled: true,
					when: [],
					then: { send: false },
					colour: 1,
				},
			],
		],
		[
			'the same id twice',
			[ 1, 2 ].map( () => ( {
				id: 'a',
				name: 'A',
				enabled: true,
				when: [],
				then: { send: false },
			} ) ),
		],
		[
			'a word for a total',
			[
				{
					id: 'a',
					name: 'A',
					enabled: true,
					when: [ { field: 'total', op: 'gt', value: 'much' } ],
					then: { send: false },
				},
			],
		],
	] )( 'PUT of %s answers 400 and keeps the old ones', async ( _, rules ) => {
		const before = [ rule( 'country', 'is', 'FR' ) ];
		expectOk( await put( 'rules', before ) );
		expectProblem( await put( 'rules', rules ), 400, 'rest_invalid_param' );
		expect( expectOk( await get( 'rules' ) ) ).toMatchObject( before );
	} );

	test( 'POST /rules/simulate: before and after per order, counts, nothing sent', async () => {
		const order = await world.shop.order( {
			method: 'flat_rate',
			instance: 3,
		} );
		const body = expectOk(
			await world.admin.post( 'rules/simulate', {
				rules: [ rule( 'country', 'is', 'FR' ) ],
				limit: 5,
			} )
		);
		const rows = Array.isArray( body )
			? body
			: ( Object.values( body ).find( Array.isArray ) as any[] );
		const mine = rows.find(
			( { order_id: id }: { order_id: number } ) => id === order
		);
		expect( Object.keys( mine ) ).toEqual(
			expect.arrayContaining( [ 'order_id', 'before', 'after' ] )
		);
		expect( rows.length ).toBeLessThanOrEqual( 5 );
		expect( expectOk( await get( 'rules' ) ) ).toEqual( [] );
		expect( await world.shop.row( order ) ).toEqual( {} );
		expectProblem(
			await world.admin.post( 'rules/simulate', {
				rules: 'x',
				limit: 5,
			} ),
			400,
			'rest_invalid_param'
		);
		expectProblem(
			await world.admin.post( 'rules/simulate', {
				rules: [],
				limit: -1,
			} ),
			400,
			'rest_invalid_param'
		);
	} );
} );

test( 'no PHP notice was written on the way', () => {
	expect( world.shop.log() ).toBe( '' );
} );
