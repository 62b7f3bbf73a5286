/**
 * Section 5.1: connections, from outside.
 */
import {
	CONNECTION,
	expectOk,
	expectProblem,
	keys,
	sorted,
	UTC,
} from './support/shapes.ts';
import { useWorld } from './support/world.ts';

const world = useWorld( { connected: false } );

const account = ( more: object = {} ) => ( {
	name: 'Harbour',
	driver: 'coopcycle',
	base_url: world.platform.url,
	...world.platform.keys(),
	...more,
} );

const create = ( more: object = {} ) =>
	world.admin.post( 'connections', account( more ) );

const count = async () =>
	( await world.shop.sql( 'SELECT id FROM wp_pedal_connections' ) ).length;

async function wipe(): Promise< void > {
	await world.platform.calm();
	await world.shop.sql( 'DELETE FROM wp_pedal_connections' );
}

beforeEach( wipe );

describe( '5.1 drivers', () => {
	test( 'GET /drivers: coopcycle first, with id, name, abilities and settings_schema', async () => {
		const answer = await world.admin.get( 'drivers' );
		const [ first ] = expectOk( answer );
		expect( keys( first ) ).toEqual( [
			'abilities',
			'id',
			'name',
			'settings_schema',
		] );
		expect( first.id ).toBe( 'coopcycle' );
		expect( Array.isArray( first.abilities ) ).toBe( true );
		expect( Number( answer.headers.get( 'x-wp-total' ) ) ).toBe(
			answer.body.length
		);
	} );
} );

describe( '5.1 POST /connections', () => {
	test( 'checks, then 201 with exactly the keys of Connection', async () => {
		const body = expectOk( await create(), 201 );
		expect( keys( body ) ).toEqual( sorted( CONNECTION ) );
		expect( keys( body.secret ) ).toEqual( [
			'last4',
			'set',
			'source',
			'updated_at',
		] );
		expect( keys( body.store ) ).toEqual( [
			'address',
			'country',
			'currency',
			'id',
			'name',
			'timezone',
		] );
		expect( keys( body.webhooks ) ).toEqual( [
			'events',
			'healthy',
			'last_received_at',
		] );
		expect( body ).toMatchObject( {
			name: 'Harbour',
			driver: 'coopcycle',
			base_url: world.platform.url,
			status: 'ready',
			app_name: 'Fromagerie du Port',
			store: { name: 'Fromagerie du Port', timezone: 'Europe/Paris' },
			secret: {
				set: true,
				source: 'stored',
				last4: world.platform.keys().secret.slice( -4 ),
			},
		} );
		for ( const at of [
			body.created_at,
			body.updated_at,
			body.last_ok_at,
			body.secret.updated_at,
		] ) {
			expect( at ).toMatch( UTC );
		}
		expect( typeof body.id ).toBe( 'number' );
		expect( Array.isArray( body.settings ) ).toBe( false );
	} );

	test( 'the same connection reads the same in list and single, with totals', async () => {
		const { body } = await create();
		const list = await world.admin.get( 'connections' );
		expect( list.body ).toEqual( [ body ] );
		expect( list.headers.get( 'x-wp-total' ) ).toBe( '1' );
		expect( list.headers.get( 'x-wp-totalpages' ) ).toBe( '1' );
		expect(
			( await world.admin.get( `connections/${ body.id }` ) ).body
		).toEqual( body );
	} );

	test( 'two of the same name get slugs of their own', async () => {
		const one = ( await create() ).body;
		const two = expectOk(
			await create( { ...world.platform.keys( 1 ) } ),
			201
		);
		expect( one.slug ).toMatch( /^[a-z0-9-]+$/ );
		expect( two.slug ).not.toBe( one.slug );
		expect( two.store.name ).toBe( 'Librairie des Quais' );
	} );

	test( 'a slow platform is waited for', async () => {
		await world.platform.fault( { kind: 'delay', seconds: 1, route: '*' } );
		expectOk( await create(), 201 );
	} );

	test.each( [
		[ 'emoji and accents', 'Café Ørsted 🚲 «Ça va»' ],
		[ 'a tag, kept as text', '<b>Bold</b> & "quoted"' ],
		[ '191 characters', 'é'.repeat( 191 ) ],
	] )( 'a name of %s is kept as typed', async ( _, name ) => {
		const body = expectOk( await create( { name } ), 201 );
		expect( body.name ).toBe( name );
	} );
} );

