/**
 * Connecting a Store account: what people paste, what can fail, and that nothing is sent before the last yes.
 */
import { screen, waitFor } from '@testing-library/react';
import { Connections } from '../../../src/admin/connections/index.ts';
import type { Connection } from '../../../src/admin/types.ts';
import { complaint, draw, later } from '../draw.tsx';
import { no, page, shop, versioned } from '../fake-shop.ts';
import { boot, connection } from '../fixtures.ts';

const ID = '0123456789abcdef'.repeat( 2 );
const SECRET = 'f'.repeat( 128 );
const CHECK = {
	ok: true,
	steps: [ { name: 'address', ok: true, code: '', message: '', ms: 2 } ],
};

beforeEach( () => {
	boot();
	shop.on( 'GET connections', page( [] ) )
		.on( 'GET drivers', page( [] ) )
		.on( 'POST connections/{id}/check', CHECK );
} );

async function openForm() {
	const drawn = draw( <Connections /> );
	await drawn.user.click(
		await screen.findByRole( 'button', { name: 'Connect a Store account' } )
	);
	return drawn;
}

async function paste(
	{ user }: Awaited< ReturnType< typeof openForm > >,
	text: string
) {
	await user.click( screen.getByLabelText( 'Identifier' ) );
	await user.paste( text );
}

const press = () =>
	screen.getByRole( 'button', { name: /Check and connect|Checking/ } );

it( 'takes both keys and the address from one paste', async () => {
	const drawn = await openForm();
	await paste(
		drawn,
		`${ ID } ${ SECRET } https://grenoble.coopcycle.org/x`
	);
	expect( screen.getByLabelText( 'Identifier' ) ).toHaveValue( ID );
	expect( screen.getByLabelText( 'Secret' ) ).toHaveValue( SECRET );
	expect( screen.getByLabelText( 'Address of the platform' ) ).toHaveValue(
		'https://grenoble.coopcycle.org'
	);
} );

it( 'does not take in a paste that is much too long', async () => {
	const drawn = await openForm();
	await paste( drawn, 'x'.repeat( 10_000_000 ) );
	expect( screen.getByLabelText( 'Identifier' ) ).toHaveValue( '' );
	expect( screen.getByText( /much too long/ ) ).toBeInTheDocument();
} );

it( 'repairs an address when its field is left, and says so', async () => {
	const { user } = await openForm();
	const address = screen.getByLabelText( 'Address of the platform' );
	await user.type( address, ' grenoble.coopcycle.org/admin/stores ' );
	await user.tab();
	expect( address ).toHaveValue( 'https://grenoble.coopcycle.org' );
	expect(
		screen.getByText(
			'The address is used as https://grenoble.coopcycle.org.'
		)
	).toBeInTheDocument();
} );

it( 'keeps everything that was typed when the network is lost', async () => {
	const drawn = await openForm();
	shop.on( 'POST connections', () => {
		throw { code: 'fetch_error' };
	} );
	await paste( drawn, `${ ID } ${ SECRET } https://grenoble.coopcycle.org` );
	await drawn.user.click( press() );
	await complaint( 'The shop did not answer.' );
	expect( screen.getByLabelText( 'Identifier' ) ).toHaveValue( ID );
	expect( screen.getByLabelText( 'Secret' ) ).toHaveValue( SECRET );
	expect( screen.getByLabelText( 'Address of the platform' ) ).toHaveValue(
		'https://grenoble.coopcycle.org'
	);
} );

it( 'makes no second connection when the network is lost after the first was made', async () => {
	const drawn = await openForm();
	shop.on( 'POST connections', connection( { enabled: false } ) ).on(
		'POST connections/{id}/check',
		() => {
			throw { code: 'fetch_error' };
		}
	);
	await paste( drawn, `${ ID } ${ SECRET } https://grenoble.coopcycle.org` );
	await drawn.user.click( press() );
	expect(
		await screen.findByText( 'Is this your shop?' )
	).toBeInTheDocument();
	expect( shop.sent( 'POST connections' ) ).toHaveLength( 1 );
} );

it( 'notices keys in each other’s field and swaps them', async () => {
	const { user } = await openForm();
	await user.click( screen.getByLabelText( 'Identifier' ) );
	await user.paste( SECRET );
	await user.click( screen.getByLabelText( 'Secret' ) );
	await user.paste( ID );
	await user.click( screen.getByRole( 'button', { name: 'Swap them' } ) );
	expect( screen.getByLabelText( 'Identifier' ) ).toHaveValue( ID );
	expect( screen.getByLabelText( 'Secret' ) ).toHaveValue( SECRET );
} );

