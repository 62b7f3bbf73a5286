/**
 * The guide: every step shows its proof, can be left, and says what still has to be done by hand.
 */
import { screen, waitFor } from '@testing-library/react';
import { boot as booted } from '../../../src/admin/boot.ts';
import { Setup } from '../../../src/admin/setup/index.ts';
import { draw } from '../draw.tsx';
import { no, page, shop, versioned } from '../fake-shop.ts';
import { boot, connection, rule, settings, setup } from '../fixtures.ts';

const open = ( step: string ) =>
	window.history.replaceState(
		null,
		'',
		`?page=wc-pedal&tab=setup&step=${ step }`
	);

const PLAIN = setup( [], {
	permalinks: {
		structure: '',
		plain: true,
		rest_url: 'https://shop.example/?rest_route=/wc/v3',
		proven: false,
	},
} );

beforeEach( () => {
	boot( { setupDone: false } );
	shop.on( 'GET settings', versioned( settings(), '"s"' ) )
		.on( 'GET connections', page( [ connection() ] ) )
		.on( 'GET rules', versioned( [], '"r"' ) )
		.on( 'POST rules/simulate', {
			orders: [],
			counts: { orders: 50, changed: 0, sent_before: 0, sent_after: 38 },
		} );
} );

describe( 'readable addresses', () => {
	it( 'are switched on at one press and proven', async () => {
		shop.on( 'GET setup', PLAIN ).on( 'POST setup/permalinks', () => {
			shop.on( 'GET setup', setup( [ 'permalinks' ] ) );
			return {
				...setup( [] ).permalinks,
				previous: '',
				code: '',
				message: '',
				hint: '',
				evidence: '',
				by_hand: [],
			};
		} );
		const { user } = draw( <Setup /> );
		await user.click(
			await screen.findByRole( 'button', { name: 'Use “Day and name”' } )
		);
		expect(
			await screen.findByText( 'https://shop.example/wp-json/wc/v3 ✓', {
				exact: false,
			} )
		).toBeInTheDocument();
		expect( shop.sent( 'POST setup/permalinks' ) ).toEqual( [
			{ structure: '/%year%/%monthnum%/%day%/%postname%/' },
		] );
	} );

	it( 'come with the lines to paste when the server does not know them yet', async () => {
		shop.on( 'GET setup', PLAIN ).on( 'POST setup/permalinks', {
			...PLAIN.permalinks,
			plain: false,
			structure: '/%postname%/',
			previous: '',
			code: 'cannot_rewrite',
			message: 'Your server does not know them yet.',
			hint: 'Paste the lines.',
			evidence: 'GET … 404',
			by_hand: [
				{
					server: 'nginx',
					file: 'server { … }',
					lines: 'try_files $uri',
				},
			],
		} );
		const { user } = draw( <Setup /> );
		await user.click(
			await screen.findByRole( 'button', { name: 'Use “Day and name”' } )
		);
		expect(
			await screen.findByText( 'try_files $uri' )
		).toBeInTheDocument();
		expect( screen.getByText( 'GET … 404' ) ).toBeInTheDocument();
	} );

	it( 'are an administrator’s business', async () => {
		boot( { setupDone: false, may: { manage: true, permalinks: false } } );
		shop.on( 'GET setup', PLAIN );
		draw( <Setup /> );
		expect(
			await screen.findByText( /Ask an administrator/ )
		).toBeInTheDocument();
		expect(
			screen.queryByRole( 'button', { name: /Day and name/ } )
		).toBeNull();
	} );
} );

it( 'can be left at any step and goes on with the next', async () => {
	shop.on( 'GET setup', PLAIN );
	const { user } = draw( <Setup /> );
	await user.click(
		await screen.findByRole( 'button', { name: 'Do this later' } )
	);
	expect( window.location.search ).toContain( 'step=keys' );
	expect(
		screen.getByRole( 'region', {
			name: 'Let the platform read your shop',
		} )
	).toHaveFocus();
} );