describe( '5.1 a failed check answers 422 with the step’s code and saves nothing', () => {
	const dead = 'http://127.0.0.1:9';

	async function refused( more: object, code: string ): Promise< void > {
		const answer = await create( more );
		expectProblem( answer, 422, code );
		expect( answer.body.data.hint ).toMatch( /\w/ );
		expect( await count() ).toBe( 0 );
		expect( answer.text ).not.toContain( account( more ).secret );
	}

	test( '8 wrong secret: pedal_credentials_refused', () =>
		refused(
			{ secret: 'wrong-secret-7c1e' },
			'pedal_credentials_refused'
		) );
	test( '8 unknown identifier: pedal_credentials_refused', () =>
		refused( { identifier: 'nobody' }, 'pedal_credentials_refused' ) );
	test( '8 dead host: pedal_host_unreachable', () =>
		refused( { base_url: dead }, 'pedal_host_unreachable' ) );
	test( '8 a name that does not resolve: pedal_host_unreachable', () =>
		refused(
			{ base_url: 'https://no-such-host.invalid' },
			'pedal_host_unreachable'
		) );
	test( '8 an http address outside of loopback: pedal_url_not_allowed', () =>
		refused(
			{ base_url: 'http://coop.example' },
			'pedal_url_not_allowed'
		) );
	test.each( [
		'https://10.0.0.1',
		'https://169.254.169.254',
		'https://100.64.0.1',
		'https://[fd00::1]',
		'https://224.0.0.1',
		'https://user:pass@coop.example',
		'ftp://coop.example',
		'file:///etc/passwd',
		'javascript:alert(1)',
	] )( '8 %s: pedal_url_not_allowed', ( base_url ) =>
		refused( { base_url }, 'pedal_url_not_allowed' )
	);
	test( '8 a page that is no platform: pedal_not_a_platform', () =>
		refused( { base_url: world.shop.url }, 'pedal_not_a_platform' ) );
	test( '8 a redirect: pedal_redirected', async () => {
		await world.platform.fault( {
			kind: 'redirect',
			status: 301,
			location: 'http://127.0.0.1:9/elsewhere',
			route: '*',
		} );
		await refused( {}, 'pedal_redirected' );
	} );
	test( '8 an app without a store: pedal_no_store', async () => {
		const app = await world.platform.ctl( 'POST', '/apps', {
			name: 'Lonely',
			store: null,
		} );
		await refused(
			{ identifier: app.identifier, secret: app.secret },
			'pedal_no_store'
		);
	} );
	test( '8 an app without the scope: pedal_scope_missing', async () => {
		const app = await world.platform.ctl( 'POST', '/apps', {
			name: 'Tasks',
			store: 31,
			scopes: [ 'tasks' ],
		} );
		await refused(
			{ identifier: app.identifier, secret: app.secret },
			'pedal_scope_missing'
		);
	} );
	test( '8 a TLS handshake that fails: pedal_tls_failed', () =>
		refused(
			{ base_url: world.platform.url.replace( 'http:', 'https:' ) },
			'pedal_tls_failed'
		) );
	test( '8 throttled: pedal_throttled', async () => {
		await world.platform.fault( {
			kind: 'status',
			status: 429,
			retry_after: 30,
			route: '*',
		} );
		await refused( {}, 'pedal_throttled' );
	} );
	test( '8 forbidden: pedal_forbidden_by_platform', async () => {
		await world.platform.fault( {
			kind: 'status',
			status: 403,
			route: [ 'me', 'read_store' ],
		} );
		await refused( {}, 'pedal_forbidden_by_platform' );
	} );

	test( 'save_unchecked saves all the same: 201, unchecked, not enabled', async () => {
		const body = expectOk(
			await create( {
				base_url: dead,
				enabled: true,
				save_unchecked: true,
			} ),
			201
		);
		expect( body ).toMatchObject( {
			status: 'unchecked',
			enabled: false,
			store: null,
		} );
		expect( body.status_code ).toBe( 'pedal_host_unreachable' );
		expect( keys( body ) ).toEqual( sorted( CONNECTION ) );
	} );

	test( 'save_unchecked opens no door to an address that is not allowed', async () => {
		expectProblem(
			await create( {
				base_url: 'http://10.0.0.1',
				save_unchecked: true,
			} ),
			422,
			'pedal_url_not_allowed'
		);
		expect( await count() ).toBe( 0 );
	} );

	test( 'save_unchecked with a good account is an ordinary creation', async () => {
		expect(
			expectOk( await create( { save_unchecked: true } ), 201 ).status
		).toBe( 'ready' );
	} );
} );

