/**
 * The front door: from one request to one reply, commit included.
 */
import type { Instance } from '../platform/instance.ts';
import { message } from '../platform/messages.ts';
import { isMeant, Problem } from '../platform/problems.ts';
import { trackingReply } from '../pages/tracking.ts';
import type { Twists } from './call.ts';
import { guard, isPublic } from './firewall.ts';
import { entrypointReply, settingsReply } from './identity-routes.ts';
import {
	errorPage,
	htmlReply,
	jsonReply,
	type ApiRequest,
	type Reply,
} from './message.ts';
import { errorReply, formatFor, resultReply } from './negotiation.ts';
import { tokenReply } from './oauth.ts';
import { findOperation } from './routes.ts';

/** The proxy's default limit. */
export const MAX_BODY = 1_048_576;

/** 503 on the API, a page elsewhere; the settings stay up. */
export function maintenanceReply(
	{ settings }: Instance,
	path: string
): Reply {
	const text = message( settings.locale, 'maintenance' );
	return path.startsWith( '/api' )
		? jsonReply( 503, { message: text } )
		: htmlReply(
				503,
				`<!DOCTYPE html><title>503</title><h1>${ text }</h1>`
			);
}

function guardedReply(
	instance: Instance,
	request: ApiRequest,
	twists: Twists,
	format = formatFor( request.headers.accept )
): Reply {
	try {
		const caller = guard( instance, request );
		if ( 'status' in caller ) {
			return caller;
		}
		const operation = findOperation( request.method, request.path );
		if ( typeof operation === 'number' ) {
			return errorPage( operation );
		}
		if ( format === null ) {
			throw new Problem(
				406,
				`Requested format "${ request.headers.accept }" is not supported.`
			);
		}
		const { handle, ids } = operation;
		const result = handle( { instance, request, caller, ids, twists } );
		return resultReply( result, format );
	} catch ( error ) {
		if ( ! isMeant( error ) ) {
			instance.bugs.push(
				error instanceof Error ? String( error.stack ) : String( error )
			);
		}
		return errorReply( error, format ?? 'jsonld' );
	}
}

export function answer(
	instance: Instance,
	request: ApiRequest,
	twists: Twists
): Reply {
	const { path } = request;
	if ( request.body.length > MAX_BODY ) {
		return errorPage( 413, 'nginx' );
	}
	if ( path === '/api/settings' && isPublic( request ) ) {
		return settingsReply( instance );
	}
	if ( instance.settings.maintenance ) {
		return maintenanceReply( instance, path );
	}
	if ( path === '/oauth2/token' ) {
		return request.method === 'POST'
			? tokenReply( instance, request, twists.tokenTtl )
			: errorPage( 405 );
	}
	if ( isPublic( request ) ) {
		return path.startsWith( '/api/docs' )
			? resultReply( { status: 200, data: {} }, 'html' )
			: entrypointReply();
	}
	if ( path.startsWith( '/api/' ) ) {
		return guardedReply( instance, request, twists );
	}
	return trackingReply( instance, path ) ?? errorPage( 404 );
}
