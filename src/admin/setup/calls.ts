/**
 * The calls of the guide, by their names in interface.md 5.3; and the two things it asks WordPress and WooCommerce for.
 */
import { call, list } from '../api.ts';
import type {
	Arguments,
	ChangedPermalinks,
	Key,
	KeyVerified,
	NewKey,
	Setup,
} from '../types.ts';

const post = ( data: object ) => ( { method: 'POST', data } ) as const;

export const setup = {
	get: ( signal?: AbortSignal ) =>
		call< Setup >( 'setup', signal ? { signal } : {} ),
	permalinks: ( structure: string ) =>
		call< ChangedPermalinks >( 'setup/permalinks', post( { structure } ) ),
	site: ( choice: 'moved' | 'copy' ) =>
		call( 'setup/site', post( { choice } ) ),
};

export interface Person {
	id: number;
	name: string;
}

export const keys = {
	all: async ( signal?: AbortSignal ) =>
		( await list< Key >( 'setup/keys', signal ) ).items,
	create: ( input: Arguments< 'POST /setup/keys' > ) =>
		call< NewKey >( 'setup/keys', post( input ) ),
	verify: ( key: string, secret: string ) =>
		call< KeyVerified >(
			'setup/keys/verify',
			post( { consumer_key: key, consumer_secret: secret } )
		),
	revoke: ( id: number ) =>
		call( `setup/keys/${ id }`, { method: 'DELETE' } ),
	/** People a key can act for; who may not list users sees only themselves. */
	people: async ( signal?: AbortSignal ) =>
		(
			await list< Person >(
				'/wp/v2/users?roles=administrator,shop_manager&per_page=100&_fields=id,name',
				signal
			)
		).items,
};

interface AddedMethod {
	instance_id: number;
	title: string;
}

export const methods = {
	add: ( zone: number, method: string ) =>
		call< AddedMethod >(
			`/wc/v3/shipping/zones/${ zone }/methods`,
			post( { method_id: method, enabled: true } )
		),
	tie: ( zone: number, instance: number, connection: number | null ) =>
		call( `/wc/v3/shipping/zones/${ zone }/methods/${ instance }`, {
			method: 'PUT',
			data: {
				settings: {
					connection_id:
						connection === null ? '' : String( connection ),
				},
			},
		} ),
};
