/**
 * Section 5.3: setup, keys and health. Section 5: WooCommerce keys open the same doors.
 */
import { createHmac } from 'node:crypto';
import { basic, request, Rest } from './support/rest.ts';
import { login } from './support/roles.ts';
import { expectOk, expectProblem, keys } from './support/shapes.ts';
import { useWorld } from './support/world.ts';

const world = useWorld();
const get = ( path: string ) => world.admin.get( path );
const post = ( path: string, body: object = {} ) =>
	world.admin.post( path, body );

const user = async ( name: string ): Promise< number > =>
	Number(
		(
			await world.shop.sql(
				'SELECT ID FROM wp_users WHERE user_login = ?',
				name
			)
		)[ 0 ]?.ID
	);

interface Made {
	id: number;
	consumer_key: string;
	consumer_secret: string;
	qr: string;
}

const make = async (
	permissions = 'read_write',
	name = 'bb_administrator'
): Promise< Made > =>
	expectOk(
		await post( 'setup/keys', {
			description: 'Black box',
			user_id: await user( name ),
			permissions,
		} ),
		201
	);

/** OAuth 1.0a, one-legged, as WooCommerce wants it on plain http. */
function signed(
	method: string,
	url: string,
	{ consumer_key: key, consumer_secret: secret }: Made
): string {
	const address = new URL( url );
	const escape = ( text: string ) =>
		encodeURIComponent( text ).replace(
			/[!'()*]/g,
			( c ) => `%${ c.charCodeAt( 0 ).toString( 16 ).toUpperCase() }`
		);
	const all: Array< [ string, string ] > = [
		...address.searchParams.entries(),
		[ 'oauth_consumer_key', key ],
		[ 'oauth_nonce', Math.random().toString( 36 ).slice( 2 ) ],
		[ 'oauth_signature_method', 'HMAC-SHA256' ],
		[ 'oauth_timestamp', String( Math.floor( Date.now() / 1000 ) ) ],
	];
	const query = all
		.map(
			( [ name, value ] ) => `${ escape( name ) }=${ escape( value ) }`
		)
		.sort()
		.join( '&' );
	const base = [
		method,
		escape( address.origin + address.pathname ),
		escape( query ),
	].join( '&' );
	const signature = createHmac( 'sha256', `${ secret }&` )
		.update( base )
		.digest( 'base64' );
	return `${ address.origin }${ address.pathname }?${ query }&oauth_signature=${ escape( signature ) }`;
}

describe( '5.3 setup', () => {
	test( 'GET /setup, key by key', async () => {
		const body = expectOk( await get( 'setup' ) );
		expect( keys( body ) ).toEqual(
			expect.arrayContaining( [
				'connections',
				'keys',
				'permalinks',
				'routes',
				'steps',
			] )
		);
		expect( keys( body.permalinks ) ).toEqual( [
			'plain',
			'proven',
			'rest_url',
			'structure',
		] );
		expect( body.permalinks ).toMatchObject( {
			structure: '/%postname%/',
			plain: false,
		} );
		expect( body.keys ).toEqual( { count: 0, usable: 0 } );
		expect( body.connections ).toEqual( { count: 1, ready: 1 } );
		expect( keys( body.routes ) ).toEqual( [ 'count' ] );
		expect( body.steps.length ).toBe( 5 );
		for ( const step of body.steps ) {
			expect( keys( step ) ).toEqual( [
				'code',
				'done',
				'id',
				'message',
				'url',
			] );
		}
	} );

	test( 'POST /setup/permalinks saves, flushes and proves through the front door', async () => {
		await world.shop.php( "update_option( 'permalink_structure', '' );" );
		const plain = await request(
			`${ world.shop.url }/?rest_route=/wc-pedal/v1/setup`,
			'GET',
			{ headers: world.admin.headers }
		);
		expect( plain.body.permalinks ).toMatchObject( {
			plain: true,
			structure: '',
		} );
		const answer = await request(
			`${ world.shop.url }/?rest_route=/wc-pedal/v1/setup/permalinks`,
			'POST',
			{
				headers: world.admin.headers,
				body: { structure: '/%postname%/' },
			}
		);
		expectOk( answer );
		expect( expectOk( await get( 'setup' ) ).permalinks ).toMatchObject( {
			plain: false,
			structure: '/%postname%/',
			proven: true,
		} );
	} );

	test( 'POST /setup/permalinks needs manage_options too', async () => {
		expectProblem(
			await world.as.shop_manager.post( 'setup/permalinks', {
				structure: '/%postname%/',
			} ),
			403
		);
		for ( const structure of [
			'',
			[ 'x' ],
			'/no-tag/',
			5,
			'/%postname%/<script>',
		] ) {
			expectProblem(
				await post( 'setup/permalinks', { structure } ),
				400,
				'rest_invalid_param'
			);
		}
		expectProblem( await post( 'setup/permalinks', {} ), 400 );
		expect( expectOk( await get( 'setup' ) ).permalinks.structure ).toBe(
			'/%postname%/'
		);
	} );
} );

describe( '5.3 REST keys', () => {
	let made: Made;

	test( 'POST /setup/keys: 201 with id, key, secret and qr, as WooCommerce makes them', async () => {
		made = await make();
		expect( keys( made ) ).toEqual( [
			'consumer_key',
			'consumer_secret',
			'id',
			'qr',
		] );
		expect( made.consumer_key ).toMatch( /^ck_[0-9a-f]{40}$/ );
		expect( made.consumer_secret ).toMatch( /^cs_[0-9a-f]{40}$/ );
		expect( made.qr ).toMatch( /\S/ );
		const [ row ] = await world.shop.sql(
			'SELECT * FROM wp_woocommerce_api_keys WHERE key_id = ?',
			made.id
		);
		expect( row ).toMatchObject( {
			description: 'Black box',
			permissions: 'read_write',
			truncated_key: made.consumer_key.slice( -7 ),
		} );
	} );

	test( 'GET /setup/keys never shows them again', async () => {
		const answer = await get( 'setup/keys' );
		const [ row ] = expectOk( answer );
		expect( keys( row ) ).toEqual(
			expect.arrayContaining( [
				'description',
				'id',
				'last_access',
				'permissions',
				'truncated_key',
				'user',
			] )
		);
		expect( keys( row.user ) ).toEqual( [
			'can_read',
			'can_write',
			'id',
			'name',
		] );
		expect( row ).toMatchObject( {
			id: made.id,
			permissions: 'read_write',
			user: { can_read: true, can_write: true },
		} );
		expect( answer.text ).not.toContain( made.consumer_key );
		expect( answer.text ).not.toContain( made.consumer_secret );
		expect( answer.headers.get( 'x-wp-total' ) ).toBe( '1' );
	} );

	test( 'GET /setup/keys takes page, per_page, orderby, order and search', async () => {
		const page = await get(
			'setup/keys?per_page=1&page=1&orderby=id&order=desc&search=black'
		);
		expect( expectOk( page ) ).toHaveLength( 1 );
		expect( page.headers.get( 'x-wp-totalpages' ) ).toBe( '1' );
		expect( expectOk( await get( 'setup/keys?search=ghost' ) ) ).toEqual(
			[]
		);
		expectProblem(
			await get( 'setup/keys?per_page=101' ),
			400,
			'rest_invalid_param'
		);
	} );

	test( 'a key signs wc-pedal/v1 by OAuth 1.0a on plain http', async () => {
		const url = `${ world.shop.url }/wp-json/wc-pedal/v1/connections`;
		const answer = await request( signed( 'GET', url, made ), 'GET' );
		expect( expectOk( answer ) ).toHaveLength( 1 );
		const change = await request(
			signed( 'PATCH', `${ url }/1`, made ),
			'PATCH',
			{ body: { name: 'By key' } }
		);
		expect( expectOk( change ).name ).toBe( 'By key' );
	} );

	test( 'a read key reads and cannot write; a customer’s key can do neither', async () => {
		const reader = await make( 'read' );
		const url = `${ world.shop.url }/wp-json/wc-pedal/v1/connections`;
		expectOk( await request( signed( 'GET', url, reader ), 'GET' ) );
		const write = await request(
			signed( 'PATCH', `${ url }/1`, reader ),
			'PATCH',
			{ body: { name: 'No' } }
		);
		expect( [ 401, 403 ] ).toContain( write.status );
		const weak = await make( 'read_write', 'bb_customer' );
		expect( [ 401, 403 ] ).toContain(
			( await request( signed( 'GET', url, weak ), 'GET' ) ).status
		);
		const row = expectOk( await get( 'setup/keys' ) ).find(
			( { id }: Made ) => id === weak.id
		);
		expect( row.user ).toMatchObject( {
			can_read: false,
			can_write: false,
		} );
	} );

	test( 'POST /setup/keys/verify: ok, code, message, status, hint through the front door', async () => {
		const { consumer_key, consumer_secret } = made;
		const good = expectOk(
			await post( 'setup/keys/verify', { consumer_key, consumer_secret } )
		);
		expect( keys( good ) ).toEqual(
			expect.arrayContaining( [
				'code',
				'hint',
				'message',
				'ok',
				'status',
			] )
		);
		expect( good ).toMatchObject( { ok: true, status: 200 } );
		const bad = expectOk(
			await post( 'setup/keys/verify', {
				consumer_key,
				consumer_secret: `cs_${ '0'.repeat( 40 ) }`,
			} )
		);
		expect( bad ).toMatchObject( { ok: false, status: 401 } );
		expect( bad.code && bad.message && bad.hint ).toMatch( /\w/ );
		expect( JSON.stringify( bad ) ).not.toContain( consumer_key );
	} );

	test.each( [
		[ { description: '', permissions: 'read' } ],
		[ { permissions: 'everything' } ],
		[ { permissions: [ 'read' ] } ],
		[ { user_id: 'x' } ],
		[ { user_id: 999999 } ],
		[ { colour: 1 } ],
	] )( 'POST /setup/keys with %j answers 400', async ( more ) => {
		const before = expectOk( await get( 'setup/keys' ) ).length;
		const body = {
			description: 'x',
			user_id: await user( 'bb_administrator' ),
			permissions: 'read',
			...more,
		};
		const answer = await post( 'setup/keys', body );
		expect( [ 400, 404, 422 ] ).toContain( answer.status );
		expectProblem( answer, answer.status );
		expect( expectOk( await get( 'setup/keys' ) ).length ).toBe( before );
	} );

	test( 'a shop manager makes no key for somebody who may do more', async () => {
		const answer = await world.as.shop_manager.post( 'setup/keys', {
			description: 'Up',
			user_id: await user( 'bb_administrator' ),
			permissions: 'read_write',
		} );
		expectProblem( answer, 403 );
	} );

	test( 'DELETE /setup/keys/{id} revokes', async () => {
		expectOk( await world.admin.delete( `setup/keys/${ made.id }` ) );
		expectProblem(
			await world.admin.delete( `setup/keys/${ made.id }` ),
			404
		);
		const url = `${ world.shop.url }/wp-json/wc-pedal/v1/connections`;
		expect(
			( await request( signed( 'GET', url, made ), 'GET' ) ).status
		).toBe( 401 );
	} );
} );

describe( '5.3 health', () => {
	test.each( [ 'health', 'health?deep=true' ] )(
		'GET /%s: id, label, status, code, message, evidence, fix',
		async ( path ) => {
			const body = expectOk( await get( path ) );
			expect( body.length ).toBeGreaterThan( 5 );
			for ( const probe of body ) {
				expect( keys( probe ) ).toEqual( [
					'code',
					'evidence',
					'fix',
					'id',
					'label',
					'message',
					'status',
				] );
				expect( [ 'good', 'recommended', 'critical' ] ).toContain(
					probe.status
				);
			}
			expect( JSON.stringify( body ) ).not.toContain(
				world.platform.keys().secret
			);
		}
	);

	test( 'deep=perhaps answers 400', async () => {
		expectProblem(
			await get( 'health?deep=perhaps' ),
			400,
			'rest_invalid_param'
		);
	} );
} );

describe( '5 who may, and how they show who they are', () => {
	const MANAGE = [
		'drivers',
		'connections',
		'connections/1',
		'connections/1/slots',
		'settings',
		'rules',
		'setup',
		'setup/keys',
		'health',
	];
	const ORDERS = [ 'deliveries', 'statement', 'status' ];

	test.each( MANAGE )( 'GET /%s needs manage_woocommerce', async ( path ) => {
		expectOk( await world.as.shop_manager.get( path ) );
		for ( const role of [ 'editor', 'customer', 'subscriber' ] as const ) {
			expectProblem( await world.as[ role ].get( path ), 403 );
		}
		expectProblem( await world.as.nobody.get( path ), 401 );
	} );

	test.each( ORDERS )( 'GET /%s needs edit_shop_orders', async ( path ) => {
		expectOk( await world.as.shop_manager.get( path ) );
		for ( const role of [ 'editor', 'customer', 'subscriber' ] as const ) {
			expectProblem( await world.as[ role ].get( path ), 403 );
		}
		expectProblem( await world.as.nobody.get( path ), 401 );
	} );

	test( 'every registered route and verb is closed to those who run no shop, and says the same', async () => {
		const { doors, open } = await world.shop.php< {
			doors: number;
			open: string[];
		} >(
			`
			$doors = 0;
			$open  = array();
			foreach ( $a['logins'] as $login ) {
				wp_set_current_user( '' === $login ? 0 : get_user_by( 'login', $login )->ID );
				foreach ( rest_get_server()->get_routes( 'wc-pedal/v1' ) as $route => $handlers ) {
					if ( '/wc-pedal/v1' === $route || str_contains( $route, '/hook/' ) ) {
						continue;
					}
					$path = preg_replace( '/\\(\\?P<id>[^)]*\\)/', '1', $route );
					foreach ( array_merge( ...array_map( static fn( $handler ) => array_keys( $handler['methods'] ), $handlers ) ) as $method ) {
						++$doors;
						$answer = rest_do_request( new WP_REST_Request( $method, $path ) );
						if ( ( '' === $login ? 401 : 403 ) !== $answer->get_status() || 'rest_forbidden' !== $answer->get_data()['code'] ) {
							$open[] = "$login $method $path {$answer->get_status()}";
						}
					}
				}
			}
			return array( 'doors' => $doors, 'open' => $open );`,
			{
				logins: [
					'',
					login( 'subscriber' ),
					login( 'customer' ),
					login( 'editor' ),
				],
			}
		);
		expect( open ).toEqual( [] );
		expect( doors ).toBeGreaterThan( 4 * 40 );
	} );

	test( 'somebody with edit_shop_orders alone sees deliveries and no connections', async () => {
		const password = await world.shop.php< string >( `
			add_role( 'clerk', 'Clerk', array( 'read' => true, 'edit_shop_orders' => true, 'edit_others_shop_orders' => true, 'read_private_shop_orders' => true ) );
			$id = wp_insert_user( array( 'user_login' => 'clerk', 'user_pass' => 'x', 'role' => 'clerk' ) );
			return WP_Application_Passwords::create_new_application_password( $id, array( 'name' => 'bb' ) )[0];` );
		const clerk = new Rest( world.shop.url, basic( 'clerk', password ) );
		expectOk( await clerk.get( 'deliveries' ) );
		expectOk( await clerk.post( 'sweep' ) );
		for ( const path of [ 'connections', 'settings', 'setup' ] ) {
			expectProblem( await clerk.get( path ), 403 );
		}
		expectProblem( await clerk.put( 'settings', {} ), 403 );
	} );

	test( 'a cookie needs its nonce', async () => {
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
		const nonce = await (
			await fetch(
				`${ world.shop.url }/wp-admin/admin-ajax.php?action=rest-nonce`,
				{ headers: { Cookie: cookie } }
			)
		).text();
		const browser = new Rest( world.shop.url, {
			Cookie: cookie,
			'X-WP-Nonce': nonce,
		} );
		expectOk( await browser.get( 'connections' ) );
		expect(
			(
				await new Rest( world.shop.url, { Cookie: cookie } ).get(
					'connections'
				)
			).status
		).toBe( 401 );
		expect(
			(
				await new Rest( world.shop.url, {
					Cookie: cookie,
					'X-WP-Nonce': 'wrong',
				} ).get( 'connections' )
			).status
		).toBe( 403 );
	} );

	test( 'every error is private too: 401, 403, 404, 400', async () => {
		for ( const [ rest, path, status ] of [
			[ world.as.nobody, 'connections', 401 ],
			[ world.as.customer, 'connections', 403 ],
			[ world.admin, 'ghost', 404 ],
			[ world.admin, 'deliveries?page=0', 400 ],
		] as const ) {
			expectProblem( await rest.get( path ), status );
		}
	} );

	test( 'HEAD and OPTIONS answer without doing anything; wrong verbs are refused', async () => {
		expect(
			( await world.admin.call( 'HEAD', 'deliveries' ) ).status
		).toBe( 200 );
		expect(
			( await world.admin.call( 'OPTIONS', 'connections' ) ).status
		).toBe( 200 );
		for ( const [ method, path ] of [
			[ 'DELETE', 'settings' ],
			[ 'PUT', 'drain' ],
			[ 'GET', 'drain' ],
			[ 'GET', 'sweep' ],
			[ 'GET', 'deliveries/1/retry' ],
			[ 'DELETE', 'deliveries/1' ],
		] as const ) {
			expect( [ 404, 405 ] ).toContain(
				( await world.admin.call( method, path ) ).status
			);
		}
	} );

	test( 'plain permalinks: the same answers under ?rest_route=', async () => {
		await world.shop.php( "update_option( 'permalink_structure', '' );" );
		const answer = await request(
			`${ world.shop.url }/?rest_route=/wc-pedal/v1/deliveries&per_page=1`,
			'GET',
			{ headers: world.admin.headers }
		);
		expectOk( answer );
		expect( answer.headers.get( 'x-wp-total' ) ).toBe( '0' );
		expectProblem(
			await request(
				`${ world.shop.url }/?rest_route=/wc-pedal/v1/connections`,
				'GET'
			),
			401
		);
		await world.shop.php(
			"update_option( 'permalink_structure', '/%postname%/' );"
		);
	} );
} );

test( 'no PHP notice was written on the way', () => {
	expect( world.shop.log() ).toBe( '' );
} );
