/**
 * The shop as wp-env brings it up: in Docker, or in its Playground runtime where no Docker answers.
 */
import { randomBytes } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../paths.ts';
import { PlainError } from '../plain-error.ts';
import { run } from '../processes.ts';
import { LAB_FOLDER } from '../site-config.ts';
import { findSources, type Sources } from '../sources.ts';
import { waitForHttp } from '../wait.ts';
import { openDoor } from './door.ts';
import type { Engine, Shop, Wish } from './engine.ts';
import {
	choosePort,
	recall,
	refuseOtherShop,
	remember,
	sourcesAgain,
} from './keep.ts';
import { chooseRuntime, platformHost, type Runtime } from './wp-env-runtime.ts';
import {
	CONFIG,
	CORE,
	HOME,
	MADE,
	seedVersion,
	WP_ENV_HOME,
	writeSettings,
} from './wp-env-settings.ts';

async function wpEnv( ...args: string[] ): Promise< string > {
	const script = inRoot( 'node_modules/@wordpress/env/bin/wp-env' );
	const done = await run(
		process.execPath,
		[ script, ...args, '--config', CONFIG ],
		{
			cwd: inRoot(),
			env: { WP_ENV_HOME },
		}
	);
	if ( done.code !== 0 ) {
		throw new PlainError(
			`wp-env ${ args[ 0 ] } failed:\n${ ( done.stdout + done.stderr ).trim() }`
		);
	}
	return done.stdout + done.stderr;
}

/** wp-env lets its Playground server go; if we end in a hurry, its process group must still end with us. */
function endPlayground(): void {
	for ( const folder of existsSync( WP_ENV_HOME )
		? readdirSync( WP_ENV_HOME )
		: [] ) {
		const file = join( WP_ENV_HOME, folder, 'playground.pid' );
		if ( existsSync( file ) ) {
			try {
				process.kill(
					-Number( readFileSync( file, 'utf8' ) ),
					'SIGTERM'
				);
			} catch {
				// It has ended already.
			}
			rmSync( file, { force: true } );
		}
	}
}

async function prepare(
	wish: Wish,
	port: number,
	runtime: Runtime,
	token: string
): Promise< { sources: Sources; hpos: boolean } > {
	const memory = recall( HOME );
	const kept = existsSync( MADE ) ? memory : null;
	if ( kept ) {
		refuseOtherShop( kept, wish );
	}
	const hpos = kept?.hpos ?? wish.hpos ?? true;
	const sources = memory
		? await sourcesAgain( memory, wish.say )
		: await findSources( wish, wish.say );
	if ( ! existsSync( join( CORE, 'wp-load.php' ) ) ) {
		cpSync( sources.wordpress.folder, CORE, { recursive: true } );
	}
	mkdirSync( join( CORE, LAB_FOLDER ), { recursive: true } );
	writeSettings( runtime, port, token, sources );
	seedVersion( sources.wordpress.version );
	remember( HOME, port, hpos, sources );
	return { sources, hpos };
}

async function begin( wish: Wish ): Promise< Shop > {
	const runtime = await chooseRuntime( wish.runtime );
	const port = await choosePort( recall( HOME ), 8540, wish.say );
	const token = randomBytes( 24 ).toString( 'hex' );
	const { sources, hpos } = await prepare( wish, port, runtime, token );
	const url = `http://localhost:${ port }`;
	process.on( 'exit', endPlayground );
	wish.say( `Starting wp-env (${ runtime }) …` );
	await wpEnv( 'start', `--runtime=${ runtime }` );
	const call = openDoor( url, token );
	// Playground answers while it is still being set up, and the first request after that activates the plugins.
	await waitForHttp(
		`${ url }/?rest_route=/wc-pedal/v1`,
		300_000,
		( status ) => status === 200
	);
	if ( ! existsSync( MADE ) ) {
		await call( 'shop', { hpos } );
		writeFileSync( MADE, runtime );
	}
	return {
		url,
		dir: CORE,
		token,
		hpos,
		versions: {
			wordpress: sources.wordpress.version,
			woocommerce: sources.woocommerce.version,
		},
		call,
		stop: async () => {
			await wpEnv( 'stop' );
			endPlayground();
			process.off( 'exit', endPlayground );
		},
	};
}

export const wpEnvEngine: Engine = {
	name: 'wp-env',
	home: HOME,
	missing: async () => null,
	platformHost: async ( { runtime } ) =>
		platformHost( await chooseRuntime( runtime ) ),
	forget: async () => {
		if ( existsSync( CONFIG ) ) {
			await wpEnv( 'destroy', '--force' ).catch( () => undefined );
		}
		rmSync( HOME, { recursive: true, force: true } );
	},
	start: begin,
};
