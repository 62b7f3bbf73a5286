/**
 * The one door to the shop's REST: every failure comes back as a sentence, a hint and the field it is about.
 */
import apiFetch, { type APIFetchOptions } from '@wordpress/api-fetch';
import { asApiError, unreadable } from './api-error.ts';

export { ApiError, asApiError, faultAt } from './api-error.ts';

export interface Page< T > {
	items: T[];
	total: number;
	pages: number;
}

type Call = Pick< APIFetchOptions, 'method' | 'data' | 'signal' >;

const NAMESPACE = '/wc-pedal/v1/';

async function answer< T extends object >(
	path: string,
	options: Call
): Promise< [ T, Headers ] > {
	try {
		const response: Response = await apiFetch( {
			path: path.startsWith( '/' ) ? path : NAMESPACE + path,
			...options,
			parse: false,
		} );
		const body: unknown = await response.json().catch( () => null );
		if ( typeof body !== 'object' || body === null ) {
			throw unreadable();
		}
		return [ body as T, response.headers ];
	} catch ( thrown ) {
		throw await asApiError( thrown );
	}
}

/**
 * One object.
 *
 * @param path Below our namespace; another one's starts with a slash.
 */
export async function call< T extends object >(
	path: string,
	options: Call = {}
): Promise< T > {
	return ( await answer< T >( path, options ) )[ 0 ];
}

/** One object and the version a change of it has to name, so that nobody overwrites what they have not seen. */
export interface Versioned< T > {
	data: T;
	version: string;
}

export async function read< T extends object >(
	path: string,
	options: Call = {}
): Promise< Versioned< T > > {
	const [ data, headers ] = await answer< T >( path, options );
	return { data, version: headers.get( 'ETag' ) ?? '' };
}

/** A page of a collection, with how many there are. */
export async function list< T extends object >(
	path: string,
	signal?: AbortSignal
): Promise< Page< T > > {
	const [ items, headers ] = await answer< T[] >(
		path,
		signal ? { signal } : {}
	);
	if ( ! Array.isArray( items ) ) {
		throw unreadable();
	}
	return {
		items,
		total: Number( headers.get( 'X-WP-Total' ) ?? items.length ),
		pages: Number( headers.get( 'X-WP-TotalPages' ) ?? 1 ),
	};
}
