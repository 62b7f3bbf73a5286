/**
 * A shop on a busy day: orders of many customers, one in every state that a merchant may meet.
 */
import type { AdminApi } from './admin-api.ts';
import { CUSTOMER, EMAIL, orderByBlocks, type Order } from './checkout.ts';
import type { Shop } from './engines/engine.ts';
import { asJson, asList, asText, demand, type Json } from './json.ts';
import type { Platform } from './platform.ts';
import type { Shown } from './screens.ts';
import { until } from './wait.ts';

export interface Stage {
	shop: Shop;
	platform: Platform;
	api: AdminApi;
}

type Button = Parameters< Platform[ 'press' ] >[ 1 ];

interface Role {
	name: string;
	street: string;
	window: number;
	/** What the dispatcher and the courier do with it. */
	buttons: Button[];
	/** The stage or the state it ends in. */
	ends: string;
}

/** The address nobody knows: the sandbox's geocoder is told so. */
const LOST_STREET = 'quai des Brumes';

const customer = (
	name: string,
	street: string,
	window: number,
	ends: string,
	...buttons: Button[]
): Role => ( { name, street, window, ends, buttons } );

const ROLES: Role[] = [
	customer(
		'Léa Martin',
		'5 rue Lesdiguières',
		0,
		'delivered',
		'assign',
		'start',
		'pick',
		'drop'
	),
	customer(
		'Noé Garcia',
		'21 avenue Alsace-Lorraine',
		0,
		'delivered',
		'assign',
		'start',
		'pick',
		'drop'
	),
	customer(
		'Inès Moreau',
		'8 place Victor Hugo',
		0,
		'carried',
		'assign',
		'start',
		'pick'
	),
	customer( 'Sami Bernard', '3 cours Jean Jaurès', 1, 'assigned', 'assign' ),
	customer( 'Hugo Roux', '30 cours Berriat', 1, 'placed' ),
	customer( 'Lou Fontaine', '2 rue Thiers', 1, 'cancelled', 'cancel' ),
	customer( 'Adam Girard', '14 rue Ampère', 0, 'failed', 'assign', 'fail' ),
	customer( 'Mila Chevalier', '9 rue Nicolas Chorier', 2, 'backoff' ),
	customer( 'Tom Lefèvre', '17 boulevard Gambetta', 2, 'unknown' ),
	customer( 'Jade Petit', `12 ${ LOST_STREET }`, 1, 'attention' ),
	customer( 'Rose Lambert', '6 rue Bayard', 2, 'placed' ),
];

const deliveryOf = async ( api: AdminApi, order: Order ) =>
	asList(
		await api.get( `wc-pedal/v1/deliveries?order_id=${ order.id }` )
	)[ 0 ];

const waitFor = (
	api: AdminApi,
	order: Order,
	what: string,
	is: ( row: Json ) => boolean
) =>
	until( `order ${ order.number } ${ what }`, 120_000, async () => {
		const row = await deliveryOf( api, order );
		return row && is( row ) ? row : null;
	} );

async function book( { shop, api }: Stage, role: Role ): Promise< Order > {
	const [ first = '', last = '' ] = role.name.split( ' ' );
	const { products } = asJson( await shop.call( 'products' ) );
	const order = await orderByBlocks( {
		url: shop.url,
		products: ( products as number[] ).slice( 0, 2 ),
		window: role.window,
		customer: {
			first_name: first,
			last_name: last,
			address_1: role.street,
			address_2: '',
		},
	} );
	await waitFor( api, order, 'reaches the platform', ( row ) =>
		[ 'synced', 'unknown' ].includes( asText( row.sync ) )
	);
	return order;
}

async function ride(
	{ api, platform }: Stage,
	order: Order,
	{ buttons, ends }: Role
): Promise< void > {
	const remote = asText( ( await deliveryOf( api, order ) )?.remote_id );
	for ( const button of buttons ) {
		await platform.press( remote.split( '/' ).pop() ?? '', button );
	}
	if ( buttons.length > 0 ) {
		await waitFor( api, order, ends, ( { stage } ) => stage === ends );
	}
}

const rulesFor = ( connection: unknown ) => [
	{
		id: 'heavy',
		name: 'Heavy baskets stay with us',
		when: [ { field: 'weight', op: 'gt', value: 30_000 } ],
		then: { send: false },
	},
	{
		id: 'centre',
		name: 'The centre by bicycle',
		when: [
			{ field: 'postcode', op: 'matches', value: '38000...38100' },
			{ field: 'shipping_method', op: 'is', value: 'pedal_delivery' },
		],
		then: { connection_id: connection },
	},
];

/** The orders by the customers' first names. */
export async function setScene(
	stage: Stage
): Promise< Record< string, Order > > {
	await demand(
		'The street nobody knows',
		`${ stage.platform.controlUrl }/geocoder`,
		{ method: 'PUT', body: { not_found: [ LOST_STREET ] } }
	);
	const [ connection ] = asList(
		await stage.api.get( 'wc-pedal/v1/connections' )
	);
	await stage.api.patch(
		`wc-pedal/v1/connections/${ asText( connection?.id ) }`,
		{ name: 'Fromagerie du Port' }
	);
	await stage.api.post( 'wc-pedal/v1/rules', {
		rules: rulesFor( connection?.id ),
	} );
	const orders: Record< string, Order > = {};
	for ( const role of ROLES ) {
		const order = await book( stage, role );
		orders[ role.name.split( ' ' )[ 0 ] ?? '' ] = order;
		await ride( stage, order, role );
	}
	await stage.api.post( 'wc-pedal/v1/sweep' );
	return orders;
}

/** What no hand can hold still for long, or what takes minutes to come true. */
export const holdStill = ( { shop }: Stage, orders: Record< string, Order > ) =>
	shop.call( 'hold-still', {
		backoff: orders.Mila?.id,
		unknown: orders.Tom?.id,
		attention: orders.Jade?.id,
	} );

/** What the screens are opened on. The administrator is a customer in Grenoble too, so that the checkout offers windows. */
export async function shownOf(
	{ shop, api }: Stage,
	orders: Record< string, Order >
): Promise< Shown > {
	const { products } = asJson( await shop.call( 'products' ) );
	const [ delivery ] = asList(
		await api.get( `wc-pedal/v1/deliveries?order_id=${ orders.Inès?.id }` )
	);
	await api.post( 'wc/v3/customers/1', {
		billing: { ...CUSTOMER, email: EMAIL },
		shipping: CUSTOMER,
	} );
	return {
		order: orders.Inès?.id ?? 0,
		delivery: Number( delivery?.id ),
		troubled: orders.Jade?.id ?? 0,
		product: ( products as number[] )[ 0 ] ?? 0,
	};
}
