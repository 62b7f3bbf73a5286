/**
 * What `npm run sandbox` may be asked.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { OptionError, type SandboxOptions } from './options.ts';

export const HELP = `A stand-in of one CoopCycle instance.

  --port=8088             where the API listens (0: any free port)
  --control-port=8089     dispatcher page and control API; the API's own port when left out
  --host=127.0.0.1        address to listen on
  --public-url=URL        origin shown in tracking links
  --state=FILE            keeps stores, keys, deliveries and webhooks between starts
  --seed=TEXT             the same text gives the same keys
  --courier[=SECONDS]     a courier moves deliveries by itself (2 seconds a stage)
  --timezone=Europe/Paris --country=fr --locale=fr
  --clock="2026-09-14 10:00"    where the instance's clock begins
  --tls-key=FILE --tls-cert=FILE    serve https
  --quiet                 print no requests
  --help
`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
	port: text,
	'control-port': text,
	host: text,
	'public-url': text,
	state: text,
	seed: text,
	courier: text,
	timezone: text,
	country: text,
	locale: text,
	clock: text,
	'tls-key': text,
	'tls-cert': text,
	quiet: flag,
	help: flag,
} as const;

const isPort = ( value: number ) =>
	Number.isInteger( value ) && value <= 65_535;

/** As the control API has it. */
const isPace = ( value: number ) => value >= 0.01 && value <= 3_600;

const NUMBERS = [
	[ 'port', 'port', isPort, 'a whole number from 0 to 65535' ],
	[ 'control-port', 'controlPort', isPort, 'a whole number from 0 to 65535' ],
	[ 'courier', 'courier', isPace, 'a number from 0.01 to 3600' ],
] as const;

function numbersOf( values: Values ): Record< string, number > {
	const found: Record< string, number > = {};
	for ( const [ name, key, fits, what ] of NUMBERS ) {
		const value = values[ name ];
		if ( typeof value !== 'string' ) {
			continue;
		}
		if ( ! /^\d+(\.\d+)?$/.test( value ) || ! fits( Number( value ) ) ) {
			throw new OptionError(
				`--${ name } has to be ${ what }, not "${ value }".`
			);
		}
		found[ key ] = Number( value );
	}
	return found;
}

function fileOf( name: string, value: string | boolean | undefined ): string {
	if ( typeof value !== 'string' ) {
		throw new OptionError(
			`--${ name } is missing: https wants both --tls-key and --tls-cert.`
		);
	}
	try {
		return readFileSync( value, 'utf8' );
	} catch {
		throw new OptionError( `--${ name }: ${ value } cannot be read.` );
	}
}

type Values = Partial< Record< keyof typeof OPTIONS, string | boolean > >;

function parse( args: readonly string[] ): Values {
	// `--courier` may stand alone, which parseArgs cannot express.
	const spelled = args.map( ( arg ) =>
		arg === '--courier' ? '--courier=2' : arg
	);
	try {
		return parseArgs( { args: spelled, options: OPTIONS } ).values;
	} catch ( error ) {
		throw new OptionError(
			error instanceof Error ? error.message : String( error )
		);
	}
}

function toOptions( values: Values ): SandboxOptions {
	const options: Record< string, unknown > = {
		port: 8088,
		log: values.quiet
			? undefined
			: ( line: string ) => process.stdout.write( `${ line }\n` ),
	};
	for ( const name of [
		'host',
		'seed',
		'timezone',
		'country',
		'locale',
		'clock',
	] as const ) {
		options[ name ] = values[ name ];
	}
	options.publicUrl = values[ 'public-url' ];
	options.stateFile = values.state;
	Object.assign( options, numbersOf( values ) );
	const { 'tls-key': key, 'tls-cert': cert } = values;
	if ( key !== undefined || cert !== undefined ) {
		options.tls = {
			key: fileOf( 'tls-key', key ),
			cert: fileOf( 'tls-cert', cert ),
		};
	}
	return Object.fromEntries(
		Object.entries( options ).filter(
			( [ , value ] ) => value !== undefined
		)
	);
}

/** Null when only help was asked for. */
export function readOptions( args: readonly string[] ): SandboxOptions | null {
	const values = parse( args );
	return values.help ? null : toOptions( values );
}
