/**
 * What every test of the sandbox needs: one of its own, and a client of each store.
 */
import {
	startSandbox,
	type Sandbox,
	type SandboxOptions,
} from '../../bin/sandbox/index.ts';

export type Json = Record< string, any >; // eslint-disable-line @typescript-eslint/no-explicit-any

export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	/** Undefined when the body is no JSON. */
	json: Json;
}

export const JSONLD = 'application/ld+json';

/** A Monday in summer, mid-morning in Paris. */
export const NOW = '2026-09-14 11:00';

const open: Sandbox[] = [];

export async function sandbox(
	options: SandboxOptions = {}
): Promise< Sandbox > {
	const started = await startSandbox( {
		seed: 'tests',
		clock: NOW,
		webhookRetryScale: 0.01,
		...options,
	} );
	open.push( started );
	return started;
}

/** Also fails a test whose sandbox tripped over its own feet. */
export async function closeAll(): Promise< void > {
	const boxes = open.splice( 0 );
	await Promise.all( boxes.map( ( one ) => one.close() ) );
	expect( boxes.flatMap( ( { instance } ) => instance.bugs ) ).toEqual( [] );
}

async function read( response: Response ): Promise< Answer > {
	const text = await response.text();
	let json;
	try {
		json = JSON.parse( text );
	} catch {
		json = undefined;
	}
	return { status: response.status, headers: response.headers, text, json };
}

export interface Call {
	method?: string;
	body?: unknown;
	headers?: Record< string, string >;
}

export async function send(
	url: string,
	{ method = 'GET', body, headers = {} }: Call = {}
): Promise< Answer > {
	const text =
		typeof body === 'string' || body === undefined
			? body
			: JSON.stringify( body );
	const init: RequestInit = { method, headers, redirect: 'manual' };
	if ( text !== undefined ) {
		init.body = text;
	}
	return read( await fetch( url, init ) );
}

export const basic = ( identifier: string, secret: string ): string =>
	`Basic ${ Buffer.from( `${ identifier }:${ secret }` ).toString( 'base64' ) }`;

export function askToken(
	{ url }: Sandbox,
	form: Record< string, string >,
	authorization?: string
): Promise< Answer > {
	return send( `${ url }/oauth2/token`, {
		method: 'POST',
		body: new URLSearchParams( form ).toString(),
		headers: {
			'Content-Type': 'application/x-www-form-urlencoded',
			...( authorization !== undefined && {
				Authorization: authorization,
			} ),
		},
	} );
}

/** A shop with a token: JSON-LD both ways unless told otherwise. */
export class Client {
	constructor(
		readonly url: string,
		public token: string
	) {}

	call(
		method: string,
		path: string,
		body?: unknown,
		headers: Record< string, string > = {}
	): Promise< Answer > {
		return send( `${ this.url }${ path }`, {
			method,
			body,
			headers: {
				Authorization: `Bearer ${ this.token }`,
				Accept: JSONLD,
				...( body !== undefined && { 'Content-Type': JSONLD } ),
				...headers,
			},
		} );
	}

	get(
		path: string,
		headers: Record< string, string > = {}
	): Promise< Answer > {
		return this.call( 'GET', path, undefined, headers );
	}

	create( body: unknown ): Promise< Answer > {
		return this.call( 'POST', '/api/deliveries', body );
	}

	/** A delivery that has to work out. */
	async make( changes: Json = {} ): Promise< Json > {
		const answer = await this.create( minimal( changes ) );
		if ( answer.status !== 201 ) {
			throw new Error(
				`expected 201, got ${ answer.status }: ${ answer.text }`
			);
		}
		return answer.json;
	}
}

/** The smallest body; changes are merged into the dropoff. */
export const minimal = ( changes: Json = {} ): Json => ( {
	dropoff: {
		address: '12 quai des Brumes, 38000 Grenoble',
		before: '2026-09-14 13:30',
		...changes,
	},
} );

export async function client(
	box: Sandbox,
	index = 0,
	scope = 'deliveries'
): Promise< Client > {
	const app = box.apps[ index ];
	if ( ! app ) {
		throw new Error( `there is no app ${ index }` );
	}
	const answer = await askToken(
		box,
		{ grant_type: 'client_credentials', scope },
		basic( app.identifier, app.secret )
	);
	return new Client( box.url, answer.json.access_token );
}

export function control(
	box: Sandbox,
	method: string,
	path: string,
	body?: unknown
): Promise< Answer > {
	return send( `${ box.controlUrl }${ path }`, {
		method,
		...( body !== undefined && { body } ),
	} );
}

export const fault = ( box: Sandbox, spec: Json ): Promise< Answer > =>
	control( box, 'POST', '/faults', spec );

export async function until(
	holds: () => boolean,
	milliseconds = 10_000
): Promise< void > {
	const end = Date.now() + milliseconds;
	while ( ! holds() ) {
		if ( Date.now() > end ) {
			throw new Error( 'waited too long' );
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 5 ) );
	}
}
