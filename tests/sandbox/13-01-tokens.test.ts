/**
 * 13.1: the token endpoint.
 */
import {
	askToken,
	basic,
	client,
	closeAll,
	control,
	sandbox,
	send,
	type Answer,
	type Json,
} from './support.ts';
import type { Sandbox } from '../../bin/sandbox/index.ts';

let box: Sandbox;
beforeAll( async () => {
	box = await sandbox();
} );
afterAll( closeAll );

const keys = ( index = 0 ): [ string, string ] => {
	const { identifier = '', secret = '' } = box.apps[ index ] ?? {};
	return [ identifier, secret ];
};
const GRANT = { grant_type: 'client_credentials' };
const claims = ( { json }: Answer ): Json =>
	JSON.parse(
		Buffer.from(
			json.access_token.split( '.' )[ 1 ],
			'base64url'
		).toString()
	);

/** An app of the first store with these scopes. */
async function app( scopes: string[] ): Promise< Json > {
	return (
		await control( box, 'POST', '/apps', {
			name: 'Scoped',
			store: 31,
			scopes,
		} )
	).json;
}

describe( '13.1 tokens', () => {
	test( 'keys have the real forms and are the same for the same seed', async () => {
		const [ identifier, secret ] = keys();
		expect( identifier ).toMatch( /^[0-9a-f]{32}$/ );
		expect( secret ).toMatch( /^[0-9a-f]{128}$/ );
		const twin = await sandbox();
		expect( twin.apps ).toEqual( box.apps );
		const other = await sandbox( { seed: 'another' } );
		expect( other.apps[ 0 ]?.identifier ).not.toBe( identifier );
	} );

	test( 'Basic credentials get an RS256 token that lives an hour', async () => {
		const answer = await askToken(
			box,
			{ ...GRANT, scope: 'deliveries' },
			basic( ...keys() )
		);
		expect( answer.status ).toBe( 200 );
		expect( answer.headers.get( 'content-type' ) ).toBe(
			'application/json; charset=UTF-8'
		);
		expect( answer.headers.get( 'cache-control' ) ).toBe( 'no-store' );
		expect( answer.headers.get( 'pragma' ) ).toBe( 'no-cache' );
		expect( Object.keys( answer.json ).sort() ).toEqual( [
			'access_token',
			'expires_in',
			'token_type',
		] );
		expect( answer.json ).toMatchObject( {
			token_type: 'Bearer',
			expires_in: 3600,
		} );
		const { exp, iat, nbf, ...rest } = claims( answer );
		expect( exp - iat ).toBe( 3600 );
		expect( nbf ).toBe( iat );
		expect( rest ).toEqual( {
			aud: keys()[ 0 ],
			jti: expect.stringMatching( /^[0-9a-f]{80}$/ ),
			sub: '',
			scopes: [ 'deliveries' ],
		} );
	} );

	test( 'credentials in the body win over the header', async () => {
		const [ identifier, secret ] = keys( 1 );
		const both = await askToken(
			box,
			{ ...GRANT, client_id: identifier, client_secret: secret },
			basic( 'nobody', 'nothing' )
		);
		expect( both.status ).toBe( 200 );
		expect( claims( both ).aud ).toBe( identifier );
		const wrong = await askToken(
			box,
			{ ...GRANT, client_secret: 'wrong' },
			basic( ...keys() )
		);
		expect( wrong.status ).toBe( 401 );
	} );

	test( 'only form encoding is read', async () => {
		const answer = await send( `${ box.url }/oauth2/token`, {
			method: 'POST',
			body: JSON.stringify( { ...GRANT, scope: 'deliveries' } ),
			headers: {
				'Content-Type': 'application/json',
				Authorization: basic( ...keys() ),
			},
		} );
		expect( answer.status ).toBe( 400 );
		expect( answer.json.error ).toBe( 'unsupported_grant_type' );
	} );

	test.each( [
		[ 'unknown identifier', 'f'.repeat( 32 ), 'x' ],
		[ 'wrong secret', '', 'x'.repeat( 128 ) ],
		[ 'secret of another length', '', 'short' ],
	] )( '401 invalid_client: %s', async ( _name, identifier, secret ) => {
		const answer = await askToken(
			box,
			GRANT,
			basic( identifier || keys()[ 0 ], secret )
		);
		expect( answer.status ).toBe( 401 );
		expect( answer.headers.get( 'www-authenticate' ) ).toBe(
			'Basic realm="OAuth"'
		);
		expect( answer.json ).toEqual( {
			error: 'invalid_client',
			error_description: 'Client authentication failed',
			message: 'Client authentication failed',
		} );
	} );

	test( '400 invalid_request without any identifier', async () => {
		const answer = await askToken( box, GRANT );
		expect( answer.status ).toBe( 400 );
		expect( answer.json ).toMatchObject( {
			error: 'invalid_request',
			hint: expect.stringContaining( 'client_id' ),
		} );
		expect( answer.json.message ).toBe( answer.json.error_description );
	} );

	test.each( [ {}, { grant_type: 'password' } ] )(
		'400 unsupported_grant_type for %j',
		async ( form ) => {
			const answer = await askToken( box, form, basic( ...keys() ) );
			expect( answer.status ).toBe( 400 );
			expect( answer.json.error ).toBe( 'unsupported_grant_type' );
		}
	);

	test.each( [ 'tasks', 'deliveries tasks', 'nonsense' ] )(
		'400 invalid_scope for "%s"',
		async ( scope ) => {
			const answer = await askToken(
				box,
				{ ...GRANT, scope },
				basic( ...keys() )
			);
			expect( answer.status ).toBe( 400 );
			expect( answer.json ).toMatchObject( { error: 'invalid_scope' } );
			expect( answer.json.hint ).toContain( scope.split( ' ' ).at( -1 ) );
		}
	);

	test( 'without asking, a client gets all its scopes', async () => {
		const { identifier, secret } = await app( [ 'deliveries', 'tasks' ] );
		const answer = await askToken(
			box,
			GRANT,
			basic( identifier, secret )
		);
		expect( claims( answer ).scopes ).toEqual( [ 'deliveries', 'tasks' ] );
	} );

	test( 'a client without scopes gets exactly what it asks for', async () => {
		const { identifier, secret } = await app( [] );
		const asked = await askToken(
			box,
			{ ...GRANT, scope: 'tasks orders:all' },
			basic( identifier, secret )
		);
		expect( claims( asked ).scopes ).toEqual( [ 'tasks', 'orders:all' ] );
		const silent = await askToken(
			box,
			GRANT,
			basic( identifier, secret )
		);
		expect( claims( silent ).scopes ).toEqual( [] );
		const unknown = await askToken(
			box,
			{ ...GRANT, scope: 'nonsense' },
			basic( identifier, secret )
		);
		expect( unknown.json.error ).toBe( 'invalid_scope' );
	} );

	test( 'the lifetime can be shortened, and the answer says so', async () => {
		const own = await sandbox();
		await control( own, 'PUT', '/settings', { token_ttl: 5 } );
		const answer = await askToken( own, GRANT, basic( ...keys() ) );
		expect( answer.json.expires_in ).toBe( 5 );
		const shop = await client( own );
		expect( ( await shop.get( '/api/me' ) ).status ).toBe( 200 );
		await control( own, 'PUT', '/clock', { advance: 6 } );
		const late = await shop.get( '/api/me' );
		expect( late.status ).toBe( 401 );
		expect( late.json.message ).toBe( 'Expired JWT Token' );
	} );

	test( "tokens can be expired and revoked, all or one client's", async () => {
		const own = await sandbox();
		const [ first, second ] = [
			await client( own, 0 ),
			await client( own, 1 ),
		];
		await control( own, 'POST', '/tokens/expire', {
			client: own.apps[ 0 ]?.identifier,
		} );
		expect( ( await first.get( '/api/me' ) ).json.message ).toBe(
			'Expired JWT Token'
		);
		expect( ( await second.get( '/api/me' ) ).status ).toBe( 200 );
		await control( own, 'POST', '/tokens/revoke' );
		const revoked = await second.get( '/api/me' );
		expect( revoked.status ).toBe( 401 );
		expect( revoked.json.message ).toBe(
			'An authentication exception occurred.'
		);
	} );

	test( 'a renewed secret keeps the identifier and locks the old secret out', async () => {
		const own = await sandbox();
		const [ before ] = own.apps;
		const { json } = await control(
			own,
			'POST',
			`/apps/${ before?.id }/renew`
		);
		expect( json.identifier ).toBe( before?.identifier );
		expect( json.secret ).toMatch( /^[0-9a-f]{128}$/ );
		expect( json.secret ).not.toBe( before?.secret );
		const old = await askToken(
			own,
			GRANT,
			basic( before?.identifier ?? '', before?.secret ?? '' )
		);
		expect( old.status ).toBe( 401 );
		expect(
			(
				await askToken(
					own,
					GRANT,
					basic( json.identifier, json.secret )
				)
			).status
		).toBe( 200 );
	} );

	test( 'editing an app makes a new client; the old one authenticates but has no store', async () => {
		const own = await sandbox();
		const [ before ] = own.apps;
		const shop = await client( own );
		const edited = await control( own, 'PUT', `/apps/${ before?.id }`, {
			name: 'Renamed',
			store: 31,
		} );
		expect( edited.json.identifier ).not.toBe( before?.identifier );
		const again = await askToken(
			own,
			GRANT,
			basic( before?.identifier ?? '', before?.secret ?? '' )
		);
		expect( again.status ).toBe( 200 );
		expect( ( await shop.get( '/api/stores/31' ) ).status ).toBe( 500 );
		expect( ( await shop.get( '/api/time_slots/choices' ) ).status ).toBe(
			500
		);
		expect(
			( await ( await client( own ) ).get( '/api/me' ) ).json.name
		).toBe( 'Renamed' );
	} );

	test( 'an app without a store may log in, and creation ends in a 500', async () => {
		const own = await sandbox();
		await control( own, 'POST', '/apps', {
			name: 'No store',
			scopes: [ 'deliveries' ],
		} );
		const shop = await client( own, 2 );
		expect( ( await shop.get( '/api/me' ) ).json ).toMatchObject( {
			name: 'No store',
			store: null,
		} );
		expect(
			(
				await shop.create( {
					dropoff: {
						address: '1 rue Haute',
						before: 'tomorrow 13:00',
					},
				} )
			).status
		).toBe( 500 );
	} );
} );
