/**
 * A fresh clone in a temporary folder, with a stand-in for npm that notes how it was called.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import {
	appendFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = process.cwd();

/** Installs by linking the real tsx, slowly enough that two at once would be seen. */
const FAKE_NPM = `
import { appendFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
appendFileSync( 'npm-calls', process.argv.slice( 2 ).join( ' ' ) + '\\n' );
await sleep( 300 );
if ( process.env.FAKE_NPM_CODE ) process.exit( Number( process.env.FAKE_NPM_CODE ) );
mkdirSync( 'node_modules', { recursive: true } );
try { symlinkSync( ${ JSON.stringify( join( ROOT, 'node_modules/tsx' ) ) }, 'node_modules/tsx' ); } catch {}
`;

const VERB = `
const [ what = '' ] = process.argv.slice( 2 );
console.log( JSON.stringify( process.argv.slice( 2 ) ) );
if ( what === 'wait' ) {
	process.on( 'SIGTERM', () => process.exit( 7 ) );
	setTimeout( () => undefined, 20_000 );
} else {
	process.exit( Number( what ) || 0 );
}
`;

let clone: string;

beforeEach( () => {
	clone = mkdtempSync( join( tmpdir(), 'pedal-clone-' ) );
	mkdirSync( join( clone, 'bin' ) );
	cpSync(
		join( ROOT, 'bin/bootstrap.mjs' ),
		join( clone, 'bin/bootstrap.mjs' )
	);
	writeFileSync( join( clone, 'bin/start.ts' ), VERB );
	writeFileSync( join( clone, 'npm.mjs' ), FAKE_NPM );
	writeFileSync( join( clone, 'package.json' ), '{"type":"module"}' );
	writeFileSync(
		join( clone, 'package-lock.json' ),
		'{"lockfileVersion":3}'
	);
} );

afterEach( () => rmSync( clone, { recursive: true, force: true } ) );

const calls = () =>
	existsSync( join( clone, 'npm-calls' ) )
		? readFileSync( join( clone, 'npm-calls' ), 'utf8' )
				.trim()
				.split( '\n' )
		: [];
const stamped = () => existsSync( join( clone, 'node_modules/.pedal-stamp' ) );

function begin( args: string[], env: Record< string, string > = {} ) {
	const child: ChildProcess = spawn(
		process.execPath,
		[ join( clone, 'bin/bootstrap.mjs' ), ...args ],
		{
			cwd: tmpdir(),
			env: {
				...process.env,
				npm_execpath: join( clone, 'npm.mjs' ),
				...env,
			},
		}
	);
	let [ out, err ] = [ '', '' ];
	child.stdout?.on( 'data', ( text ) => ( out += text ) );
	child.stderr?.on( 'data', ( text ) => ( err += text ) );
	const ended = new Promise< {
		code: number | null;
		out: string;
		err: string;
	} >( ( resolve ) =>
		child.on( 'close', ( code ) => resolve( { code, out, err } ) )
	);
	return { child, ended, printed: () => out };
}

const bootstrap = ( args: string[], env?: Record< string, string > ) =>
	begin( args, env ).ended;

it( 'installs as locked, with the development packages even in production, then hands over', async () => {
	const { code, out, err } = await bootstrap( [ 'start', '--once', 'a b' ], {
		NODE_ENV: 'production',
	} );
	expect( { code, err } ).toMatchObject( { code: 0 } );
	expect( calls() ).toEqual( [
		'ci --include=dev --no-audit --no-fund --loglevel=error',
	] );
	expect( out.trim() ).toBe( '["--once","a b"]' );
	expect( err ).toContain( 'Installing npm packages' );
} );

it( 'installs again only when the lock has changed', async () => {
	await bootstrap( [ 'start' ] );
	await bootstrap( [ 'start' ] );
	expect( calls() ).toHaveLength( 1 );
	appendFileSync( join( clone, 'package-lock.json' ), '\n' );
	await bootstrap( [ 'start' ] );
	expect( calls() ).toHaveLength( 2 );
} );

it( 'passes on the verb’s exit code', async () => {
	expect( ( await bootstrap( [ 'start', '3' ] ) ).code ).toBe( 3 );
} );

it( 'says so when npm fails, and does not take the tree for installed', async () => {
	const { code, err, out } = await bootstrap( [ 'start' ], {
		FAKE_NPM_CODE: '9',
	} );
	expect( code ).toBe( 9 );
	expect( err ).toContain( 'npm could not install the packages (exit 9)' );
	expect( out ).toBe( '' );
	expect( stamped() ).toBe( false );
	expect( existsSync( join( clone, '.pedal/install.lock' ) ) ).toBe( false );
} );

it( 'installs once when two start at the same time', async () => {
	const both = await Promise.all( [
		bootstrap( [ 'start' ] ),
		bootstrap( [ 'start' ] ),
	] );
	expect( both.map( ( { code } ) => code ) ).toEqual( [ 0, 0 ] );
	expect( calls() ).toHaveLength( 1 );
} );

it( 'is not blocked by the lock of a process that died', async () => {
	mkdirSync( join( clone, '.pedal/install.lock' ), { recursive: true } );
	writeFileSync( join( clone, '.pedal/install.lock/pid' ), '999999999' );
	expect( ( await bootstrap( [ 'start' ] ) ).code ).toBe( 0 );
} );

it( 'passes a signal on and ends with the verb’s answer to it', async () => {
	await bootstrap( [ 'start' ] );
	const { child, ended, printed } = begin( [ 'start', 'wait' ] );
	while ( ! printed().includes( 'wait' ) ) {
		await new Promise( ( resolve ) => setTimeout( resolve, 50 ) );
	}
	await new Promise( ( resolve ) => setTimeout( resolve, 200 ) );
	child.kill( 'SIGTERM' );
	expect( ( await ended ).code ).toBe( 7 );
} );

it.each( [
	[ [ 'dance' ], 'Say one of: start, test' ],
	[ [ 'chaos' ], 'does not exist in this version' ],
] )( 'refuses %j in a sentence', async ( args, words ) => {
	const { code, err } = await bootstrap( args );
	expect( code ).toBe( 2 );
	expect( err ).toContain( words );
	expect( err ).not.toContain( '    at ' );
} );
