/**
 * The setup guide on a real shop: permalinks are proven, a key made here works from outside, and what is in its way is named.
 */
import { Shop } from './doctor/shop';

const MINUTE = 60_000;

interface Pair {
	consumer_key: string;
	consumer_secret: string;
}

interface Verified {
	ok: boolean;
	code: string;
	status: number;
	evidence: string;
}

let shop: Shop;
let pair: Pair;

const verify = () =>
	shop.rest( 'POST', '/wc-pedal/v1/setup/keys/verify', {
		consumer_key: pair.consumer_key,
		consumer_secret: pair.consumer_secret,
	} ) as Promise< Verified >;

beforeAll( async () => {
	shop = await Shop.open( { name: 'keys', port: 8790 } );
	pair = ( await shop.rest( 'POST', '/wc-pedal/v1/setup/keys', {
		description: 'Bikes',
		user_id: 1,
		permissions: 'read',
	} ) ) as Pair;
}, 2 * MINUTE );

afterAll( () => shop.close() );

afterEach( () => {
	shop.spoil();
	shop.proxy.fault = null;
} );

describe( 'a key made here', () => {
	it(
		'opens the shop on plain http, by its signature',
		async () => {
			expect( await verify() ).toMatchObject( {
				ok: true,
				code: '',
				status: 200,
			} );
		},
		MINUTE
	);

	it(
		'is seen to have been used',
		async () => {
			const [ key ] = ( await shop.rest(
				'GET',
				'/wc-pedal/v1/setup/keys'
			) ) as Array< { last_access: string } >;
			expect(
				Math.abs( Date.parse( key?.last_access ?? '' ) - Date.now() )
			).toBeLessThan( MINUTE );
		},
		MINUTE
	);

	it.each( [
		[ 'host-password', 'login_wall', 401 ],
		[ 'cloudflare-challenge', 'challenge_page', 403 ],
		[ 'modsecurity', 'firewall', 406 ],
		[ 'redirect-www', 'redirected', 301 ],
		[ 'theme-page', 'not_json', 200 ],
		[ 'not-routed', 'rest_not_found', 404 ],
	] as const )(
		'behind %s is told why: %s',
		async ( fault, code, status ) => {
			shop.proxy.fault = fault;
			expect( await verify() ).toMatchObject( {
				ok: false,
				code,
				status,
			} );
		},
		MINUTE
	);

	describe( 'on https', () => {
		beforeAll( () => shop.encrypt( true ), MINUTE );
		afterAll( () => shop.encrypt( false ), MINUTE );

		it(
			'opens the shop by the documented basic request',
			async () => {
				expect( await verify() ).toMatchObject( {
					ok: true,
					code: '',
					status: 200,
				} );
			},
			MINUTE
		);

		it(
			'loses its header on the way',
			async () => {
				shop.proxy.fault = 'authorization-stripped';
				expect( await verify() ).toMatchObject( {
					ok: false,
					code: 'authorization_stripped',
				} );
			},
			MINUTE
		);

		it(
			'reaches a WordPress that believes in plain http',
			async () => {
				shop.spoil( 'https-hidden' );
				expect( await verify() ).toMatchObject( {
					ok: false,
					code: 'https_not_seen',
				} );
			},
			MINUTE
		);
	} );
} );

describe( 'permalinks', () => {
	const change = ( structure: string ) =>
		shop.rest( 'POST', '/wc-pedal/v1/setup/permalinks', {
			structure,
		} ) as Promise< Record< string, unknown > >;

	it(
		'are saved and proven through the front door',
		async () => {
			expect(
				await change( '/%year%/%monthnum%/%day%/%postname%/' )
			).toMatchObject( {
				structure: '/%year%/%monthnum%/%day%/%postname%/',
				plain: false,
				proven: true,
				code: '',
				by_hand: [],
			} );
		},
		MINUTE
	);

	it(
		'that the server does not know yet come with the lines to paste',
		async () => {
			shop.proxy.fault = 'not-routed';
			const said = await change( '/%postname%/' );
			expect( said ).toMatchObject( {
				proven: false,
				code: 'cannot_rewrite',
			} );
			expect( JSON.stringify( said.by_hand ) ).toContain(
				'try_files $uri $uri/ /index.php?$args;'
			);
			shop.proxy.fault = null;
			expect( await change( '/%postname%/' ) ).toMatchObject( {
				proven: true,
			} );
		},
		MINUTE
	);
} );

describe( 'a server with a single process', () => {
	it(
		'says that it cannot answer itself, instead of hanging',
		async () => {
			const single = await Shop.open( {
				name: 'single',
				port: 8796,
				workers: 1,
			} );
			try {
				const began = Date.now();
				const setup = ( await single.rest(
					'GET',
					'/wc-pedal/v1/setup'
				) ) as { permalinks: { proven: boolean } };
				expect( setup.permalinks.proven ).toBe( false );
				expect( Date.now() - began ).toBeLessThan( 15_000 );
				expect(
					await single.rest(
						'POST',
						'/wc-pedal/v1/setup/permalinks',
						{ structure: '/%postname%/' }
					)
				).toMatchObject( {
					proven: false,
					code: 'front_door_unreachable',
				} );
			} finally {
				await single.close();
			}
		},
		2 * MINUTE
	);
} );
