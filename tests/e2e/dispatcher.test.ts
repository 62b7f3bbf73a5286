/**
 * The dispatcher's page of the sandbox: deliveries come in live, its buttons move them, every fault can be set there.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../bin/lab/chromium.ts';
import { startSandbox, type Sandbox } from '../../bin/sandbox/index.ts';
import { KINDS } from '../../bin/sandbox/faults/kinds.ts';
import { client, minimal, type Client } from '../sandbox/support.ts';

const WAIT = 15_000;

let box: Sandbox;
let shop: Client;
let browser: Browser;
let page: Page;
const mishaps: string[] = [];

beforeAll( async () => {
	box = await startSandbox( { seed: 'dispatcher' } );
	shop = await client( box );
	browser = await chromium.launch( {
		executablePath: findChromium() ?? '',
		args: [ '--no-sandbox' ],
	} );
	const context = await browser.newContext();
	page = await context.newPage();
	page.setDefaultTimeout( WAIT );
	page.on( 'pageerror', ( { message } ) => mishaps.push( message ) );
	await page.goto( `${ box.url }/dispatch` );
} );

afterAll( async () => {
	await browser.close();
	await box.close();
} );

const row = ( id: number ) => page.locator( `#board [data-id="${ id }"]` );

/** Seen without loading the page again. */
const shows = ( id: number, stage: string ) =>
	row( id ).locator( '.pill', { hasText: stage } ).waitFor();

async function more( id: number, action: string ): Promise< void > {
	await row( id ).getByText( 'More' ).click();
	await row( id )
		.getByRole( 'button', { name: `${ action }, delivery ${ id }` } )
		.click();
}

test( 'a delivery appears as it is made and rides on its next button', async () => {
	const { json } = await shop.create( minimal() );
	const id = Number( json.id );
	await shows( id, 'accepted' );
	for ( const button of [
		'Assign',
		'Start',
		'Pick up',
		'Start',
		'Drop off',
	] ) {
		await row( id )
			.locator( '.next', { hasText: button } )
			.click( { timeout: WAIT } );
	}
	await shows( id, 'delivered' );
} );

test( 'what is rarer is in the menu', async () => {
	const { json } = await shop.create( minimal() );
	const id = Number( json.id );
	await shows( id, 'accepted' );
	await more( id, 'Fail' );
	await shows( id, 'failed' );
	await more( id, 'Reschedule +1 h' );
	await shows( id, 'accepted' );
	await more( id, 'Cancel' );
	await shows( id, 'cancelled' );
	await more( id, 'Restore' );
	await shows( id, 'accepted' );
} );

test( 'every fault can be set, is listed, and is cleared', async () => {
	await page.getByText( 'Set one by hand' ).click();
	for ( const kind of Object.keys( KINDS ) ) {
		await page.selectOption( '#fault-kind', kind );
		if ( kind === 'redirect' ) {
			await page.fill( '[name="p:location"]', 'http://127.0.0.1:9/' );
		}
		await page.getByRole( 'button', { name: 'Set fault' } ).click();
		await page
			.locator( '#faults strong', {
				hasText: new RegExp( `^${ kind.replaceAll( '_', ' ' ) }$` ),
			} )
			.waitFor();
	}
	expect( box.faults.list ).toHaveLength( Object.keys( KINDS ).length );
	await page.getByRole( 'button', { name: 'Clear all' } ).click();
	await page.getByText( 'None. The platform behaves.' ).waitFor();
} );

test( 'the courier rides and rests', async () => {
	await page.fill( '#courier-seconds', '7' );
	await page.getByRole( 'button', { name: 'Ride' } ).click();
	await page.getByText( 'Rides: 7 s between two stages.' ).waitFor();
	expect( await page.locator( '#courier-seconds' ).isDisabled() ).toBe(
		true
	);
	await page.getByRole( 'button', { name: 'Stop' } ).click();
	await page.getByText( 'Rests.' ).waitFor();
} );

test.each( [ 1280, 320 ] )( 'axe finds nothing at %i px', async ( width ) => {
	await page.setViewportSize( { width, height: 800 } );
	const { violations } = await new AxeBuilder( { page } ).analyze();
	expect(
		violations.flatMap( ( { id, nodes } ) =>
			nodes.map( ( { html } ) => `${ id }: ${ html }` )
		)
	).toEqual( [] );
	const wide = await page.evaluate(
		() => document.documentElement.scrollWidth
	);
	expect( wide ).toBeLessThanOrEqual( width );
} );

test( 'nothing went wrong in the page', () => {
	expect( mishaps ).toEqual( [] );
} );
