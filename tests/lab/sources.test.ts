/**
 * Where WordPress and WooCommerce come from, against a fake wordpress.org.
 */
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EXIT_NO_SOURCE, PlainError } from '../../bin/lab/plain-error';
import { byVersion, WOOCOMMERCE, WORDPRESS } from '../../bin/lab/products';
import { findSource } from '../../bin/lab/sources';
import {
	fakeWordPressOrg,
	woocommerceFiles,
	wordpressFiles,
	type FakeWordPressOrg,
} from './fake-wordpress-org';
import { zip } from './zip';

const OLD_ENV = { ...process.env };
let home: string;
let server: FakeWordPressOrg;
let said: string[];

const say = ( line: string ) => void said.push( line );
const cached = () =>
	existsSync( join( home, 'cache' ) )
		? readdirSync( join( home, 'cache' ) )
		: [];

function put( folder: string, files: Record< string, string > ): string {
	for ( const [ name, text ] of Object.entries( files ) ) {
		mkdirSync( dirname( join( folder, name ) ), { recursive: true } );
		writeFileSync( join( folder, name ), text );
	}
	return folder;
}

const cache = ( name: string, files: Record< string, string > ) =>
	put( join( home, 'cache', name ), files );

async function refusal( work: Promise< unknown > ): Promise< PlainError > {
	const error = await work.then(
		() => null,
		( reason: unknown ) => reason
	);
	expect( error ).toBeInstanceOf( PlainError );
	return error as PlainError;
}

beforeEach( async () => {
	home = mkdtempSync( join( tmpdir(), 'pedal-sources-' ) );
	server = await fakeWordPressOrg( '7.1', '11.2.0' );
	said = [];
	delete process.env.PEDAL_WORDPRESS;
	delete process.env.PEDAL_WOOCOMMERCE;
	process.env.PEDAL_CACHE = join( home, 'cache' );
	process.env.PEDAL_STATE = join( home, 'state' );
	process.env.PEDAL_WORDPRESS_ORG = server.url;
} );

afterEach( async () => {
	await server.close();
	rmSync( home, { recursive: true, force: true } );
	process.env = { ...OLD_ENV };
} );

describe( 'a copy of one’s own', () => {
	it( 'comes first, without a word to wordpress.org', async () => {
		cache( 'wordpress-6.9', wordpressFiles( '6.9' ) );
		process.env.PEDAL_WORDPRESS = put(
			join( home, 'mine' ),
			wordpressFiles( '6.5' )
		);
		const found = await findSource( WORDPRESS, undefined, say );
		expect( found ).toMatchObject( {
			version: '6.5',
			folder: join( home, 'mine' ),
			from: 'environment',
		} );
		expect( server.asked ).toEqual( [] );
	} );

	it.each( [
		[ 'in a folder of any name', 'woo-trunk/' ],
		[ 'at its top', '' ],
	] )( 'may be a zip with the files %s', async ( _, prefix ) => {
		const files = Object.entries( woocommerceFiles( '10.0.1' ) ).map(
			( [ name, text ] ) => [ prefix + name, text ]
		);
		process.env.PEDAL_WOOCOMMERCE = join( home, 'woo.zip' );
		writeFileSync(
			process.env.PEDAL_WOOCOMMERCE,
			zip( Object.fromEntries( files ) )
		);
		const found = await findSource( WOOCOMMERCE, undefined, say );
		expect( found ).toMatchObject( {
			version: '10.0.1',
			from: 'environment',
		} );
		expect(
			existsSync( join( found.folder, 'includes/class-woocommerce.php' ) )
		).toBe( true );
	} );

	it( 'gives way to the cache when another version was asked for', async () => {
		process.env.PEDAL_WORDPRESS = put(
			join( home, 'mine' ),
			wordpressFiles( '6.5' )
		);
		cache( 'wordpress-6.9', wordpressFiles( '6.9' ) );
		expect( await findSource( WORDPRESS, '6.9', say ) ).toMatchObject( {
			version: '6.9',
			from: 'cache',
		} );
	} );

	it.each( [
		[ 'does not exist', 'nowhere' ],
		[ 'holds no WordPress', 'empty' ],
		[ 'cannot be unpacked', 'diary.txt' ],
	] )( 'that %s is refused by its variable’s name', async ( words, name ) => {
		mkdirSync( join( home, 'empty' ) );
		writeFileSync( join( home, 'diary.txt' ), 'no zip at all' );
		process.env.PEDAL_WORDPRESS = join( home, name );
		const { message, exitCode } = await refusal(
			findSource( WORDPRESS, undefined, say )
		);
		expect( message ).toContain(
			`PEDAL_WORDPRESS names ${ join( home, name ) }`
		);
		expect( message ).toContain( words );
		expect( exitCode ).toBe( EXIT_NO_SOURCE );
	} );

	it( 'may not write outside its folder', async () => {
		process.env.PEDAL_WORDPRESS = join( home, 'evil.zip' );
		writeFileSync(
			process.env.PEDAL_WORDPRESS,
			zip( { '../../escaped.php': 'x' } )
		);
		const { message } = await refusal(
			findSource( WORDPRESS, undefined, say )
		);
		expect( message ).toContain( 'reaches outside' );
		expect( existsSync( join( home, 'state', 'escaped.php' ) ) ).toBe(
			false
		);
		expect( existsSync( join( home, 'escaped.php' ) ) ).toBe( false );
	} );
} );