describe( '5 malformed arguments answer 400 and change nothing', () => {
	test.each( [
		[ 'an unknown argument', { colour: 'red' } ],
		[ 'an array for a name', { name: [ 'a' ] } ],
		[ 'an object for a name', { name: { a: 1 } } ],
		[ 'a number for a name', { name: 5 } ],
		[ 'null for a name', { name: null } ],
		[ 'an empty name', { name: '' } ],
		[ 'a name of blanks', { name: '   ' } ],
		[ 'a name of 300 characters', { name: 'x'.repeat( 300 ) } ],
		[ 'an unknown driver', { driver: 'ghost' } ],
		[ 'an array for the address', { base_url: [ 'https://a' ] } ],
		[ 'an array for the secret', { secret: [ 'x' ] } ],
		[ 'a secret of 100 kB', { secret: 'x'.repeat( 100_000 ) } ],
		[ 'a word for enabled', { enabled: 'perhaps' } ],
		[ 'a list for settings', { settings: [ 1, 2 ] } ],
		[ 'an unknown setting', { settings: { ghost: 1 } } ],
		[ 'an empty identifier', { identifier: '' } ],
	] )( '%s', async ( _, more ) => {
		const answer = await create( more );
		expectProblem( answer, 400, 'rest_invalid_param' );
		// Of a setting inside an argument, `settings.ghost`.
		expect( String( answer.field ).split( '.' )[ 0 ] ).toBe(
			Object.keys( more )[ 0 ]
		);
		expect( await count() ).toBe( 0 );
	} );

	test.each( [ 'name', 'base_url', 'identifier' ] )(
		'%s missing',
		async ( name ) => {
			const wish: Record< string, unknown > = account();
			delete wish[ name ];
			const answer = await world.admin.post( 'connections', wish );
			expectProblem(
				answer,
				400,
				/^rest_(missing_callback|invalid)_param$/
			);
			expect( answer.text ).toContain( name );
		}
	);

	test( 'no secret: says that it is required', async () => {
		const { secret: _, ...rest } = account();
		const answer = await world.admin.post( 'connections', rest );
		expect( [ 400, 422 ] ).toContain( answer.status );
		expect( answer.code ).toMatch(
			/pedal_secret_required|rest_missing_callback_param|rest_invalid_param/
		);
	} );

	test( 'a body that is no JSON', async () => {
		const answer = await world.admin.call( 'POST', 'connections', {
			raw: '{"name":',
		} );
		expectProblem( answer, 400 );
		expect( await count() ).toBe( 0 );
	} );
} );

describe( '5.1 the address as people type it', () => {
	test.each( [
		[ 'a trailing slash', ( url: string ) => `${ url }/` ],
		[ 'blanks around', ( url: string ) => `  ${ url }\n` ],
		[ 'capitals', ( url: string ) => url.replace( 'http:', 'HTTP:' ) ],
	] )( '%s is tidied', async ( _, spell ) => {
		const body = expectOk(
			await create( { base_url: spell( world.platform.url ) } ),
			201
		);
		expect( body.base_url ).toBe( world.platform.url );
	} );

	test.each( [
		[ 'a path', ( url: string ) => `${ url }/fr/dashboard` ],
		[ 'no scheme', ( url: string ) => url.replace( 'http://', '' ) ],
		[ 'a query', ( url: string ) => `${ url }/?a=b` ],
	] )(
		'%s: repaired, or refused by an answer that names the field',
		async ( _, spell ) => {
			const answer = await create( {
				base_url: spell( world.platform.url ),
			} );
			if ( answer.status === 201 ) {
				expect( answer.body.base_url ).toMatch( /^https?:\/\/[^/]+$/ );
			} else {
				expect( [ 400, 422 ] ).toContain( answer.status );
				expect( answer.field ).toBe( 'base_url' );
			}
		}
	);

	test( 'pasted quotes and line breaks around keys are cleaned', async () => {
		const { identifier, secret } = world.platform.keys();
		expectOk(
			await create( {
				identifier: ` "${ identifier }"\n`,
				secret: `\t'${ secret }' \r\n`,
			} ),
			201
		);
	} );
} );

