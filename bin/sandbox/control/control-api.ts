/**
 * The control side's front door: `/_ctl` in JSON, pages for people.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { WrongState } from '../platform/dispatch.ts';
import { APP_ROUTES } from './app-desk.ts';
import { CLOCK_ROUTES } from './clock-desk.ts';
import { DELIVERY_ROUTES } from './delivery-desk.ts';
import { NotThere, type ControlRoute, type Desk } from './desk.ts';
import { FAULT_ROUTES } from './fault-desk.ts';
import { BadInput, Fields } from './fields.ts';
import { LEDGER_ROUTES } from './ledger-desk.ts';
import { SANDBOX_ROUTES } from './sandbox-desk.ts';
import { SETTINGS_ROUTES } from './settings-desk.ts';
import { SLOT_ROUTES } from './slot-desk.ts';
import { STORE_ROUTES } from './store-desk.ts';

export const CONTROL_ROUTES: readonly ControlRoute[] = [
	...SANDBOX_ROUTES,
	...LEDGER_ROUTES,
	...DELIVERY_ROUTES,
	...FAULT_ROUTES,
	...CLOCK_ROUTES,
	...SETTINGS_ROUTES,
	...STORE_ROUTES,
	...SLOT_ROUTES,
	...APP_ROUTES,
	{
		method: 'GET',
		path: '/help',
		help: 'this list',
		handle: () =>
			CONTROL_ROUTES.map( ( { method, path, help } ) => ( {
				call: `${ method } /_ctl${ path }`,
				help,
			} ) ),
	},
];

const COMPILED = CONTROL_ROUTES.map( ( route ) => ( {
	...route,
	pattern: new RegExp(
		`^/_ctl${ route.path.replaceAll( '{}', '([^/]+)' ) }/?$`
	),
} ) );

const MAX_BODY = 1_048_576;

export async function readAll( request: IncomingMessage ): Promise< string > {
	const chunks: Buffer[] = [];
	let size = 0;
	for await ( const chunk of request ) {
		size += ( chunk as Buffer ).length;
		if ( size > MAX_BODY ) {
			throw new BadInput( 'body', 'is larger than 1 MiB' );
		}
		chunks.push( chunk as Buffer );
	}
	return Buffer.concat( chunks ).toString();
}

/** Another site's page must not move deliveries about through the reader's browser. */
export function isForeign( { headers }: IncomingMessage ): boolean {
	const { origin, host } = headers;
	return (
		origin !== undefined && origin.replace( /^https?:\/\//, '' ) !== host
	);
}

export function sendJson(
	response: ServerResponse,
	status: number,
	data: unknown
): void {
	response.writeHead( status, {
		'Content-Type': 'application/json; charset=utf-8',
		'Cache-Control': 'no-store',
	} );
	response.end( JSON.stringify( data ) );
}

function parse( text: string ): unknown {
	if ( text.trim() === '' ) {
		return {};
	}
	try {
		return JSON.parse( text );
	} catch {
		throw new BadInput( 'body', 'is not JSON' );
	}
}

/** What went wrong, as status and JSON. */
export function problemOf(
	error: unknown
): [ number, Record< string, unknown > ] {
	const text = error instanceof Error ? error.message : String( error );
	if ( error instanceof BadInput ) {
		return [
			error.status,
			{ error: 'bad_input', field: error.field, message: text },
		];
	}
	if ( error instanceof NotThere ) {
		return [ 404, { error: 'not_found', message: text } ];
	}
	if ( error instanceof WrongState ) {
		return [ 409, { error: 'wrong_state', message: text } ];
	}
	return [ 500, { error: 'bug', message: text } ];
}

async function run(
	desk: Desk,
	request: IncomingMessage,
	url: URL
): Promise< unknown > {
	const fitting = COMPILED.filter( ( { pattern } ) =>
		pattern.test( url.pathname )
	);
	const route = fitting.find( ( { method } ) => method === request.method );
	if ( ! route ) {
		const verbs = fitting.map( ( { method } ) => method ).join( ', ' );
		throw verbs
			? new BadInput( 'method', `has to be one of: ${ verbs }`, 405 )
			: new NotThere(
					`there is no control ${ url.pathname }; GET /_ctl/help lists them`
				);
	}
	if ( isForeign( request ) ) {
		throw new BadInput( 'Origin', "is another site's", 403 );
	}
	const body = parse( await readAll( request ) );
	const parts =
		route.pattern
			.exec( url.pathname )
			?.slice( 1 )
			.map( decodeURIComponent ) ?? [];
	return route.handle( {
		desk,
		parts,
		query: url.searchParams,
		body,
		fields: Fields.of( body ),
	} );
}

export async function control(
	desk: Desk,
	request: IncomingMessage,
	response: ServerResponse
): Promise< void > {
	const url = new URL( request.url ?? '/', 'http://sandbox' );
	try {
		sendJson( response, 200, await run( desk, request, url ) );
	} catch ( error ) {
		sendJson( response, ...problemOf( error ) );
	}
}
