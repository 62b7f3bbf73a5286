/**
 * The PHP test tools, installed by Composer when a ring first asks for them.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from '../lab/paths.ts';
import { findHostPhp } from '../lab/php.ts';
import { run } from '../lab/processes.ts';

const FOLDER = inRoot( 'tests/php' );
const STAMP = inRoot( 'tests/php/vendor/.pedal-stamp' );
const COMPOSER = process.env.PEDAL_COMPOSER ?? 'composer';

const wanted = () =>
	createHash( 'sha256' )
		.update( readFileSync( inRoot( 'tests/php/composer.json' ) ) )
		.digest( 'hex' );

const isInstalled = () =>
	existsSync( STAMP ) && readFileSync( STAMP, 'utf8' ) === wanted();

async function install(): Promise< string | null > {
	if ( isInstalled() ) {
		return null;
	}
	const why = await tryComposer();
	// Tools that somebody else put there are better than none.
	return why && existsSync( inRoot( 'tests/php/vendor/bin/phpunit' ) )
		? null
		: why;
}

async function tryComposer(): Promise< string | null > {
	const php = await findHostPhp( [ 'mbstring', 'dom', 'xml' ] );
	if ( typeof php === 'string' ) {
		return `The PHP test tools need Composer, which needs PHP, and ${ php }.`;
	}
	const args = [
		'install',
		`--working-dir=${ FOLDER }`,
		'--no-interaction',
		'--no-progress',
	];
	const done = await run( COMPOSER, args, {
		env: { COMPOSER_ALLOW_SUPERUSER: '1' },
		timeoutMs: 300_000,
	} ).catch( () => null );
	if ( ! done ) {
		return 'The PHP test tools need Composer, which is not installed (Debian: apt-get install composer).';
	}
	if ( done.code !== 0 ) {
		const why = done.stderr.trim().split( '\n' ).slice( -3 ).join( ' ' );
		return `Composer could not install the PHP test tools (${ why }); try composer install --working-dir=tests/php.`;
	}
	writeFileSync( STAMP, wanted() );
	return null;
}

let answer: Promise< string | null > | undefined;

/** Why the PHP test tools are not there; null when they are. Asked by many rings, done once. */
export const phpToolsMissing = (): Promise< string | null > =>
	( answer ??= install() );
