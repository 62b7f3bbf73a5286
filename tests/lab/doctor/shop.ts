/**
 * A real shop behind the fault proxy, and the doctor's findings about it.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import {
	startFaultProxy,
	type FaultProxy,
} from '../../../bin/lab/fault-proxy';
import { inRoot, inState } from '../../../bin/lab/paths';
import { call, findHostPhp, phpBinary, type Php } from '../../../bin/lab/php';
import { run, start, stop } from '../../../bin/lab/processes';
import { makeSite } from '../../../bin/lab/site';
import { LAB_FOLDER } from '../../../bin/lab/site-config';
import { findSources } from '../../../bin/lab/sources';
import { waitForHttp } from '../../../bin/lab/wait';

export interface Finding {
	id: string;
	status: 'good' | 'recommended' | 'critical';
	code: string;
	message: string;
	evidence: string;
	fix: string;
}

export interface Wish {
	name: string;
	/** Port of the front door. */
	port: number;
	hpos?: boolean;
	subfolder?: boolean;
	network?: boolean;
	/** Developers' door, needed to connect to a platform on this machine. */
	loopback?: boolean;
}

export interface Shop {
	home: string;
	proxy: FaultProxy;
	/** Ends the encryption at the proxy, or not. */
	encrypt: ( on: boolean ) => Promise< void >;
	/** What goes wrong inside: names of bin/mu/pedal-faults. */
	spoil: ( ...faults: string[] ) => void;
	doctor: () => Promise< Finding[] >;
	rest: ( method: string, route: string, body?: object ) => Promise< unknown >;
	stop: () => Promise< void >;
}

const quiet = () => undefined;

export async function hostPhp(): Promise< Php > {
	const php = await findHostPhp();
	if ( typeof php === 'string' ) {
		throw new Error( php );
	}
	return php;
}

/** Why no shop can be made here; null when one can. */
export async function missing(): Promise< string | null > {
	const php = await findHostPhp();
	return typeof php === 'string'
		? php
		: findSources( sourceWish(), quiet ).then(
				() => null,
				( error: unknown ) => String( error )
			);
}

const sourceWish = () => ( {
	wp: process.env.PEDAL_WP,
	woo: process.env.PEDAL_WOO,
} );

async function certificate(
	php: Php,
	dir: string
): Promise< { key: string; cert: string } > {
	const [ key, cert ] = [ join( dir, 'key.pem' ), join( dir, 'cert.pem' ) ];
	const made = await php.run( [
		'-r',
		`$k = openssl_pkey_new(); $c = openssl_csr_sign( openssl_csr_new( [ 'commonName' => '127.0.0.1' ], $k ), null, $k, 30 );
		openssl_pkey_export_to_file( $k, $argv[1] ); openssl_x509_export_to_file( $c, $argv[2] );`,
		key,
		cert,
	] );
	if ( made.code !== 0 ) {
		throw new Error( made.stderr + made.stdout );
	}
	return { key: readFileSync( key, 'utf8' ), cert: readFileSync( cert, 'utf8' ) };
}

async function make( wish: Wish, php: Php ): Promise< string > {
	const home = inState( 'sites', `doctor-${ wish.name }` );
	const dir = wish.subfolder ? join( home, 'shop' ) : home;
	const host = `127.0.0.1:${ wish.port }`;
	if ( wish.network || wish.subfolder ) {
		rmSync( home, { recursive: true, force: true } );
		mkdirSync( dirname( dir ), { recursive: true } );
	}
	await makeSite( {
		dir,
		hpos: wish.hpos ?? true,
		php,
		database: { kind: 'sqlite', journal: 'WAL' },
		url: `http://${ host }${ wish.subfolder ? '/shop' : '' }`,
		sources: await findSources( sourceWish(), quiet ),
		constants: { PEDAL_ALLOW_LOOPBACK: wish.loopback ?? false },
		say: quiet,
	} );
	if ( wish.network ) {
		await makeNetwork( dir, host );
	}
	return dir;
}

async function makeNetwork( dir: string, host: string ): Promise< void > {
	const step = async ( name: string ) => {
		const script = inRoot( 'tests/lab/doctor/network.php' );
		const done = await run( phpBinary(), [ script, dir, name, host ] );
		if ( ! done.stdout.endsWith( 'done\n' ) ) {
			throw new Error( `${ name }: ${ done.stdout }${ done.stderr }` );
		}
	};
	await step( 'tables' );
	const config = join( dir, 'wp-config.php' );
	const constants = `define( 'MULTISITE', true ); define( 'SUBDOMAIN_INSTALL', false ); define( 'DOMAIN_CURRENT_SITE', '${ host }' );
define( 'PATH_CURRENT_SITE', '/' ); define( 'SITE_ID_CURRENT_SITE', 1 ); define( 'BLOG_ID_CURRENT_SITE', 1 );`;
	const lines = readFileSync( config, 'utf8' )
		.split( '\n' )
		.filter( ( line ) => ! /'WP_(HOME|SITEURL)'/.test( line ) );
	writeFileSync(
		config,
		lines.join( '\n' ).replace( '<?php\n', `<?php\n${ constants }\n` )
	);
	await step( 'plugins' );
	await step( 'second' );
}

