/**
 * The shop's REST as somebody: a person with an application password, with a browser's cookie, or nobody.
 */
import { asJson } from '../../../bin/lab/json.ts';

export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	/** Whatever JSON it was; null when it was none. A stranger's test reads it as it comes. */
	body: any;
	code: string;
	/** `data.field` of an error. */
	field: unknown;
}

export interface Call {
	body?: unknown;
	query?: string;
	headers?: Record< string, string >;
	/** Sent as they are instead of a JSON body. */
	raw?: string;
}

function parse( text: string ): unknown {
	try {
		return JSON.parse( text );
	} catch {
		return null;
	}
}

export async function request(
	url: string,
	method: string,
	{ body, raw, headers }: Call = {}
): Promise< Answer > {
	const content =
		raw ?? ( body === undefined ? null : JSON.stringify( body ) );
	const response = await fetch( url, {
		method,
		redirect: 'manual',
		headers: {
			...( content !== null && { 'Content-Type': 'application/json' } ),
			...headers,
		},
		...( content !== null && { body: content } ),
		signal: AbortSignal.timeout( 60_000 ),
	} );
	const text = await response.text();
	const json = parse( text );
	const { code, data } = asJson( json );
	return {
		status: response.status,
		headers: response.headers,
		text,
		body: json,
		code: typeof code === 'string' ? code : '',
		field: asJson( data ).field,
	};
}

/** Calls `wc-pedal/v1`; a path that begins with a slash names its own namespace. */
export class Rest {
	constructor(
		private readonly shop: string,
		readonly headers: Record< string, string >
	) {}

	call( method: string, path: string, call: Call = {} ): Promise< Answer > {
		const full = path.startsWith( '/' ) ? path : `/wc-pedal/v1/${ path }`;
		const url = `${ this.shop }/wp-json${ full }`;
		return request( url, method, {
			...call,
			headers: { ...this.headers, ...call.headers },
		} );
	}

	get = ( path: string ) => this.call( 'GET', path );
	post = ( path: string, body: unknown = {} ) =>
		this.call( 'POST', path, { body } );
	put = ( path: string, body: unknown ) => this.call( 'PUT', path, { body } );
	patch = ( path: string, body: unknown ) =>
		this.call( 'PATCH', path, { body } );
	delete = ( path: string ) => this.call( 'DELETE', path );
}

export const basic = (
	user: string,
	password: string
): { Authorization: string } => ( {
	Authorization: `Basic ${ Buffer.from( `${ user }:${ password }` ).toString( 'base64' ) }`,
} );
