/**
 * Failures that a person can act on: shown as their sentence, never as a stack trace.
 */
import { constants } from 'node:os';

export class PlainError extends Error {
	constructor(
		message: string,
		readonly exitCode = 1
	) {
		super( message );
	}
}

/** No WordPress or WooCommerce could be found. */
export const EXIT_NO_SOURCE = 3;

export const isMissing = ( error: unknown ): boolean =>
	error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** A mistyped option, in the words of Node's own parser. */
const isUsage = ( error: unknown ): error is Error =>
	error instanceof Error &&
	'code' in error &&
	String( error.code ).startsWith( 'ERR_PARSE_ARGS_' );

/** Reports a failure and answers the exit code that belongs to it. */
export function report( error: unknown ): number {
	if ( error instanceof PlainError || isUsage( error ) ) {
		process.stderr.write( `${ error.message }\n` );
		return error instanceof PlainError ? error.exitCode : 2;
	}
	process.stderr.write(
		`${ error instanceof Error ? error.stack : String( error ) }\n`
	);
	return 1;
}

/** Ends at once on a signal; what was started ends with us. */
function endOnSignals(): void {
	for ( const signal of SIGNALS ) {
		process.on( signal, () => process.exit( exitCodeOf( signal ) ) );
	}
}

export const SIGNALS = [ 'SIGINT', 'SIGTERM', 'SIGHUP' ] as const;

export const exitCodeOf = ( signal: NodeJS.Signals ): number =>
	128 + constants.signals[ signal ];

/** The main program of a command: its failure becomes a sentence and an exit code. */
export async function main(
	work: () => Promise< number >,
	options = { ownSignals: false }
): Promise< void > {
	if ( ! options.ownSignals ) {
		endOnSignals();
	}
	process.exitCode = await work().catch( report );
}
