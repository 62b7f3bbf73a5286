/**
 * A person without a mouse.
 */
import type { Locator, Page } from 'playwright-core';

const MOST_TABS = 250;

const hasFocus = ( locator: Locator ) =>
	locator.evaluate( ( node ) => node === node.ownerDocument.activeElement );

/** Tabs on until it is there; nothing may be reachable by mouse only. */
export async function walkTo( page: Page, target: Locator ): Promise< void > {
	await target.waitFor();
	for ( let tabs = 0; tabs < MOST_TABS; tabs++ ) {
		if ( await hasFocus( target ) ) {
			return;
		}
		await page.keyboard.press( 'Tab' );
	}
	throw new Error( `${ target } cannot be reached with the Tab key.` );
}

export async function press(
	page: Page,
	target: Locator,
	key = 'Enter'
): Promise< void > {
	await walkTo( page, target );
	await page.keyboard.press( key );
}

export async function type(
	page: Page,
	target: Locator,
	text: string
): Promise< void > {
	await walkTo( page, target );
	await page.keyboard.insertText( text );
}
