/**
 * One user at a time for each shop: two on one database would break both.
 */
import {
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { inState } from './paths.ts';
import { PlainError } from './plain-error.ts';

function isAlive( pid: number ): boolean {
	try {
		process.kill( pid, 0 );
		return true;
	} catch ( error ) {
		return (
			error instanceof Error && 'code' in error && error.code === 'EPERM'
		);
	}
}

export function claim( name: string ): void {
	const file = join( inState( 'running' ), `${ name }.pid` );
	const owner = existsSync( file )
		? Number( readFileSync( file, 'utf8' ) )
		: 0;
	if ( owner > 0 && owner !== process.pid && isAlive( owner ) ) {
		throw new PlainError(
			`The ${ name } shop is in use already, by process ${ owner }. Stop that one first.`
		);
	}
	mkdirSync( dirname( file ), { recursive: true } );
	writeFileSync( file, String( process.pid ) );
	process.on( 'exit', () => rmSync( file, { force: true } ) );
}

/** Answers when a signal asks us to stop, or when whoever started us is gone. */
export function untilStopped(
	signals: readonly NodeJS.Signals[]
): Promise< NodeJS.Signals > {
	const parent = process.ppid;
	return new Promise( ( resolve ) => {
		const watch = setInterval(
			() => process.ppid !== parent && resolve( 'SIGHUP' ),
			1_000
		);
		watch.unref();
		for ( const signal of signals ) {
			process.on( signal, () => resolve( signal ) );
		}
	} );
}
