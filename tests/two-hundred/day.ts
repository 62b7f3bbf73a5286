/**
 * Issue 3: two hundred orders placed in five ways, without faults, become two hundred deliveries.
 */
import type { Entry } from '../../bin/chaos/orders/book.ts';
import type { ShopDoor } from '../../bin/chaos/orders/shopping.ts';
import type { PlatformDelivery } from '../../bin/chaos/rig/platform.ts';
import { useWorld, type World } from '../blackbox/support/world.ts';
import { customers, mistakes, type Wares } from './customers.ts';
import { takeAll } from './till.ts';

const SHOP = `
	// Not every form asks for it; the customers who have one write it down.
	update_option( 'woocommerce_checkout_company_field', 'optional' );
	$instance = 0;
	foreach ( WC_Shipping_Zones::get_zones() as $zone ) {
		foreach ( $zone['shipping_methods'] as $method ) {
			$instance = 'pedal_delivery' === $method->id ? $method->get_instance_id() : $instance;
		}
	}
	$weights = array();
	foreach ( wc_get_products( array( 'limit' => -1 ) ) as $product ) {
		$weights[ $product->get_id() ] = (int) round( 1000 * (float) $product->get_weight() );
	}
	return array(
		'instance' => $instance,
		'weights'  => $weights,
		'storage'  => Automattic\\WooCommerce\\Utilities\\OrderUtil::custom_orders_table_usage_is_enabled(),
	);`;

const ORDERS = 200;

interface Facts {
	instance: number;
	weights: Record< string, number >;
	storage: boolean;
}

async function waresOf(
	{ admin, connection }: World,
	{ weights }: Facts
): Promise< Wares > {
	const { body } = await admin.get( `connections/${ connection }/slots` );
	return {
		weights,
		connection,
		windows: ( body as Array< { value: string } > ).map(
			( { value } ) => value
		),
	};
}

/** Rows as the shop's tables hold them, by order. */
async function rowsOf( { shop }: World ) {
	return shop.sql(
		'SELECT order_id, marker, sync, sends, desired FROM wp_pedal_deliveries ORDER BY order_id'
	);
}

/** Enough for a slow machine; on any other the first one leaves nothing. */
const PASSES = 12;

async function open( world: World ): Promise< boolean > {
	const rows = await rowsOf( world );
	return (
		rows.length < ORDERS || rows.some( ( { sync } ) => sync !== 'synced' )
	);
}

/** The same day in a shop of either kind. */
export function aDay( hpos: boolean ): void {
	const world = useWorld( {
		hpos,
		timing: { requests_per_second: 200, budget_cli: 30 },
	} );
	let wares: Wares;
	let book: Entry[];

	beforeAll( async () => {
		const facts = await world.shop.php< Facts >( SHOP );
		expect( facts.storage ).toBe( hpos );
		wares = await waresOf( world, facts );
		// The first windows may be over before the last order is placed.
		book = customers( { ...wares, windows: wares.windows.slice( 2 ) } );
		const door: ShopDoor = {
			url: world.shop.url,
			authorization: world.admin.headers.Authorization ?? '',
			instance: facts.instance,
		};
		await world.platform.ctl( 'DELETE', '/ledger' );
		await takeAll( world.shop, door, book );
		for ( let pass = 0; pass < PASSES && ( await open( world ) ); pass++ ) {
			await world.shop.tick();
		}
	}, 600_000 );

	test( 'every order is a row of its own, sent once and at rest', async () => {
		const rows = await rowsOf( world );
		expect( new Set( book.map( ( { id } ) => id ) ).size ).toBe( ORDERS );
		expect( rows.map( ( { order_id: id } ) => id ) ).toEqual(
			book
				.map( ( { id } ) => id )
				.sort( ( a, b ) => Number( a ) - Number( b ) )
		);
		expect(
			rows.filter(
				( { sync, sends, desired } ) =>
					sync !== 'synced' || sends !== 1 || desired !== 'present'
			)
		).toEqual( [] );
	} );

	test( 'the platform holds two hundred deliveries, each as its customer meant it', async () => {
		const deliveries =
			( await world.platform.deliveries() ) as unknown as PlatformDelivery[];
		const markers = new Map(
			( await rowsOf( world ) ).map( ( { order_id: id, marker } ) => [
				Number( id ),
				String( marker ),
			] )
		);
		expect( mistakes( book, wares, deliveries, markers ) ).toEqual( [] );
		expect( deliveries ).toHaveLength( ORDERS );
	} );

	test( 'it was asked for each of them once, and refused none', async () => {
		const asked = await world.platform.ledger( 'create_delivery' );
		expect( asked.map( ( { status } ) => status ) ).toEqual(
			Array( ORDERS ).fill( 201 )
		);
	} );

	test( 'PHP had nothing to say at E_ALL', () => {
		expect( world.shop.log() ).toBe( '' );
	} );
}
