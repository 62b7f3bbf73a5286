/**
 * What a lab needs of an engine, whichever way it brings up a shop.
 */
import type { SitePlan } from '../site.ts';

export type EngineName = 'host' | 'wasm' | 'wp-env';

export interface Wish {
	/** Left out: as the shop of the last start has it, on in a new one. */
	hpos?: boolean | undefined;
	wp?: string | undefined;
	woo?: string | undefined;
	/** Only for wp-env: `docker` or `playground`. */
	runtime?: string | undefined;
	say: SitePlan[ 'say' ];
}

export interface Shop {
	url: string;
	/** Where its files lie on this machine. */
	dir: string;
	versions: { wordpress: string; woocommerce: string };
	hpos: boolean;
	/** Opens the lab's own doors in the shop. */
	token: string;
	/** Runs one script of bin/lab/php inside the shop. */
	call: ( script: string, args?: object ) => Promise< unknown >;
	stop: () => Promise< void >;
}

export interface Engine {
	name: EngineName;
	/** Where everything this engine keeps lies. */
	home: string;
	/** Why it cannot run on this machine; null when it can. */
	missing: () => Promise< string | null >;
	/** Where the platform has to listen for the shop to reach it; loopback when left out. */
	platformHost?: ( wish: Wish ) => Promise< string >;
	/** Forgets the shop of the last start. */
	forget: () => Promise< void >;
	start: ( wish: Wish ) => Promise< Shop >;
}
