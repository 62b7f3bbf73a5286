/**
 * What is measured: a shop on a throwaway MariaDB with one warm web server, the platform beside it, and a receiver for WooCommerce's webhook.
 */
import { lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ChaosPlatform } from '../chaos/rig/platform.ts';
import { asJson, asText } from '../lab/json.ts';
import { startMariaDb, type MariaDb } from '../lab/mariadb.ts';
import { inRoot, inState } from '../lab/paths.ts';
import { call, findHostPhp, phpBinary, type Php } from '../lab/php.ts';
import { PlainError } from '../lab/plain-error.ts';
import { freePort } from '../lab/ports.ts';
import { start, stop as end } from '../lab/processes.ts';
import { claim } from '../lab/running.ts';
import { makeSite } from '../lab/site.ts';
import { findSources, type Sources } from '../lab/sources.ts';
import { waitForHttp } from '../lab/wait.ts';
import { startReceiver, type Receiver } from './receiver.ts';

const DATABASE = 'pedal_bench';
const FIRST_PORT = 9100;

/** As a server keeps PHP: compiled once. Without the file cache, whose classes PHP 8.2 takes for others of the same name. */
const WARM = [ '-d', 'opcache.enable=1', '-d', 'opcache.enable_cli=1' ];

/** How fast the platform answers when the drain rate is measured. */
export const LATENCY_MS = 200;

export interface World {
	php: Php;
	dir: string;
	url: string;
	platform: ChaosPlatform;
	receiver: Receiver;
	connection: number;
	instance: number;
	product: number;
	slot: string;
	/** Rates of our method and of WooCommerce's own. */
	rates: { ours: string; flat: string };
	authorization: string;
	hook: string;
	versions: string;
	sql: ( statement: string ) => Promise< string >;
	/** Runs a script of bin/bench/php in the shop, to its one line of JSON. */
	script: (
		name: string,
		argument?: object,
		env?: Record< string, string >
	) => Promise< Record< string, unknown > >;
	stop: () => Promise< void >;
}

async function hostPhp(): Promise< Php > {
	const php = await findHostPhp( [ 'mysqli', 'curl', 'mbstring' ] );
	if ( typeof php === 'string' ) {
		throw new PlainError( `Nothing can be measured: ${ php }.` );
	}
	return php;
}

function addMustUse( dir: string ): void {
	const folder = join( dir, 'wp-content/mu-plugins' );
	if ( lstatSync( folder, { throwIfNoEntry: false } ) ) {
		rmSync( folder, { recursive: true, force: true } );
	}
	mkdirSync( folder );
	for ( const [ from, name ] of [
		[ 'bin/mu', 'pedal-lab.php' ],
		[ 'bin/mu', 'pedal-lab' ],
		[ 'bin/bench/mu', 'pedal-bench.php' ],
	] as const ) {
		symlinkSync( inRoot( from, name ), join( folder, name ) );
	}
}

async function makeShop(
	php: Php,
	sources: Sources,
	database: MariaDb,
	url: string
): Promise< string > {
	const dir = inState( 'sites', 'bench' );
	const { host, user, password } = database;
	await makeSite( {
		dir,
		hpos: true,
		php,
		sources,
		url,
		database: { kind: 'mysql', host, user, password, name: DATABASE },
		constants: { PEDAL_BENCH: true },
		say: () => undefined,
	} );
	addMustUse( dir );
	return dir;
}

const runner =
	( php: Php, dir: string ): World[ 'script' ] =>
	async ( name, argument = {}, env = {} ) => {
		const folder = name === 'connect' ? 'bin/chaos/php' : 'bin/bench/php';
		const done = await php.run(
			[
				'-d',
				'opcache.enable_cli=1',
				inRoot( folder, `${ name }.php` ),
				dir,
				JSON.stringify( argument ),
			],
			{ env }
		);
		const line = /^\{.*\}$/m.exec( done.stdout )?.[ 0 ];
		if ( done.code !== 0 || ! line ) {
			throw new PlainError(
				`bin/bench/php/${ name }.php failed:\n${ done.stdout }${ done.stderr }`
			);
		}
		return asJson( JSON.parse( line ) );
	};

async function furnish(
	php: Php,
	dir: string,
	platform: ChaosPlatform,
	receiver: Receiver
) {
	const script = runner( php, dir );
	const { id } = await script( 'connect', {
		base_url: platform.url,
		...( await platform.keys() ),
	} );
	const connection = Number( id );
	if ( connection === 0 ) {
		throw new PlainError( 'The shop could not be connected.' );
	}
	const method = asJson(
		await call( php, dir, 'delivery-method', { connection_id: connection } )
	);
	const { flat_rate: flat } = await script( 'shop', {
		webhook: receiver.url,
	} );
	const { products } = asJson( await call( php, dir, 'products' ) );
	const { user, password } = asJson( await call( php, dir, 'credentials' ) );
	const pair = Buffer.from( `${ asText( user ) }:${ asText( password ) }` );
	const instance = Number( method.instance_id );
	return {
		script,
		connection,
		instance,
		product: Number( ( products as number[] )[ 0 ] ),
		rates: { ours: `pedal_delivery:${ instance }`, flat: asText( flat ) },
		authorization: `Basic ${ pair.toString( 'base64' ) }`,
		slot: ( await platform.windows() )[ 3 ] ?? '',
	};
}

export async function bringUp(): Promise< World > {
	claim( 'bench' );
	const php = await hostPhp();
	const sources = await findSources( {}, () => undefined );
	const ends: Array< () => Promise< unknown > > = [];
	const stop = async () => {
		for ( let last = ends.pop(); last; last = ends.pop() ) {
			await last();
		}
	};
	try {
		const database = await startMariaDb();
		ends.push( database.stop );
		const api = await freePort( FIRST_PORT );
		const platform = new ChaosPlatform( api, await freePort( api + 1 ) );
		ends.push( () => platform.stop() );
		const port = await freePort( api + 2 );
		const url = `http://127.0.0.1:${ port }`;
		const dir = await makeShop( php, sources, database, url );
		const receiver = await startReceiver( LATENCY_MS );
		ends.push( receiver.stop );
		await platform.ready();
		const furniture = await furnish( php, dir, platform, receiver );
		const web = start( phpBinary(), [
			...WARM,
			'-S',
			`127.0.0.1:${ port }`,
			'-t',
			dir,
			inRoot( 'bin/lab/php/router.php' ),
		] );
		ends.push( () => end( web ) );
		await waitForHttp( `${ url }/?rest_route=/`, 60_000 );
		const sql = ( statement: string ) =>
			database.sql( `USE ${ DATABASE }; ${ statement }` );
		const token = await sql(
			'SELECT hook_token FROM wp_pedal_connections'
		);
		const version = await database.sql( 'SELECT VERSION()' );
		return {
			php,
			dir,
			url,
			platform,
			receiver,
			...furniture,
			hook: `${ url }/wp-json/wc-pedal/v1/hook/${ token.trim() }`,
			versions: `PHP ${ php.version }, WordPress ${ sources.wordpress.version }, WooCommerce ${ sources.woocommerce.version }, MariaDB ${ version.trim().split( '-' )[ 0 ] }, Node ${ process.versions.node }`,
			sql,
			stop,
		};
	} catch ( error ) {
		await stop();
		throw error;
	}
}
