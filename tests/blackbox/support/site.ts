/**
 * A shop made anew for one file of tests, with its own must-use plugin and a copy of the plugin that nobody edits meanwhile.
 */
import {
	cpSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { inRoot, inState } from '../../../bin/lab/paths.ts';
import { findHostPhp, type Php } from '../../../bin/lab/php.ts';
import { writeConfig } from '../../../bin/lab/site-config.ts';
import { makeSite } from '../../../bin/lab/site.ts';
import { findSources } from '../../../bin/lab/sources.ts';

const DATABASE = { kind: 'sqlite', journal: 'WAL' } as const;

export type Constants = Record< string, string | boolean | number >;

export interface Site {
	dir: string;
	/** Writes wp-config.php anew with these on top of the lab's own. */
	define: ( constants: Constants ) => void;
	/** One file of a must-use plugin's: PHP without the opening tag; null removes it. */
	hook: ( name: string, code: string | null ) => void;
	/** Removes them all. */
	unhook: () => void;
}

const MUST = 'wp-content/mu-plugins';
const PREFIX = 'zz-';

function replace( at: string ): void {
	if ( lstatSync( at, { throwIfNoEntry: false } ) ) {
		rmSync( at, { recursive: true, force: true } );
	}
}

/** The lab's links lead into this checkout. */
function furnish( dir: string ): void {
	const plugin = join( dir, 'wp-content/plugins/pedal-bridge' );
	replace( plugin );
	cpSync( inRoot( 'plugin' ), plugin, { recursive: true } );
	const must = join( dir, MUST );
	replace( must );
	mkdirSync( must );
	for ( const part of [ 'pedal-lab.php', 'pedal-lab' ] ) {
		symlinkSync( inRoot( 'bin/mu', part ), join( must, part ) );
	}
}

async function hostPhp(): Promise< Php > {
	const php = await findHostPhp();
	if ( typeof php === 'string' ) {
		throw new Error( php );
	}
	return php;
}

/** A site that is there already. */
export function siteIn( dir: string, url: string ): Site {
	const must = join( dir, MUST );
	return {
		dir,
		define: ( constants ) =>
			writeConfig( dir, { url, database: DATABASE, constants } ),
		hook: ( name, code ) => {
			const file = join( must, `${ PREFIX }${ name }.php` );
			rmSync( file, { force: true } );
			if ( code !== null ) {
				writeFileSync( file, `<?php\n${ code }\n` );
			}
		},
		unhook: () =>
			readdirSync( must )
				.filter( ( name ) => name.startsWith( PREFIX ) )
				.forEach( ( name ) => rmSync( join( must, name ) ) ),
	};
}

export async function makeShop( name: string, url: string ): Promise< string > {
	const php = await hostPhp();
	const dir = inState( 'sites', name );
	const say = () => undefined;
	const sources = await findSources(
		{ wp: process.env.PEDAL_WP, woo: process.env.PEDAL_WOO },
		say
	);
	const plan = { dir, php, database: DATABASE, url, sources, say };
	await makeSite( { ...plan, hpos: true } );
	furnish( dir );
	return dir;
}
