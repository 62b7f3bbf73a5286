/**
 * Copies that are on this machine already: a folder or zip of one's own, and the cache.
 */
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheFolder, inState } from './paths.ts';
import { EXIT_NO_SOURCE, PlainError } from './plain-error.ts';
import { byVersion, versionIn, type Product } from './products.ts';
import { unzip } from './unzip.ts';

export interface Source {
	product: Product;
	version: string;
	folder: string;
	from: 'environment' | 'cache' | 'wordpress.org';
}

/** A zip may hold the files at its top or in one folder of any name. */
function folderOf( product: Product, unpacked: string ): string | null {
	const inside = readdirSync( unpacked ).map( ( name ) =>
		join( unpacked, name )
	);
	return (
		[ unpacked, ...inside ].find(
			( folder ) => versionIn( product, folder ) !== null
		) ?? null
	);
}

function unpack( product: Product, zip: string ): string | null {
	const { size, mtimeMs } = statSync( zip );
	const key = createHash( 'sha256' )
		.update( `${ zip } ${ size } ${ mtimeMs }` )
		.digest( 'hex' );
	const target = inState(
		'sources',
		`${ product.slug }-${ key.slice( 0, 12 ) }`
	);
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

function unpackOwn( product: Product, zip: string ): string | null {
	try {
		return unpack( product, zip );
	} catch ( error ) {
		throw new PlainError(
			`${ product.variable } names ${ zip }, which cannot be unpacked: ${ error instanceof Error ? error.message : error }`,
			EXIT_NO_SOURCE
		);
	}
}

export function fromEnvironment( product: Product ): Source | null {
	const named = process.env[ product.variable ];
	if ( ! named ) {
		return null;
	}
	const path = resolve( named );
	if ( ! existsSync( path ) ) {
		throw new PlainError(
			`${ product.variable } names ${ path }, which does not exist.`,
			EXIT_NO_SOURCE
		);
	}
	const folder = statSync( path ).isDirectory()
		? path
		: unpackOwn( product, path );
	const version = folder && versionIn( product, folder );
	if ( ! folder || ! version ) {
		throw new PlainError(
			`${ product.variable } names ${ path }, which holds no ${ product.name } (no ${ product.versionFile }).`,
			EXIT_NO_SOURCE
		);
	}
	return { product, version, folder, from: 'environment' };
}

export function cachedVersions(
	product: Product,
	cache = cacheFolder()
): string[] {
	if ( ! existsSync( cache ) ) {
		return [];
	}
	return readdirSync( cache )
		.filter( ( name ) => name.startsWith( `${ product.slug }-` ) )
		.map( ( name ) => name.slice( product.slug.length + 1 ) )
		.filter(
			( version ) =>
				versionIn(
					product,
					join( cache, `${ product.slug }-${ version }` )
				) === version
		)
		.sort( byVersion );
}

export function fromCache(
	product: Product,
	version: string | undefined
): Source | null {
	if ( ! version || ! cachedVersions( product ).includes( version ) ) {
		return null;
	}
	return {
		product,
		version,
		folder: join( cacheFolder(), `${ product.slug }-${ version }` ),
		from: 'cache',
	};
}
