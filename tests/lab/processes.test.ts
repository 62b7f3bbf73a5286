/**
 * What the lab started ends with it, children's children too, and nothing else does.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { run, start, stop } from '../../bin/lab/processes';

const isAlive = ( pid: number ): boolean => {
	try {
		process.kill( pid, 0 );
		return true;
	} catch {
		return false;
	}
};

const gone = async ( pid: number ): Promise< boolean > => {
	for ( let i = 0; i < 100 && isAlive( pid ); i++ ) {
		await new Promise( ( resolve ) => setTimeout( resolve, 20 ) );
	}
	return ! isAlive( pid );
};

/** A shell with a child of its own, whose number it prints. */
const FAMILY = [ '-c', 'sleep 60 & echo $!; wait' ];

async function grandchildOf(
	child: ReturnType< typeof start >
): Promise< number > {
	const [ line ] = ( await once(
		child.stdout as NodeJS.ReadableStream,
		'data'
	) ) as [ Buffer ];
	return Number( line.toString() );
}

it( 'stopping ends the children of the children', async () => {
	const child = start( 'sh', FAMILY, { stdio: 'pipe' } );
	const pid = await grandchildOf( child );
	expect( isAlive( pid ) ).toBe( true );
	await stop( child );
	expect( await gone( pid ) ).toBe( true );
} );

it( 'stopping leaves what others started alone', async () => {
	const stranger = spawn( 'sleep', [ '60' ] );
	await stop( start( 'sh', FAMILY ) );
	expect( isAlive( stranger.pid ?? 0 ) ).toBe( true );
	stranger.kill();
} );

it( 'a launcher that is interrupted takes its children with it', async () => {
	const script = `
		import { main } from './bin/lab/plain-error.ts';
		import { start } from './bin/lab/processes.ts';
		void main( async () => {
			const child = start( 'sleep', [ '60' ] );
			console.log( child.pid );
			await new Promise( ( resolve ) => setTimeout( resolve, 60_000 ) );
			return 0;
		} );`;
	const launcher = spawn( process.execPath, [
		'--import',
		'tsx',
		'--input-type=module',
		'--eval',
		script,
	] );
	const [ line ] = ( await once( launcher.stdout, 'data' ) ) as [ Buffer ];
	const pid = Number( line.toString() );
	launcher.kill( 'SIGTERM' );
	expect( await once( launcher, 'exit' ) ).toEqual( [ 143, null ] );
	expect( await gone( pid ) ).toBe( true );
} );

it( 'a program that hangs is ended in time, and named', async () => {
	await expect(
		run( 'sleep', [ '60' ], { timeoutMs: 100 } )
	).rejects.toThrow( 'sleep 60 did not end within 0.1 s.' );
} );

it( 'a program that is not there is a sentence, not a crash', async () => {
	await expect( run( 'no-such-program', [] ) ).rejects.toThrow(
		'no-such-program could not be run'
	);
} );