describe( '5.1 PATCH, PUT and POST /connections/{id}', () => {
	let id = 0;
	const change = ( method: string, body: object ) =>
		world.admin.call( method, `connections/${ id }`, { body } );
	const read = async () =>
		( await world.admin.get( `connections/${ id }` ) ).body;
	beforeEach( async () => {
		id = ( await create( { enabled: true } ) ).body.id;
	} );

	test.each( [ 'PATCH', 'PUT', 'POST' ] )(
		'%s without a secret keeps the stored one',
		async ( method ) => {
			const body = expectOk( await change( method, { name: 'Quay' } ) );
			expect( body ).toMatchObject( {
				name: 'Quay',
				status: 'ready',
				secret: { set: true },
			} );
			expectOk( await change( method, { secret: '' } ) );
			expect(
				( await world.admin.post( `connections/${ id }/check` ) ).body
					.ok
			).toBe( true );
		}
	);

	test.each( [
		[ 'base_url', 'https://elsewhere.example' ],
		[ 'identifier', 'another' ],
	] )(
		'a changed %s without a new secret: 422 pedal_secret_required, nothing changed',
		async ( field, value ) => {
			const before = await read();
			await world.platform.ctl( 'DELETE', '/ledger' );
			expectProblem(
				await change( 'PATCH', { name: 'Other', [ field ]: value } ),
				422,
				'pedal_secret_required'
			);
			expectProblem(
				await change( 'PATCH', { [ field ]: value, secret: '' } ),
				422,
				'pedal_secret_required'
			);
			expectProblem(
				await change( 'PATCH', {
					[ field ]: value,
					save_unchecked: true,
				} ),
				422,
				'pedal_secret_required'
			);
			expect( await read() ).toEqual( before );
			expect( await world.platform.ledger() ).toEqual( [] );
		}
	);

	test( 'the same address in another spelling is no change', async () => {
		expectOk(
			await change( 'PATCH', {
				base_url: `${ world.platform.url }/`,
				name: 'Same',
			} )
		);
	} );

	test( 'a new secret that is refused: 422, and the old one stays', async () => {
		const before = await read();
		expectProblem(
			await change( 'PATCH', {
				name: 'Other',
				secret: 'wrong-one-4242',
			} ),
			422,
			'pedal_credentials_refused'
		);
		expect( await read() ).toEqual( before );
		expect(
			( await world.admin.post( `connections/${ id }/check` ) ).body.ok
		).toBe( true );
	} );

	test( 'another account with its own secret is taken', async () => {
		const body = expectOk(
			await change( 'PATCH', world.platform.keys( 1 ) )
		);
		expect( body ).toMatchObject( {
			app_name: 'Librairie des Quais',
			store: { name: 'Librairie des Quais' },
		} );
	} );

	test( 'enabled can be switched off while the platform is dead', async () => {
		await world.platform.fault( {
			kind: 'status',
			status: 503,
			route: '*',
		} );
		expect(
			expectOk( await change( 'PATCH', { enabled: false } ) ).enabled
		).toBe( false );
	} );

	test.each( [
		{ id: 99 },
		{ slug: 'x' },
		{ status: 'ready' },
		{ name: '' },
		{ name: [ 'x' ] },
		{ enabled: {} },
	] )( '%j answers 400 and changes nothing', async ( body ) => {
		const before = await read();
		expectProblem(
			await change( 'PATCH', body ),
			400,
			'rest_invalid_param'
		);
		expect( await read() ).toEqual( before );
	} );

	test( 'an unknown id answers 404', async () => {
		expectProblem(
			await world.admin.patch( 'connections/9999', { name: 'x' } ),
			404
		);
		expectProblem( await world.admin.get( 'connections/9999' ), 404 );
		expectProblem( await world.admin.delete( 'connections/9999' ), 404 );
		for ( const verb of [ 'check', 'resume', 'disconnect' ] ) {
			expectProblem(
				await world.admin.post( `connections/9999/${ verb }` ),
				404
			);
		}
		expectProblem( await world.admin.get( 'connections/9999/slots' ), 404 );
		expectProblem(
			await world.admin.post( 'connections/9999/quote', { order_id: 1 } ),
			404
		);
	} );
} );

describe( '5.1 POST /connections/{id}/check', () => {
	const STEPS = [ 'address', 'reach', 'credentials', 'store', 'slots' ];

	test( 'all five steps in order, each with name, ok, code, message, ms', async () => {
		const { id } = ( await create() ).body;
		const body = expectOk(
			await world.admin.post( `connections/${ id }/check` )
		);
		expect( keys( body ) ).toEqual( [ 'ok', 'steps' ] );
		expect( body.ok ).toBe( true );
		expect(
			body.steps.map( ( step: { name: string } ) => step.name )
		).toEqual( STEPS );
		for ( const step of body.steps ) {
			expect( keys( step ) ).toEqual( [
				'code',
				'message',
				'ms',
				'name',
				'ok',
			] );
			expect( step.ok ).toBe( true );
			expect( typeof step.ms ).toBe( 'number' );
		}
	} );

	test.each( [
		[
			'reach',
			'pedal_platform_gone|pedal_host_unreachable|pedal_not_a_platform',
			{ kind: 'status', status: 503, route: '*' },
		],
		[
			'credentials',
			'pedal_credentials_refused',
			{ kind: 'status', status: 401, route: 'token' },
		],
	] )( 'names the failed step %s', async ( name, code, fault ) => {
		const { id } = ( await create() ).body;
		await world.platform.fault( fault );
		const body = expectOk(
			await world.admin.post( `connections/${ id }/check` )
		);
		expect( body.ok ).toBe( false );
		const failed = body.steps.find(
			( step: { ok: boolean } ) => ! step.ok
		);
		expect( failed.name ).toBe( name );
		expect( failed.code ).toMatch( new RegExp( code ) );
		expect( failed.message ).toMatch( /\w/ );
		const names = body.steps.map( ( step: { name: string } ) => step.name );
		expect( names ).toEqual( STEPS.slice( 0, names.length ) );
	} );
} );

