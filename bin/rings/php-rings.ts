/**
 * The rings that need the PHP test tools, but no WordPress.
 */
import { inRoot } from '../lab/paths.ts';
import { findHostPhp, wasmPhp, WASM_VERSIONS, type Php } from '../lab/php.ts';
import { PlainError } from '../lab/plain-error.ts';
import { phpToolsMissing } from './composer.ts';
import { merge } from './node-rings.ts';
import type { Ring } from './ring.ts';
import { phpunit, verdict } from './tools.ts';

const CORE = 'tests/php/phpunit-core.xml';

export async function hostPhp( needed?: string[] ): Promise< Php > {
	const php = await findHostPhp( needed );
	if ( typeof php === 'string' ) {
		throw new PlainError( php );
	}
	return php;
}

/** Both kinds of want: a PHP on this machine, and the tools that run on it. */
export async function hostPhpAndToolsMissing(
	needed?: string[]
): Promise< string | null > {
	const php = await findHostPhp( needed );
	return typeof php === 'string'
		? `It needs a PHP on this machine, and ${ php }.`
		: phpToolsMissing();
}

const core: Ring = {
	name: 'core',
	title: 'The pure core on this PHP (PHPUnit)',
	needs: () => hostPhpAndToolsMissing( [ 'mbstring', 'dom', 'xml' ] ),
	// As row E28 wants; elsewhere fewer.
	run: async () =>
		phpunit( 'core', await hostPhp( [ 'mbstring' ] ), CORE, {
			PEDAL_FUZZ_CALLS: '1000000',
		} ),
};

const coreOn = ( version: string ): Ring => ( {
	name: `core-wasm-${ version }`,
	title: `The pure core on PHP ${ version } (WebAssembly)`,
	needs: phpToolsMissing,
	run: () => phpunit( `core-wasm-${ version }`, wasmPhp( version ), CORE ),
} );

const TOOLS = [
	{
		name: 'PHPStan',
		settings: 'phpstan.neon.dist',
		args: [
			'vendor/bin/phpstan',
			'analyse',
			'--no-progress',
			'--memory-limit=2G',
			'-c',
		],
	},
	{
		name: 'PHPCS',
		settings: 'phpcs.xml.dist',
		args: [
			'vendor/bin/phpcs',
			'-q',
			'--runtime-set',
			'installed_paths',
			inRoot( 'tests/php/vendor/wp-coding-standards/wpcs' ),
		],
	},
];

const staticPhp: Ring = {
	name: 'static-php',
	title: 'PHPStan and PHPCS',
	needs: hostPhpAndToolsMissing,
	run: async () => {
		const php = await hostPhp( [ 'mbstring', 'dom' ] );
		const outcomes = [];
		for ( const { name, settings, args } of TOOLS ) {
			const file = inRoot( 'tests/php', settings );
			const last = name === 'PHPCS' ? `--standard=${ file }` : file;
			const done = await php.run( [ ...args, last ], {
				cwd: inRoot( 'tests/php' ),
			} );
			outcomes.push( verdict( name, done ) );
		}
		return merge( outcomes );
	},
};

export const phpRings: Ring[] = [
	staticPhp,
	core,
	...WASM_VERSIONS.map( coreOn ),
];
