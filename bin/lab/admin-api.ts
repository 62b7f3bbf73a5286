/**
 * The shop's REST as its administrator uses it.
 */
import type { Shop } from './engines/engine.ts';
import { asJson, asList, asText, demand, type Json } from './json.ts';
import type { Platform } from './platform.ts';

export interface AdminApi {
	get: ( path: string ) => Promise< unknown >;
	post: ( path: string, body?: Json ) => Promise< Json >;
	patch: ( path: string, body: Json ) => Promise< Json >;
}

/** With an application password, which WordPress accepts over plain http in a local environment. */
export async function logIn( shop: Shop ): Promise< AdminApi > {
	const { user, password } = asJson( await shop.call( 'credentials' ) );
	const pair = Buffer.from( `${ asText( user ) }:${ asText( password ) }` );
	const headers = { Authorization: `Basic ${ pair.toString( 'base64' ) }` };
	const send = async ( method: string, path: string, body?: Json ) => {
		const what = `${ method } ${ path }`;
		const url = `${ shop.url }/wp-json/${ path }`;
		return (
			await demand( what, url, {
				method,
				headers,
				...( body && { body } ),
			} )
		).body;
	};
	return {
		get: ( path ) => send( 'GET', path ),
		post: async ( path, body = {} ) =>
			asJson( await send( 'POST', path, body ) ),
		patch: async ( path, body ) =>
			asJson( await send( 'PATCH', path, body ) ),
	};
}

const CONNECTIONS = 'wc-pedal/v1/connections';

/** The connection to the sandbox's Store account: made once through the plugin's own REST, repaired when the platform's keys or address changed. */
export async function connect(
	api: AdminApi,
	platform: Platform
): Promise< Json > {
	const { identifier, secret } = await platform.keys();
	const account = { base_url: platform.url, identifier, secret };
	const [ known ] = asList( await api.get( CONNECTIONS ) );
	if ( ! known ) {
		return api.post( CONNECTIONS, {
			name: 'Sandbox',
			driver: 'coopcycle',
			enabled: true,
			...account,
		} );
	}
	const isSame =
		known.base_url === platform.url &&
		known.identifier === identifier &&
		known.status === 'ready';
	return isSame
		? known
		: api.patch( `${ CONNECTIONS }/${ asText( known.id ) }`, {
				enabled: true,
				...account,
			} );
}
