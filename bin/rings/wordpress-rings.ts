/**
 * The rings inside a real WordPress with WooCommerce, which the lab makes for them.
 */
import { mariaDbMissing } from '../lab/mariadb-programs.ts';
import { startMariaDb } from '../lab/mariadb.ts';
import { inState } from '../lab/paths.ts';
import { PlainError } from '../lab/plain-error.ts';
import type { Database } from '../lab/site-config.ts';
import { makeSite } from '../lab/site.ts';
import { claim } from '../lab/running.ts';
import { findSources, type Sources } from '../lab/sources.ts';
import { hostPhp, hostPhpAndToolsMissing } from './php-rings.ts';
import type { Outcome, Ring } from './ring.ts';
import { phpunit } from './tools.ts';

const quiet = () => undefined;

let found: Promise< Sources > | undefined;

export const sources = (): Promise< Sources > =>
	( found ??= findSources(
		{ wp: process.env.PEDAL_WP, woo: process.env.PEDAL_WOO },
		quiet
	) );

export async function sourcesMissing(): Promise< string | null > {
	return sources().then(
		() => null,
		( error: unknown ) =>
			error instanceof PlainError ? error.message : String( error )
	);
}

const needs = async ( extensions: string[] ) =>
	( await hostPhpAndToolsMissing( extensions ) ) ??
	( await sourcesMissing() );

const SQLITE = [ 'pdo_sqlite', 'mbstring', 'openssl', 'curl', 'dom', 'xml' ];
const MYSQL = [ 'mysqli', 'mbstring', 'openssl', 'curl', 'dom', 'xml' ];

/**
 * Tests of the group `mariadb` ask the server itself (EXPLAIN, what it read, replicas) or want a large shop; those of the
 * group `platform` are about what the platform does, wherever rows and orders are kept: on MariaDB where there is one.
 */
export function without(
	hpos: boolean,
	{ kind }: Pick< Database, 'kind' >,
	hasMariaDb: boolean
): string[] {
	const groups = [
		...( kind === 'sqlite' ? [ 'mariadb' ] : [] ),
		...( hpos && ( kind === 'mysql' || ! hasMariaDb )
			? []
			: [ 'platform' ] ),
	];
	// PHPUnit heeds only the last of several.
	return groups.length > 0 ? [ '--exclude-group', groups.join( ',' ) ] : [];
}

async function runIn(
	name: string,
	hpos: boolean,
	database: Database
): Promise< Outcome > {
	const php = await hostPhp( database.kind === 'sqlite' ? SQLITE : MYSQL );
	claim( name );
	const dir = inState( 'sites', `test-${ name }` );
	await makeSite( {
		dir,
		hpos,
		php,
		database,
		url: 'http://127.0.0.1:8599',
		sources: await sources(),
		say: quiet,
	} );
	return phpunit(
		name,
		php,
		'tests/php/phpunit-wordpress.xml',
		{ PEDAL_TEST_SITE: dir },
		without( hpos, database, ( await onMariaDb.needs() ) === null )
	);
}

const onSqlite = ( hpos: boolean ): Ring => {
	const name = `wordpress-sqlite-${ hpos ? 'hpos' : 'posts' }`;
	return {
		name,
		title: `Inside WordPress on SQLite, high-performance order storage ${ hpos ? 'on' : 'off' } (PHPUnit)`,
		needs: () => needs( SQLITE ),
		run: () => runIn( name, hpos, { kind: 'sqlite', journal: 'WAL' } ),
	};
};

const onMariaDb: Ring = {
	name: 'wordpress-mariadb-hpos',
	title: 'Inside WordPress on MariaDB, high-performance order storage on (PHPUnit)',
	needs: async () => ( await needs( MYSQL ) ) ?? mariaDbMissing(),
	run: async () => {
		const { host, user, password, stop } = await startMariaDb();
		try {
			return await runIn( onMariaDb.name, true, {
				kind: 'mysql',
				host,
				user,
				password,
				name: 'pedal',
			} );
		} finally {
			await stop();
		}
	},
};

const smoke: Ring = {
	name: 'smoke',
	title: 'The plugin in broken worlds (PHPUnit)',
	needs: () => needs( SQLITE ),
	run: async () => {
		const { wordpress, woocommerce } = await sources();
		return phpunit(
			'smoke',
			await hostPhp( SQLITE ),
			'tests/php/phpunit-smoke.xml',
			{
				PEDAL_WORDPRESS: wordpress.folder,
				PEDAL_WOOCOMMERCE: woocommerce.folder,
			}
		);
	},
};

export const wordpressRings: Ring[] = [
	smoke,
	onSqlite( true ),
	onSqlite( false ),
	onMariaDb,
];
