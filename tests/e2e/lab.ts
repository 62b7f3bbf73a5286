/**
 * A fresh shop, the sandbox platform and a browser, for one file of tests.
 */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
	chromium,
	type Browser,
	type BrowserContext,
	type Page,
} from 'playwright-core';
import { logIn, type AdminApi } from '../../bin/lab/admin-api.ts';
import { buildIfStale } from '../../bin/lab/build.ts';
import { findChromium } from '../../bin/lab/chromium.ts';
import type { Shop } from '../../bin/lab/engines/engine.ts';
import { host, serveWithHostPhp } from '../../bin/lab/engines/host.ts';
import { forgetOwnSite, startOwnSite } from '../../bin/lab/engines/own-site.ts';
import { wasm } from '../../bin/lab/engines/wasm.ts';
import { inRoot, inState } from '../../bin/lab/paths.ts';
import { findHostPhp } from '../../bin/lab/php.ts';
import { startPlatform, type Platform } from '../../bin/lab/platform.ts';
import { startTicker } from '../../bin/lab/ticker.ts';

const FIRST_PORT = 8700;

export interface Looks {
	width?: number;
	rtl?: boolean;
	locale?: string;
	dark?: boolean;
}

export interface Lab {
	shop: Shop;
	platform: Platform;
	api: AdminApi;
	/** A page of nobody's yet. */
	visit: ( looks?: Looks ) => Promise< Page >;
	/** A page of the administrator's. */
	enter: ( looks?: Looks ) => Promise< Page >;
	/** What went wrong in the pages so far: script errors, and refused requests to the shop. */
	mishaps: string[];
	stop: () => Promise< void >;
}

const say = () => undefined;

async function startShop(): Promise< Shop > {
	const php = await findHostPhp();
	if ( typeof php === 'string' ) {
		await wasm.forget();
		return wasm.start( { hpos: true, say } );
	}
	await forgetOwnSite( host.name )();
	return startOwnSite(
		{
			name: host.name,
			firstPort: FIRST_PORT,
			database: { kind: 'sqlite', journal: 'WAL' },
			php,
			serve: serveWithHostPhp,
		},
		{ hpos: true, say }
	);
}

async function withTestPlugin( shop: Shop, api: AdminApi ): Promise< void > {
	copyFileSync(
		inRoot( 'tests/e2e/php/pedal-e2e.php' ),
		join( shop.dir, 'wp-content/plugins/pedal-e2e.php' )
	);
	await api.post( 'wp/v2/plugins/pedal-e2e', { status: 'active' } );
}

function watch( page: Page, shop: Shop, mishaps: string[] ): void {
	page.on( 'pageerror', ( error ) =>
		mishaps.push( `${ page.url() }: ${ error.message }` )
	);
	page.on( 'response', ( response ) => {
		const isOurs = response.url().includes( '/wc-pedal/' );
		if ( isOurs && response.status() >= 400 ) {
			mishaps.push( `${ response.status() } ${ response.url() }` );
		}
	} );
	void page.route(
		( url ) => url.origin !== shop.url,
		( route ) => route.abort()
	);
}

async function newContext(
	browser: Browser,
	shop: Shop,
	looks: Looks
): Promise< BrowserContext > {
	const context = await browser.newContext( {
		viewport: { width: looks.width ?? 1280, height: 900 },
		colorScheme: looks.dark ? 'dark' : 'light',
		reducedMotion: 'reduce',
	} );
	context.setDefaultTimeout( 60_000 );
	const cookie = ( name: string, value: string ) => ( {
		name,
		value,
		url: shop.url,
	} );
	await context.addCookies( [
		...( looks.rtl ? [ cookie( 'pedal_e2e_direction', 'rtl' ) ] : [] ),
		...( looks.locale
			? [ cookie( 'pedal_e2e_locale', looks.locale ) ]
			: [] ),
		...( looks.dark ? [ cookie( 'pedal_e2e_colours', 'midnight' ) ] : [] ),
	] );
	return context;
}

/** Every file has a state of its own, so that a kept shop is never touched. */
function ownState( name: string ): void {
	process.env.PEDAL_STATE = inState( 'e2e', name );
}

export async function openLab( name: string ): Promise< Lab > {
	await buildIfStale( say );
	ownState( name );
	const shop = await startShop();
	// Else it goes on calling the shop of last time, and the new one waits in its queue.
	rmSync( inState( 'platform' ), { recursive: true, force: true } );
	const platform = await startPlatform(
		inState( 'platform' ),
		FIRST_PORT + 20,
		'127.0.0.1'
	);
	const ticker = startTicker( shop.url );
	const api = await logIn( shop );
	await withTestPlugin( shop, api );
	const browser = await chromium.launch( {
		executablePath: findChromium() ?? '',
		args: [ '--no-sandbox' ],
	} );
	const mishaps: string[] = [];
	const visit = async ( looks: Looks = {} ) => {
		const context = await newContext( browser, shop, looks );
		const page = await context.newPage();
		watch( page, shop, mishaps );
		return page;
	};
	return {
		shop,
		platform,
		api,
		mishaps,
		visit,
		enter: async ( looks ) => {
			const page = await visit( looks );
			await page.goto( `${ shop.url }/?pedal-login=${ shop.token }` );
			return page;
		},
		stop: async () => {
			ticker.stop();
			await browser.close();
			await platform.stop();
			await shop.stop();
		},
	};
}

/** An admin page of the desk. */
export const desk = ( shop: Shop, query = '' ): string =>
	`${ shop.url }/wp-admin/admin.php?page=wc-pedal${ query && `&${ query }` }`;
