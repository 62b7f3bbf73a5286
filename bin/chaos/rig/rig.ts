/**
 * The whole rig: throwaway database, shop with its web servers and drainers, platform, and the connection between them.
 */
import { startMariaDb, type MariaDb } from '../../lab/mariadb.ts';
import { asJson, asText } from '../../lab/json.ts';
import { inRoot } from '../../lab/paths.ts';
import { call, findHostPhp, type Php } from '../../lab/php.ts';
import { PlainError } from '../../lab/plain-error.ts';
import { claim } from '../../lab/running.ts';
import { findSources, type Sources } from '../../lab/sources.ts';
import { waitForHttp } from '../../lab/wait.ts';
import type { ShopDoor } from '../orders/shopping.ts';
import { RigClock } from './clock.ts';
import { Fleet } from './fleet.ts';
import { Front } from './front.ts';
import { ChaosPlatform } from './platform.ts';
import { makeShopSite, type RigSettings, type Site } from './shop-site.ts';
import { Tables } from './tables.ts';

export const portsFrom = ( first: number ) => ( {
	front: first,
	web: first + 10,
	api: first + 30,
	control: first + 31,
	database: first + 40,
	receiver: first + 50,
} );

type Ports = ReturnType< typeof portsFrom >;

export interface RigWish {
	name: string;
	/** First of a hundred ports. */
	port: number;
	webServers: number;
	settings: RigSettings;
	plugin?: string | undefined;
	constants?: Record< string, string | boolean | number >;
	say: ( line: string ) => void;
}

export interface Rig {
	php: Php;
	database: MariaDb;
	tables: Tables;
	platform: ChaosPlatform;
	site: Site;
	fleet: Fleet;
	front: Front;
	clock: RigClock;
	door: ShopDoor;
	connection: number;
	products: number[];
	keys: { identifier: string; secret: string };
	versions: Record< string, string >;
	/** Runs one script of bin/lab/php in the shop. */
	call: ( script: string, args?: object ) => Promise< unknown >;
	stop: () => Promise< void >;
}

async function serve(
	fleet: Fleet,
	dir: string,
	ports: Ports,
	wish: RigWish
): Promise< Front > {
	const backends = Array.from(
		{ length: wish.webServers },
		( _, index ) => ports.web + index
	);
	for ( const port of backends ) {
		fleet.keep( 'web', [
			'-S',
			`127.0.0.1:${ port }`,
			'-t',
			dir,
			inRoot( 'bin/lab/php/router.php' ),
		] );
	}
	const front = new Front( backends );
	await front.open( ports.front );
	return front;
}

/** The connection and the delivery method, as a merchant makes them. */
async function settle(
	php: Php,
	site: Site,
	url: string,
	platform: ChaosPlatform
): Promise< { connection: number; door: ShopDoor } > {
	const account = { base_url: platform.url, ...( await platform.keys() ) };
	const script = inRoot( 'bin/chaos/php/connect.php' );
	const made = await php.run( [
		script,
		site.dir,
		JSON.stringify( account ),
	] );
	const id = Number( /^\{"id":(\d+)/m.exec( made.stdout )?.[ 1 ] ?? 0 );
	if ( id === 0 ) {
		throw new PlainError(
			`The shop could not be connected:\n${ made.stdout }${ made.stderr }`
		);
	}
	const run = ( name: string, args: object ) =>
		call( php, site.dir, name, args );
	const { user, password } = asJson( await run( 'credentials', {} ) );
	const pair = Buffer.from( `${ asText( user ) }:${ asText( password ) }` );
	const method = asJson(
		await run( 'delivery-method', { connection_id: id } )
	);
	return {
		connection: id,
		door: {
			url,
			authorization: `Basic ${ pair.toString( 'base64' ) }`,
			instance: Number( method.instance_id ),
		},
	};
}

const versionsOf = ( php: Php, sources: Sources, database: string ) => ( {
	PHP: php.version,
	WordPress: sources.wordpress.version,
	WooCommerce: sources.woocommerce.version,
	MariaDB: database.trim(),
	Node: process.versions.node,
} );

async function hostPhp(): Promise< Php > {
	const php = await findHostPhp( [ 'mysqli', 'curl', 'mbstring', 'posix' ] );
	if ( typeof php === 'string' ) {
		throw new PlainError( `The rig cannot run: ${ php }.` );
	}
	return php;
}

export async function bringUp( wish: RigWish ): Promise< Rig > {
	claim( wish.name );
	const ports = portsFrom( wish.port );
	const php = await hostPhp();
	const sources = await findSources( {}, () => undefined );
	const ends: Array< () => Promise< unknown > > = [];
	const stop = async () => {
		for ( let end = ends.pop(); end; end = ends.pop() ) {
			await end();
		}
	};
	try {
		const database = await startMariaDb( { port: ports.database } );
		ends.push( () => database.stop() );
		const platform = new ChaosPlatform( ports.api, ports.control );
		ends.push( () => platform.stop() );
		const url = `http://127.0.0.1:${ ports.front }`;
		const site = await makeShopSite( {
			...wish,
			url,
			php,
			database,
			sources,
		} );
		const fleet = new Fleet( site.folder );
		ends.push( () => fleet.stop() );
		const front = await serve( fleet, site.dir, ports, wish );
		ends.push( () => front.close() );
		await Promise.all( [
			platform.ready(),
			waitForHttp( `${ url }/?rest_route=/`, 60_000 ),
		] );
		const run: Rig[ 'call' ] = ( script, args ) =>
			call( php, site.dir, script, args );
		const { products } = asJson( await run( 'products' ) );
		const tables = new Tables( database );
		return {
			php,
			database,
			tables,
			platform,
			site,
			fleet,
			front,
			clock: new RigClock( site.folder, tables, platform ),
			...( await settle( php, site, url, platform ) ),
			products: ( products as number[] ).map( Number ),
			keys: await platform.keys(),
			versions: versionsOf(
				php,
				sources,
				await database.sql( 'SELECT VERSION()' )
			),
			call: run,
			stop,
		};
	} catch ( error ) {
		await stop();
		throw error;
	}
}