function serve( dir: string, wish: Wish, port: number ) {
	const router = wish.subfolder
		? 'tests/lab/doctor/subfolder-router.php'
		: 'bin/lab/php/router.php';
	const root = wish.subfolder ? dirname( dir ) : dir;
	return start(
		phpBinary(),
		[ '-d', 'opcache.enable=1', '-S', `127.0.0.1:${ port }`, '-t', root, inRoot( router ) ],
		{ cwd: root, env: { PHP_CLI_SERVER_WORKERS: '4' } }
	);
}

/** Past the proxy, as somebody who sits at the server. */
function asked(
	port: number,
	path: string,
	method: string,
	headers: Record< string, string >,
	body?: object
): Promise< unknown > {
	return new Promise( ( resolve, reject ) => {
		const outgoing = request(
			{ host: '127.0.0.1', port, path, method, headers },
			( answer ) => {
				let text = '';
				answer.setEncoding( 'utf8' );
				answer.on( 'data', ( part: string ) => ( text += part ) );
				answer.on( 'end', () => {
					try {
						resolve( JSON.parse( text ) );
					} catch {
						reject( new Error( `${ method } ${ path }: ${ answer.statusCode } ${ text.slice( 0, 400 ) }` ) );
					}
				} );
			}
		);
		outgoing.on( 'error', reject );
		outgoing.end( body ? JSON.stringify( body ) : undefined );
	} );
}

export async function startShop( wish: Wish ): Promise< Shop > {
	const php = await hostPhp();
	const dir = await make( wish, php );
	const back = wish.port + 1;
	const path = wish.subfolder ? '/shop' : wish.network ? '/two' : '';
	const who = ( await call( php, dir, 'credentials' ) ) as { user: string; password: string };
	const tls = await certificate( php, join( dir, LAB_FOLDER ) );
	const server = serve( dir, wish, back );
	await waitForHttp( `http://127.0.0.1:${ back }${ path }/wp-login.php`, 60_000 );
	let encrypted = false;
	const wished = join( dir, LAB_FOLDER, 'fault' );
	const spoil = ( ...faults: string[] ) =>
		writeFileSync( wished, [ 'clocks-tick', 'https-mapped', ...faults ].join( ' ' ) );
	const rest = ( method: string, route: string, body?: object ) => {
		const [ name, query ] = route.split( '?' );
		return asked(
			back,
			`${ path }/?rest_route=${ encodeURIComponent( name ?? '' ) }${ query ? `&${ query }` : '' }`,
			method,
			{
				host: `127.0.0.1:${ wish.port }`,
				authorization: `Basic ${ Buffer.from( `${ who.user }:${ who.password }` ).toString( 'base64' ) }`,
				'content-type': 'application/json',
				...( encrypted ? { 'x-forwarded-proto': 'https' } : {} ),
			},
			body
		);
	};
	const shop: Shop = {
		home: `http://127.0.0.1:${ wish.port }${ path }`,
		proxy: await startFaultProxy( { port: wish.port, target: back } ),
		spoil,
		rest,
		doctor: async () => {
			const said = await rest( 'GET', '/wc-pedal/v1/health?deep=true' );
			if ( ! Array.isArray( said ) ) {
				throw new Error( `The doctor does not answer: ${ JSON.stringify( said ) }` );
			}
			return said as Finding[];
		},
		encrypt: async ( on ) => {
			await shop.proxy.stop();
			encrypted = on;
			const config = join( dir, 'wp-config.php' );
			const [ from, to ] = on ? [ 'http', 'https' ] : [ 'https', 'http' ];
			writeFileSync(
				config,
				readFileSync( config, 'utf8' ).replaceAll( `${ from }://127.0.0.1`, `${ to }://127.0.0.1` )
			);
			shop.proxy = await startFaultProxy( { port: wish.port, target: back, ...( on ? { tls } : {} ) } );
		},
		stop: async () => {
			await shop.proxy.stop();
			await stop( server );
		},
	};
	spoil();
	return shop;
}
