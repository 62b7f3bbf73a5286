/**
 * The banner that says no clock ticks, and its button: in Chromium where there is one, else by the calls that it makes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../lab/chromium.ts';
import { asJson } from '../../lab/json.ts';
import { Visitor } from '../orders/visitor.ts';
import type { Rig } from './rig.ts';

const BUTTON = 'Send what is waiting now';
const OVERDUE_SECONDS = 600;
const PATIENCE_MS = 120_000;

export interface Banner {
	seenWith: string;
	isThere: () => Promise< boolean >;
	/** Once; answers when the work is done. */
	click: () => Promise< void >;
	close: () => Promise< void >;
}

function onPage( browser: Browser, page: Page ): Banner {
	const button = page.getByRole( 'button', { name: BUTTON } );
	return {
		seenWith: `Chromium ${ browser.version() }`,
		isThere: () =>
			button.waitFor( { timeout: PATIENCE_MS } ).then(
				() => true,
				() => false
			),
		click: async () => {
			// On a busy machine the page may be drawn anew before the shop has answered.
			const answered = page.waitForResponse( /drain/, {
				timeout: PATIENCE_MS,
			} );
			await button.click();
			await answered;
			await button.waitFor( { state: 'detached', timeout: PATIENCE_MS } );
		},
		close: () => browser.close(),
	};
}

function byCalls( { door }: Rig ): Banner {
	const visitor = new Visitor( door.url, {
		Authorization: door.authorization,
	} );
	const call = async ( method: string, path: string ) =>
		asJson(
			await visitor.json( method, `/wp-json/wc-pedal/v1/${ path }` )
		);
	return {
		seenWith: 'the calls it makes, for want of a Chromium',
		isThere: async () =>
			Number( ( await call( 'GET', 'status' ) ).oldest_due_seconds ) >
			OVERDUE_SECONDS,
		click: async () => {
			for ( let left = 1; left > 0; await sleep( 100 ) ) {
				const { settled, remaining } = await call( 'POST', 'drain' );
				left = Number( settled ) > 0 ? Number( remaining ) : 0;
			}
		},
		close: async () => undefined,
	};
}

export const Banner = {
	async open( rig: Rig, token: string ): Promise< Banner > {
		const executablePath = findChromium();
		if ( ! executablePath ) {
			return byCalls( rig );
		}
		const browser = await chromium.launch( {
			executablePath,
			args: [ '--no-sandbox' ],
		} );
		const page = await browser.newPage();
		page.setDefaultTimeout( PATIENCE_MS );
		await page.goto( `${ rig.door.url }/?pedal-login=${ token }` );
		// Once more: the first visit to a young shop's admin may be sent to WooCommerce's own welcome.
		await page.goto( `${ rig.door.url }/wp-admin/admin.php?page=wc-pedal` );
		return onPage( browser, page );
	},
};
