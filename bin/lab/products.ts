/**
 * The two products a shop is made of: how to recognise a copy of one and where wordpress.org keeps it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Product {
	name: string;
	slug: 'wordpress' | 'woocommerce';
	/** Names a folder or a zip of one's own. */
	variable: string;
	/** The command line option that picks a version. */
	option: string;
	versionFile: string;
	versionPattern: RegExp;
}

export const WORDPRESS: Product = {
	name: 'WordPress',
	slug: 'wordpress',
	variable: 'PEDAL_WORDPRESS',
	option: '--wp',
	versionFile: 'wp-includes/version.php',
	versionPattern: /\$wp_version = '([^']+)'/,
};

export const WOOCOMMERCE: Product = {
	name: 'WooCommerce',
	slug: 'woocommerce',
	variable: 'PEDAL_WOOCOMMERCE',
	option: '--woo',
	versionFile: 'woocommerce.php',
	versionPattern: /^ \* Version: (\S+)/m,
};

/** The version that a folder holds, or null when it is no copy of the product. */
export function versionIn( product: Product, folder: string ): string | null {
	const file = join( folder, product.versionFile );
	if ( ! existsSync( file ) ) {
		return null;
	}
	const [ , version ] =
		product.versionPattern.exec( readFileSync( file, 'utf8' ) ) ?? [];
	return version ?? null;
}

/** Newest first: 10.0 before 9.9.5, a release before its own candidates. */
export function byVersion( a: string, b: string ): number {
	const parts = ( version: string ) => version.split( /[.-]/ );
	const [ left, right ] = [ parts( a ), parts( b ) ];
	for ( let i = 0; i < Math.max( left.length, right.length ); i++ ) {
		const [ x, y ] = [ left[ i ] ?? '0', right[ i ] ?? '0' ];
		const rank = ( part: string ) => ( /^\d+$/.test( part ) ? +part : -1 );
		if ( x !== y ) {
			return rank( y ) - rank( x ) || y.localeCompare( x );
		}
	}
	return 0;
}
