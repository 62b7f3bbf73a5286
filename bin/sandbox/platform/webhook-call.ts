/**
 * One outgoing webhook call, with redirects followed as the server's client does.
 */
import { createHmac } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

const MAX_REDIRECTS = 20;

/** PHP's compact JSON: slashes are escaped, and those bytes are signed. */
export const webhookBody = ( object: string, event: string ): string =>
	JSON.stringify( { data: { object, event } } ).replaceAll( '/', '\\/' );

/** The secret is the key as it stands, not base64-decoded. */
export const webhookSignature = ( body: string, secret: string ): string =>
	createHmac( 'sha256', secret ).update( body ).digest( 'base64' );

interface Answer {
	status: number;
	location: string | undefined;
}

function once(
	url: URL,
	method: string,
	headers: Record< string, string >,
	body: string,
	timeout: number
): Promise< Answer > {
	return new Promise( ( resolve, reject ) => {
		const send = url.protocol === 'https:' ? requestHttps : requestHttp;
		const outgoing = send(
			url,
			{
				method,
				headers: {
					...headers,
					...( body && {
						'Content-Length': Buffer.byteLength( body ),
					} ),
				},
				timeout,
			},
			( response ) => {
				response.resume();
				response.on( 'end', () =>
					resolve( {
						status: response.statusCode ?? 0,
						location: response.headers.location,
					} )
				);
				response.on( 'error', reject );
			}
		);
		outgoing.on( 'timeout', () =>
			outgoing.destroy( new Error( 'Idle timeout reached' ) )
		);
		outgoing.on( 'error', reject );
		outgoing.end( body );
	} );
}

/** The final status. A 301, 302 or 303 turns the POST into a GET without body. */
export async function callWebhook(
	target: string,
	body: string,
	headers: Record< string, string >,
	timeout: number
): Promise< number > {
	let url = new URL( target );
	let method = 'POST';
	let payload = body;
	let sent: Record< string, string > = {
		Accept: '*/*',
		'User-Agent': 'Symfony HttpClient (Curl)',
		'Content-Type': 'application/json',
		...headers,
	};
	for ( let count = 0; count <= MAX_REDIRECTS; count++ ) {
		const { status, location } = await once(
			url,
			method,
			sent,
			payload,
			timeout
		);
		if ( status < 300 || status > 399 || location === undefined ) {
			return status;
		}
		url = new URL( location, url );
		if ( status <= 303 && method === 'POST' ) {
			const { 'Content-Type': _type, ...rest } = sent;
			method = 'GET';
			payload = '';
			sent = rest;
		}
	}
	throw new Error( `Maximum ${ MAX_REDIRECTS } redirections reached` );
}