it( 'shows how far a refused account came and keeps what was typed', async () => {
	shop.on(
		'POST connections',
		no( 422, 'pedal_credentials_refused', {
			field: 'identifier',
			details: {
				steps: [
					{ name: 'address', ok: true, code: '', message: '', ms: 1 },
					{
						name: 'reach',
						ok: false,
						code: 'x',
						message: 'Nobody is there.',
						ms: 1,
					},
				],
			},
		} )
	);
	const drawn = await openForm();
	await paste( drawn, `${ ID } ${ SECRET } https://grenoble.coopcycle.org` );
	await drawn.user.click( press() );
	expect( await screen.findByText( 'Nobody is there.' ) ).toBeInTheDocument();
	expect( screen.getAllByText( 'not reached' ) ).toHaveLength( 3 );
	expect( screen.getByLabelText( 'Identifier' ) ).toHaveValue( ID );
	expect( screen.getByLabelText( 'Identifier' ) ).toBeInvalid();
} );

it( 'connects once however often the button is pressed, and asks whose shop it is', async () => {
	const made = later< Connection >();
	shop.on( 'POST connections', made.answer ).on(
		'PATCH connections/{id}',
		connection()
	);
	const drawn = await openForm();
	await paste( drawn, `${ ID } ${ SECRET } https://grenoble.coopcycle.org` );
	await drawn.user.dblClick( press() );
	await drawn.user.click( press() );
	made.give( connection( { enabled: false } ) );
	await drawn.user.click(
		await screen.findByRole( 'button', { name: 'Yes, this is my shop' } )
	);
	expect( shop.sent( 'POST connections' ) ).toHaveLength( 1 );
	expect( shop.sent( 'POST connections' )[ 0 ] ).toMatchObject( {
		enabled: false,
	} );
	expect( shop.sent( 'PATCH connections/{id}' ) ).toEqual( [
		{ enabled: true, name: 'Fromagerie du Port' },
	] );
} );

it( 'forgets the keys of a shop that is not mine', async () => {
	shop.on( 'POST connections', connection( { enabled: false } ) ).on(
		'DELETE connections/{id}',
		{ deleted: true }
	);
	const drawn = await openForm();
	await paste( drawn, `${ ID } ${ SECRET } https://grenoble.coopcycle.org` );
	await drawn.user.click( press() );
	await drawn.user.click(
		await screen.findByRole( 'button', { name: 'No, forget these keys' } )
	);
	await waitFor( () =>
		expect( shop.sent( 'DELETE connections/{id}' ) ).toHaveLength( 1 )
	);
	expect( shop.sent( 'PATCH connections/{id}' ) ).toHaveLength( 0 );
} );

describe( 'a connection there is', () => {
	it( 'says why it rests and goes on at a press', async () => {
		shop.on(
			'GET connections',
			page( [
				connection( {
					status: 'paused',
					status_message:
						'The platform failed several times in a row.',
				} ),
			] )
		).on( 'POST connections/{id}/resume', connection() );
		const { user } = draw( <Connections /> );
		expect( await screen.findByText( 'Resting' ) ).toBeInTheDocument();
		await user.click(
			screen.getByRole( 'button', { name: 'Send again now' } )
		);
		expect( shop.sent( 'POST connections/{id}/resume' ) ).toHaveLength( 1 );
	} );

	it( 'keeps its secret when only its name is changed', async () => {
		shop.on( 'GET connections', page( [ connection() ] ) )
			.on( 'GET connections/{id}', connection() )
			.on( 'PATCH connections/{id}', connection() );
		const { user } = draw( <Connections /> );
		await user.click(
			await screen.findByRole( 'button', { name: 'Edit or renew keys' } )
		);
		const name = await screen.findByLabelText( 'Name, for yourself' );
		expect( screen.getByLabelText( 'Secret' ) ).toHaveValue( '' );
		await user.clear( name );
		await user.type( name, 'Port' );
		await user.click( screen.getByRole( 'button', { name: 'Save' } ) );
		expect( shop.sent( 'PATCH connections/{id}' )[ 0 ] ).not.toHaveProperty(
			'secret'
		);
	} );

	it( 'is not overwritten by an older form of another tab', async () => {
		shop.on( 'GET connections', page( [ connection() ] ) )
			.on( 'GET connections/{id}', versioned( connection(), '"c1"' ) )
			.on(
				'PATCH connections/{id}',
				no( 409, 'pedal_changed_meanwhile' )
			);
		const { user } = draw( <Connections /> );
		await user.click(
			await screen.findByRole( 'button', { name: 'Edit or renew keys' } )
		);
		await user.type(
			await screen.findByLabelText( 'Name, for yourself' ),
			'!'
		);
		await user.click( screen.getByRole( 'button', { name: 'Save' } ) );
		expect(
			await screen.findByRole( 'button', {
				name: 'Show what they saved',
			} )
		).toBeInTheDocument();
		expect( screen.getByLabelText( 'Name, for yourself' ) ).toHaveValue(
			'Fromagerie du Port!'
		);
		expect( shop.sent( 'PATCH connections/{id}' )[ 0 ] ).toMatchObject( {
			version: '"c1"',
		} );
	} );

	it( 'shows a secret from wp-config.php as read-only', async () => {
		const constant = connection( {
			secret: {
				set: true,
				last4: '',
				updated_at: null,
				source: 'constant',
			},
		} );
		shop.on( 'GET connections', page( [ constant ] ) ).on(
			'GET connections/{id}',
			constant
		);
		const { user } = draw( <Connections /> );
		await user.click(
			await screen.findByRole( 'button', { name: 'Edit or renew keys' } )
		);
		expect( await screen.findByLabelText( 'Secret' ) ).toBeDisabled();
		expect( screen.getByText( /PEDAL_SECRET_PORT/ ) ).toBeInTheDocument();
	} );

	it( 'asks before it is deleted, and the question stays open on a no', async () => {
		shop.on( 'GET connections', page( [ connection() ] ) ).on(
			'DELETE connections/{id}',
			no( 409, 'pedal_connection_in_use', {
				hint: 'Wait until they are finished.',
			} )
		);
		const { user } = draw( <Connections /> );
		await user.click(
			await screen.findByRole( 'button', { name: 'Delete' } )
		);
		await user.click(
			screen.getByRole( 'button', { name: 'Delete Fromagerie du Port' } )
		);
		expect(
			await screen.findByText( /Wait until they are finished/ )
		).toBeInTheDocument();
		expect( screen.getByRole( 'dialog' ) ).toBeInTheDocument();
	} );
} );