describe( 'the cache', () => {
	it( 'answers a named version without asking wordpress.org', async () => {
		cache( 'woocommerce-9.9.5', woocommerceFiles( '9.9.5' ) );
		expect( await findSource( WOOCOMMERCE, '9.9.5', say ) ).toMatchObject( {
			version: '9.9.5',
			from: 'cache',
		} );
		expect( server.asked ).toEqual( [] );
	} );

	it( 'gives its newest when wordpress.org does not answer', async () => {
		[ '9.9.5', '10.0.0', '9.10.1' ].forEach( ( version ) =>
			cache( `woocommerce-${ version }`, woocommerceFiles( version ) )
		);
		await server.close();
		expect( await findSource( WOOCOMMERCE, undefined, say ) ).toMatchObject(
			{ version: '10.0.0', from: 'cache' }
		);
	} );

	it( 'is not trusted about a folder whose name lies', async () => {
		cache( 'wordpress-6.9', wordpressFiles( '6.1' ) );
		await server.close();
		expect(
			( await refusal( findSource( WORDPRESS, '6.9', say ) ) ).exitCode
		).toBe( EXIT_NO_SOURCE );
	} );

	it( 'orders versions as people do', () => {
		const versions = [
			'9.9.5',
			'10.0-beta',
			'10.0',
			'6.9',
			'6.10',
			'10.0.1',
		];
		expect( versions.sort( byVersion ) ).toEqual( [
			'10.0.1',
			'10.0',
			'10.0-beta',
			'9.9.5',
			'6.10',
			'6.9',
		] );
	} );
} );

describe( 'wordpress.org', () => {
	it.each( [
		[ WORDPRESS, '7.1' ],
		[ WOOCOMMERCE, '11.2.0' ],
	] )(
		'gives the newest $name, which stays in the cache',
		async ( product, version ) => {
			const found = await findSource( product, undefined, say );
			expect( found ).toMatchObject( {
				version,
				from: 'wordpress.org',
				folder: join( home, 'cache', `${ product.slug }-${ version }` ),
			} );
			expect( said ).toEqual( [
				`Downloading ${ product.name } ${ version } from wordpress.org …`,
			] );
			expect( await findSource( product, undefined, say ) ).toMatchObject(
				{ version, from: 'cache' }
			);
			expect(
				server.asked.filter( ( path ) => path.endsWith( '.zip' ) )
			).toHaveLength( 1 );
		}
	);

	it( 'is not believed when the sum of WordPress’s zip is wrong', async () => {
		server.answers.set( '/wordpress-7.1.zip.sha1', 'a'.repeat( 40 ) );
		const { message, exitCode } = await refusal(
			findSource( WORDPRESS, undefined, say )
		);
		expect( message ).toContain( 'checksum' );
		expect( exitCode ).toBe( EXIT_NO_SOURCE );
		expect( cached() ).toEqual( [] );
	} );

	it.each( [
		[ 'changed', { 'includes/class-woocommerce.php': '<?php // evil' } ],
		[ 'added', { 'includes/more.php': '<?php // evil' } ],
	] )(
		'is not believed when a file of WooCommerce was %s',
		async ( _, change ) => {
			const files = Object.entries( {
				...woocommerceFiles( '11.2.0' ),
				...change,
			} );
			const named = files.map( ( [ name, text ] ) => [
				`woocommerce/${ name }`,
				text,
			] );
			server.answers.set(
				'/plugin/woocommerce.11.2.0.zip',
				zip( Object.fromEntries( named ) )
			);
			const { message } = await refusal(
				findSource( WOOCOMMERCE, undefined, say )
			);
			expect( message ).toContain( Object.keys( change )[ 0 ] );
			expect( cached() ).toEqual( [] );
		}
	);

	it( 'with a wrong sum leaves the cache’s newest, and says why', async () => {
		cache( 'wordpress-6.9', wordpressFiles( '6.9' ) );
		server.answers.set( '/wordpress-7.1.zip.sha1', 'a'.repeat( 40 ) );
		expect( await findSource( WORDPRESS, undefined, say ) ).toMatchObject( {
			version: '6.9',
			from: 'cache',
		} );
		expect( said.join() ).toContain( 'checksum' );
	} );
} );

it( 'says in one sentence that nothing answered, and the three ways out', async () => {
	await server.close();
	const { message, exitCode } = await refusal(
		findSource( WOOCOMMERCE, '9.9.5', say )
	);
	expect( exitCode ).toBe( 3 );
	expect( message.split( '\n' ) ).toHaveLength( 1 );
	expect( message ).toContain( 'no WooCommerce 9.9.5' );
	expect( message ).toContain( 'PEDAL_WOOCOMMERCE' );
	expect( message ).toContain( join( home, 'cache', 'woocommerce-9.9.5' ) );
	expect( message ).toContain( 'wordpress.org' );
} );