describe( 'keys', () => {
	const KEY = {
		id: 5,
		consumer_key: 'ck_1',
		consumer_secret: 'cs_2',
		qr: 'ck_1|cs_2',
	};

	beforeEach( () => {
		open( 'keys' );
		shop.on( 'GET setup', setup( [ 'permalinks' ] ) )
			.on( 'GET setup/keys', page( [] ) )
			.on( 'GET /wp/v2/users', no( 403, 'rest_forbidden' ) )
			.on( 'POST setup/keys', KEY );
	} );

	it( 'are shown once, until a person says that they are kept', async () => {
		const { user } = draw( <Setup /> );
		await user.click( await screen.findByText( 'Make or test a key' ) );
		await user.click( screen.getByLabelText( 'Read/Write' ) );
		await user.click(
			screen.getByRole( 'button', { name: 'Make the key' } )
		);
		expect( await screen.findByText( 'cs_2' ) ).toBeInTheDocument();
		expect( shop.sent( 'POST setup/keys' ) ).toEqual( [
			{
				description: 'Delivery platform',
				user_id: 1,
				permissions: 'read_write',
			},
		] );
		const dialog = screen.getByRole( 'dialog' );
		await waitFor( () => expect( dialog ).toHaveFocus() );
		await user.keyboard( '{Escape}' );
		expect( screen.getByText( 'cs_2' ) ).toBeInTheDocument();
		await user.click(
			screen.getByRole( 'button', { name: 'Yes, close' } )
		);
		await waitFor( () =>
			expect( screen.queryByText( 'cs_2' ) ).toBeNull()
		);
	} );

	it( 'are tested with what was pasted, cleaned, and the cause is named', async () => {
		shop.on( 'POST setup/keys/verify', {
			ok: false,
			code: 'authorization_stripped',
			message: 'Your server throws the header away.',
			status: 401,
			hint: 'Apache: add …',
			evidence: 'HTTP/1.1 401',
		} );
		const { user } = draw( <Setup /> );
		await user.click( await screen.findByText( 'Make or test a key' ) );
		await user.click( screen.getByLabelText( 'Consumer key' ) );
		await user.paste( ' ck_x\n' );
		await user.type( screen.getByLabelText( 'Consumer secret' ), 'cs_x' );
		await user.click( screen.getByRole( 'button', { name: 'Test' } ) );
		expect(
			await screen.findByText( /throws the header away/ )
		).toBeInTheDocument();
		expect( screen.getByText( 'HTTP/1.1 401' ) ).toBeInTheDocument();
		expect( shop.sent( 'POST setup/keys/verify' ) ).toEqual( [
			{ consumer_key: 'ck_x', consumer_secret: 'cs_x' },
		] );
	} );

	it( 'whose user is gone are said to be of no use, and revoking asks first', async () => {
		shop.on(
			'GET setup/keys',
			page( [
				{
					id: 5,
					description: 'Old',
					user: {
						id: 9,
						name: '',
						can_read: false,
						can_write: false,
					},
					permissions: 'read',
					truncated_key: 'abc',
					last_access: null,
					usable: false,
					code: 'key_user_gone',
					message: 'The user is gone.',
				},
			] )
		).on( 'DELETE setup/keys/{id}', { deleted: true, id: 5 } );
		const { user } = draw( <Setup /> );
		await user.click( await screen.findByText( 'Make or test a key' ) );
		expect(
			await screen.findByText( 'The user is gone.' )
		).toBeInTheDocument();
		await user.click( screen.getByRole( 'button', { name: 'Revoke' } ) );
		expect( shop.sent( 'DELETE setup/keys/{id}' ) ).toHaveLength( 0 );
		await user.click(
			screen.getByRole( 'button', { name: 'Revoke the key “Old”' } )
		);
		await waitFor( () =>
			expect( shop.sent( 'DELETE setup/keys/{id}' ) ).toHaveLength( 1 )
		);
	} );
} );

