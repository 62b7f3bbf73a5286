/**
 * Every screen of ours, by the address that opens it and by what stands on it when it is there.
 */
import type { Page } from 'playwright-core';

export interface Screen {
	name: string;
	path: string;
	/** A selector that is on the page once it is drawn. */
	ready: string;
	/** Opens what the address alone does not. */
	open?: ( page: Page ) => Promise< void >;
}

const desk = ( query: string ) =>
	`/wp-admin/admin.php?page=wc-pedal&${ query }`;

const step = ( id: string, ready: string ): Screen => ( {
	name: `setup-${ id }`,
	path: desk( `tab=setup&step=${ id }` ),
	ready: `.pedal-step ${ ready }`,
} );

export interface Shown {
	/** An order that is under way, its delivery, and one that needs a person. */
	order: number;
	delivery: number;
	troubled: number;
	product: number;
}

const openKeys = async ( page: Page ) => {
	await page.locator( '.pedal-step summary' ).first().click();
	await page.locator( '.pedal-step .pedal-fields' ).first().waitFor();
};

const intoView = ( selector: string ) => ( page: Page ) =>
	page
		.locator( selector )
		.first()
		.evaluate( ( node ) => node.scrollIntoView( { block: 'center' } ) );

/** On a narrow screen WordPress folds the columns of a list away. */
const unfold = async ( page: Page ) => {
	const toggle = page.locator( '.wp-list-table .toggle-row' ).first();
	if ( await toggle.isVisible() ) {
		await toggle.click();
	}
	await page.locator( '.column-pedal .pedal-state' ).first().waitFor();
};

const tryOut = async ( page: Page ) => {
	await page.locator( '.pedal-trial .components-button' ).first().click();
	await page.locator( '.pedal-trial [aria-live] p' ).first().waitFor();
};

const tryIt = async ( page: Page ) => {
	await page.locator( '.pedal-picker input[type=radio]' ).first().check();
	await page
		.locator( '.pedal-step .pedal-buttons .components-button' )
		.first()
		.click();
	await page.locator( '.pedal-step .pedal-proof' ).first().waitFor();
};

const deskScreens = ( { delivery }: Shown ): Screen[] => [
	{
		name: 'deliveries',
		path: desk( 'tab=board&state=all' ),
		ready: '.pedal-table',
	},
	{
		name: 'needs-you',
		path: desk( 'tab=board&state=attention' ),
		ready: '.pedal-table',
	},
	{
		name: 'nothing',
		path: desk( 'tab=board&state=all&search=nobody-of-that-name' ),
		ready: '.pedal-empty',
	},
	{
		name: 'drawer',
		path: desk( `tab=board&state=all&delivery=${ delivery }` ),
		ready: '.pedal-drawer .woocommerce-timeline',
	},
	step( 'permalinks', '.pedal-proof' ),
	{ ...step( 'keys', 'details' ), open: openKeys },
	step( 'connection', '.pedal-facts' ),
	step( 'routes', '.pedal-proof' ),
	{ ...step( 'try', '.pedal-picker input' ), open: tryIt },
	{
		name: 'connections',
		path: desk( 'tab=connections' ),
		ready: '.pedal-card',
	},
	{
		name: 'rules',
		path: desk( 'tab=rules' ),
		ready: '.pedal-card',
		open: tryOut,
	},
	{
		name: 'health',
		path: desk( 'tab=health' ),
		ready: '.pedal-health details',
	},
	{ name: 'settings', path: desk( 'tab=settings' ), ready: '.pedal-card' },
];

const orderScreens = ( { order, troubled }: Shown ): Screen[] => [
	...Object.entries( { order, 'order-needs-you': troubled } ).map(
		( [ name, id ] ) => ( {
			name,
			path: `/wp-admin/admin.php?page=wc-orders&action=edit&id=${ id }`,
			ready: '#pedal-order-box .pedal-state',
			open: async ( page: Page ) => {
				// By key: WooCommerce's header comes late and moves the page under a pointer.
				await page
					.locator( '#pedal-order-box .is-link[aria-expanded]' )
					.press( 'Enter' );
				await page
					.locator( '#pedal-order-box .pedal-verdict' )
					.waitFor();
				await page.evaluate( () => window.scrollTo( 0, 0 ) );
			},
		} )
	),
	{
		name: 'orders',
		path: '/wp-admin/admin.php?page=wc-orders',
		ready: '.wp-list-table tbody tr',
		open: unfold,
	},
];

/** With something in the cart, and the address of who is logged in. */
const checkoutScreens = ( { product }: Shown ): Screen[] => [
	{
		name: 'checkout',
		path: `/checkout/?add-to-cart=${ product }`,
		ready: '.pedal-delivery-slot select',
		open: intoView( '.pedal-delivery-slot' ),
	},
	{
		name: 'classic-checkout',
		path: '/classic-checkout/',
		ready: 'select#pedal_slot',
		open: intoView( 'select#pedal_slot' ),
	},
];

export const screens = ( shown: Shown ): Screen[] => [
	...deskScreens( shown ),
	...orderScreens( shown ),
	...checkoutScreens( shown ),
];

/** Nothing moves or loads any more. */
export async function show(
	page: Page,
	shop: string,
	screen: Screen
): Promise< void > {
	await page.goto( shop + screen.path );
	await page.locator( screen.ready ).first().waitFor();
	await screen.open?.( page );
	await page.waitForLoadState( 'networkidle' );
}
