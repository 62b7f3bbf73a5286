/**
 * Downloads from wordpress.org, believed only after their published checksum: for WordPress the sum of the zip beside it, for a plugin the sum of every file.
 */
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import { PlainError } from './plain-error.ts';
import { versionIn, type Product } from './products.ts';
import { unzip } from './unzip.ts';

const QUESTION_MS = 5_000;
const DOWNLOAD_MS = 300_000;

/** `PEDAL_WORDPRESS_ORG` points all three hosts at a mirror of your own. */
export function origins( mirror = process.env.PEDAL_WORDPRESS_ORG ) {
	return {
		api: mirror ?? 'https://api.wordpress.org',
		core: mirror ?? 'https://wordpress.org',
		plugins: mirror ?? 'https://downloads.wordpress.org',
	};
}

async function get( url: string, timeout: number ): Promise< Buffer > {
	const answer = await fetch( url, {
		signal: AbortSignal.timeout( timeout ),
	} );
	if ( ! answer.ok ) {
		throw new PlainError( `${ url } answered ${ answer.status }` );
	}
	return Buffer.from( await answer.arrayBuffer() );
}

async function getJson( url: string ): Promise< unknown > {
	return JSON.parse( ( await get( url, QUESTION_MS ) ).toString( 'utf8' ) );
}

export async function newestVersion( product: Product ): Promise< string > {
	const { api } = origins();
	if ( product.slug === 'wordpress' ) {
		const { offers } = ( await getJson(
			`${ api }/core/version-check/1.7/`
		) ) as {
			offers?: Array< { version?: string } >;
		};
		return known( offers?.[ 0 ]?.version, product );
	}
	const { version } = ( await getJson(
		`${ api }/plugins/info/1.0/${ product.slug }.json`
	) ) as { version?: string };
	return known( version, product );
}

function known( version: string | undefined, product: Product ): string {
	if ( ! version || ! /^[\w.-]+$/.test( version ) ) {
		throw new PlainError(
			`wordpress.org named no version of ${ product.name }`
		);
	}
	return version;
}

const digest = ( algorithm: string, bytes: Buffer ): string =>
	createHash( algorithm ).update( bytes ).digest( 'hex' );

async function checkZip( zip: Buffer, url: string ): Promise< void > {
	const wanted = ( await get( `${ url }.sha1`, QUESTION_MS ) ).toString(
		'utf8'
	);
	if ( digest( 'sha1', zip ) !== wanted.trim().toLowerCase() ) {
		throw new PlainError( `the checksum of ${ url } is wrong` );
	}
}

async function checkFiles(
	folder: string,
	product: Product,
	version: string
): Promise< void > {
	const { files } = ( await getJson(
		`${ origins().plugins }/plugin-checksums/${ product.slug }/${ version }.json`
	) ) as { files?: Record< string, { sha256?: string | string[] } > };
	if ( ! files || Object.keys( files ).length === 0 ) {
		throw new PlainError(
			`wordpress.org publishes no checksums of ${ product.name } ${ version }`
		);
	}
	const there = readdirSync( folder, {
		recursive: true,
		withFileTypes: true,
	} )
		.filter( ( entry ) => entry.isFile() )
		.map( ( entry ) =>
			relative( folder, join( entry.parentPath, entry.name ) )
				.split( sep )
				.join( '/' )
		);
	for ( const name of new Set( [ ...there, ...Object.keys( files ) ] ) ) {
		const file = join( folder, name );
		const sum =
			existsSync( file ) && digest( 'sha256', readFileSync( file ) );
		if ( ! sum || ! [ files[ name ]?.sha256 ].flat().includes( sum ) ) {
			throw new PlainError(
				`the checksum of ${ product.name } ${ version }, file ${ name }, is wrong`
			);
		}
	}
}

/** Downloads a version into the cache; it appears there whole and checked, or not at all. */
export async function download(
	product: Product,
	version: string,
	cache: string
): Promise< string > {
	const { core, plugins } = origins();
	const isCore = product.slug === 'wordpress';
	const url = isCore
		? `${ core }/wordpress-${ version }.zip`
		: `${ plugins }/plugin/${ product.slug }.${ version }.zip`;
	const zip = await get( url, DOWNLOAD_MS );
	mkdirSync( cache, { recursive: true } );
	const workshop = mkdtempSync( join( cache, 'download-' ) );
	try {
		if ( isCore ) {
			await checkZip( zip, url );
		}
		writeFileSync( join( workshop, 'zip' ), zip );
		unzip( join( workshop, 'zip' ), workshop );
		const folder = join( workshop, product.slug );
		if ( ! isCore ) {
			await checkFiles( folder, product, version );
		}
		if ( versionIn( product, folder ) !== version ) {
			throw new PlainError(
				`${ url } does not hold ${ product.name } ${ version }`
			);
		}
		const target = join( cache, `${ product.slug }-${ version }` );
		rmSync( target, { recursive: true, force: true } );
		renameSync( folder, target );
		return target;
	} finally {
		rmSync( workshop, { recursive: true, force: true } );
	}
}
