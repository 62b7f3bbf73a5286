/**
 * Requests and replies, apart from sockets: handlers map one to the other.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { App, Scope } from '../platform/model.ts';

export interface ApiRequest {
	/** The ledger's number. */
	id: number;
	/** After `X-HTTP-Method-Override`. */
	method: string;
	path: string;
	/** Without the question mark, as it came. */
	query: string;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

export interface Reply {
	status: number;
	headers: Record< string, string >;
	body: Buffer | string;
}

/** Who calls: an OAuth client and the app that points at it, if one still does. */
export interface Principal {
	identifier: string;
	app: App | null;
	scopes: readonly Scope[];
}

export type Format = 'jsonld' | 'json' | 'html';

/** What a handler answers; the format is added later. Null data means no body. */
export interface Result {
	status: number;
	data: unknown;
	/** IRI of what was made, for Location. */
	location?: string;
}

export const ok = ( data: unknown ): Result => ( { status: 200, data } );

export const created = ( data: unknown, location?: string ): Result => ( {
	status: 201,
	data,
	...( location !== undefined && { location } ),
} );

export const noContent: Result = { status: 204, data: null };

export function jsonReply(
	status: number,
	data: unknown,
	headers: Record< string, string > = {}
): Reply {
	return {
		status,
		headers: { 'Content-Type': 'application/json', ...headers },
		body: JSON.stringify( data ),
	};
}

export function htmlReply( status: number, html: string ): Reply {
	return {
		status,
		headers: { 'Content-Type': 'text/html; charset=UTF-8' },
		body: html,
	};
}

const TITLES: Record< number, string > = {
	400: 'Bad Request',
	404: 'Not Found',
	405: 'Method Not Allowed',
	413: 'Request Entity Too Large',
	502: 'Bad Gateway',
	503: 'Service Unavailable',
	504: 'Gateway Time-out',
};

/** The framework's or the proxy's own page: HTML, whatever the client accepts. */
export function errorPage( status: number, server = '' ): Reply {
	const title = `${ status } ${ TITLES[ status ] ?? 'Error' }`;
	return htmlReply(
		status,
		`<html>\r\n<head><title>${ title }</title></head>\r\n<body>\r\n<center><h1>${ title }</h1></center>\r\n<hr><center>${ server }</center>\r\n</body>\r\n</html>\r\n`
	);
}
