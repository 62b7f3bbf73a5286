/**
 * Command: makes a site in a folder. node --import tsx bin/lab/make-site.ts --dir <folder> [--db sqlite|mysql] [--hpos on|off] …
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findHostPhp, wasmPhp, type Php } from './php.ts';
import { main, PlainError } from './plain-error.ts';
import type { Database } from './site-config.ts';
import { makeSite } from './site.ts';
import { findSources } from './sources.ts';

const USAGE = `Usage: make-site.ts --dir <folder> [--db sqlite|mysql] [--hpos on|off] [--url http://127.0.0.1:8500]
	[--php host|wasm] [--wp <version>] [--woo <version>] [--db-host <host:port or host:/socket>] [--db-name pedal] [--db-user root] [--db-password ""]`;

const options = {
	dir: { type: 'string' },
	db: { type: 'string', default: 'sqlite' },
	hpos: { type: 'string', default: 'on' },
	url: { type: 'string', default: 'http://127.0.0.1:8500' },
	php: { type: 'string', default: 'host' },
	wp: { type: 'string' },
	woo: { type: 'string' },
	'db-host': { type: 'string', default: '127.0.0.1' },
	'db-name': { type: 'string', default: 'pedal' },
	'db-user': { type: 'string', default: 'root' },
	'db-password': { type: 'string', default: '' },
} as const;

function oneOf< T extends string >(
	name: string,
	value: string,
	allowed: T[]
): T {
	const found = allowed.find( ( known ) => known === value );
	if ( ! found ) {
		throw new PlainError(
			`--${ name } is "${ value }"; it can be ${ allowed.join( ' or ' ) }.\n${ USAGE }`,
			2
		);
	}
	return found;
}

function parse() {
	try {
		return parseArgs( { options } ).values;
	} catch ( error ) {
		throw new PlainError(
			`${ error instanceof Error ? error.message : error }\n${ USAGE }`,
			2
		);
	}
}

async function choosePhp( name: 'host' | 'wasm' ): Promise< Php > {
	const php = name === 'wasm' ? wasmPhp() : await findHostPhp();
	if ( typeof php === 'string' ) {
		throw new PlainError(
			`The machine's PHP cannot be used: ${ php }. Say --php wasm instead.`
		);
	}
	return php;
}

const say = ( line: string ) => void process.stderr.write( `${ line }\n` );

void main( async () => {
	const wanted = parse();
	if ( ! wanted.dir ) {
		throw new PlainError( `--dir is missing.\n${ USAGE }`, 2 );
	}
	const php = await choosePhp(
		oneOf( 'php', wanted.php, [ 'host', 'wasm' ] )
	);
	const database: Database =
		oneOf( 'db', wanted.db, [ 'sqlite', 'mysql' ] ) === 'sqlite'
			? {
					kind: 'sqlite',
					journal: php.name === 'wasm' ? 'DELETE' : 'WAL',
				}
			: {
					kind: 'mysql',
					host: wanted[ 'db-host' ],
					name: wanted[ 'db-name' ],
					user: wanted[ 'db-user' ],
					password: wanted[ 'db-password' ],
				};
	const dir = resolve( wanted.dir );
	const hpos = oneOf( 'hpos', wanted.hpos, [ 'on', 'off' ] ) === 'on';
	await makeSite( {
		dir,
		hpos,
		php,
		database,
		url: wanted.url,
		sources: await findSources( wanted, say ),
		say,
	} );
	process.stdout.write( `${ dir }\n` );
	return 0;
} );
