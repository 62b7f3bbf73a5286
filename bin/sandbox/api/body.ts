/**
 * Bodies of writes: the content types and the JSON that PHP would accept.
 */
import { Problem } from '../platform/problems.ts';
import type { ApiRequest } from './message.ts';

function utf8( bytes: Buffer ): string {
	try {
		return new TextDecoder( 'utf-8', {
			fatal: true,
			ignoreBOM: true,
		} ).decode( bytes );
	} catch {
		throw new Problem( 400, 'Syntax error' );
	}
}

const LONE_SURROGATE =
	/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** JavaScript reads half a character without complaint; PHP refuses it. */
function hasHalfCharacters( value: unknown ): boolean {
	if ( typeof value === 'string' ) {
		return LONE_SURROGATE.test( value );
	}
	return (
		typeof value === 'object' &&
		value !== null &&
		Object.entries( value ).some( ( pair ) =>
			pair.some( hasHalfCharacters )
		)
	);
}

/** `3200.0` is an integer to JavaScript and a float, so a type error, to PHP. */
const FLOAT_WEIGHT = /(?<!\\)"weight"\s*:\s*-?\d+(?:\.\d|[eE])/;

export function jsonBody( { body }: ApiRequest ): unknown {
	const text = utf8( body );
	let value: unknown;
	try {
		value = JSON.parse( text );
	} catch {
		throw new Problem( 400, 'Syntax error' );
	}
	if ( text.includes( '\\u' ) && hasHalfCharacters( value ) ) {
		throw new Problem( 400, 'Syntax error' );
	}
	if ( FLOAT_WEIGHT.test( text ) ) {
		throw new Problem(
			400,
			'The type of the "weight" attribute must be one of "int" ("float" given).'
		);
	}
	return value;
}

/** 415 unless the content type is one of these; its parameters do not matter. */
export function needsType(
	{ headers }: ApiRequest,
	types: readonly string[]
): void {
	const header = headers[ 'content-type' ];
	const type = ( header ?? '' ).split( ';' )[ 0 ]?.trim().toLowerCase() ?? '';
	if ( ! types.includes( type ) ) {
		const supported = types.map( ( name ) => `"${ name }"` ).join( ', ' );
		throw new Problem(
			415,
			header === undefined
				? 'The "Content-Type" header must exist.'
				: `The content-type "${ header }" is not supported. Supported MIME types are ${ supported }.`
		);
	}
}

export const JSONLD = [ 'application/ld+json' ];
export const ANY_JSON = [ 'application/ld+json', 'application/json' ];
