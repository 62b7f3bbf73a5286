/**
 * The sandbox platform as a process of its own, and its dispatcher's hand.
 */
import {
	closeSync,
	existsSync,
	mkdirSync,
	openSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { asList, asText, demand } from './json.ts';
import { inRoot } from './paths.ts';
import { PlainError } from './plain-error.ts';
import { freePort, isFree } from './ports.ts';
import { start, stop } from './processes.ts';
import { waitForHttp } from './wait.ts';

export interface Platform {
	url: string;
	dispatchUrl: string;
	/** Its control API. */
	controlUrl: string;
	log: string;
	/** The key pair of the app of the first store. */
	keys: () => Promise< { identifier: string; secret: string } >;
	/** Presses one of the dispatcher's or courier's buttons. */
	press: (
		deliveryId: string,
		button: 'assign' | 'start' | 'pick' | 'drop' | 'fail' | 'cancel'
	) => Promise< void >;
	/** From here on, a courier moves every delivery by itself. */
	sendCourier: ( seconds: number ) => Promise< void >;
	stop: () => Promise< void >;
}

interface Ports {
	api: number;
	control: number;
}

/** The shop has stored the platform's address, so it must not move between starts. */
async function choosePorts( file: string, first: number ): Promise< Ports > {
	if ( existsSync( file ) ) {
		const kept = JSON.parse( readFileSync( file, 'utf8' ) ) as Ports;
		if (
			( await isFree( kept.api ) ) &&
			( await isFree( kept.control ) )
		) {
			return kept;
		}
	}
	const api = await freePort( first );
	const ports = { api, control: await freePort( api + 1 ) };
	writeFileSync( file, JSON.stringify( ports ) );
	return ports;
}

function controls(
	control: string
): Pick< Platform, 'keys' | 'press' | 'sendCourier' > {
	return {
		keys: async () => {
			const { body } = await demand(
				'The platform’s list of apps',
				`${ control }/apps`
			);
			const app = asList( body ).find( ( { store } ) => store !== null );
			if ( ! app ) {
				throw new PlainError(
					'The sandbox platform has no app that is tied to a store; begin anew with --fresh.'
				);
			}
			return {
				identifier: asText( app.identifier ),
				secret: asText( app.secret ),
			};
		},
		press: async ( deliveryId, button ) =>
			void ( await demand(
				`The dispatcher’s button ${ button }`,
				`${ control }/deliveries/${ deliveryId }/${ button }`,
				{
					method: 'POST',
					body: {},
				}
			) ),
		sendCourier: async ( seconds ) =>
			void ( await demand( 'The courier', `${ control }/courier`, {
				method: 'PUT',
				body: { on: true, seconds },
			} ) ),
	};
}

export async function startPlatform(
	home: string,
	firstPort: number,
	host: string
): Promise< Platform > {
	mkdirSync( home, { recursive: true } );
	const ports = await choosePorts(
		join( home, 'platform-ports.json' ),
		firstPort
	);
	const log = join( home, 'platform.log' );
	const output = openSync( log, 'a' );
	const child = start(
		process.execPath,
		[
			'--import',
			'tsx',
			inRoot( 'bin/sandbox.ts' ),
			`--host=${ host }`,
			`--port=${ ports.api }`,
			`--control-port=${ ports.control }`,
			`--state=${ join( home, 'platform.json' ) }`,
		],
		{ cwd: inRoot(), stdio: [ 'ignore', output, output ] }
	);
	closeSync( output );
	const control = `http://${ host }:${ ports.control }`;
	try {
		await waitForHttp( `${ control }/_ctl`, 30_000 );
	} catch ( error ) {
		await stop( child );
		throw error;
	}
	return {
		// As the shop calls it, whatever it listens on.
		url: `http://127.0.0.1:${ ports.api }`,
		dispatchUrl: `${ control }/dispatch`,
		controlUrl: `${ control }/_ctl`,
		log,
		...controls( `${ control }/_ctl` ),
		stop: () => stop( child ),
	};
}
