/**
 * The one door to the shop's REST: every failure comes back as a sentence, a hint and the field it is about.
 */
import apiFetch, { type APIFetchOptions } from '@wordpress/api-fetch';
import { __ } from '@wordpress/i18n';

export class ApiError extends Error {
	constructor(
		readonly code: string,
		message: string,
		readonly status: number = 0,
		readonly hint: string = '',
		readonly field: string = '',
		readonly details: Record< string, unknown > = {},
		/** What is wrong with each argument, by its path. */
		readonly faults: Record< string, string > = {}
	) {
		super( message );
		this.name = 'ApiError';
	}

	/** What to say under one field; empty when the failure is not about it. */
	about( field: string ): string {
		return (
			this.faults[ field ] ?? ( this.field === field ? this.message : '' )
		);
	}
}

export interface Page< T > {
	items: T[];
	total: number;
	pages: number;
}

type Call = Pick< APIFetchOptions, 'method' | 'data' | 'signal' >;
type Json = Record< string, unknown >;

const NAMESPACE = '/wc-pedal/v1/';

/** What api-fetch throws when no answer, or none in JSON, came back. */
const NO_ANSWER = [ 'fetch_error', 'offline_error', 'invalid_json' ];

const isObject = ( value: unknown ): value is Json =>
	typeof value === 'object' && value !== null && ! Array.isArray( value );

const text = ( value: unknown ): string =>
	typeof value === 'string' ? value : '';

function unreadable(): ApiError {
	return new ApiError(
		'unreadable',
		__( 'The shop answered something unreadable.', 'pedal-bridge' ),
		0,
		__(
			'Try again. If it stays, open the Health tab: another plugin may print errors into the answers.',
			'pedal-bridge'
		)
	);
}

function noAnswer( code: string ): ApiError {
	return code === 'invalid_json'
		? unreadable()
		: new ApiError(
				code,
				__( 'The shop did not answer.', 'pedal-bridge' ),
				0,
				__(
					'What you typed is still here. Check your connection and try again.',
					'pedal-bridge'
				)
			);
}

async function problemOf( thrown: unknown ): Promise< unknown > {
	return thrown instanceof Response
		? thrown.json().catch( () => ( { code: 'invalid_json' } ) )
		: thrown;
}

export async function asApiError( thrown: unknown ): Promise< ApiError > {
	const problem = await problemOf( thrown );
	if ( problem instanceof ApiError ) {
		return problem;
	}
	const code = isObject( problem ) ? text( problem.code ) : '';
	if ( ! isObject( problem ) || NO_ANSWER.includes( code ) || ! code ) {
		return noAnswer( code || 'fetch_error' );
	}
	const data = isObject( problem.data ) ? problem.data : {};
	const faults = isObject( data.params )
		? Object.fromEntries(
				Object.entries( data.params ).map( ( [ path, said ] ) => [
					path,
					text( said ),
				] )
			)
		: {};
	return new ApiError(
		code,
		text( problem.message ),
		Number( data.status ?? 0 ),
		text( data.hint ),
		text( data.field ),
		isObject( data.details ) ? data.details : {},
		faults
	);
}

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
