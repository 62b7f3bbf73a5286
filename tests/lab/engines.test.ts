/**
 * Which engine is taken, and what a kept shop refuses.
 */
import { chooseEngine } from '../../bin/lab/engines/choose';
import type { Engine, EngineName } from '../../bin/lab/engines/engine';
import { refuseOtherShop } from '../../bin/lab/engines/keep';
import { misfit } from '../../bin/lab/php';

const engine = ( name: EngineName, why: string | null ): Engine => ( {
	name,
	home: '/nowhere',
	missing: async () => why,
	forget: async () => undefined,
	start: async () => {
		throw new Error( 'Nobody starts here.' );
	},
} );

const say = () => undefined;

describe( 'the choice of the engine', () => {
	const unfit = [
		engine( 'host', 'there is no PHP' ),
		engine( 'wasm', null ),
		engine( 'wp-env', null ),
	];

	it( 'is this machine’s PHP where that fits', async () => {
		const fit = [ engine( 'host', null ), engine( 'wasm', null ) ];
		expect( ( await chooseEngine( undefined, say, fit ) ).name ).toBe(
			'host'
		);
	} );

	it( 'falls back to WebAssembly and says why', async () => {
		const said: string[] = [];
		expect(
			(
				await chooseEngine(
					undefined,
					( line ) => said.push( line ),
					unfit
				)
			).name
		).toBe( 'wasm' );
		expect( said ).toEqual( [ 'Not the engine host: there is no PHP.' ] );
	} );

	it( 'is the one asked for', async () => {
		expect( ( await chooseEngine( 'wp-env', say, unfit ) ).name ).toBe(
			'wp-env'
		);
	} );

	it( 'does not take another than the one asked for', async () => {
		await expect( chooseEngine( 'host', say, unfit ) ).rejects.toThrow(
			'The engine host cannot run here: there is no PHP. Try another of host, wasm, wp-env.'
		);
	} );

	it( 'refuses an unknown name by naming the known ones', async () => {
		await expect( chooseEngine( 'docker', say, unfit ) ).rejects.toThrow(
			'There is no engine "docker"; there are host, wasm, wp-env.'
		);
	} );
} );

describe( 'a PHP', () => {
	const all = [ 'pdo_sqlite', 'mbstring', 'openssl', 'curl', 'dom', 'xml' ];

	it.each( [ '8.1.0', '8.5.2', '9.0.0' ] )(
		'%s with all extensions fits',
		( version ) => {
			expect( misfit( version, all ) ).toBeNull();
		}
	);

	it.each( [ '8.0.30', '7.4.33' ] )( '%s is too old', ( version ) => {
		expect( misfit( version, all ) ).toContain( 'older than 8.1' );
	} );

	it( 'without its extensions is named with the packages that bring them', () => {
		expect(
			misfit( '8.2.0', [ 'openssl', 'curl', 'mbstring', 'xml' ] )
		).toBe(
			'PHP 8.2.0 lacks the extensions pdo_sqlite, dom (Debian: php-sqlite3 php-xml)'
		);
	} );
} );

describe( 'the shop of the last start', () => {
	const memory = {
		port: 8500,
		hpos: true,
		wordpress: { version: '6.9', folder: '/wp' },
		woocommerce: { version: '9.9.5', folder: '/woo' },
	};

	it( 'is kept when nothing else was asked for, or the same', () => {
		for ( const kept of [ true, false ] ) {
			expect( () =>
				refuseOtherShop( { ...memory, hpos: kept }, { say } )
			).not.toThrow();
		}
		expect( () =>
			refuseOtherShop( memory, {
				hpos: true,
				wp: '6.9',
				woo: '9.9.5',
				say,
			} )
		).not.toThrow();
	} );

	it( 'is not silently taken for another version', () => {
		expect( () =>
			refuseOtherShop( memory, { hpos: true, woo: '10.0', say } )
		).toThrow( /has WooCommerce 9\.9\.5\. Add --fresh/ );
	} );

	it( 'is not silently taken for one with other order storage', () => {
		expect( () => refuseOtherShop( memory, { hpos: false, say } ) ).toThrow(
			/order storage on\. Add --fresh/
		);
	} );
} );
