/**
 * The commands as a person types them, on a machine where something is missing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let home: string;

beforeEach( () => {
	home = mkdtempSync( join( tmpdir(), 'pedal-commands-' ) );
} );
afterEach( () => rmSync( home, { recursive: true, force: true } ) );

/** No copy of one's own, an empty cache, and a wordpress.org that refuses connections. */
function command( script: string, ...args: string[] ) {
	const env = {
		...process.env,
		PEDAL_WORDPRESS: '',
		PEDAL_WOOCOMMERCE: '',
		PEDAL_CACHE: join( home, 'cache' ),
		PEDAL_STATE: join( home, 'state' ),
		PEDAL_WORDPRESS_ORG: 'http://127.0.0.1:9',
	};
	return spawnSync(
		process.execPath,
		[ '--import', 'tsx', script, ...args ],
		{ env, encoding: 'utf8', timeout: 150_000 }
	);
}

const lines = ( text: string ) => text.trim().split( '\n' );

it( 'make-site without a WordPress ends with code 3 and one sentence', () => {
	const { status, stderr, stdout } = command(
		'bin/lab/make-site.ts',
		'--dir',
		join( home, 'site' ),
		'--php',
		'wasm'
	);
	expect( status ).toBe( 3 );
	expect( lines( stderr ) ).toHaveLength( 1 );
	expect( stderr ).toContain( 'PEDAL_WORDPRESS' );
	expect( stdout ).toBe( '' );
} );

it( 'start without a WordPress ends with code 3 and no stack trace', () => {
	const { status, stderr } = command(
		'bin/start.ts',
		'--once',
		'--engine=wasm'
	);
	expect( status ).toBe( 3 );
	expect( lines( stderr ).at( -1 ) ).toMatch(
		/^Pedal found no WordPress .* set PEDAL_WORDPRESS to a folder or zip, or put .*, or connect this machine to wordpress\.org\.$/
	);
	expect( stderr ).not.toMatch( /^\s+at /m );
}, 160_000 );

it.each( [
	[ [ '--engine=docker' ], 'There is no engine "docker"' ],
	[ [ '--hpos=maybe' ], '--hpos is "maybe"' ],
	[ [ '--timeout=soon' ], '--timeout is "soon"' ],
	[ [ '--speed=fast' ], '--speed' ],
] )( 'start refuses %j by naming it', ( args, words ) => {
	const { status, stderr } = command( 'bin/start.ts', ...args );
	expect( status ).toBe( 2 );
	expect( stderr ).toContain( words );
} );

it.each( [ 'contract', 'hooks-reference', 'phones', 'pot' ] )(
	'%s refuses an option it does not know, and writes nothing',
	( script ) => {
		const { status, stderr, stdout } = command(
			`bin/${ script }.ts`,
			'--chek'
		);
		expect( { status, stdout } ).toEqual( { status: 2, stdout: '' } );
		expect( stderr ).toContain( "Unknown option '--chek'" );
		expect( stderr ).not.toMatch( /^\s+at /m );
	}
);

it.each( [
	[ 'bench', '--only=checkout,drian', 'There is no part "drian"' ],
	[ 'mutate', '--core --sample=few', '--sample is "few"' ],
	[ 'mutate', '--core --file=Nothing', '--file is "Nothing"' ],
	[ 'chaos', '--orders=2.5', '--orders has to be a whole number' ],
	[ 'chaos', '--plugin=docs', 'docs holds no pedal-bridge.php' ],
] )( '%s %s is refused at once', ( script, options, words ) => {
	const { status, stderr } = command(
		`bin/${ script }.ts`,
		...options.split( ' ' )
	);
	expect( stderr ).toContain( words );
	expect( status ).toBe( 2 );
} );

it( 'make-site never empties a folder that it did not make', () => {
	writeFileSync( join( home, 'diary.txt' ), 'mine' );
	const wordpress = mkdtempSync( join( tmpdir(), 'pedal-source-' ) );
	const script = `
		import { makeSite } from './bin/lab/site.ts';
		import { WOOCOMMERCE, WORDPRESS } from './bin/lab/products.ts';
		const source = ( product ) => ( { product, version: '1.0', folder: ${ JSON.stringify( wordpress ) }, from: 'environment' } );
		await makeSite( {
			dir: ${ JSON.stringify( home ) },
			url: 'http://127.0.0.1:8599', hpos: true, php: null, say: () => undefined,
			database: { kind: 'sqlite', journal: 'WAL' },
			sources: { wordpress: source( WORDPRESS ), woocommerce: source( WOOCOMMERCE ) },
		} );`;
	const done = spawnSync(
		process.execPath,
		[ '--import', 'tsx', '--input-type=module', '--eval', script ],
		{ encoding: 'utf8' }
	);
	rmSync( wordpress, { recursive: true } );
	expect( done.stderr ).toContain( 'is not empty and was not made by Pedal' );
	expect( readFileSync( join( home, 'diary.txt' ), 'utf8' ) ).toBe( 'mine' );
} );
