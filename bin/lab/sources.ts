/**
 * Finds a WordPress and a WooCommerce: a folder or zip of one's own, then the cache, then wordpress.org.
 */
import { join } from 'node:path';
import {
	cachedVersions,
	fromCache,
	fromEnvironment,
	type Source,
} from './local-sources.ts';
import { cacheFolder } from './paths.ts';
import { EXIT_NO_SOURCE, PlainError } from './plain-error.ts';
import { WOOCOMMERCE, WORDPRESS, type Product } from './products.ts';
import { download, newestVersion } from './wordpress-org.ts';

export type { Source };

export interface Sources {
	wordpress: Source;
	woocommerce: Source;
}

type Say = ( line: string ) => void;

const reason = ( error: unknown ): string => {
	const cause =
		error instanceof Error && error.cause instanceof Error
			? error.cause
			: error;
	return cause instanceof Error ? cause.message : String( cause );
};

function nothingFound(
	product: Product,
	wanted: string | undefined,
	why: string
): PlainError {
	const what = wanted ? `${ product.name } ${ wanted }` : product.name;
	const folder = join(
		cacheFolder(),
		`${ product.slug }-${ wanted ?? '<version>' }`
	);
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
export async function findSource(
	product: Product,
	wanted: string | undefined,
	say: Say
): Promise< Source > {
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
		say(
			`Downloading ${ product.name } ${ version } from wordpress.org …`
		);
		const folder = await download( product, version, cacheFolder() );
		return { product, version, folder, from: 'wordpress.org' };
	} catch ( error ) {
		const fallback = fromCache( product, newestCached );
		if ( ! fallback ) {
			throw nothingFound( product, wanted, reason( error ) );
		}
		say(
			`${ product.name } ${ fallback.version } from the cache (wordpress.org: ${ reason( error ) }).`
		);
		return fallback;
	}
}

export async function findSources(
	wanted: { wp?: string | undefined; woo?: string | undefined },
	say: Say
): Promise< Sources > {
	return {
		wordpress: await findSource( WORDPRESS, wanted.wp, say ),
		woocommerce: await findSource( WOOCOMMERCE, wanted.woo, say ),
	};
}
