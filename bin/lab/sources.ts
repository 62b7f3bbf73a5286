/**
 * Finds a WordPress and a WooCommerce: a folder or zip of one's own, then the cache, then wordpress.org.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheFolder, inState } from './paths.ts';
import { EXIT_NO_SOURCE, PlainError } from './plain-error.ts';
import { byVersion, versionIn, WOOCOMMERCE, WORDPRESS, type Product } from './products.ts';
import { unzip } from './unzip.ts';
import { download, newestVersion } from './wordpress-org.ts';

export interface Source {
	product: Product;
	version: string;
	folder: string;
	from: 'environment' | 'cache' | 'wordpress.org';
}

export interface Sources {
	wordpress: Source;
	woocommerce: Source;
}

type Say = ( line: string ) => void;

/** A zip may hold the files at its top or in one folder of any name. */
function folderOf( product: Product, unpacked: string ): string | null {
	const inside = readdirSync( unpacked ).map( ( name ) => join( unpacked, name ) );
	return [ unpacked, ...inside ].find( ( folder ) => versionIn( product, folder ) !== null ) ?? null;
}

function unpack( product: Product, zip: string ): string | null {
	const { size, mtimeMs } = statSync( zip );
	const key = createHash( 'sha256' ).update( `${ zip } ${ size } ${ mtimeMs }` ).digest( 'hex' );
	const target = inState( 'sources', `${ product.slug }-${ key.slice( 0, 12 ) }` );
	if ( ! existsSync( target ) ) {
		mkdirSync( inState( 'sources' ), { recursive: true } );
		const workshop = mkdtempSync( inState( 'sources', 'unpack-' ) );
		try {
			unzip( zip, workshop );
			renameSync( workshop, target );
		} finally {
			rmSync( workshop, { recursive: true, force: true } );
		}
	}
	return folderOf( product, target );
}

function fromEnvironment( product: Product ): Source | null {
	const named = process.env[ product.variable ];
	if ( ! named ) {
		return null;
	}
	const path = resolve( named );
	if ( ! existsSync( path ) ) {
		throw new PlainError( `${ product.variable } names ${ path }, which does not exist.`, EXIT_NO_SOURCE );
	}
	const folder = statSync( path ).isDirectory() ? path : unpack( product, path );
	const version = folder && versionIn( product, folder );
	if ( ! folder || ! version ) {
		throw new PlainError(
			`${ product.variable } names ${ path }, which holds no ${ product.name } (no ${ product.versionFile }).`,
			EXIT_NO_SOURCE
		);
	}
	return { product, version, folder, from: 'environment' };
}

export function cachedVersions( product: Product, cache = cacheFolder() ): string[] {
	if ( ! existsSync( cache ) ) {
		return [];
	}
	return readdirSync( cache )
		.filter( ( name ) => name.startsWith( `${ product.slug }-` ) )
		.map( ( name ) => name.slice( product.slug.length + 1 ) )
		.filter( ( version ) => versionIn( product, join( cache, `${ product.slug }-${ version }` ) ) === version )
		.sort( byVersion );
}

function fromCache( product: Product, version: string | undefined ): Source | null {
	if ( ! version || ! cachedVersions( product ).includes( version ) ) {
		return null;
	}
	return { product, version, folder: join( cacheFolder(), `${ product.slug }-${ version }` ), from: 'cache' };
}

const reason = ( error: unknown ): string => {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	return cause instanceof Error ? cause.message : String( cause );
};

function nothingFound( product: Product, wanted: string | undefined, why: string ): PlainError {
	const what = wanted ? `${ product.name } ${ wanted }` : product.name;
	const folder = join( cacheFolder(), `${ product.slug }-${ wanted ?? '<version>' }` );
	return new PlainError(
		`Pedal found no ${ what } (wordpress.org: ${ why }): ` +
			`set ${ product.variable } to a folder or zip, or put a copy into ${ folder }, or connect this machine to wordpress.org.`,
		EXIT_NO_SOURCE
	);
}

/**
 * @param product WordPress or WooCommerce.
 * @param wanted  The version asked for; without one, the newest: of wordpress.org, or of the cache when that does not answer.
 * @param say     Tells of a download, which takes a while, and of one that failed.
 */
export async function findSource( product: Product, wanted: string | undefined, say: Say ): Promise< Source > {
	const own = fromEnvironment( product );
	if ( own && ( ! wanted || own.version === wanted ) ) {
		return own;
	}
	const cached = fromCache( product, wanted );
	if ( cached ) {
		return cached;
	}
	const newestCached = wanted ? undefined : cachedVersions( product )[ 0 ];
	try {
		const version = wanted ?? ( await newestVersion( product ) );
		const already = fromCache( product, version );
		if ( already ) {
			return already;
		}
		say( `Downloading ${ product.name } ${ version } from wordpress.org …` );
		const folder = await download( product, version, cacheFolder() );
		return { product, version, folder, from: 'wordpress.org' };
	} catch ( error ) {
		const fallback = fromCache( product, newestCached );
		if ( ! fallback ) {
			throw nothingFound( product, wanted, reason( error ) );
		}
		say( `${ product.name } ${ fallback.version } from the cache (wordpress.org: ${ reason( error ) }).` );
		return fallback;
	}
}

export async function findSources( wanted: { wp?: string | undefined; woo?: string | undefined }, say: Say ): Promise< Sources > {
	return {
		wordpress: await findSource( WORDPRESS, wanted.wp, say ),
		woocommerce: await findSource( WOOCOMMERCE, wanted.woo, say ),
	};
}
