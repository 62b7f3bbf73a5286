/**
 * Makes the sites the doctor looks at: plain ones, one in a folder, one in a network.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, inState } from '../../../bin/lab/paths';
import { findHostPhp, phpBinary, type Php } from '../../../bin/lab/php';
import { run } from '../../../bin/lab/processes';
import { makeSite } from '../../../bin/lab/site';
import { findSources } from '../../../bin/lab/sources';

export interface Wish {
	name: string;
	/** Port of the front door. */
	port: number;
	hpos?: boolean;
	subfolder?: boolean;
	network?: boolean;
	/** Developers' door, needed to connect to a platform on this machine. */
	loopback?: boolean;
	/** Processes of the web server; with one it cannot answer itself. */
	workers?: number;
}

const quiet = () => undefined;

const sourceWish = () => ( {
	wp: process.env.PEDAL_WP,
	woo: process.env.PEDAL_WOO,
} );

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

export async function make( wish: Wish, php: Php ): Promise< string > {
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

/** One step of network.php; answers what it printed. */
export async function networkStep(
	dir: string,
	host: string,
	name: string
): Promise< string > {
	const script = inRoot( 'tests/lab/doctor/network.php' );
	const done = await run( phpBinary(), [ script, dir, name, host ] );
	if ( ! done.stdout.endsWith( 'done\n' ) ) {
		throw new Error( `${ name }: ${ done.stdout }${ done.stderr }` );
	}
	return done.stdout;
}

async function makeNetwork( dir: string, host: string ): Promise< void > {
	await networkStep( dir, host, 'tables' );
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
	await networkStep( dir, host, 'plugins' );
	await networkStep( dir, host, 'second' );
}
