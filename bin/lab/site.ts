/**
 * Makes a real shop in a folder: WordPress, WooCommerce and the plugin on SQLite or MariaDB.
 */
import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { inRoot, inState } from './paths.ts';
import { call, emptyDatabase, type Php } from './php.ts';
import {
	DATABASE_FILE,
	LAB_FOLDER,
	writeConfig,
	type SiteConfig,
} from './site-config.ts';
import { PlainError } from './plain-error.ts';
import { layOut, SQLITE_ZIP } from './site-files.ts';
import type { Sources } from './sources.ts';

export const ADMIN = { user: 'admin', password: 'password' };

export interface SitePlan extends SiteConfig {
	dir: string;
	hpos: boolean;
	sources: Sources;
	php: Php;
	say: ( line: string ) => void;
}

/** Changes when a site made today would come out differently from one made before. */
function fingerprint( { sources, hpos, database }: SitePlan ): string {
	const recipes = [ inRoot( 'bin/lab/php' ), inRoot( 'bin/lab' ) ].flatMap(
		( folder ) =>
			readdirSync( folder )
				.filter(
					( name ) =>
						name.endsWith( '.php' ) || name.startsWith( 'site' )
				)
				.map( ( name ) => readFileSync( join( folder, name ), 'utf8' ) )
	);
	const { wordpress, woocommerce } = sources;
	const facts = [ wordpress, woocommerce ].map( ( { version, folder } ) => [
		version,
		folder,
	] );
	return createHash( 'sha256' )
		.update(
			JSON.stringify( [
				facts,
				hpos,
				database.kind,
				statSync( SQLITE_ZIP ).size,
				recipes,
			] )
		)
		.digest( 'hex' )
		.slice( 0, 16 );
}

const MARKER = '.pedal-site';

/** Empties a folder for a new site, but never one that we did not make. */
function clear( dir: string ): void {
	if (
		existsSync( dir ) &&
		readdirSync( dir ).length > 0 &&
		! existsSync( join( dir, MARKER ) )
	) {
		throw new PlainError(
			`${ dir } is not empty and was not made by Pedal's lab; name another folder.`
		);
	}
	rmSync( dir, { recursive: true, force: true } );
	mkdirSync( dir, { recursive: true } );
	writeFileSync( join( dir, MARKER ), '' );
}

const stampFile = ( dir: string ) => join( dir, LAB_FOLDER, 'made-from' );

/** The site in this folder was made whole, whatever it was made from. */
export const isMade = ( dir: string ): boolean =>
	existsSync( stampFile( dir ) );

const isMadeFrom = ( dir: string, print: string ) =>
	isMade( dir ) && readFileSync( stampFile( dir ), 'utf8' ) === print;

async function install( plan: SitePlan ): Promise< void > {
	const { php, dir, hpos } = plan;
	await call( php, dir, 'install', { password: ADMIN.password } );
	await call( php, dir, 'woocommerce' );
	await call( php, dir, 'shop', { hpos } );
}

/** An SQLite shop is one file: installed once, copied ever after. */
async function installFromSnapshot(
	plan: SitePlan,
	print: string
): Promise< void > {
	const snapshot = inState( 'snapshots', `${ print }.sqlite` );
	const database = join( plan.dir, DATABASE_FILE );
	mkdirSync( join( database, '..' ), { recursive: true } );
	if ( existsSync( snapshot ) ) {
		cpSync( snapshot, database );
		return;
	}
	const journal = {
		...plan,
		database: { kind: 'sqlite', journal: 'DELETE' },
	} as const;
	writeConfig( plan.dir, journal );
	await install( journal );
	mkdirSync( inState( 'snapshots' ), { recursive: true } );
	// Renamed into place: another maker must never copy half of it.
	cpSync( database, `${ snapshot }.${ process.pid }` );
	renameSync( `${ snapshot }.${ process.pid }`, snapshot );
	writeConfig( plan.dir, plan );
}

/** Makes the site anew: an empty shop, whatever was there before. The WordPress files are kept when they are the right ones. */
export async function makeSite( plan: SitePlan ): Promise< void > {
	const { dir, sources, database } = plan;
	const print = fingerprint( plan );
	if ( isMadeFrom( dir, print ) ) {
		[
			join( DATABASE_FILE, '..' ),
			LAB_FOLDER,
			'wp-content/uploads',
		].forEach( ( part ) =>
			rmSync( join( dir, part ), { recursive: true, force: true } )
		);
	} else {
		clear( dir );
		plan.say( `Copying WordPress ${ sources.wordpress.version } …` );
		layOut( dir, sources );
	}
	writeConfig( dir, plan );
	plan.say(
		`Installing WordPress ${ sources.wordpress.version } and WooCommerce ${ sources.woocommerce.version } …`
	);
	if ( database.kind === 'sqlite' ) {
		await installFromSnapshot( plan, print );
	} else {
		await emptyDatabase( plan.php, database );
		await install( plan );
	}
	// What WooCommerce's own activation has to say is nobody's business here; what ours says is.
	rmSync( join( dir, LAB_FOLDER, 'debug.log' ), { force: true } );
	await call( plan.php, dir, 'plugin' );
	writeFileSync( stampFile( dir ), print );
}
