/**
 * Makes a real shop in a folder: WordPress, WooCommerce and the plugin on SQLite or MariaDB.
 */
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inState } from './paths.ts';
import { call, emptyDatabase, type Php } from './php.ts';
import {
	DATABASE_FILE,
	LAB_FOLDER,
	writeConfig,
	type SiteConfig,
} from './site-config.ts';
import { layOut } from './site-files.ts';
import { clear, fingerprint, isMadeFrom, markMade } from './site-stamp.ts';
import type { Sources } from './sources.ts';

export const ADMIN = { user: 'admin', password: 'password' };

export interface SitePlan extends SiteConfig {
	dir: string;
	hpos: boolean;
	sources: Sources;
	php: Php;
	say: ( line: string ) => void;
}

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
	markMade( dir, print );
}
