/**
 * Section 2: constants. Sections 5.1 and 8: secrets that never show.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from './support/rest.ts';
import { expectOk, expectProblem } from './support/shapes.ts';
import { useWorld } from './support/world.ts';

const world = useWorld();
const path = () => `connections/${ world.connection }`;
const read = async () => expectOk( await world.admin.get( path() ) );
const check = async () =>
	expectOk( await world.admin.post( `${ path() }/check` ) );

afterEach( () => world.shop.site.define( {} ) );

describe( '2 PEDAL_SECRET_<SLUG>', () => {
	test( 'is used instead of the stored one, shown as source constant, never echoed', async () => {
		const { slug } = await read();
		const name = `PEDAL_SECRET_${ slug.toUpperCase().replaceAll( '-', '_' ) }`;
		world.shop.site.define( { [ name ]: 'not-the-right-secret-9d' } );
		const answer = await world.admin.get( path() );
		expect( answer.body.secret ).toMatchObject( {
			set: true,
			source: 'constant',
		} );
		expect( answer.text ).not.toContain( 'not-the-right' );
		const body = await check();
		expect( body.ok ).toBe( false );
		expect( JSON.stringify( body ) ).toContain(
			'pedal_credentials_refused'
		);
		expect( JSON.stringify( body ) ).not.toContain( 'not-the-right' );
		world.shop.site.define( { [ name ]: world.platform.keys().secret } );
		expect( ( await check() ).ok ).toBe( true );
	} );

	test( 'the field is read-only: a new secret is refused, the stored one stays', async () => {
		world.shop.site.define( {
			PEDAL_SECRET_SANDBOX: world.platform.keys().secret,
		} );
		for ( const secret of [
			'another-secret-77',
			world.platform.keys().secret,
		] ) {
			const answer = await world.admin.patch( path(), { secret } );
			expectProblem( answer, 400, 'rest_invalid_param' );
			expect( answer.field ).toBe( 'secret' );
		}
		world.shop.site.define( {} );
		expect( ( await check() ).ok ).toBe( true );
	} );

	test( 'an environment variable of that name does the same; dashes become underscores', async () => {
		const source = await world.shop.php< string >( `
			putenv( 'PEDAL_SECRET_SANDBOX=from-the-environment' );
			wp_set_current_user( 1 );
			return rest_do_request( new WP_REST_Request( 'GET', '/wc-pedal/v1/connections/1' ) )->get_data()['secret']['source'];` );
		expect( source ).toBe( 'constant' );
		const made = expectOk(
			await world.admin.post( 'connections', {
				name: 'Old Quay',
				driver: 'coopcycle',
				base_url: world.platform.url,
				...world.platform.keys( 1 ),
			} ),
			201
		);
		expect( made.slug ).toBe( 'old-quay' );
		world.shop.site.define( { PEDAL_SECRET_OLD_QUAY: 'x-y-z-secret' } );
		expect(
			expectOk( await world.admin.get( `connections/${ made.id }` ) )
				.secret.source
		).toBe( 'constant' );
	} );
} );

describe( '2 PEDAL_KEY', () => {
	test( 'another key cannot open the secret: pedal_secret_unreadable, nothing is sent, nothing is lost', async () => {
		world.shop.site.define( { PEDAL_KEY: 'k'.repeat( 40 ) } );
		expect( JSON.stringify( await check() ) ).toContain(
			'pedal_secret_unreadable'
		);
		const order = await world.shop.php< number >(
			"$id = bb_order(); do_action( 'pedal_tick' ); return $id;"
		);
		expect( await world.shop.row( order ) ).toMatchObject( {
			sends: 0,
			attempts: 0,
		} );
		expect( await world.platform.ledger( 'create_delivery' ) ).toEqual(
			[]
		);
		world.shop.site.define( {} );
		expect( ( await check() ).ok ).toBe( true );
		await world.admin.post( `${ path() }/resume` );
		await world.shop.php(
			'global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}pedal_deliveries SET due_at = 1" ); do_action( \'pedal_tick\' );'
		);
		expect( await world.shop.row( order ) ).toMatchObject( {
			stage: 'placed',
			sends: 1,
		} );
	} );

	test( 'a secret saved under it is opened by it', async () => {
		world.shop.site.define( { PEDAL_KEY: 'q'.repeat( 40 ) } );
		expectOk(
			await world.admin.patch( path(), {
				secret: world.platform.keys().secret,
			} )
		);
		expect( ( await check() ).ok ).toBe( true );
		world.shop.site.define( {} );
		expect( ( await check() ).ok ).toBe( false );
		expectOk(
			await world.admin.patch( path(), {
				secret: world.platform.keys().secret,
			} )
		);
	} );
} );

describe( '2 PEDAL_ALLOW_LOOPBACK', () => {
	const attempt = () =>
		world.admin.post( 'connections', {
			name: 'Door',
			driver: 'coopcycle',
			base_url: world.platform.url,
			...world.platform.keys(),
		} );

	test.each( [
		[ 'not there', { PEDAL_ALLOW_LOOPBACK: false } ],
		[ 'in production', { WP_ENVIRONMENT_TYPE: 'production' } ],
		[ 'in staging', { WP_ENVIRONMENT_TYPE: 'staging' } ],
	] )(
		'%s: loopback is not allowed, and an existing connection sends nothing',
		async ( name, constants ) => {
			// Application passwords need https or a local environment.
			const rest = ( method: string, route: string, body: object = {} ) =>
				world.shop.php< { status: number; code: string } >(
					`
				wp_set_current_user( 1 );
				$request = new WP_REST_Request( $a['method'], '/wc-pedal/v1/' . $a['route'] );
				$request->set_header( 'Content-Type', 'application/json' );
				$request->set_body( wp_json_encode( $a['body'] ) );
				$answer = rest_do_request( $request );
				return array( 'status' => $answer->get_status(), 'code' => $answer->get_data()['code'] ?? '' );`,
					{ method, route, body }
				);
			world.shop.site.define( constants );
			const made = await rest( 'POST', 'connections', {
				name: 'Door',
				driver: 'coopcycle',
				base_url: world.platform.url,
				...world.platform.keys(),
			} );
			expect( [ name, made ] ).toEqual( [
				name,
				{ status: 422, code: 'pedal_url_not_allowed' },
			] );
			await world.platform.ctl( 'DELETE', '/ledger' );
			const order = await world.shop.php< number >(
				"$id = bb_order(); do_action( 'pedal_tick' ); return $id;"
			);
			expect( await world.shop.row( order ) ).toMatchObject( {
				sends: 0,
			} );
			expect( await world.platform.ledger() ).toEqual( [] );
		}
	);

	test( 'in development it counts', async () => {
		world.shop.site.define( { WP_ENVIRONMENT_TYPE: 'development' } );
		const opened = await world.shop.php< number >( `
			wp_set_current_user( 1 );
			return rest_do_request( new WP_REST_Request( 'POST', '/wc-pedal/v1/connections/1/check' ) )->get_data()['ok'];` );
		expect( opened ).toBe( true );
		world.shop.site.define( {} );
		expectOk( await attempt(), 201 );
	} );
} );

describe( '2 PEDAL_TRUSTED_PROXIES', () => {
	const knock = ( from: string ) =>
		request(
			`${ world.shop.url }/wp-json/wc-pedal/v1/hook/${ 'a'.repeat( 32 ) }`,
			'POST',
			{ raw: '{}', headers: { 'X-Forwarded-For': from } }
		);
	const flood = async ( from: ( n: number ) => string ) => {
		const statuses = [];
		for ( let n = 1; n <= 30; n++ ) {
			statuses.push( ( await knock( from( n ) ) ).status );
		}
		return statuses.includes( 429 );
	};

	test( 'X-Forwarded-For of a stranger is not believed; of a trusted proxy it is', async () => {
		world.shop.site.define( {
			PEDAL_TRUSTED_PROXIES: '192.0.2.1, 127.0.0.1',
		} );
		expect( await flood( ( n ) => `198.51.100.${ n }` ) ).toBe( false );
		world.shop.site.define( {} );
		expect( await flood( ( n ) => `203.0.113.${ n }` ) ).toBe( true );
	} );
} );

describe( '5.1 a secret appears nowhere', () => {
	test( 'not in tables, options, logs, pages, script data or exports', async () => {
		const { secret } = world.platform.keys();
		await world.platform.fault( {
			kind: 'status',
			status: 500,
			route: '*',
		} );
		await world.shop.php( "bb_order(); do_action( 'pedal_tick' );" );
		await world.platform.calm();
		const database = join(
			world.shop.site.dir,
			'wp-content/database/.ht.sqlite'
		);
		for ( const file of [ database, `${ database }-wal` ] ) {
			const bytes = ( () => {
				try {
					return readFileSync( file );
				} catch {
					return Buffer.alloc( 0 );
				}
			} )();
			expect( bytes.includes( secret ) ).toBe( false );
		}
		const logs = join( world.shop.site.dir, 'wp-content/uploads/wc-logs' );
		const written = ( () => {
			try {
				return readdirSync( logs );
			} catch {
				return [];
			}
		} )();
		for ( const file of written ) {
			expect( readFileSync( join( logs, file ), 'utf8' ) ).not.toContain(
				secret
			);
		}
		expect( world.shop.log() ).not.toContain( secret );
		const page = await fetch( `${ world.shop.url }/wp-login.php`, {
			method: 'POST',
			redirect: 'manual',
			headers: { Cookie: 'wordpress_test_cookie=WP+Cookie+check' },
			body: new URLSearchParams( {
				log: 'bb_administrator',
				pwd: 'pass-administrator',
				testcookie: '1',
			} ),
		} );
		const cookie = page.headers
			.getSetCookie()
			.map( ( line ) => line.split( ';' )[ 0 ] )
			.join( '; ' );
		for ( const tab of [ 'connections', 'setup', 'board', 'health' ] ) {
			const html = await (
				await fetch(
					`${ world.shop.url }/wp-admin/admin.php?page=wc-pedal&tab=${ tab }`,
					{ headers: { Cookie: cookie } }
				)
			).text();
			// The banner in red is the screen's own; it is told.
			expect( html ).toContain( '"loopback":true' );
			expect( html ).not.toContain( secret );
		}
		for ( const route of [
			'/wc/v3/system_status',
			'/wc/v3/settings',
			'/wc/v3/shipping/zones/1/methods',
		] ) {
			expect( ( await world.admin.get( route ) ).text ).not.toContain(
				secret
			);
		}
	} );

	test( 'saved as last4 alone; the identifier and name are no secret', async () => {
		const columns = await world.shop.sql(
			'SELECT * FROM wp_pedal_connections'
		);
		expect( JSON.stringify( columns ) ).not.toContain(
			world.platform.keys().secret
		);
		expectProblem(
			await world.admin.get( `${ path() }?context=secret` ),
			400
		);
	} );
} );
