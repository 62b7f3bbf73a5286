/**
 * The MariaDB programs on this machine; Debian keeps the server where an ordinary PATH does not look.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from './plain-error.ts';

const PLACES = [
	'/usr/sbin',
	'/usr/local/sbin',
	'/usr/bin',
	'/usr/local/bin',
	'/opt/homebrew/bin',
	...( process.env.PATH ?? '' ).split( ':' ),
];

function find( ...names: string[] ): string | undefined {
	return names
		.flatMap( ( name ) => PLACES.map( ( folder ) => join( folder, name ) ) )
		.find( ( file ) => existsSync( file ) );
}

const programs = () => ( {
	server: find( 'mariadbd', 'mysqld' ),
	install: find( 'mariadb-install-db', 'mysql_install_db' ),
	client: find( 'mariadb', 'mysql' ),
} );

/** Why no server can be started here; null when one can. */
export function mariaDbMissing(): string | null {
	return Object.values( programs() ).every( Boolean )
		? null
		: 'MariaDB is not installed (Debian: apt-get install mariadb-server)';
}

export function mariaDbPrograms() {
	const { server, install, client } = programs();
	if ( ! server || ! install || ! client ) {
		throw new PlainError( mariaDbMissing() ?? '' );
	}
	return { server, install, client };
}
