/**
 * What `npm run chaos` may be asked.
 */
import { parseArgs } from 'node:util';
import { PlainError } from '../lab/plain-error.ts';

export const SCENARIOS = [
	'chaos',
	'crash-points',
	'outage',
	'no-clocks',
] as const;

export type Scenario = ( typeof SCENARIOS )[ number ];

export interface ChaosOptions {
	scenario: Scenario;
	orders: number;
	seed: number;
	/** Scale of the fault mix; 1 = a quarter of all requests goes wrong. */
	mix: number;
	/** Kills per order. */
	kill: number;
	/** Drainers. */
	workers: number;
	webServers: number;
	minutesMax: number;
	baseline: boolean;
	/** Another copy of the plugin, for mutations. */
	plugin: string | undefined;
	/** Where the whole result goes as JSON. */
	json: string | undefined;
}

export const USAGE = `npm run chaos -- [options]

  --orders=150         orders to place
  --seed=1             plans orders, changes, faults and blows
  --mix=1              scale of the platform's faults; 1: a quarter of all requests, 0: none
  --kill=0.15          processes killed per order
  --workers=4          drainers
  --web=3              web servers
  --minutes-max=12     no order is begun after two thirds of it; an undrained shop is INVALID then
  --scenario=chaos     ${ SCENARIOS.join( ', ' ) }
  --baseline           plain WooCommerce webhooks instead of the plugin: seen to lose
  --plugin=FOLDER      another copy of the plugin
  --json=FILE          the result for machines`;

const text = ( initial: string ) =>
	( { type: 'string', default: initial } ) as const;

const OPTIONS = {
	orders: text( '150' ),
	seed: text( '1' ),
	mix: text( '1' ),
	kill: text( '0.15' ),
	workers: text( '4' ),
	web: text( '3' ),
	'minutes-max': text( '12' ),
	scenario: text( 'chaos' ),
	baseline: { type: 'boolean', default: false },
	plugin: { type: 'string' },
	json: { type: 'string' },
	help: { type: 'boolean', default: false },
} as const;

function number(
	name: string,
	value: string,
	least: number,
	most: number
): number {
	const given = Number( value );
	if ( value.trim() === '' || ! ( given >= least && given <= most ) ) {
		throw new PlainError(
			`--${ name } has to be a number from ${ least } to ${ most }, not "${ value }".\n\n${ USAGE }`,
			2
		);
	}
	return given;
}

function parse( args: readonly string[] ) {
	try {
		return parseArgs( { args: [ ...args ], options: OPTIONS } ).values;
	} catch ( error ) {
		throw new PlainError(
			`${ error instanceof Error ? error.message : error }\n\n${ USAGE }`,
			2
		);
	}
}

function scenarioOf( name: string ): Scenario {
	const known = SCENARIOS.find( ( one ) => one === name );
	if ( ! known ) {
		throw new PlainError(
			`There is no scenario "${ name }"; there are ${ SCENARIOS.join( ', ' ) }.`,
			2
		);
	}
	return known;
}

/** Null when only help was asked for. */
export function readOptions( args: readonly string[] ): ChaosOptions | null {
	const given = parse( args );
	if ( given.help ) {
		return null;
	}
	return {
		scenario: scenarioOf( given.scenario ),
		orders: number( 'orders', given.orders, 1, 100_000 ),
		seed: number( 'seed', given.seed, 0, 4_294_967_295 ),
		mix: number( 'mix', given.mix, 0, 3 ),
		kill: number( 'kill', given.kill, 0, 10 ),
		workers: number( 'workers', given.workers, 1, 32 ),
		webServers: number( 'web', given.web, 1, 16 ),
		minutesMax: number( 'minutes-max', given[ 'minutes-max' ], 1, 600 ),
		baseline: given.baseline,
		plugin: given.plugin,
		json: given.json,
	};
}
