/**
 * A throwaway MariaDB server of our own: its own folder, socket and port, run as whoever we are.
 */
import { once } from 'node:events';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mariaDbPrograms } from './mariadb-programs.ts';
import { PlainError } from './plain-error.ts';
import { freePort } from './ports.ts';
import { run, start, stop } from './processes.ts';

export interface MariaDb {
	port: number;
	socket: string;
	/** What wp-config.php wants as DB_HOST. */
	host: string;
	user: string;
	password: string;
	sql: ( statement: string ) => Promise< string >;
	/** Drops the database, if any, and makes an empty one. */
	recreate: ( name: string ) => Promise< void >;
	/** Ends the server with this signal and starts it again on the same data and port. */
	restart: ( signal: NodeJS.Signals ) => Promise< void >;
	stop: () => Promise< void >;
}

const START_MS = 30_000;

/** A socket path may not be longer than about 100 characters, so the folder is a short one of the system's. */
export async function startMariaDb(
	options: { port?: number } = {}
): Promise< MariaDb > {
	const { server, install, client } = mariaDbPrograms();
	const home = mkdtempSync( join( tmpdir(), 'pedal-db-' ) );
	const [ data, temporary, socket, log ] = [
		join( home, 'data' ),
		join( home, 'tmp' ),
		join( home, 'socket' ),
		join( home, 'log' ),
	];
	const who = `--user=${ userInfo().username }`;
	const base = [
		'--no-defaults',
		`--datadir=${ data }`,
		// In a shared one, a server that starts removes another's tables.
		`--tmpdir=${ temporary }`,
		who,
	];
	mkdirSync( data );
	mkdirSync( temporary );
	const made = await run( install, [
		...base,
		'--auth-root-authentication-method=normal',
		'--skip-test-db',
	] );
	if ( made.code !== 0 ) {
		throw new PlainError(
			`${ install } failed:\n${ made.stdout }${ made.stderr }`
		);
	}
	const port = options.port ?? ( await freePort( 8580 ) );
	const launch = () =>
		start( server, [
			...base,
			`--socket=${ socket }`,
			`--port=${ port }`,
			'--bind-address=127.0.0.1',
			`--log-error=${ log }`,
			`--pid-file=${ join( home, 'pid' ) }`,
			'--innodb-flush-log-at-trx-commit=2',
			'--skip-log-bin',
		] );
	let child = launch();
	const leave = () => rmSync( home, { recursive: true, force: true } );
	process.on( 'exit', leave );

	const sql = async ( statement: string ): Promise< string > => {
		const args = [
			'--no-defaults',
			`--socket=${ socket }`,
			'--user=root',
			'--batch',
			'--skip-column-names',
		];
		const { code, stdout, stderr } = await run( client, args, {
			input: statement,
		} );
		if ( code !== 0 ) {
			throw new PlainError(
				`MariaDB refused "${ statement }": ${ stderr.trim() }`
			);
		}
		return stdout;
	};

	const answers = async (): Promise< void > => {
		for (
			let waited = 0;
			! ( await sql( 'SELECT 1' ).catch( () => '' ) );
			waited += 100
		) {
			if ( waited > START_MS || child.exitCode !== null ) {
				await stop( child );
				throw new PlainError(
					`MariaDB did not start:\n${ existsSync( log ) ? readFileSync( log, 'utf8' ) : '' }`
				);
			}
			await sleep( 100 );
		}
	};
	await answers();

	return {
		port,
		socket,
		host: `127.0.0.1:${ port }`,
		user: 'root',
		password: '',
		sql,
		recreate: async ( name ) =>
			void ( await sql(
				`DROP DATABASE IF EXISTS \`${ name }\`; CREATE DATABASE \`${ name }\` CHARACTER SET utf8mb4`
			) ),
		restart: async ( signal ) => {
			const ended = once( child, 'exit' );
			child.kill( signal );
			await ended;
			child = launch();
			await answers();
		},
		stop: async () => {
			await stop( child );
			process.off( 'exit', leave );
			leave();
		},
	};
}