it( 'says that the list could not be read and tries again', async () => {
	shop.on( 'GET connections', no( 503, 'pedal_storage_failed' ) );
	const { user } = draw( <Connections /> );
	await complaint( 'no: pedal_storage_failed' );
	shop.on( 'GET connections', page( [ connection() ] ) );
	await user.click( screen.getByRole( 'button', { name: 'Try again' } ) );
	expect(
		await screen.findByRole( 'heading', { name: 'Fromagerie du Port' } )
	).toBeInTheDocument();
} );

describe( 'a system of the merchant’s own', () => {
	const driver = ( id: string, name: string ) => ( {
		id,
		name,
		abilities: [],
		settings_schema: {},
	} );

	async function openOther() {
		shop.on(
			'GET drivers',
			page( [
				driver( 'coopcycle', 'CoopCycle' ),
				driver( 'webhook', 'Webhook' ),
			] )
		);
		const drawn = draw( <Connections /> );
		await drawn.user.click(
			await screen.findByRole( 'button', {
				name: 'Connect a system of your own',
			} )
		);
		return drawn;
	}

	it( 'is asked for in its own words, and its address keeps its path', async () => {
		const { user } = await openOther();
		shop.on(
			'POST connections',
			connection( { driver: 'webhook', enabled: false } )
		);
		const address = screen.getByLabelText(
			'Address that takes the events'
		);
		await user.type( address, ' erp.example/hooks/pedal?shop=1 ' );
		await user.tab();
		expect( address ).toHaveValue(
			'https://erp.example/hooks/pedal?shop=1'
		);
		await user.type(
			screen.getByLabelText( 'Name of this shop' ),
			'grenoble'
		);
		await user.type( screen.getByLabelText( 'Signing key' ), 'whsec_YWJj' );
		await user.click( press() );
		await waitFor( () =>
			expect( shop.sent( 'POST connections' ) ).toEqual( [
				expect.objectContaining( {
					driver: 'webhook',
					base_url: 'https://erp.example/hooks/pedal?shop=1',
					identifier: 'grenoble',
					secret: 'whsec_YWJj',
				} ),
			] )
		);
		expect(
			await screen.findByText( 'Is this your shop?' )
		).toBeInTheDocument();
	} );

	it( 'does not change how a Store account is connected', async () => {
		const { user } = await openOther();
		await user.click( screen.getByRole( 'button', { name: 'Go back' } ) );
		await user.click(
			await screen.findByRole( 'button', {
				name: 'Connect a Store account',
			} )
		);
		expect(
			screen.getByLabelText( 'Address of the platform' )
		).toBeInTheDocument();
		expect( screen.getByLabelText( 'Identifier' ) ).toBeInTheDocument();
		expect( screen.queryByLabelText( 'Signing key' ) ).toBeNull();
	} );

	it( 'does not look as if it should call us', async () => {
		shop.on(
			'GET connections',
			page( [ connection( { driver: 'webhook', status: 'ready' } ) ] )
		);
		draw( <Connections /> );
		expect(
			await screen.findByText( /tells nothing back/ )
		).toBeInTheDocument();
	} );
} );
