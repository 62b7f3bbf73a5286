/**
 * Command: takes the pictures of docs/images anew, from a real shop on a busy day. npm run pictures [-- --again]: of the shop of last time
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import type { Order } from './lab/checkout.ts';
import { findChromium } from './lab/chromium.ts';
import { bringUp, type Lab } from './lab/lab.ts';
import { inRoot, inState } from './lab/paths.ts';
import { main, PlainError } from './lab/plain-error.ts';
import { holdStill, setScene, shownOf } from './lab/scene.ts';
import { screens, show, type Screen } from './lab/screens.ts';

const FOLDER = inRoot( 'docs', 'images' );
const MOST_BYTES = 200_000;
const VIEW = { width: 1280, height: 800 };
const BELOW_THE_HEADER = 165;

/** A merchant's shop has no developer door, and nobody there reads of WooCommerce's extensions. */
const HIDE =
	'.pedal-banners, .wc-block-components-notices, .notice, .woocommerce-message, .components-snackbar-list, .woocommerce-layout__header-tasks-reminder-bar, .woocommerce-transient-notices, #wpfooter { display: none !important; }';

/** Screens that say more on a taller page. */
const TALL = /^(setup|rules|settings|drawer)/;

const say = ( line: string ) => console.log( line );

async function take( page: Page, name: string ): Promise< void > {
	const path = `${ FOLDER }/${ name }.png`;
	await page.addStyleTag( { content: HIDE } );
	await page.evaluate( ( header ) => {
		const box = document.getElementById( 'pedal-order-box' );
		if ( box ) {
			window.scrollBy( 0, box.getBoundingClientRect().top - header );
		}
	}, BELOW_THE_HEADER );
	await page.screenshot( { path } );
	const { size } = statSync( path );
	if ( size > MOST_BYTES ) {
		throw new PlainError( `${ name }.png is too big: ${ size } bytes.` );
	}
	say( `  ${ String( size ).padStart( 7 ) } ${ name }.png` );
}

async function takeAll( lab: Lab, list: Screen[] ): Promise< void > {
	const browser = await chromium.launch( {
		executablePath: findChromium() ?? '',
		args: [ '--no-sandbox' ],
	} );
	const context = await browser.newContext( { viewport: VIEW } );
	const page = await context.newPage();
	try {
		await page.goto( `${ lab.shop.url }/?pedal-login=${ lab.shop.token }` );
		for ( const screen of list ) {
			await page.setViewportSize( {
				...VIEW,
				height: TALL.test( screen.name ) ? 1000 : VIEW.height,
			} );
			await show( page, lab.shop.url, screen );
			await take( page, screen.name );
		}
		await page.setViewportSize( VIEW );
		await page.goto( lab.platform.dispatchUrl );
		await page.getByText( 'Léa Martin' ).first().waitFor();
		await take( page, 'dispatcher' );
	} finally {
		await browser.close();
	}
}

/** Ordering takes minutes; the orders of last time are good for another picture. */
async function busyDay(
	lab: Lab,
	again: boolean
): Promise< Record< string, Order > > {
	const file = inState( 'orders.json' );
	if ( again ) {
		return JSON.parse( readFileSync( file, 'utf8' ) ) as Record<
			string,
			Order
		>;
	}
	say( 'Customers order …' );
	const orders = await setScene( lab );
	writeFileSync( file, JSON.stringify( orders ) );
	return orders;
}

async function run(): Promise< number > {
	const { again } = parseArgs( {
		options: { again: { type: 'boolean', default: false } },
	} ).values;
	if ( ! findChromium() ) {
		throw new PlainError( 'There is no Chromium on this machine.' );
	}
	// Nobody's kept shop is touched.
	process.env.PEDAL_STATE = inState( 'pictures' );
	mkdirSync( FOLDER, { recursive: true } );
	const lab = await bringUp( {
		fresh: ! again,
		build: true,
		hpos: true,
		say,
	} );
	try {
		const orders = await busyDay( lab, again );
		await holdStill( lab, orders );
		await takeAll( lab, screens( await shownOf( lab, orders ) ) );
	} finally {
		await lab.stop();
	}
	return 0;
}

void main( run ).then( () => process.exit() );
