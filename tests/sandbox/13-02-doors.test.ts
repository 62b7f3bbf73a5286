/**
 * 13.2: who gets in where, and how the others are turned away.
 */
import { Client, client, closeAll, control, sandbox, send } from './support.ts';
import type { Sandbox } from '../../bin/sandbox/index.ts';

let box: Sandbox;
let shop: Client;
let neighbour: Client;
beforeAll( async () => {
	box = await sandbox();
	shop = await client( box, 0 );
	neighbour = await client( box, 1 );
} );
afterAll( closeAll );

describe( '13.2 doors', () => {
	test( 'two stores are there, an app each', () => {
		expect(
			box.apps.map( ( { name, store } ) => [ name, store ] )
		).toEqual( [
			[ 'Fromagerie du Port', 31 ],
			[ 'Librairie des Quais', 32 ],
		] );
	} );

	test( 'a bad token is answered by the JWT layer', async () => {
		const forged = `${ shop.token.slice( 0, -6 ) }AAAAAA`;
		for ( const token of [ 'nonsense', 'a.b.c', forged ] ) {
			const answer = await new Client( box.url, token ).get( '/api/me' );
			expect( answer.status ).toBe( 401 );
			expect( answer.headers.get( 'www-authenticate' ) ).toBe( 'Bearer' );
			expect( answer.headers.get( 'content-type' ) ).toBe(
				'application/json'
			);
			expect( answer.json ).toEqual( {
				code: 401,
				message: 'Invalid JWT Token',
			} );
		}
	} );

	test( 'no header at all is a 401 in the JSON-LD form', async () => {
		const answer = await send( `${ box.url }/api/me` );
		expect( answer.status ).toBe( 401 );
		expect( answer.json ).toMatchObject( {
			'@type': 'hydra:Error',
			'hydra:description': expect.stringContaining(
				'Full authentication is required'
			),
		} );
	} );

	test.each( [
		[ 'GET', '/api/stores' ],
		[ 'GET', '/api/stores/31/time_slots' ],
		[ 'GET', '/api/stores/31/packages' ],
		[ 'GET', '/api/stores/31/payment_methods' ],
		[ 'POST', '/api/stores/31/deliveries' ],
		[ 'GET', '/api/me/stores' ],
		[ 'GET', '/api/delivery_import_queues/3' ],
		[ 'GET', '/api/task_images/1' ],
		[ 'PUT', '/api/tasks/9001/start' ],
		[ 'PUT', '/api/tasks/9001/cancel' ],
		[ 'PATCH', '/api/deliveries/4711' ],
	] )(
		'%s %s is closed to apps: the "username" 401',
		async ( method, path ) => {
			const answer = await shop.call( method, path );
			expect( answer.status ).toBe( 401 );
			expect( answer.json ).toEqual( {
				code: 401,
				message: 'Unable to find key "username" in the token payload.',
			} );
		}
	);

	test( "another store's things are a 403, unknown ones a 404", async () => {
		const { id } = await shop.make();
		for ( const [ method, path ] of [
			[ 'GET', `/api/deliveries/${ id }` ],
			[ 'DELETE', `/api/deliveries/${ id }` ],
			[ 'GET', '/api/stores/31' ],
			[ 'GET', '/api/stores/31/deliveries' ],
			[ 'GET', '/api/stores/31/addresses' ],
		] as const ) {
			const answer = await neighbour.call( method, path );
			expect( [ path, answer.status ] ).toEqual( [ path, 403 ] );
			expect( answer.json ).toEqual( {
				'@context': '/api/contexts/Error',
				'@type': 'hydra:Error',
				'hydra:title': 'An error occurred',
				'hydra:description': 'Access Denied.',
			} );
		}
		expect( ( await shop.get( '/api/deliveries/99999' ) ).status ).toBe(
			404
		);
		const naming = await neighbour.create( {
			store: '/api/stores/31',
			dropoff: { address: '1 rue Haute', before: 'tomorrow 13:00' },
		} );
		expect( naming.status ).toBe( 403 );
	} );

	test( 'a token without the scope is a 403', async () => {
		await control( box, 'POST', '/apps', {
			name: 'Tasks only',
			store: 31,
			scopes: [ 'tasks' ],
		} );
		const tasks = await client( box, box.apps.length - 1, 'tasks' );
		expect( ( await tasks.create( { dropoff: {} } ) ).status ).toBe( 403 );
		expect( ( await tasks.get( '/api/stores/31' ) ).status ).toBe( 403 );
		const { tasks: made } = await shop.make();
		expect(
			( await shop.get( `/api/tasks/${ made[ 0 ].id }` ) ).status
		).toBe( 403 );
		expect(
			( await tasks.get( `/api/tasks/${ made[ 0 ].id }` ) ).status
		).toBe( 200 );
		expect( ( await tasks.get( '/api/orders/612' ) ).status ).toBe( 403 );
		expect( ( await tasks.get( '/api/tasks' ) ).status ).toBe( 403 );
	} );

	test( "paths and verbs outside the API have the framework's own pages", async () => {
		const collection = await shop.get( '/api/deliveries' );
		expect( collection.status ).toBe( 405 );
		expect( collection.headers.get( 'content-type' ) ).toContain(
			'text/html'
		);
		const unknown = await shop.get( '/api/deliveries/4711/nothing' );
		expect( [ unknown.status, unknown.json ] ).toEqual( [
			404,
			undefined,
		] );
		expect( ( await send( `${ box.url }/wp-login.php` ) ).status ).toBe(
			404
		);
	} );

	test( 'X-HTTP-Method-Override turns a POST into a DELETE', async () => {
		const { id } = await shop.make();
		const answer = await shop.call(
			'POST',
			`/api/deliveries/${ id }`,
			'{}',
			{ 'X-HTTP-Method-Override': 'DELETE' }
		);
		expect( answer.status ).toBe( 204 );
	} );
} );