describe( 'a Store account', () => {
	const off = connection( { id: 8, name: 'Winter shop', enabled: false } );

	beforeEach( () => {
		open( 'connection' );
		shop.on( 'GET setup', setup( [ 'permalinks' ] ) ).on(
			'GET drivers',
			page( [] )
		);
	} );

	it( 'that is switched off does not stand in the way of a further one', async () => {
		shop.on( 'GET connections', page( [ connection(), off ] ) );
		const { user } = draw( <Setup /> );
		await user.click(
			await screen.findByRole( 'button', {
				name: 'Connect a further Store account',
			} )
		);
		expect(
			await screen.findByLabelText( 'Identifier' )
		).toBeInTheDocument();
	} );

	it( 'that is not mine is forgotten, but never with deliveries under way', async () => {
		shop.on( 'GET connections', page( [ off ] ) ).on(
			'DELETE connections/{id}',
			no( 409, 'pedal_connection_in_use' )
		);
		const { user } = draw( <Setup /> );
		await user.click(
			await screen.findByRole( 'button', {
				name: 'No, forget these keys',
			} )
		);
		expect(
			await screen.findAllByText( /pedal_connection_in_use/ )
		).not.toHaveLength( 0 );
		const [ asked ] = shop.asked.filter(
			( { verb } ) => verb === 'DELETE'
		);
		expect( asked?.query.get( 'force' ) ).toBeNull();
	} );
} );

describe( 'which orders', () => {
	beforeEach( () => {
		open( 'routes' );
		shop.on( 'GET setup', setup( [ 'permalinks', 'connection' ] ) );
	} );

	it( 'makes a rule of a method’s choice, on the version that was read', async () => {
		shop.on(
			'PUT rules',
			versioned( [ rule( { id: 'method-flat_rate-3' } ) ], '"r2"' )
		);
		const { user } = draw( <Setup /> );
		await user.selectOptions(
			await screen.findByLabelText( 'Flat rate is carried by' ),
			'Fromagerie du Port'
		);
		await waitFor( () =>
			expect( shop.sent( 'PUT rules' ) ).toHaveLength( 1 )
		);
		expect( shop.sent( 'PUT rules' )[ 0 ] ).toMatchObject( {
			version: '"r"',
			rules: [
				{
					when: [
						{
							field: 'shipping_method',
							op: 'is',
							value: 'flat_rate:3',
						},
					],
					then: { connection_id: 1 },
				},
			],
		} );
	} );

	const tied = ( to: number | null ) =>
		boot( {
			vocabulary: {
				...booted().vocabulary,
				zones: [
					{
						id: 1,
						name: 'Centre',
						methods: [
							{
								method: 'pedal_delivery',
								instance: 3,
								title: 'Bike',
								enabled: true,
								connection: to,
							},
						],
					},
				],
			},
		} );
	const carrier = () => screen.findByLabelText( 'Bike is carried by' );

	it( 'says that a method is tied to a connection that is gone', async () => {
		tied( 99 );
		draw( <Setup /> );
		expect( await carrier() ).toHaveDisplayValue(
			'a connection that is gone'
		);
	} );

	it( 'says that of several connections none is chosen', async () => {
		tied( null );
		shop.on(
			'GET connections',
			page( [ connection(), connection( { id: 8 } ) ] )
		);
		draw( <Setup /> );
		expect( await carrier() ).toHaveDisplayValue( 'nobody' );
	} );

	it( 'says what it means for past orders', async () => {
		draw( <Setup /> );
		expect(
			await screen.findByText(
				'Of your last 50 orders, 38 would be delivered.'
			)
		).toBeInTheDocument();
	} );

	it( 'adds our own method to a zone', async () => {
		shop.on( 'POST /wc/v3/shipping/zones/{id}/methods', {
			instance_id: 8,
			title: 'Local delivery',
		} );
		const { user } = draw( <Setup /> );
		await user.click(
			await screen.findByRole( 'button', {
				name: /Add “Local delivery” here/,
			} )
		);
		expect(
			await screen.findByLabelText( 'Local delivery is carried by' )
		).toBeInTheDocument();
	} );
} );

