/**
 * The part that the engines with a site of their own share: make it or keep it, serve it, wait until it answers.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inState } from '../paths.ts';
import { call, type Php } from '../php.ts';
import { relink } from '../site-files.ts';
import { PlainError } from '../plain-error.ts';
import {
	LAB_FOLDER,
	writeConfig,
	type Database,
	type SiteConfig,
} from '../site-config.ts';
import { makeSite } from '../site.ts';
import { isMade } from '../site-stamp.ts';
import { findSources, type Sources } from '../sources.ts';
import { waitForHttp } from '../wait.ts';
import type { EngineName, Shop, Wish } from './engine.ts';
import {
	choosePort,
	recall,
	refuseOtherShop,
	remember,
	sourcesAgain,
} from './keep.ts';

export interface Serving {
	stop: () => Promise< void >;
}

export interface OwnSite {
	name: EngineName;
	firstPort: number;
	database: Database;
	php: Php;
	serve: ( dir: string, url: string, port: number ) => Promise< Serving >;
}

export const forgetOwnSite =
	( name: EngineName ) => async (): Promise< void > =>
		rmSync( homeOf( name ), { recursive: true, force: true } );

export const homeOf = ( name: EngineName ): string => inState( name );

async function prepare(
	engine: OwnSite,
	wish: Wish,
	dir: string,
	port: number,
	config: SiteConfig
): Promise< { sources: Sources; hpos: boolean } > {
	const home = homeOf( engine.name );
	const memory = recall( home );
	if ( memory && isMade( dir ) ) {
		refuseOtherShop( memory, wish );
		const sources = await sourcesAgain( memory, wish.say );
		relink( dir, sources );
		writeConfig( dir, config );
		await call( engine.php, dir, 'plugin' );
		remember( home, port, memory.hpos, sources );
		return { sources, hpos: memory.hpos };
	}
	const sources = await findSources( wish, wish.say );
	const hpos = wish.hpos ?? true;
	await makeSite( {
		...config,
		dir,
		sources,
		hpos,
		php: engine.php,
		say: wish.say,
	} );
	remember( home, port, hpos, sources );
	return { sources, hpos };
}

export async function startOwnSite(
	engine: OwnSite,
	wish: Wish
): Promise< Shop > {
	const home = homeOf( engine.name );
	const dir = join( home, 'site' );
	const port = await choosePort(
		existsSync( dir ) ? recall( home ) : null,
		engine.firstPort,
		wish.say
	);
	const token = randomBytes( 24 ).toString( 'hex' );
	const url = `http://127.0.0.1:${ port }`;
	const { sources, hpos } = await prepare( engine, wish, dir, port, {
		url,
		database: engine.database,
		token,
	} );
	const serving = await engine.serve( dir, url, port );
	try {
		await waitForHttp( `${ url }/?rest_route=/`, 60_000 );
	} catch ( error ) {
		await serving.stop();
		throw new PlainError(
			`${ error instanceof Error ? error.message : error } What PHP says: ${ join( dir, LAB_FOLDER, 'debug.log' ) }`
		);
	}
	return {
		url,
		dir,
		token,
		hpos,
		versions: {
			wordpress: sources.wordpress.version,
			woocommerce: sources.woocommerce.version,
		},
		call: ( script, args ) => call( engine.php, dir, script, args ),
		stop: serving.stop,
	};
}
