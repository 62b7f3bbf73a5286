/**
 * Keys and addresses as people paste them: with spaces and quotes, both at once, in each other's field.
 */

/** As the platform makes them: the Identifier is 32 characters, the Secret 128. */
const IDENTIFIER = 32;
const SECRET = 128;

/** More than this is no key but something pasted by mistake. */
export const LONGEST_PASTE = 4_000;

const DIRT = /[\s\u00a0\u200b-\u200f\u2028\u2029\ufeff"'`´“”„«»‘’‚]+/g;

export const cleanKey = ( text: string ): string => text.replace( DIRT, '' );

export interface Pasted {
	address?: string;
	identifier?: string;
	secret?: string;
}

/** What of an account a pasted text holds; nothing when it is a single value. */
export function accountIn( text: string ): Pasted | null {
	const words = text.match( /[0-9a-zA-Z]{32,}/g ) ?? [];
	const identifier = words.find( ( word ) => word.length === IDENTIFIER );
	const secret = words.find( ( word ) => word.length === SECRET );
	if ( ! identifier || ! secret ) {
		return null;
	}
	const address = /https?:\/\/[^\s"'<>,;]+/.exec( text )?.[ 0 ];
	return { identifier, secret, ...( address && { address } ) };
}

export const areSwapped = ( identifier: string, secret: string ): boolean =>
	identifier.length === SECRET && secret.length === IDENTIFIER;

/** Scheme, host and port of what was typed; null when there is no host in it. */
export const originOf = ( typed: string ): string | null =>
	addressIn( typed )?.origin ?? null;

/** The same with path and query. */
export function wholeOf( typed: string ): string | null {
	const url = addressIn( typed );
	return url && url.origin + url.pathname.replace( /^\/$/, '' ) + url.search;
}

function addressIn( typed: string ): URL | null {
	const text = typed.replace( DIRT, '' );
	if ( text === '' ) {
		return null;
	}
	try {
		const url = new URL(
			/^[a-z]+:\/\//i.test( text ) ? text : `https://${ text }`
		);
		return url.hostname.includes( '.' ) || url.hostname === 'localhost'
			? url
			: null;
	} catch {
		return null;
	}
}

/** `grenoble` of `https://grenoble.coopcycle.org`: a name to begin with. */
export function nameOf( origin: string ): string {
	const host =
		originOf( origin )?.replace( /^https?:\/\/(www\.)?/, '' ) ?? '';
	const first = /^[\d.:]+$/.test( host )
		? host
		: ( host.split( '.' )[ 0 ] ?? '' );
	return first.charAt( 0 ).toUpperCase() + first.slice( 1 );
}
