/**
 * Which format a client gets, and how results and errors look in it.
 */
import {
	isMeant,
	ServerError,
	Violations,
	type Problem,
} from '../platform/problems.ts';
import { htmlReply, type Format, type Reply, type Result } from './message.ts';

const FORMATS: Record< string, Format > = {
	'application/ld+json': 'jsonld',
	'application/json': 'json',
	'text/html': 'html',
	'application/*': 'jsonld',
	'*/*': 'jsonld',
};

/** Null when nothing of what the client accepts can be had: 406. */
export function formatFor( accept: string | undefined ): Format | null {
	if ( accept === undefined || accept.trim() === '' ) {
		return 'jsonld';
	}
	const wanted = accept
		.split( ',' )
		.map( ( range, index ) => {
			const [ type = '', ...parameters ] = range.trim().split( ';' );
			const quality = parameters
				.map(
					( parameter ) => /^\s*q=([\d.]+)/.exec( parameter )?.[ 1 ]
				)
				.find( ( value ) => value !== undefined );
			return {
				format: FORMATS[ type.trim().toLowerCase() ],
				quality: Number( quality ?? 1 ),
				index,
			};
		} )
		.sort( ( a, b ) => b.quality - a.quality || a.index - b.index );
	return wanted.find( ( { format } ) => format )?.format ?? null;
}

const CUSTOM_KEYS = new Set( [
	'pickup',
	'dropoff',
	'trackingUrl',
	'location',
] );

/**
 * What plain JSON loses: every `@` key, and all that the JSON-LD normalizers add
 * to a delivery.
 */
function plain( value: unknown ): unknown {
	if ( Array.isArray( value ) ) {
		return value.map( plain );
	}
	if ( typeof value !== 'object' || value === null ) {
		return value;
	}
	const record = value as Record< string, unknown >;
	if ( Array.isArray( record[ 'hydra:member' ] ) ) {
		return plain( record[ 'hydra:member' ] );
	}
	const isDelivery = record[ '@type' ] === 'http://schema.org/ParcelDelivery';
	return Object.fromEntries(
		Object.entries( record )
			.filter(
				( [ key ] ) =>
					! key.startsWith( '@' ) &&
					! ( isDelivery && CUSTOM_KEYS.has( key ) )
			)
			.map( ( [ key, child ] ) => [ key, plain( child ) ] )
	);
}

const TYPES: Record< Format, string > = {
	jsonld: 'application/ld+json; charset=utf-8',
	json: 'application/json; charset=utf-8',
	html: 'text/html; charset=UTF-8',
};

const swagger = (): string =>
	'<!DOCTYPE html><html><head><meta charset="UTF-8"><title>CoopCycle - API Platform</title></head><body><div id="swagger-ui"></div></body></html>';

function encode( data: unknown, format: Format ): string {
	return format === 'html'
		? swagger()
		: JSON.stringify( format === 'json' ? plain( data ) : data );
}

export function resultReply( result: Result, format: Format ): Reply {
	if ( result.data === null ) {
		return { status: result.status, headers: { Vary: 'Accept' }, body: '' };
	}
	return {
		status: result.status,
		headers: {
			'Content-Type': TYPES[ format ],
			Vary: 'Accept',
			...( result.location !== undefined && {
				Location: result.location,
				'Content-Location': result.location,
			} ),
		},
		body: encode( result.data, format ),
	};
}

function ldError( error: Problem | Violations ): Record< string, unknown > {
	const violations = error instanceof Violations;
	const type = violations ? 'ConstraintViolationList' : 'hydra:Error';
	return {
		'@context': `/api/contexts/${ violations ? type : 'Error' }`,
		'@type': type,
		'hydra:title': 'An error occurred',
		'hydra:description': error.message,
		...( violations ? { violations: error.violations } : error.extra ),
	};
}

function problemJson( error: Problem | Violations ): Record< string, unknown > {
	return {
		type:
			error instanceof Violations
				? 'https://symfony.com/errors/validation'
				: 'https://tools.ietf.org/html/rfc2616#section-10',
		title: 'An error occurred',
		detail: error.message,
		...( error instanceof Violations && { violations: error.violations } ),
	};
}

/** Anything thrown, as the client sees it. What is no Problem is a bug, shown as 500. */
export function errorReply( thrown: unknown, format: Format ): Reply {
	const error = isMeant( thrown )
		? thrown
		: new ServerError( String( thrown ) );
	const status = error instanceof Violations ? 400 : error.status;
	if ( format === 'html' ) {
		return htmlReply( status, swagger() );
	}
	return {
		status,
		headers: {
			'Content-Type':
				format === 'json'
					? 'application/problem+json; charset=utf-8'
					: TYPES.jsonld,
			Vary: 'Accept',
		},
		body: JSON.stringify(
			format === 'json' ? problemJson( error ) : ldError( error )
		),
	};
}
