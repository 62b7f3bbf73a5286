/**
 * Every place a canary could have flown to: tables, files under the site, captured answers, and the addresses of calls to the platform.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { asJson, asList, asText } from '../lab/json.ts';
import type { Place } from './check/canaries.ts';
import type { Evidence } from './check/evidence.ts';
import type { Rig } from './rig/rig.ts';

/** Code, not data. */
const NOT_DATA =
	/^(wp-content\/(plugins|themes|plugin-sqlite|languages|pedal-lab|mu-plugins)|wp-(admin|includes))(\/|-|$)/;

function* files( root: string, folder = root ): Generator< string > {
	for ( const name of readdirSync( folder ) ) {
		const path = join( folder, name );
		if ( NOT_DATA.test( relative( root, path ) ) ) {
			continue;
		}
		if ( statSync( path ).isDirectory() ) {
			yield* files( root, path );
		} else if ( ! path.endsWith( '.php' ) ) {
			yield path;
		}
	}
}

async function* tables( { tables: all }: Rig ): AsyncGenerator< Place > {
	const names = ( await all.run( 'SHOW TABLES' ) )
		.split( '\n' )
		.filter( Boolean );
	for ( const name of names ) {
		yield {
			name: `table ${ name }`,
			text: await all.run( `SELECT * FROM ${ name }` ),
		};
	}
}

/** What the plugin's own REST tells the administrator, and anybody else. */
const READS = [
	'connections',
	'drivers',
	'deliveries?per_page=100',
	'status',
	'statement',
	'settings',
	'rules',
	'setup',
	'setup/keys',
	'health',
];

async function* answers(
	{ door }: Rig,
	order: number
): AsyncGenerator< Place > {
	const read = async ( path: string ) => {
		const answer = await fetch(
			`${ door.url }/wp-json/wc-pedal/v1/${ path }`,
			{
				headers: { Authorization: door.authorization },
				signal: AbortSignal.timeout( 60_000 ),
			}
		);
		return `${ JSON.stringify( [ ...answer.headers ] ) }\n${ await answer.text() }`;
	};
	for ( const path of READS ) {
		yield {
			name: `answer wc-pedal/v1/${ path }`,
			text: await read( path ),
		};
	}
	yield {
		name: 'answer wc-pedal/v1/orders/preview',
		text: await read( `orders/${ order }/preview` ),
	};
	yield {
		name: 'answer wc-pedal/v1/orders/verdict',
		text: await read( `orders/${ order }/verdict` ),
	};
	yield {
		name: 'answer wc-pedal/v1/deliveries/one',
		text: await read( 'deliveries/1' ),
	};
}

export async function* placesOf(
	rig: Rig,
	{ requests, orders }: Evidence
): AsyncGenerator< Place > {
	yield* tables( rig );
	for ( const path of files( rig.site.dir ) ) {
		yield {
			name: `file ${ relative( rig.site.dir, path ) }`,
			text: readFileSync( path, 'utf8' ),
		};
	}
	yield* answers( rig, orders[ 0 ]?.id ?? 0 );
	yield {
		name: 'addresses of calls to the platform',
		text: requests
			.map(
				( { method, path, query } ) =>
					`${ method } ${ path }?${ decodeURIComponent( query ) }`
			)
			.join( '\n' ),
	};
}

/** The connection's secret and those of its webhooks. */
export async function secretsOf( {
	platform,
	keys,
}: Rig ): Promise< Record< string, string > > {
	const { registered } = asJson( await platform.ctl( 'GET', '/webhooks' ) );
	const hooks = asList( registered ).map( ( { id, secret } ) => [
		`secret of webhook ${ asText( id ) }`,
		asText( secret ),
	] );
	return {
		'secret of the connection': keys.secret,
		...Object.fromEntries( hooks ),
	};
}
