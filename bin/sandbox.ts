/**
 * `npm run sandbox`: the stand-in platform as a process of its own.
 */
import { HELP, readOptions } from './sandbox/command-line.ts';
import { OptionError, startSandbox, type Sandbox } from './sandbox/index.ts';

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
	const options = readOptions( process.argv.slice( 2 ) );
	if ( ! options ) {
		process.stdout.write( HELP );
		return;
	}
	const sandbox = await startSandbox( options );
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
