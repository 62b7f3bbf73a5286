/**
 * Keeps an instance in a JSON file between starts.
 */
import { createPrivateKey } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { exportSigningKey, importSigningKey } from '../api/tokens.ts';
import type { Counter, Instance } from './instance.ts';
import { isObject } from './json-input.ts';
import type { Delivery } from './model.ts';

const VERSION = 1;
const RECORDS = [
	'stores',
	'apps',
	'clients',
	'tokens',
	'timeSlots',
	'addresses',
	'tasks',
	'webhooks',
	'quotes',
] as const;

export function saveState( instance: Instance, file: string ): void {
	const state = {
		version: VERSION,
		signingKey: exportSigningKey(),
		counters: instance.counters,
		deliveries: [ ...instance.deliveries.values() ],
		...Object.fromEntries(
			RECORDS.map( ( name ) => [ name, [ ...instance[ name ] ] ] )
		),
	};
	mkdirSync( dirname( file ), { recursive: true } );
	writeFileSync( `${ file }.new`, JSON.stringify( state ), { mode: 0o600 } );
	renameSync( `${ file }.new`, file );
}

/** False when there is no such file yet; throws when it cannot be understood. */
export function loadState( instance: Instance, file: string ): boolean {
	if ( ! existsSync( file ) ) {
		return false;
	}
	const state: unknown = JSON.parse( readFileSync( file, 'utf8' ) );
	if ( ! isObject( state ) || state.version !== VERSION ) {
		throw new Error( `${ file } is not a state file of this sandbox` );
	}
	importSigningKey( createPrivateKey( String( state.signingKey ) ) );
	instance.counters = state.counters as Record< Counter, number >;
	for ( const name of RECORDS ) {
		const records = instance[ name ] as Map< unknown, unknown >;
		for ( const [ key, record ] of state[ name ] as Array<
			[ unknown, unknown ]
		> ) {
			records.set( key, record );
		}
	}
	for ( const delivery of state.deliveries as Delivery[] ) {
		instance.addDelivery( { ...delivery, createdBy: null } );
	}
	return true;
}

const PAUSE = 500;

/** Writes some time after the last change, and at least every few seconds. */
export function keepState( instance: Instance, file: string ): () => void {
	let timer: NodeJS.Timeout | null = null;
	const write = (): void => {
		timer = null;
		saveState( instance, file );
	};
	const touch = (): void => {
		timer ??= setTimeout( write, PAUSE + instance.deliveries.size );
	};
	instance.news.on( 'delivery', touch );
	instance.news.on( 'settings', touch );
	saveState( instance, file );
	return () => {
		instance.news.off( 'delivery', touch );
		instance.news.off( 'settings', touch );
		if ( timer ) {
			clearTimeout( timer );
		}
		write();
	};
}
