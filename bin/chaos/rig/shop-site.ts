/**
 * The shop of a chaos run: a fresh site on the throwaway database, with a copy of the plugin that nobody edits meanwhile, and the rig's must-use plugin.
 */
import {
	cpSync,
	lstatSync,
	mkdirSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { MariaDb } from '../../lab/mariadb.ts';
import { inRoot, inState } from '../../lab/paths.ts';
import { call, type Php } from '../../lab/php.ts';
import { makeSite } from '../../lab/site.ts';
import type { Sources } from '../../lab/sources.ts';
import type { Timing } from './timing.ts';

export const DATABASE = 'pedal';
const PLUGIN = 'wp-content/plugins/pedal-bridge';

export interface SiteWish {
	name: string;
	url: string;
	php: Php;
	database: MariaDb;
	sources: Sources;
	/** Whose plugin; this checkout's when left out. */
	plugin?: string | undefined;
	constants?: Record< string, string | boolean | number >;
	settings: RigSettings;
}

/** What the rig's must-use plugin reads. */
export interface RigSettings {
	/** What is left out stays as the plugin has it. */
	timing: Partial< Timing >;
	/** Chance of sudden death at each crash point. */
	crash: number;
	/** Chance of a sleep beyond the claim, just before sending. */
	freeze: number;
	/** The shop cannot call itself. */
	loopback_blocked?: true;
	/** Address on this machine that WooCommerce's own webhooks may call. */
	receiver?: string;
}

export interface Site {
	dir: string;
	/** What rig and must-use plugin share. */
	folder: string;
}

function replace( at: string, make: () => void ): void {
	if ( lstatSync( at, { throwIfNoEntry: false } ) ) {
		rmSync( at, { recursive: true, force: true } );
	}
	make();
}

/** Links of the lab lead into this checkout; a run wants its own plugin, and one more must-use plugin. */
function furnish( dir: string, plugin: string ): void {
	const own = join( dir, PLUGIN );
	replace( own, () =>
		cpSync( plugin, own, { recursive: true, dereference: true } )
	);
	const must = join( dir, 'wp-content/mu-plugins' );
	replace( must, () => mkdirSync( must ) );
	for ( const name of [ 'pedal-lab.php', 'pedal-lab' ] ) {
		symlinkSync( inRoot( 'bin/mu', name ), join( must, name ) );
	}
	symlinkSync(
		inRoot( 'bin/chaos/mu/pedal-chaos.php' ),
		join( must, 'pedal-chaos.php' )
	);
}

function share( folder: string, settings: RigSettings ): void {
	rmSync( folder, { recursive: true, force: true } );
	for ( const part of [ 'crash', 'frozen', 'hands' ] ) {
		mkdirSync( join( folder, part ), { recursive: true } );
	}
	writeFileSync( join( folder, 'rig.json' ), JSON.stringify( settings ) );
	writeFileSync( join( folder, 'clock' ), '0' );
}

export async function makeShopSite( wish: SiteWish ): Promise< Site > {
	const dir = inState( 'sites', wish.name );
	const folder = inState( 'chaos', wish.name );
	share( folder, wish.settings );
	const { host, user, password } = wish.database;
	await makeSite( {
		dir,
		hpos: true,
		php: wish.php,
		sources: wish.sources,
		url: wish.url,
		database: { kind: 'mysql', host, user, password, name: DATABASE },
		constants: {
			PEDAL_TEST: true,
			PEDAL_CHAOS_FOLDER: folder,
			...wish.constants,
		},
		say: () => undefined,
	} );
	furnish( dir, wish.plugin ?? inRoot( 'plugin' ) );
	// Once more, now that it is the copy.
	await call( wish.php, dir, 'plugin' );
	return { dir, folder };
}
