/**
 * What stands between programs and a shop in the wild, each as the answer it gives; null lets the call through.
 */
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

export interface Answer {
	status: number;
	headers: OutgoingHttpHeaders;
	body: string | Buffer;
}

export type DoorFault =
	| 'redirect-www'
	| 'redirect-scheme'
	| 'redirect-slash'
	| 'login-page'
	| 'host-password'
	| 'cloudflare-challenge'
	| 'captcha'
	| 'modsecurity'
	| 'wordfence'
	| 'blocked-by-name'
	| 'post-blocked'
	| 'theme-page'
	| 'not-routed'
	| 'fatal-error'
	| 'silence'
	/** These change what passes through; see the proxy. */
	| 'authorization-stripped'
	| 'cached'
	| 'cached-and-says'
	| 'clock-ahead';

type Spoil = ( request: IncomingMessage ) => Answer | 'silence' | null;

const page = (
	status: number,
	title: string,
	headers: OutgoingHttpHeaders = {}
): Answer => ( {
	status,
	headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
	body: `<!doctype html><html><head><title>${ title }</title></head><body><h1>${ title }</h1></body></html>`,
} );

const moved = ( location: string ): Answer =>
	page( 301, 'Moved Permanently', { location } );

const only =
	( when: RegExp, answer: Answer ): Spoil =>
	( { url } ) =>
		when.test( url ?? '' ) ? answer : null;

export const DOOR_FAULTS: Partial< Record< DoorFault, Spoil > > = {
	'redirect-www': ( { headers, url } ) =>
		moved( `http://www.${ headers.host }${ url }` ),
	'redirect-scheme': ( { headers, url } ) =>
		moved( `https://${ headers.host }${ url }` ),
	'redirect-slash': ( { url = '/' } ) => {
		const [ path = '/', query ] = url.split( '?' );
		return path.endsWith( '/' )
			? null
			: moved( `${ path }/${ query ? `?${ query }` : '' }` );
	},
	'login-page': ( { url } ) =>
		page( 302, 'Found', {
			location: `/wp-login.php?redirect_to=${ encodeURIComponent( url ?? '' ) }`,
		} ),
	'host-password': () =>
		page( 401, '401 Authorization Required', {
			'www-authenticate': 'Basic realm="Staging"',
		} ),
	'cloudflare-challenge': () =>
		page( 403, 'Just a moment...', {
			server: 'cloudflare',
			'cf-mitigated': 'challenge',
		} ),
	captcha: () => ( {
		...page( 202, 'Robot Challenge Screen' ),
		body: '<html><head><meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2F"></head></html>',
	} ),
	modsecurity: () => page( 406, 'Not Acceptable!' ),
	wordfence: () =>
		page( 503, 'Your access to this site has been limited by Wordfence' ),
	'blocked-by-name': ( { headers } ) =>
		/symfony|guzzle|curl|okhttp/i.test( headers[ 'user-agent' ] ?? '' )
			? page( 403, '403 Forbidden' )
			: null,
	'post-blocked': ( { method } ) =>
		method === 'POST' ? page( 403, '403 Forbidden' ) : null,
	'theme-page': only( /\/wp-json\/wc\//, page( 200, 'Coming soon' ) ),
	'not-routed': only( /\/wp-json\//, page( 404, '404 Not Found' ) ),
	'fatal-error': () =>
		page(
			500,
			'WordPress &rsaquo; Error: there has been a critical error'
		),
	silence: () => 'silence',
};
