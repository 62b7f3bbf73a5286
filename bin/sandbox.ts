/**
 * `npm run sandbox`: the stand-in platform as a process of its own.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
	OptionError,
	startSandbox,
	type Sandbox,
	type SandboxOptions,
} from './sandbox/index.ts';

const HELP = `A stand-in of one CoopCycle instance.

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

function numberOf( name: string, value: string ): number {
	if ( ! /^\d+(\.\d+)?$/.test( value ) ) {
		throw new OptionError(
			`--${ name } has to be a number, not "${ value }".`
		);
	}
	return Number( value );
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
	for ( const [ name, key ] of [
		[ 'port', 'port' ],
		[ 'control-port', 'controlPort' ],
		[ 'courier', 'courier' ],
	] as const ) {
		if ( typeof values[ name ] === 'string' ) {
			options[ key ] = numberOf( name, values[ name ] );
		}
	}
	const { 'tls-key': key, 'tls-cert': cert } = values;
	if ( typeof key === 'string' && typeof cert === 'string' ) {
		options.tls = {
			key: readFileSync( key, 'utf8' ),
			cert: readFileSync( cert, 'utf8' ),
		};
	}
	return Object.fromEntries(
		Object.entries( options ).filter(
			( [ , value ] ) => value !== undefined
		)
	);
}

function announce( sandbox: Sandbox ): void {
	const lines = [
		`Platform     ${ sandbox.url }`,
		`Dispatcher   ${ sandbox.dispatchUrl }`,
		`Keys         ${ sandbox.dispatchUrl.replace( '/dispatch', '/admin/api/apps' ) }`,
		`Control      ${ sandbox.controlUrl }`,
		'',
		...sandbox.apps.flatMap( ( { name, store, identifier, secret } ) => [
			`${ name }${ store === null ? ' (no store)' : ` (store ${ store })` }`,
			`  Identifier   ${ identifier }`,
			`  Secret key   ${ secret }`,
		] ),
		'',
	];
	process.stdout.write( `${ lines.join( '\n' ) }\n` );
}

async function main(): Promise< void > {
	const values = parse( process.argv.slice( 2 ) );
	if ( values.help ) {
		process.stdout.write( HELP );
		return;
	}
	const sandbox = await startSandbox( toOptions( values ) );
	announce( sandbox );
	const stop = (): void => void sandbox.close();
	process.once( 'SIGINT', stop );
	process.once( 'SIGTERM', stop );
}

main().catch( ( error: unknown ) => {
	const known = error instanceof OptionError;
	process.stderr.write(
		`${ known ? error.message : String( error ) }\n${ known ? '\n' + HELP : '' }`
	);
	process.exitCode = known ? 2 : 1;
} );