describe( '5.1 the verbs of a connection', () => {
	test( 'disconnect forgets the secret', async () => {
		const { id } = ( await create( { enabled: true } ) ).body;
		const body = expectOk(
			await world.admin.post( `connections/${ id }/disconnect` )
		);
		expect( keys( body ) ).toEqual( sorted( CONNECTION ) );
		expect( body.secret ).toMatchObject( { set: false, source: 'none' } );
		expect( body.status ).not.toBe( 'ready' );
		const checked = expectOk(
			await world.admin.post( `connections/${ id }/check` )
		);
		expect( checked.steps.at( -1 ) ).toMatchObject( {
			name: 'credentials',
			ok: false,
			code: 'pedal_secret_required',
		} );
		expect(
			( await world.platform.ctl( 'GET', '/webhooks' ) ).registered
		).toEqual( [] );
	} );

	test( 'DELETE removes it; a second time is 404', async () => {
		const { id } = ( await create() ).body;
		expectOk( await world.admin.delete( `connections/${ id }` ) );
		expectProblem( await world.admin.delete( `connections/${ id }` ), 404 );
		expect( await count() ).toBe( 0 );
	} );

	test( 'GET /slots: start, end, value, label, in the future and in order', async () => {
		const { id } = ( await create( { enabled: true } ) ).body;
		const slots = expectOk(
			await world.admin.get( `connections/${ id }/slots` )
		);
		expect( slots.length ).toBeGreaterThan( 0 );
		for ( const slot of slots ) {
			expect( keys( slot ) ).toEqual( [
				'end',
				'label',
				'start',
				'value',
			] );
			expect( slot.start ).toMatch( UTC );
			expect( slot.end ).toMatch( UTC );
			expect( Date.parse( slot.end ) ).toBeGreaterThan( Date.now() );
		}
		const starts = slots.map( ( { start }: { start: string } ) => start );
		expect( starts ).toEqual( sorted( starts ) );
	} );

	test( 'GET /slots while the platform is out of reach: what the checkout offers', async () => {
		const { id } = ( await create( { enabled: true } ) ).body;
		const path = `connections/${ id }/slots`;
		const before = expectOk( await world.admin.get( path ) );
		// Heard ten minutes ago.
		const [ { offers } = {} ] = await world.shop.sql(
			'SELECT offers FROM wp_pedal_connections'
		);
		const kept = JSON.parse( String( offers ) );
		await world.shop.sql(
			'UPDATE wp_pedal_connections SET offers = ?',
			JSON.stringify( { ...kept, at: kept.at - 600 } )
		);
		await world.platform.fault( {
			kind: 'status',
			status: 503,
			route: '*',
		} );
		expect( expectOk( await world.admin.get( path ) ) ).toEqual( before );
	} );

	test( 'POST /resume answers the connection', async () => {
		const { id } = ( await create( { enabled: true } ) ).body;
		expect(
			keys(
				expectOk(
					await world.admin.post( `connections/${ id }/resume` )
				)
			)
		).toEqual( sorted( CONNECTION ) );
	} );

	test( 'lists take page, per_page, orderby, order and search', async () => {
		await create( { name: 'Alpha' } );
		await create( { name: 'Beta', ...world.platform.keys( 1 ) } );
		const first = await world.admin.get(
			'connections?per_page=1&orderby=name&order=desc'
		);
		expect(
			first.body.map( ( row: { name: string } ) => row.name )
		).toEqual( [ 'Beta' ] );
		expect( first.headers.get( 'x-wp-total' ) ).toBe( '2' );
		expect( first.headers.get( 'x-wp-totalpages' ) ).toBe( '2' );
		const found = await world.admin.get( 'connections?search=alph' );
		expect(
			found.body.map( ( row: { name: string } ) => row.name )
		).toEqual( [ 'Alpha' ] );
	} );
} );
