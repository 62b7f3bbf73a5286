/**
 * What `npm run chaos` may be asked.
 */
import { parseArgs } from 'node:util';
import { PlainError } from '../lab/plain-error.ts';
import { number, pluginIn, whole } from './option-values.ts';

export const SCENARIOS = [
	'chaos',
	'crash-points',
	'outage',
	'no-clocks',
] as const;

export type Scenario = ( typeof SCENARIOS )[ number ];

/** Orders when none are asked for; of crash points, at each. */
const ORDERS: Readonly< Record< Scenario, string > > = {
	chaos: '150',
	'crash-points': '3',
	outage: '300',
	'no-clocks': '20',
};

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
	/** First of a hundred ports. */
	port: number;
	/** Another copy of the plugin, for mutations. */
	plugin: string | undefined;
	/** Where the whole result goes as JSON. */
	json: string | undefined;
}

export const USAGE = `npm run chaos -- [options]

  --orders=N           orders to place (chaos 150, outage 300, no-clocks 20; crash-points 3 at each)
  --seed=1             plans orders, changes, faults and blows
  --mix=1              scale of the platform's faults; 1: a quarter of all requests, 0: none
  --kill=0.15          processes killed per order
  --workers=4          drainers
  --web=3              web servers
  --minutes-max=M      no order is begun after two thirds of it; an undrained shop is INVALID then (12, and 1 more for 20 orders)
  --scenario=chaos     one of: ${ SCENARIOS.join( ', ' ) }
  --baseline           plain WooCommerce webhooks instead of the plugin: seen to lose
  --port=8900          first of a hundred ports; a run beside another one wants its own, and its own PEDAL_STATE
  --plugin=FOLDER      another copy of the plugin
  --json=FILE          the result for machines`;

const text = ( initial: string ) =>
	( { type: 'string', default: initial } ) as const;

const OPTIONS = {
	orders: { type: 'string' },
	seed: text( '1' ),
	mix: text( '1' ),
	kill: text( '0.15' ),
	workers: text( '4' ),
	web: text( '3' ),
	'minutes-max': { type: 'string' },
	scenario: text( 'chaos' ),
	baseline: { type: 'boolean', default: false },
	port: text( '8900' ),
	plugin: { type: 'string' },
	json: { type: 'string' },
	help: { type: 'boolean', default: false },
} as const;

/** `--mix` and `--kill` alone mean their defaults. */
const isBare = ( arg: string, next: string | undefined ): boolean =>
	[ '--mix', '--kill' ].includes( arg ) && ( next ?? '-' ).startsWith( '-' );

function parse( args: readonly string[] ) {
	try {
		return parseArgs( {
			args: args.filter(
				( arg, index ) => ! isBare( arg, args[ index + 1 ] )
			),
			options: OPTIONS,
		} ).values;
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
	const scenario = scenarioOf( given.scenario );
	const orders = whole(
		'orders',
		given.orders ?? ORDERS[ scenario ],
		1,
		100_000
	);
	return {
		scenario,
		orders,
		seed: whole( 'seed', given.seed, 0, 4_294_967_295 ),
		mix: number( 'mix', given.mix, 0, 3 ),
		kill: number( 'kill', given.kill, 0, 10 ),
		workers: whole( 'workers', given.workers, 1, 32 ),
		webServers: whole( 'web', given.web, 1, 16 ),
		minutesMax: number(
			'minutes-max',
			given[ 'minutes-max' ] ?? String( 12 + Math.ceil( orders / 20 ) ),
			1,
			600
		),
		baseline: given.baseline,
		port: whole( 'port', given.port, 1024, 65_400 ),
		plugin: pluginIn( given.plugin ),
		json: given.json,
	};
}
