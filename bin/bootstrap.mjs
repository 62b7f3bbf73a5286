/**
 * Makes a fresh clone ready (npm packages as locked), then hands over to bin/<verb>.ts. Plain Node: it runs before any package is there.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = dirname( dirname( fileURLToPath( import.meta.url ) ) );
const VERBS = [ 'start', 'test', 'sandbox', 'chaos', 'bench', 'mutate' ];
const OLDEST_NODE = [ 20, 19 ];
const STAMP = join( ROOT, 'node_modules', '.pedal-stamp' );
const LOCK = join( ROOT, '.pedal', 'install.lock' );

const say = ( line ) => process.stderr.write( `${ line }\n` );

const stop = ( line, code ) => {
	say( line );
	process.exit( code );
};

function checkNode() {
	const [ major, minor ] = process.versions.node.split( '.' ).map( Number );
	const [ oldMajor, oldMinor ] = OLDEST_NODE;
	if ( major > oldMajor || ( major === oldMajor && minor >= oldMinor ) ) {
		return;
	}
	stop(
		`Pedal needs Node ${ OLDEST_NODE.join( '.' ) } or newer; this is ${
			process.versions.node
		}.`,
		1
	);
}

function wantedStamp() {
	const lock = readFileSync( join( ROOT, 'package-lock.json' ) );
	return createHash( 'sha256' ).update( lock ).digest( 'hex' );
}

const isInstalled = ( stamp ) =>
	existsSync( STAMP ) && readFileSync( STAMP, 'utf8' ) === stamp;

/** Runs a child with our terminal, passes signals on, answers its exit code. */
function run( command, args, options = {} ) {
	return new Promise( ( resolve ) => {
		const child = spawn( command, args, {
			cwd: ROOT,
			stdio: 'inherit',
			...options,
		} );
		const pass = ( signal ) => child.kill( signal );
		const signals = [ 'SIGINT', 'SIGTERM', 'SIGHUP' ];
		signals.forEach( ( signal ) => process.on( signal, pass ) );
		const end = ( code ) => {
			signals.forEach( ( signal ) => process.off( signal, pass ) );
			resolve( code );
		};
		child.on( 'error', ( error ) => {
			say( `Could not run ${ command }: ${ error.message }` );
			end( 127 );
		} );
		child.on( 'exit', ( code, signal ) =>
			end( code ?? 128 + ( constants.signals[ signal ] ?? 0 ) )
		);
	} );
}

function isAlive( pid ) {
	try {
		process.kill( pid, 0 );
		return true;
	} catch ( error ) {
		return error.code === 'EPERM';
	}
}

/** A lock whose owner died would block everybody for ever; a lock without a pid file is a moment old. */
function isAbandoned() {
	try {
		return ! isAlive(
			Number( readFileSync( join( LOCK, 'pid' ), 'utf8' ) )
		);
	} catch {
		return false;
	}
}

/** Two installs at once would delete each other's tree. */
async function takeLock() {
	mkdirSync( dirname( LOCK ), { recursive: true } );
	for ( let told = false; ; told = true ) {
		try {
			mkdirSync( LOCK );
			writeFileSync( join( LOCK, 'pid' ), String( process.pid ) );
			return;
		} catch ( error ) {
			if ( error.code !== 'EEXIST' ) {
				throw error;
			}
		}
		if ( isAbandoned() ) {
			rmSync( LOCK, { recursive: true, force: true } );
			continue;
		}
		if ( ! told ) {
			say( `Another install is running; waiting for it (${ LOCK }).` );
		}
		await sleep( 500 );
	}
}

function npm() {
	const script = process.env.npm_execpath;
	if ( script && existsSync( script ) ) {
		return { command: process.execPath, before: [ script ], options: {} };
	}
	return process.platform === 'win32'
		? { command: 'npm.cmd', before: [], options: { shell: true } }
		: { command: 'npm', before: [], options: {} };
}

/** `--include=dev` because NODE_ENV=production would otherwise install nothing at all. */
async function installPackages() {
	say( 'Installing npm packages (about 450 MB the first time) …' );
	const since = Date.now();
	const seconds = () => Math.round( ( Date.now() - since ) / 1000 );
	const progress = setInterval(
		() => say( `  … still installing, ${ seconds() } s` ),
		10_000
	);
	const { command, before, options } = npm();
	const args = [
		'ci',
		'--include=dev',
		'--no-audit',
		'--no-fund',
		// Some packages name a newer Node than they need, each with a warning.
		'--loglevel=error',
	];
	const code = await run( command, [ ...before, ...args ], {
		...options,
		stdio: [ 'inherit', 2, 2 ],
	} );
	clearInterval( progress );
	if ( code === 0 ) {
		say( `npm packages installed in ${ seconds() } s.` );
	}
	return code;
}

/** The stamp is written last, so an interrupted install is done again. */
async function makeReady() {
	const stamp = wantedStamp();
	if ( isInstalled( stamp ) ) {
		return;
	}
	await takeLock();
	const release = () => rmSync( LOCK, { recursive: true, force: true } );
	process.on( 'exit', release );
	if ( ! isInstalled( stamp ) ) {
		const code = await installPackages();
		if ( code !== 0 ) {
			stop(
				`npm could not install the packages (exit ${ code }); its own words are above. Run the same command again once that is solved.`,
				code
			);
		}
		writeFileSync( STAMP, stamp );
	}
	process.off( 'exit', release );
	release();
}

const [ verb = '', ...args ] = process.argv.slice( 2 );
checkNode();
if ( ! VERBS.includes( verb ) ) {
	stop( `Say one of: ${ VERBS.join( ', ' ) }.`, 2 );
}
await makeReady();
const script = join( 'bin', `${ verb }.ts` );
if ( ! existsSync( join( ROOT, script ) ) ) {
	stop( `${ script } does not exist in this version of Pedal.`, 2 );
}
process.exitCode = await run( process.execPath, [
	'--import',
	'tsx',
	script,
	...args,
] );
