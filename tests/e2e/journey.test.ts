/**
 * The whole way with the keyboard only: a fresh shop with plain permalinks, the guide, an order, its delivery.
 */
import type { Page } from 'playwright-core';
import { orderByBlocks } from '../../bin/lab/checkout.ts';
import { asJson, asList, asText } from '../../bin/lab/json.ts';
import { until } from '../../bin/lab/wait.ts';
import { press, type, walkTo } from './keyboard.ts';
import { desk, openLab, type Lab } from './lab.ts';

let lab: Lab;
let page: Page;

const button = ( name: string | RegExp ) =>
	page.getByRole( 'button', { name } );

const link = ( name: string ) =>
	page.getByRole( 'link', { name, exact: true } );

beforeAll( async () => {
	lab = await openLab( 'journey' );
	page = await lab.visit();
} );

afterAll( () => lab?.stop() );

async function logInByKeyboard(): Promise< void > {
	await page.goto( `${ lab.shop.url }/wp-login.php` );
	await type( page, page.getByLabel( 'Username or Email Address' ), 'admin' );
	await type(
		page,
		page.getByLabel( 'Password', { exact: true } ),
		'password'
	);
	await page.keyboard.press( 'Enter' );
	await page.waitForURL( '**/wp-admin/**' );
}

async function makePermalinksPlain(): Promise< void > {
	await page.goto( `${ lab.shop.url }/wp-admin/options-permalink.php` );
	await walkTo( page, page.locator( 'input[name="selection"]:checked' ) );
	while ( ! ( await page.getByLabel( 'Plain' ).isChecked() ) ) {
		await page.keyboard.press( 'ArrowUp' );
	}
	await press( page, button( 'Save Changes' ) );
	await page.getByText( 'Permalink structure updated' ).first().waitFor();
}

async function placeOrder(): Promise< number > {
	const { products } = asJson( await lab.shop.call( 'products' ) );
	const order = await orderByBlocks( {
		url: lab.shop.url,
		products: [ Number( ( products as number[] )[ 0 ] ) ],
	} );
	return order.id;
}

const deliveryOf = async ( orderId: number, stage: string ) =>
	until( `order ${ orderId } ${ stage }`, 90_000, async () => {
		const [ row ] = asList(
			await lab.api.get( `wc-pedal/v1/deliveries?order_id=${ orderId }` )
		);
		return row?.stage === stage ? row : null;
	} );

it( 'leads from a fresh shop to a delivered order', async () => {
	await logInByKeyboard();
	await makePermalinksPlain();

	await press( page, page.getByRole( 'link', { name: 'Deliveries' } ) );
	await page.waitForURL( '**page=wc-pedal**' );

	// Readable addresses, proven.
	await press( page, button( 'Use “Day and name”' ) );
	await page.getByText( '/wp-json/wc/v3 ✓' ).waitFor();

	// The Store account: both keys in one paste.
	const { identifier, secret } = await lab.platform.keys();
	await type(
		page,
		page.getByLabel( 'Address of the platform' ),
		`${ lab.platform.url }/admin`
	);
	await type( page, page.getByLabel( 'Identifier' ), ` ${ identifier }` );
	await type(
		page,
		page.getByLabel( 'Secret', { exact: true } ),
		`${ secret }\n`
	);
	await press( page, button( 'Check and connect' ) );
	await page.getByText( 'Is this your shop?' ).waitFor();
	await press( page, button( 'Yes, this is my shop' ) );

	// Which orders.
	await press( page, button( 'Add “Local delivery” here' ).first() );
	await page.getByLabel( 'Local delivery is carried by' ).waitFor();
	await page.getByText( 'You are connected.' ).waitFor();

	// Try it, with the order that a customer placed meanwhile.
	const orderId = await placeOrder();
	await press( page, button( 'Go on' ) );
	await press(
		page,
		page.getByLabel( new RegExp( `#${ orderId } ` ) ),
		'Space'
	);
	await press( page, button( 'Ask the platform' ) );
	await page.getByText( '✓ Possible' ).waitFor();

	// It arrives.
	const booked = await deliveryOf( orderId, 'placed' );
	const remote = asText( booked.remote_id ).split( '/' ).pop() ?? '';
	for ( const deed of [ 'assign', 'start', 'pick', 'drop' ] as const ) {
		await lab.platform.press( remote, deed );
	}
	await deliveryOf( orderId, 'delivered' );
	await press( page, link( 'Board' ) );
	await press( page, page.getByRole( 'link', { name: /^Done/ } ) );
	const row = page.getByRole( 'row', { name: `#${ orderId }` } );
	await row.getByText( 'Delivered', { exact: true } ).waitFor();

	// Its drawer opens, tells the story, and gives the focus back.
	const number = link( `#${ orderId }` );
	await press( page, number );
	const drawer = page.getByRole( 'dialog', {
		name: `Delivery of #${ orderId }`,
	} );
	await drawer.getByText( 'The platform booked it.' ).waitFor();
	await page.keyboard.press( 'Escape' );
	await drawer.waitFor( { state: 'detached' } );
	expect(
		await number.evaluate(
			( node ) => node === node.ownerDocument.activeElement
		)
	).toBe( true );
	expect( page.url() ).not.toContain( 'delivery=' );

	// The order followed.
	const order = asJson( await lab.api.get( `wc/v3/orders/${ orderId }` ) );
	expect( order.status ).toBe( 'completed' );
	expect( lab.mishaps ).toEqual( [] );
} );

it( 'opens on the board from now on, and keeps a reloaded drawer', async () => {
	await page.goto( desk( lab.shop ) );
	await link( 'Board' ).waitFor();
	expect( await link( 'Board' ).getAttribute( 'aria-current' ) ).toBe(
		'page'
	);
	await page.goto( desk( lab.shop, 'state=all&delivery=1' ) );
	await page.getByRole( 'dialog' ).waitFor();
} );
