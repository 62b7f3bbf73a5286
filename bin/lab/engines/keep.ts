/**
 * What an engine remembers from one start to the next: the port, because an address that moves looks like a cloned shop, and what the shop is made of.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../plain-error.ts';
import { freePort, isFree } from '../ports.ts';
import { WOOCOMMERCE, WORDPRESS } from '../products.ts';
import { findSources, type Source, type Sources } from '../sources.ts';
import type { Wish } from './engine.ts';

interface Kept {
	version: string;
	folder: string;
}

export interface Memory {
	port: number;
	hpos: boolean;
	wordpress: Kept;
	woocommerce: Kept;
}

const file = ( home: string ) => join( home, 'memory.json' );

export function recall( home: string ): Memory | null {
	return existsSync( file( home ) )
		? ( JSON.parse( readFileSync( file( home ), 'utf8' ) ) as Memory )
		: null;
}

const kept = ( { version, folder }: Source ): Kept => ( { version, folder } );

export function remember(
	home: string,
	port: number,
	hpos: boolean,
	sources: Sources
): void {
	const memory: Memory = {
		port,
		hpos,
		wordpress: kept( sources.wordpress ),
		woocommerce: kept( sources.woocommerce ),
	};
	mkdirSync( home, { recursive: true } );
	writeFileSync( file( home ), JSON.stringify( memory, null, '\t' ) );
}

/** The shop that is there stays what it is; another wish needs another shop. */
export function refuseOtherShop( memory: Memory, wish: Wish ): void {
	const differences = [
		wish.wp &&
			wish.wp !== memory.wordpress.version &&
			`WordPress ${ memory.wordpress.version }`,
		wish.woo &&
			wish.woo !== memory.woocommerce.version &&
			`WooCommerce ${ memory.woocommerce.version }`,
		wish.hpos !== undefined &&
			wish.hpos !== memory.hpos &&
			`high-performance order storage ${ memory.hpos ? 'on' : 'off' }`,
	].filter( Boolean );
	if ( differences.length > 0 ) {
		throw new PlainError(
			`The shop of the last start has ${ differences.join( ' and ' ) }. Add --fresh to begin anew with what you asked for.`
		);
	}
}

/** The sources a kept shop was made from, looked for again when they are gone. */
export async function sourcesAgain(
	memory: Memory,
	say: Wish[ 'say' ]
): Promise< Sources > {
	if (
		! existsSync( memory.wordpress.folder ) ||
		! existsSync( memory.woocommerce.folder )
	) {
		return findSources(
			{ wp: memory.wordpress.version, woo: memory.woocommerce.version },
			say
		);
	}
	return {
		wordpress: { product: WORDPRESS, from: 'cache', ...memory.wordpress },
		woocommerce: {
			product: WOOCOMMERCE,
			from: 'cache',
			...memory.woocommerce,
		},
	};
}

/** The port of the last start, or the first free one. */
export async function choosePort(
	memory: Memory | null,
	first: number,
	say: Wish[ 'say' ]
): Promise< number > {
	if ( ! memory || ( await isFree( memory.port ) ) ) {
		return memory?.port ?? freePort( first );
	}
	const port = await freePort( first );
	say(
		`Port ${ memory.port } of the last start is taken; this time it is ${ port }.`
	);
	return port;
}
