/**
 * Child processes: each in its own group, so that stopping one stops its children and nobody else.
 */
import {
	spawn,
	type ChildProcess,
	type StdioOptions,
} from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainError } from './plain-error.ts';

const GRACE_MS = 4_000;

export interface Finished {
	code: number;
	stdout: string;
	stderr: string;
}

export interface RunOptions {
	cwd?: string;
	env?: Record< string, string >;
	timeoutMs?: number;
	input?: string;
}

const groups = new Set< ChildProcess >();

function signalGroup( child: ChildProcess, signal: NodeJS.Signals ): void {
	try {
		process.kill( -( child.pid ?? 0 ), signal );
	} catch {
		// The group is already gone.
	}
}

const hasEnded = ( child: ChildProcess ) =>
	child.pid === undefined ||
	child.exitCode !== null ||
	child.signalCode !== null;

/** Starts a program that goes on until `stop`. */
export function start(
	command: string,
	args: string[],
	options: RunOptions & { stdio?: StdioOptions } = {}
): ChildProcess {
	const child = spawn( command, args, {
		cwd: options.cwd,
		env: { ...process.env, ...options.env },
		stdio: options.stdio ?? 'ignore',
		detached: true,
	} );
	groups.add( child );
	child.on( 'error', () => groups.delete( child ) );
	child.on( 'exit', () => {
		signalGroup( child, 'SIGTERM' );
		groups.delete( child );
	} );
	return child;
}

export async function stop( child: ChildProcess ): Promise< void > {
	signalGroup( child, 'SIGTERM' );
	for (
		let waited = 0;
		! hasEnded( child ) && waited < GRACE_MS;
		waited += 20
	) {
		await sleep( 20 );
	}
	signalGroup( child, 'SIGKILL' );
}

/** Nothing may outlive this process, however it ends. */
process.on( 'exit', () =>
	groups.forEach( ( child ) => signalGroup( child, 'SIGKILL' ) )
);

/** Arguments may hold whole orders. */
const inShort = ( command: string, args: string[] ): string => {
	const line = [ command, ...args ].join( ' ' );
	return line.length > 300 ? `${ line.slice( 0, 300 ) } …` : line;
};

/** Runs a program to its end. */
export async function run(
	command: string,
	args: string[],
	options: RunOptions = {}
): Promise< Finished > {
	const child = start( command, args, { ...options, stdio: 'pipe' } );
	let [ stdout, stderr ] = [ '', '' ];
	child.stdout
		?.setEncoding( 'utf8' )
		.on( 'data', ( text: string ) => ( stdout += text ) );
	child.stderr
		?.setEncoding( 'utf8' )
		.on( 'data', ( text: string ) => ( stderr += text ) );
	child.stdin?.on( 'error', () => undefined ).end( options.input ?? '' );
	return await new Promise< Finished >( ( resolve, reject ) => {
		const limit = options.timeoutMs ?? 600_000;
		const timer = setTimeout( () => {
			signalGroup( child, 'SIGKILL' );
			reject(
				new PlainError(
					`${ inShort( command, args ) } did not end within ${ limit / 1000 } s.`
				)
			);
		}, limit );
		child.on( 'error', ( error ) => {
			clearTimeout( timer );
			reject(
				new PlainError(
					`${ command } could not be run: ${ error.message }`
				)
			);
		} );
		child.on( 'close', ( code ) => {
			clearTimeout( timer );
			resolve( { code: code ?? 1, stdout, stderr } );
		} );
	} );
}
