/**
 * The answers a fault puts in place of the real one.
 */
import {
	errorPage,
	htmlReply,
	jsonReply,
	type ApiRequest,
	type Reply,
} from '../api/message.ts';
import { errorReply } from '../api/negotiation.ts';
import { maintenanceReply } from '../api/platform-api.ts';
import { jwtRefusal } from '../api/tokens.ts';
import type { Instance } from '../platform/instance.ts';
import { message } from '../platform/messages.ts';
import { CODES, Problem, Violations } from '../platform/problems.ts';
import { numberOf, textOf, type Fault } from './fault.ts';

const PROXY = [ 413, 429, 502, 504 ];
const PAGES = [ 404, 405, 410 ];

/** What usually comes with a status, from whoever usually sends it. */
function usualReply(
	instance: Instance,
	{ path }: ApiRequest,
	status: number
): Reply {
	if ( PROXY.includes( status ) || PAGES.includes( status ) ) {
		return errorPage( status, PROXY.includes( status ) ? 'nginx' : '' );
	}
	if ( status === 503 ) {
		return maintenanceReply( instance, path );
	}
	if ( path === '/oauth2/token' && status >= 400 && status < 500 ) {
		return jsonReply( status, {
			error: 'invalid_client',
			error_description: 'Client authentication failed',
			message: 'Client authentication failed',
		} );
	}
	if ( status === 401 ) {
		return jwtRefusal( 'Expired JWT Token' );
	}
	if ( status < 300 ) {
		return jsonReply( status, {} );
	}
	const texts: Record< number, string > = {
		400: 'Bad Request',
		403: 'Access Denied.',
		500: 'Internal Server Error',
	};
	return errorReply(
		new Problem( status, texts[ status ] ?? 'Error' ),
		'jsonld'
	);
}

function violationReply(
	instance: Instance,
	path: string,
	status: number
): Reply {
	const violation = {
		propertyPath: path,
		message: message( instance.settings.locale, 'choice' ),
		code: CODES.choice,
	};
	return {
		...errorReply( new Violations( [ violation ] ), 'jsonld' ),
		status,
	};
}

export function statusReply(
	instance: Instance,
	request: ApiRequest,
	fault: Fault
): Reply {
	const status = numberOf( fault, 'status' );
	const violation = textOf( fault, 'violation' );
	const reply = violation
		? violationReply( instance, violation, status )
		: usualReply( instance, request, status );
	return {
		...reply,
		headers: {
			...reply.headers,
			...( fault.parameters.retry_after !== undefined && {
				'Retry-After': String( fault.parameters.retry_after ),
			} ),
		},
		body: textOf( fault, 'body' ) || reply.body,
	};
}

export function redirectReply( fault: Fault ): Reply {
	return {
		...htmlReply(
			numberOf( fault, 'status' ),
			'<html><body>Moved.</body></html>'
		),
		headers: {
			'Content-Type': 'text/html; charset=UTF-8',
			Location: textOf( fault, 'location' ),
		},
	};
}

function withoutIds( value: unknown ): unknown {
	if ( Array.isArray( value ) ) {
		return value.map( withoutIds );
	}
	if ( typeof value !== 'object' || value === null ) {
		return value;
	}
	return Object.fromEntries(
		Object.entries( value )
			.filter( ( [ key ] ) => key !== '@id' && key !== 'id' )
			.map( ( [ key, child ] ) => [ key, withoutIds( child ) ] )
	);
}

function bodyWithoutIds( text: string ): string {
	try {
		return JSON.stringify( withoutIds( JSON.parse( text ) ) );
	} catch {
		return '{}';
	}
}

/** Small nonsense; `huge` and `gzip_bomb` are streams and made elsewhere. */
export function spoilBody( reply: Reply, how: string ): Reply {
	switch ( how ) {
		case 'empty':
			return { ...reply, body: '' };
		case 'html':
			return htmlReply(
				reply.status,
				'<html><body>Welcome!</body></html>'
			);
		case 'wrong_type':
			return { ...reply, body: '"ok"' };
		case 'missing_id':
			return { ...reply, body: bodyWithoutIds( String( reply.body ) ) };
		default:
			return {
				...reply,
				body: `${ String( reply.body ).slice( 0, 40 ) }<!-- `,
			};
	}
}
