/**
 * API apps and tokens on the control side, with the real admin's surprises.
 */
import { randomBytes } from 'node:crypto';
import type { Instance } from '../platform/instance.ts';
import { SCOPES, type App, type Scope } from '../platform/model.ts';
import { addApp, newClient } from '../platform/seed.ts';
import { NotThere, type ControlCall, type ControlRoute } from './desk.ts';
import { BadInput, type Fields } from './fields.ts';

const random = (): string => randomBytes( 32 ).toString( 'hex' );

export interface AppView {
	id: number;
	name: string;
	store: number | null;
	identifier: string;
	secret: string;
	scopes: Scope[];
}

export const appView = ( instance: Instance, app: App ): AppView => {
	const client = instance.clients.get( app.identifier );
	return {
		id: app.id,
		name: app.name,
		store: app.storeId,
		identifier: app.identifier,
		secret: client?.secret ?? '',
		scopes: client?.scopes ?? [],
	};
};

export function appOf( instance: Instance, id: number ): App {
	const app = instance.apps.get( id );
	if ( ! app ) {
		throw new NotThere( `there is no app ${ id }` );
	}
	return app;
}

function readApp(
	instance: Instance,
	fields: Fields
): { name: string; storeId: number | null; scopes: Scope[] } {
	const name = fields.required( 'name', fields.text( 'name', 200 ) );
	const storeId = fields.integer( 'store' ) ?? null;
	const scopes = fields.texts( 'scopes' ) ?? [];
	fields.done();
	if ( name.trim() === '' ) {
		throw new BadInput( 'name', 'must not be empty' );
	}
	if ( storeId !== null && ! instance.stores.has( storeId ) ) {
		throw new BadInput( 'store', `there is no store ${ storeId }` );
	}
	const wrong = scopes.find(
		( scope ) => ! SCOPES.includes( scope as Scope )
	);
	if ( wrong !== undefined ) {
		throw new BadInput(
			'scopes',
			`"${ wrong }" is none of: ${ SCOPES.join( ', ' ) }`
		);
	}
	return { name, storeId, scopes: scopes as Scope[] };
}

export function createApp( instance: Instance, fields: Fields ): App {
	const { name, storeId, scopes } = readApp( instance, fields );
	const app = addApp(
		instance,
		name,
		storeId,
		newClient( random(), name, scopes )
	);
	instance.news.emit( 'settings', 'apps' );
	return app;
}

/**
 * Saving the form makes a new client. The old one still authenticates, but no app
 * points at it any more.
 */
export function editApp( instance: Instance, app: App, fields: Fields ): App {
	const { name, storeId, scopes } = readApp( instance, fields );
	const client = newClient( random(), name, scopes );
	instance.clients.set( client.identifier, client );
	Object.assign( app, { name, storeId, identifier: client.identifier } );
	instance.news.emit( 'settings', 'apps' );
	return app;
}

/** New secret, same identifier. Tokens already issued live on. */
export function renewSecret( instance: Instance, app: App ): App {
	const client = instance.need( instance.clients, app.identifier );
	client.secret = newClient( random(), app.name, [] ).secret;
	instance.news.emit( 'settings', 'apps' );
	return app;
}

function endTokens( { desk, fields, parts }: ControlCall ): unknown {
	const client = fields.text( 'client', 64 );
	fields.done();
	let count = 0;
	for ( const token of desk.instance.tokens.values() ) {
		if ( client !== undefined && token.identifier !== client ) {
			continue;
		}
		count++;
		if ( parts[ 0 ] === 'revoke' ) {
			token.revoked = true;
		} else {
			token.expiresAt = Math.min(
				token.expiresAt,
				desk.instance.clock.now()
			);
		}
	}
	return { tokens: count };
}

const withApp =
	(
		act: ( instance: Instance, app: App, fields: Fields ) => App
	): ControlRoute[ 'handle' ] =>
	( { desk: { instance }, parts, fields } ) =>
		appView(
			instance,
			act( instance, appOf( instance, Number( parts[ 0 ] ) ), fields )
		);

export const APP_ROUTES: readonly ControlRoute[] = [
	{
		method: 'GET',
		path: '/apps',
		help: 'all, with identifier and secret',
		handle: ( { desk: { instance } } ) =>
			[ ...instance.apps.values() ].map( ( app ) =>
				appView( instance, app )
			),
	},
	{
		method: 'POST',
		path: '/apps',
		help: 'adds one: `{name, store?, scopes?}`',
		handle: ( { desk: { instance }, fields } ) =>
			appView( instance, createApp( instance, fields ) ),
	},
	{
		method: 'PUT',
		path: '/apps/{}',
		help: 'edits one: `{name, store?, scopes?}`; makes a new key pair, as the real form does',
		handle: withApp( editApp ),
	},
	{
		method: 'POST',
		path: '/apps/{}/renew',
		help: 'new secret, same identifier',
		handle: withApp( ( instance, app, fields ) => {
			fields.done();
			return renewSecret( instance, app );
		} ),
	},
	{
		method: 'POST',
		path: '/tokens/{}',
		help: "`revoke` or `expire` every token, or one client's: `{client?}`",
		handle: ( call ) => {
			if ( ! [ 'revoke', 'expire' ].includes( call.parts[ 0 ] ?? '' ) ) {
				throw new BadInput( 'action', 'has to be revoke or expire' );
			}
			return endTokens( call );
		},
	},
];
