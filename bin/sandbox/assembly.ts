/**
 * Puts the parts of a sandbox together; nothing here listens yet.
 */
import { randomBytes } from 'node:crypto';
import { Ledger, type LedgerEntry } from './control/ledger.ts';
import { Faults } from './faults/engine.ts';
import { Gateway } from './gateway.ts';
import { OptionError, type SandboxOptions } from './options.ts';
import { Courier } from './platform/courier.ts';
import { Instance } from './platform/instance.ts';
import { parsePhpDate } from './platform/php-date.ts';
import { defaultSettings, seedInstance } from './platform/seed.ts';
import { loadState } from './platform/state-file.ts';
import { Webhooks } from './platform/webhooks.ts';
import { isZone } from './platform/zone.ts';

export interface Parts {
	seed: string;
	/** Where the clock began, to begin there again after a reset. */
	start: string | undefined;
	instance: Instance;
	ledger: Ledger;
	faults: Faults;
	webhooks: Webhooks;
	courier: Courier;
	gateway: Gateway;
}

function applyOptions( { settings }: Instance, options: SandboxOptions ): void {
	const { timezone = settings.timezone } = options;
	if ( ! isZone( timezone ) ) {
		throw new OptionError(
			`"${ timezone }" is no IANA time zone; Europe/Paris is one.`
		);
	}
	settings.timezone = timezone;
	for ( const name of [ 'country', 'locale' ] as const ) {
		const value = options[ name ] ?? settings[ name ];
		if ( ! /^[a-z]{2}$/.test( value ) ) {
			throw new OptionError(
				`The ${ name } has to be two lower-case letters, such as fr.`
			);
		}
		settings[ name ] = value;
	}
	settings.webhookRetryScale =
		options.webhookRetryScale ?? settings.webhookRetryScale;
}

function setClock(
	{ settings, clock }: Instance,
	text: string | undefined
): void {
	const time =
		text === undefined
			? undefined
			: parsePhpDate( text, settings.timezone, Date.now() );
	if ( time === null ) {
		throw new OptionError(
			`"${ text }" is no time; "2026-09-14 10:00" is one.`
		);
	}
	clock.useRealTime();
	if ( time !== undefined ) {
		clock.set( time );
	}
}

const describe = ( entry: LedgerEntry ): string =>
	[
		new Date( entry.at ).toISOString().slice( 11, 19 ),
		entry.method,
		entry.path + ( entry.query && `?${ entry.query }` ),
		entry.status ?? 'no answer',
		`${ entry.milliseconds } ms`,
		entry.marker ?? '',
		entry.faults.length > 0 ? `fault: ${ entry.faults.join( ', ' ) }` : '',
	]
		.filter( ( part ) => part !== '' )
		.join( ' ' );

export function assemble( options: SandboxOptions ): Parts {
	const seed = options.seed ?? randomBytes( 16 ).toString( 'hex' );
	const instance = new Instance( defaultSettings( '' ) );
	applyOptions( instance, options );
	setClock( instance, options.clock );
	if ( ! options.stateFile || ! loadState( instance, options.stateFile ) ) {
		seedInstance( instance, seed );
	}
	const ledger = new Ledger();
	const faults = new Faults();
	const gateway = new Gateway( instance, ledger, faults );
	const { log } = options;
	if ( log ) {
		gateway.onFinished.push( ( entry ) => log( describe( entry ) ) );
	}
	return {
		seed,
		start: options.clock,
		instance,
		ledger,
		faults,
		gateway,
		webhooks: new Webhooks( instance, ledger, faults ),
		courier: new Courier( instance ),
	};
}

/** Keeps stores, keys and webhooks, unless everything has to go. */
export function resetParts( parts: Parts, everything: boolean ): void {
	const { instance, ledger, faults, webhooks, courier, seed } = parts;
	courier.rest();
	webhooks.clear();
	faults.reset();
	instance.clock.cancelAll();
	setClock( instance, parts.start );
	if ( everything ) {
		instance.forgetEverything();
		seedInstance( instance, seed );
	} else {
		instance.forgetDeliveries();
	}
	ledger.clear();
	instance.news.emit( 'settings', 'deliveries' );
}
