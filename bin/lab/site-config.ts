/**
 * Writes what tells a site where it lives: wp-config.php, the SQLite drop-in, and the salts, which must survive a restart because secrets are sealed with them.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Database =
	| { kind: 'sqlite'; journal: 'WAL' | 'DELETE' }
	| {
			kind: 'mysql';
			host: string;
			name: string;
			user: string;
			password: string;
	  };

export interface SiteConfig {
	url: string;
	database: Database;
	/** Opens the lab's login and script doors; without it they stay shut. */
	token?: string;
	/** Further constants, by name. */
	constants?: Record< string, string | boolean | number >;
}

const SALTS = [ 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ].flatMap(
	( name ) => [ `${ name }_KEY`, `${ name }_SALT` ]
);

export const SQLITE_FOLDER = 'wp-content/plugin-sqlite-database-integration';
export const DATABASE_FILE = 'wp-content/database/.ht.sqlite';
export const LAB_FOLDER = 'wp-content/lab';

function salts( dir: string ): Record< string, string > {
	const file = join( dir, LAB_FOLDER, 'salts.json' );
	if ( ! existsSync( file ) ) {
		const made = SALTS.map( ( name ) => [
			name,
			randomBytes( 32 ).toString( 'hex' ),
		] );
		writeFileSync( file, JSON.stringify( Object.fromEntries( made ) ), {
			mode: 0o600,
		} );
	}
	return JSON.parse( readFileSync( file, 'utf8' ) ) as Record<
		string,
		string
	>;
}

function databaseConstants( database: Database ): Record< string, string > {
	const fixed = { DB_CHARSET: 'utf8mb4', DB_COLLATE: '' };
	return database.kind === 'sqlite'
		? {
				...fixed,
				DB_NAME: 'pedal',
				DB_USER: '',
				DB_PASSWORD: '',
				DB_HOST: '',
				SQLITE_JOURNAL_MODE: database.journal,
			}
		: {
				...fixed,
				DB_NAME: database.name,
				DB_USER: database.user,
				DB_PASSWORD: database.password,
				DB_HOST: database.host,
			};
}

/** What every test shop wants, whichever engine runs it. No file may be changed from the admin: plugins are links to real sources. */
export const shopConstants = ( { token }: Pick< SiteConfig, 'token' > ) => ( {
	WP_ENVIRONMENT_TYPE: 'local',
	WP_DEBUG: true,
	WP_DEBUG_DISPLAY: false,
	DISABLE_WP_CRON: true,
	DISALLOW_FILE_MODS: true,
	AUTOMATIC_UPDATER_DISABLED: true,
	WP_HTTP_BLOCK_EXTERNAL: true,
	WP_ACCESSIBLE_HOSTS: '127.0.0.1,localhost',
	PEDAL_ALLOW_LOOPBACK: true,
	...( token ? { PEDAL_LAB_TOKEN: token } : {} ),
} );

export function phpLiteral( value: string | boolean | number ): string {
	return typeof value === 'string'
		? `'${ value.replaceAll( '\\', '\\\\' ).replaceAll( "'", "\\'" ) }'`
		: String( value );
}

function configFile( dir: string, config: SiteConfig ): string {
	const constants = {
		...databaseConstants( config.database ),
		...salts( dir ),
		...shopConstants( config ),
		WP_HOME: config.url,
		WP_SITEURL: config.url,
		WP_DEBUG_LOG: join( dir, LAB_FOLDER, 'debug.log' ),
		PEDAL_LAB_SITE: true,
		...config.constants,
	};
	const server = {
		HTTP_HOST: new URL( config.url ).host,
		REQUEST_URI: '/',
		REQUEST_METHOD: 'GET',
		SERVER_PROTOCOL: 'HTTP/1.1',
		REMOTE_ADDR: '127.0.0.1',
	};
	return [
		'<?php',
		"// Written anew by Pedal's lab at every start.",
		...Object.entries( constants ).map(
			( [ name, value ] ) =>
				`defined( '${ name }' ) || define( '${ name }', ${ phpLiteral( value ) } );`
		),
		...Object.entries( server ).map(
			( [ name, value ] ) =>
				`$_SERVER['${ name }'] ??= ${ phpLiteral( value ) };`
		),
		"$table_prefix = 'wp_';",
		"defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );",
		"require_once ABSPATH . 'wp-settings.php';",
		'',
	].join( '\n' );
}

const DROP_IN = `<?php
define( 'DB_ENGINE', 'sqlite' );
require __DIR__ . '/plugin-sqlite-database-integration/wp-includes/sqlite/db.php';
`;

export function writeConfig( dir: string, config: SiteConfig ): void {
	mkdirSync( join( dir, LAB_FOLDER ), { recursive: true } );
	writeFileSync( join( dir, 'wp-config.php' ), configFile( dir, config ) );
	if ( config.database.kind === 'sqlite' ) {
		writeFileSync( join( dir, 'wp-content/db.php' ), DROP_IN );
	}
}
