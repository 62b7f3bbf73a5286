/**
 * Pages for people, on the control side.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
	appOf,
	appView,
	createApp,
	editApp,
	renewSecret,
} from '../control/app-desk.ts';
import { isForeign, problemOf, readAll } from '../control/control-api.ts';
import { NotThere, type Desk } from '../control/desk.ts';
import { BadInput, Fields } from '../control/fields.ts';
import { appFormPage } from './app-form.ts';
import { appListPage } from './app-list.ts';
import { dispatchPage } from './dispatch.ts';

const APPS = '/admin/api/apps';

function send( response: ServerResponse, status: number, text: string ): void {
	response.writeHead( status, {
		'Content-Type': 'text/html; charset=utf-8',
		'Cache-Control': 'no-store',
		'X-Frame-Options': 'DENY',
	} );
	response.end( text );
}

function goTo( response: ServerResponse, location: string ): void {
	response.writeHead( 303, { Location: location } );
	response.end();
}

function formFields( text: string ): Fields {
	const form = new URLSearchParams( text );
	const store = form.get( 'store' ) ?? '';
	return Fields.of( {
		name: form.get( 'name' ) ?? '',
		...( store !== '' && { store: Number( store ) } ),
		scopes: form.getAll( 'scopes' ),
	} );
}

function get( { instance }: Desk, path: string ): string {
	const id = /^\/admin\/api\/apps\/(\d+)$/.exec( path )?.[ 1 ];
	switch ( id === undefined ? path : 'edit' ) {
		case '/':
		case '/dispatch':
			return dispatchPage( instance );
		case APPS:
			return appListPage( instance );
		case `${ APPS }/new`:
			return appFormPage( instance, null );
		case 'edit':
			return appFormPage(
				instance,
				appView( instance, appOf( instance, Number( id ) ) )
			);
		default:
			throw new NotThere( `there is no page ${ path }` );
	}
}

function post( { instance }: Desk, path: string, text: string ): string | null {
	const [ , id, verb ] =
		/^\/admin\/api\/apps(?:\/(\d+)(\/renew)?)?$/.exec( path ) ?? [];
	const app = id === undefined ? null : appOf( instance, Number( id ) );
	if ( app && verb ) {
		renewSecret( instance, app );
		return null;
	}
	if ( path !== APPS && ! app ) {
		throw new NotThere( `there is no page ${ path }` );
	}
	try {
		const fields = formFields( text );
		if ( app ) {
			editApp( instance, app, fields );
		} else {
			createApp( instance, fields );
		}
		return null;
	} catch ( error ) {
		if ( error instanceof BadInput ) {
			return appFormPage(
				instance,
				app && appView( instance, app ),
				error.message
			);
		}
		throw error;
	}
}

export async function pages(
	desk: Desk,
	request: IncomingMessage,
	response: ServerResponse
): Promise< void > {
	const { pathname } = new URL( request.url ?? '/', 'http://sandbox' );
	try {
		if ( request.method === 'GET' || request.method === 'HEAD' ) {
			send( response, 200, get( desk, pathname ) );
			return;
		}
		if ( request.method !== 'POST' || isForeign( request ) ) {
			throw new BadInput( 'method', 'is not allowed from there', 403 );
		}
		const problem = post( desk, pathname, await readAll( request ) );
		if ( problem === null ) {
			goTo( response, APPS );
		} else {
			send( response, 400, problem );
		}
	} catch ( error ) {
		const [ status, { message } ] = problemOf( error );
		send(
			response,
			status,
			`<!DOCTYPE html><title>${ status }</title><p>${ String( message ).replace( /</g, '&lt;' ) }</p>`
		);
	}
}
