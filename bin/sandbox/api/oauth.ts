/**
 * `POST /oauth2/token`: client credentials only, form encoded only.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Instance } from '../platform/instance.ts';
import { SCOPES, type OAuthClient, type Scope } from '../platform/model.ts';
import { jsonReply, type ApiRequest, type Reply } from './message.ts';
import { issueToken } from './tokens.ts';

class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		description: string,
		readonly hint?: string
	) {
		super( description );
	}
}

function refusalReply( { status, code, message, hint }: Refusal ): Reply {
	return jsonReply(
		status,
		{
			error: code,
			error_description: message,
			...( hint !== undefined && { hint } ),
			message,
		},
		status === 401 ? { 'WWW-Authenticate': 'Basic realm="OAuth"' } : {}
	);
}

function basicCredentials(
	header: string | undefined
): [ string, string ] | null {
	const encoded = /^Basic\s+(\S+)$/i.exec( header ?? '' )?.[ 1 ];
	const text = encoded ? Buffer.from( encoded, 'base64' ).toString() : '';
	const colon = text.indexOf( ':' );
	return colon < 0
		? null
		: [ text.slice( 0, colon ), text.slice( colon + 1 ) ];
}

const sameText = ( a: string, b: string ): boolean =>
	a.length === b.length &&
	timingSafeEqual( Buffer.from( a ), Buffer.from( b ) );

/** Values in the body win over the header's. */
function findClient(
	instance: Instance,
	form: URLSearchParams,
	header: string | undefined
): OAuthClient {
	const basic = basicCredentials( header );
	const identifier = form.get( 'client_id' ) ?? basic?.[ 0 ];
	const secret = form.get( 'client_secret' ) ?? basic?.[ 1 ] ?? '';
	if ( ! identifier ) {
		throw new Refusal(
			400,
			'invalid_request',
			'The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.',
			'Check the `client_id` parameter'
		);
	}
	const client = instance.clients.get( identifier );
	if ( ! client || ! sameText( client.secret, secret ) ) {
		throw new Refusal(
			401,
			'invalid_client',
			'Client authentication failed'
		);
	}
	return client;
}

function grantScopes( client: OAuthClient, asked: string ): Scope[] {
	const names = asked.split( ' ' ).filter( ( name ) => name !== '' );
	for ( const name of names ) {
		const known = SCOPES.includes( name as Scope );
		const allowed =
			client.scopes.length === 0 ||
			client.scopes.includes( name as Scope );
		if ( ! known || ! allowed ) {
			throw new Refusal(
				400,
				'invalid_scope',
				'The requested scope is invalid, unknown, or malformed',
				`Check the \`${ name }\` scope`
			);
		}
	}
	return names.length === 0 ? [ ...client.scopes ] : ( names as Scope[] );
}

function grant( instance: Instance, request: ApiRequest, ttl: number ): string {
	const type = request.headers[ 'content-type' ] ?? '';
	const form = new URLSearchParams(
		/^application\/x-www-form-urlencoded\b/i.test( type )
			? request.body.toString()
			: ''
	);
	if ( form.get( 'grant_type' ) !== 'client_credentials' ) {
		throw new Refusal(
			400,
			'unsupported_grant_type',
			'The authorization grant type is not supported by the authorization server.',
			'Check that all required parameters have been provided'
		);
	}
	const client = findClient( instance, form, request.headers.authorization );
	const scopes = grantScopes( client, form.get( 'scope' ) ?? '' );
	return issueToken( instance, client.identifier, scopes, ttl );
}

export function tokenReply(
	instance: Instance,
	request: ApiRequest,
	ttl = instance.settings.tokenTtl
): Reply {
	try {
		const token = grant( instance, request, ttl );
		return jsonReply(
			200,
			{ token_type: 'Bearer', expires_in: ttl, access_token: token },
			{
				'Content-Type': 'application/json; charset=UTF-8',
				'Cache-Control': 'no-store',
				Pragma: 'no-cache',
			}
		);
	} catch ( error ) {
		if ( error instanceof Refusal ) {
			return refusalReply( error );
		}
		throw error;
	}
}
