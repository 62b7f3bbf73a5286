/**
 * How a call failed: a sentence, a hint, and the fields it is about.
 */
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
			faultAt( this.faults, field ) ||
			( this.field === field ? this.message : '' )
		);
	}
}

/** A list has one place for what is wrong with it and with each of its entries. */
export function faultAt(
	faults: Record< string, string >,
	path: string
): string {
	const entry = Object.keys( faults ).find(
		( at ) =>
			at.startsWith( path ) && /^\[\d+\]$/.test( at.slice( path.length ) )
	);
	return faults[ path ] ?? faults[ entry ?? '' ] ?? '';
}

type Json = Record< string, unknown >;

/** What api-fetch throws when no answer, or none in JSON, came back. */
const NO_ANSWER = [ 'fetch_error', 'offline_error', 'invalid_json' ];

const isObject = ( value: unknown ): value is Json =>
	typeof value === 'object' && value !== null && ! Array.isArray( value );

const text = ( value: unknown ): string =>
	typeof value === 'string' ? value : '';

export function unreadable(): ApiError {
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

/** The shop names arguments in `params`, as WordPress does, and each value in them by its path in `details`. */
function faultsOf( params: unknown, details: Json ): Record< string, string > {
	return isObject( params )
		? Object.fromEntries(
				Object.entries( { ...params, ...details } ).map(
					( [ path, said ] ) => [ path, text( said ) ]
				)
			)
		: {};
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
	const details = isObject( data.details ) ? data.details : {};
	return new ApiError(
		code,
		text( problem.message ),
		Number( data.status ?? 0 ),
		text( data.hint ),
		text( data.field ),
		details,
		faultsOf( data.params, details )
	);
}
