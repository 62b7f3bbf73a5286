/**
 * A stand-in of one CoopCycle instance, to be embedded or run by itself.
 */
import type {
	IncomingMessage,
	RequestListener,
	ServerResponse,
} from 'node:http';
import { assemble, resetParts, type Parts } from './assembly.ts';
import { appView, type AppView } from './control/app-desk.ts';
import { control } from './control/control-api.ts';
import type { Desk } from './control/desk.ts';
import { Events } from './control/events.ts';
import { BadInput } from './control/fields.ts';
import type { Ledger } from './control/ledger.ts';
import { Door } from './door.ts';
import type { Faults } from './faults/engine.ts';
import type { SandboxOptions } from './options.ts';
import { pages } from './pages/pages.ts';
import type { Courier } from './platform/courier.ts';
import type { Instance } from './platform/instance.ts';
import { keepState } from './platform/state-file.ts';
import type { Webhooks } from './platform/webhooks.ts';

export type { LedgerEntry, OutboundEntry } from './control/ledger.ts';
export type { Fault, FaultSpec } from './faults/fault.ts';
export { OptionError, type SandboxOptions } from './options.ts';

export interface Sandbox {
	/** Origin of the API, without a slash at its end. */
	url: string;
	/** Base of the control API, `/_ctl` included. */
	controlUrl: string;
	/** The dispatcher's page. */
	dispatchUrl: string;
	port: number;
	controlPort: number;
	/** The stores' key pairs as they are now. */
	readonly apps: AppView[];
	instance: Instance;
	ledger: Ledger;
	faults: Faults;
	courier: Courier;
	webhooks: Webhooks;
	/** Stores, keys and webhooks stay unless everything has to go. */
	reset: ( everything?: boolean ) => void;
	close: () => Promise< void >;
}

const CONTROL_PATH = /^\/(_ctl|dispatch|admin)(\/|$|\?)|^\/(\?|$)/;

function deskOf( parts: Parts, api: () => Door, apart: boolean ): Desk {
	return {
		...parts,
		get isOpen() {
			return api().isOpen;
		},
		shut( seconds ) {
			if ( ! apart ) {
				throw new BadInput(
					'control port',
					'has to be one of its own, or nobody could open again; start with --control-port'
				);
			}
			api().shut( seconds );
		},
		open: () => api().open(),
		reset: ( everything ) => resetParts( parts, everything ),
	};
}

function controlListener( desk: Desk, events: Events ): RequestListener {
	return ( request: IncomingMessage, response: ServerResponse ) => {
		const path = ( request.url ?? '/' ).split( '?' )[ 0 ];
		if ( path === '/_ctl/events' ) {
			events.listen( response );
		} else if ( path?.startsWith( '/_ctl' ) ) {
			void control( desk, request, response );
		} else {
			void pages( desk, request, response );
		}
	};
}

export async function startSandbox(
	options: SandboxOptions = {}
): Promise< Sandbox > {
	const host = options.host ?? '127.0.0.1';
	const apart =
		options.controlPort !== undefined &&
		( options.controlPort === 0 || options.controlPort !== options.port );
	const parts = assemble( options );
	const { instance, gateway, courier, webhooks } = parts;
	const desk = deskOf( parts, () => api, apart );
	const events = new Events( desk );
	gateway.onFinished.push( () => events.tell( 'requests' ) );
	const onControl = controlListener( desk, events );
	const onApi: RequestListener = ( request, response ) =>
		! apart && CONTROL_PATH.test( request.url ?? '/' )
			? onControl( request, response )
			: void gateway.handle( request, response );
	const api = new Door( host, onApi, options.tls );
	const controlDoor = new Door( host, onControl );
	await api.open( options.port ?? 0 );
	if ( apart ) {
		await controlDoor
			.open( options.controlPort )
			.catch( async ( error ) => {
				await api.close();
				throw error;
			} );
	}
	const visible = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
	const url = `${ options.tls ? 'https' : 'http' }://${ visible }:${ api.port }`;
	const controlOrigin = apart
		? `http://${ visible }:${ controlDoor.port }`
		: url;
	instance.settings.publicUrl = options.publicUrl ?? url;
	if ( options.courier !== undefined ) {
		courier.ride( options.courier );
	}
	const stopKeeping = options.stateFile
		? keepState( instance, options.stateFile )
		: null;
	return {
		...parts,
		url,
		controlUrl: `${ controlOrigin }/_ctl`,
		dispatchUrl: `${ controlOrigin }/dispatch`,
		port: api.port,
		controlPort: apart ? controlDoor.port : api.port,
		get apps() {
			return [ ...instance.apps.values() ].map( ( app ) =>
				appView( instance, app )
			);
		},
		reset: ( everything = false ) => desk.reset( everything ),
		async close() {
			courier.rest();
			webhooks.close();
			gateway.close();
			events.close();
			instance.clock.cancelAll();
			stopKeeping?.();
			await Promise.all( [ api.close(), controlDoor.close() ] );
		},
	};
}