it( 'asks the platform about a real order and shows price, windows and the request', async () => {
	open( 'try' );
	shop.on( 'GET setup', setup( [ 'permalinks', 'connection', 'routes' ] ) )
		.on(
			'GET /wc/v3/orders',
			page( [
				{
					id: 7,
					number: '7',
					status: 'completed',
					date_created_gmt: '',
					billing: {
						first_name: 'Léa',
						last_name: 'Martin',
						city: 'Grenoble',
					},
					shipping: { first_name: '', last_name: '', city: '' },
				},
			] )
		)
		.on( 'POST connections/{id}/quote', {
			feasible: true,
			amount: 890,
			currency: 'EUR',
			reason: '',
		} )
		.on(
			'GET connections/{id}/slots',
			page( [
				{
					start: '2026-11-21T17:30:00Z',
					end: '2026-11-21T18:00:00Z',
					value: 'v',
					label: 'l',
				},
			] )
		)
		.on( 'GET orders/{id}/preview', [
			{
				parcel: 'main',
				connection_id: 1,
				marker: 'm',
				window: null,
				request: { dropoff: { comments: 'Ring twice' } },
			},
		] );
	const { user } = draw( <Setup /> );
	await user.click(
		await screen.findByLabelText( /#7 · Léa Martin · Grenoble/ )
	);
	await user.click(
		screen.getByRole( 'button', { name: 'Ask the platform' } )
	);
	expect(
		await screen.findByText( /Possible, for €8\.90/ )
	).toBeInTheDocument();
	expect( screen.getByText( /Ring twice/ ) ).toBeInTheDocument();
	expect( shop.sent( 'POST connections/{id}/quote' ) ).toEqual( [
		{ order_id: 7 },
	] );
} );

it( 'asks the platform about a typed address when there is no order yet', async () => {
	open( 'try' );
	shop.on( 'GET setup', setup( [ 'permalinks', 'connection', 'routes' ] ) )
		.on( 'GET /wc/v3/orders', page( [] ) )
		.on( 'GET connections/{id}/slots', page( [] ) )
		.on( 'POST connections/{id}/quote', {
			feasible: false,
			amount: null,
			currency: 'EUR',
			reason: 'Too far away.',
		} );
	const { user } = draw( <Setup /> );
	await user.click(
		await screen.findByRole( 'button', { name: 'Type an address instead' } )
	);
	await user.type(
		screen.getByLabelText( 'Street and number' ),
		'5 rue Lesdiguières'
	);
	await user.type( screen.getByLabelText( 'Town' ), 'Grenoble' );
	await user.click(
		screen.getByRole( 'button', { name: 'Ask the platform' } )
	);
	expect(
		await screen.findByText( '✗ Not possible: Too far away.' )
	).toBeInTheDocument();
	expect( shop.sent( 'POST connections/{id}/quote' ) ).toEqual( [
		{
			address: {
				street: '5 rue Lesdiguières',
				postcode: '',
				city: 'Grenoble',
			},
		},
	] );
} );

it( 'ends with what happens from now on and who hears of it', async () => {
	shop.on(
		'GET setup',
		setup( [ 'permalinks', 'connection', 'routes' ] )
	).on( 'GET /wc/v3/orders', page( [] ) );
	draw( <Setup /> );
	expect(
		await screen.findByText(
			/New orders in Processing will be sent by themselves/
		)
	).toBeInTheDocument();
	expect(
		screen.getByText( /a mail goes to the administrator/ )
	).toBeInTheDocument();
} );
