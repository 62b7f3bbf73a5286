/**
 * The whole lab: a shop, the sandbox platform, the connection between them, and the clock that drives it.
 */
import { join } from 'node:path';
import { connect, logIn, type AdminApi } from './admin-api.ts';
import { buildIfStale } from './build.ts';
import { orderByBlocks } from './checkout.ts';
import { orderByForm } from './classic-checkout.ts';
import { chooseEngine } from './engines/choose.ts';
import type { Engine, EngineName, Shop } from './engines/engine.ts';
import { asJson } from './json.ts';
import { startPlatform, type Platform } from './platform.ts';
import { claim } from './running.ts';
import { LAB_FOLDER } from './site-config.ts';
import { tellStory, type Step, type Story } from './story.ts';
import { startTicker } from './ticker.ts';

export interface LabWish {
	engine?: string | undefined;
	runtime?: string | undefined;
	fresh: boolean;
	build: boolean;
	hpos?: boolean | undefined;
	wp?: string | undefined;
	woo?: string | undefined;
	say: ( line: string ) => void;
}

export interface Lab {
	engine: EngineName;
	shop: Shop;
	platform: Platform;
	api: AdminApi;
	addresses: Record< string, string >;
	tell: ( how: {
		classic: boolean;
		timeoutMs: number;
		stages: Step[];
	} ) => Promise< Story >;
	sendCourier: () => Promise< void >;
	stop: () => Promise< void >;
}

/** The engines may run side by side. */
const PLATFORM_PORTS: Record< EngineName, number > = {
	host: 8510,
	wasm: 8530,
	'wp-env': 8550,
};

/** Seconds between two steps of the courier's: time enough for the shop to see each. */
const COURIER_PACE = 8;

const DELIVERIES_PAGE = 'admin.php?page=wc-pedal';

function addresses( shop: Shop, platform: Platform ): Record< string, string > {
	const admin = ( page = '' ) =>
		`${ shop.url }/?pedal-login=${ shop.token }${ page && `&to=${ encodeURIComponent( page ) }` }`;
	return {
		Shop: `${ shop.url }/shop/`,
		Admin: admin(),
		Deliveries: admin( DELIVERIES_PAGE ),
		Dispatcher: platform.dispatchUrl,
		Mail: join( shop.dir, LAB_FOLDER, 'mail.jsonl' ),
		'PHP log': join( shop.dir, LAB_FOLDER, 'debug.log' ),
	};
}

/** Everything in order: nothing is left running when one of them fails. */
class Stack {
	private readonly ends: Array< () => unknown > = [];

	add< T extends { stop: () => unknown } >( part: T ): T {
		this.ends.push( () => part.stop() );
		return part;
	}

	async stop(): Promise< void > {
		for ( let end = this.ends.pop(); end; end = this.ends.pop() ) {
			await end();
		}
	}
}

async function ready(
	shop: Shop,
	platform: Platform,
	say: LabWish[ 'say' ]
): Promise< { api: AdminApi; products: number[] } > {
	const api = await logIn( shop );
	say( 'Connecting the shop to the platform’s Store account …' );
	const connection = await connect( api, platform );
	await shop.call( 'delivery-method', { connection_id: connection.id } );
	const { products } = asJson( await shop.call( 'products' ) );
	return {
		api,
		products: Array.isArray( products ) ? products.map( Number ) : [],
	};
}

async function startAll(
	engine: Engine,
	wish: LabWish,
	stack: Stack
): Promise< [ Shop, Platform ] > {
	const host = ( await engine.platformHost?.( wish ) ) ?? '127.0.0.1';
	const firstPort = PLATFORM_PORTS[ engine.name ];
	const parts = [
		engine.start( wish ).then( ( shop ) => stack.add( shop ) ),
		startPlatform( engine.home, firstPort, host ).then( ( platform ) =>
			stack.add( platform )
		),
		wish.build ? buildIfStale( wish.say ) : null,
	] as const;
	// All three must have settled before anything is stopped, or a late one would be left running.
	await Promise.allSettled( parts );
	const [ shop, platform ] = await Promise.all( parts );
	return [ shop, platform ];
}

export async function bringUp( wish: LabWish ): Promise< Lab > {
	const engine = await chooseEngine( wish.engine, wish.say );
	claim( engine.name );
	if ( wish.fresh ) {
		await engine.forget();
	}
	const stack = new Stack();
	try {
		const [ shop, platform ] = await startAll( engine, wish, stack );
		stack.add( startTicker( shop.url ) );
		const { api, products } = await ready( shop, platform, wish.say );
		const basket = { url: shop.url, products: products.slice( 0, 2 ) };
		return {
			engine: engine.name,
			shop,
			platform,
			api,
			addresses: addresses( shop, platform ),
			tell: ( { classic, ...how } ) =>
				tellStory( {
					...how,
					api,
					platform,
					say: wish.say,
					placeOrder: () =>
						classic
							? orderByForm( basket )
							: orderByBlocks( basket ),
				} ),
			sendCourier: () => platform.sendCourier( COURIER_PACE ),
			stop: () => stack.stop(),
		};
	} catch ( error ) {
		await stack.stop();
		throw error;
	}
}
