/**
 * The board: what it shows, what it does not move, and what a person does from it.
 */
import { act, screen, waitFor, within } from '@testing-library/react';
import { Board } from '../../../src/admin/deliveries/index.ts';
import type { Delivery } from '../../../src/admin/types.ts';
import { complaint, draw, later } from '../draw.tsx';
import { no, page, shop } from '../fake-shop.ts';
import {
	boot,
	connection,
	delivery,
	details,
	needingYou,
	statement,
	verdict,
} from '../fixtures.ts';

beforeEach( () => {
	boot( { needsYou: 1 } );
	shop.on( 'GET connections', page( [ connection() ] ) )
		.on( 'GET statement', statement() )
		.on( 'GET deliveries', page( [ needingYou() ] ) );
} );

const numbers = () =>
	screen.getAllByRole( 'rowheader' ).map( ( header ) => header.textContent );

it( 'says the state, the reason and the one thing to do', async () => {
	draw( <Board /> );
	const row = await screen.findByRole( 'row', { name: /#1042/ } );
	expect( row ).toHaveTextContent( 'Needs you' );
	expect( row ).toHaveTextContent( 'The platform refused the delivery.' );
	expect(
		within( row ).getByRole( 'button', { name: 'Try again for #1042' } )
	).toBeInTheDocument();
	expect(
		await screen.findByText(
			/142 to deliver · 142 at the platform · 0 differences/
		)
	).toBeInTheDocument();
} );

it( 'leads to the order when the order has to be corrected', async () => {
	shop.on(
		'GET deliveries',
		page( [ needingYou( { code: 'address_not_found' } ) ] )
	);
	draw( <Board /> );
	expect(
		await screen.findByRole( 'link', { name: 'Correct the address' } )
	).toHaveAttribute( 'href', expect.stringContaining( 'id=1042' ) );
} );

it( 'takes over the row the shop answers with, once per press', async () => {
	const answered = later< Delivery >();
	shop.on( 'POST deliveries/{id}/retry', answered.answer );
	const { user } = draw( <Board /> );
	await user.dblClick(
		await screen.findByRole( 'button', { name: 'Try again for #1042' } )
	);
	answered.give(
		delivery( { sync: 'pending', stage: 'none', updated_at: 'x' } )
	);
	expect(
		await screen.findByText( 'Waiting to be sent' )
	).toBeInTheDocument();
	expect( shop.sent( 'POST deliveries/{id}/retry' ) ).toHaveLength( 1 );
} );

it.each( [
	[ 'the same connection', 'Naofood', { connection_id: 1 } ],
	[ 'whichever fits when that one was deleted', '', {} ],
] )( 'sends once more through %s', async ( _, name, through ) => {
	const failed = delivery( {
		stage: 'failed',
		actions: [ 'again' ],
		connection_id: 1,
		connection_name: name,
	} );
	shop.on( 'GET deliveries', page( [ failed ] ) ).on(
		'POST deliveries',
		delivery( { sync: 'pending', stage: 'none' } )
	);
	const { user } = draw( <Board /> );
	const button = { name: `Send once more for #${ failed.order_number }` };
	await user.click( await screen.findByRole( 'button', button ) );
	await user.click(
		within( screen.getByRole( 'dialog' ) ).getByRole( 'button', button )
	);
	await waitFor( () =>
		expect( shop.sent( 'POST deliveries' ) ).toEqual( [
			{ order_id: failed.order_id, again: true, ...through },
		] )
	);
} );

describe( 'a refresh', () => {
	beforeEach( () => jest.useFakeTimers( { advanceTimers: true } ) );
	afterEach( () => jest.useRealTimers() );

	it( 'marks changes but leaves every row where it is until a person asks', async () => {
		const first = delivery( { id: 1, order_number: '1' } );
		const second = delivery( { id: 2, order_number: '2' } );
		shop.on( 'GET deliveries', page( [ first, second ] ) );
		draw( <Board /> );
		await screen.findByRole( 'row', { name: /#2/ } );
		const fresh = delivery( { id: 3, order_number: '3' } );
		shop.on(
			'GET deliveries',
			page( [ fresh, { ...second, stage: 'carried' } ] )
		);
		await act( () => jest.advanceTimersByTimeAsync( 10_500 ) );
		expect( numbers() ).toEqual( [ '#1', '#2' ] );
		expect( screen.getByRole( 'row', { name: /#2/ } ) ).toHaveTextContent(
			'On the way'
		);
		expect( screen.getByRole( 'row', { name: /#1/ } ) ).toHaveTextContent(
			'not in this list any more'
		);
		act( () =>
			screen
				.getByRole( 'button', { name: 'Show 1 new delivery' } )
				.click()
		);
		expect( numbers() ).toEqual( [ '#3', '#2' ] );
	} );
} );

describe( 'many at once', () => {
	it( 'asks before couriers are cancelled and says what was refused, per order', async () => {
		shop.on(
			'GET deliveries',
			page( [
				delivery( { id: 1, order_number: '1' } ),
				delivery( { id: 2, order_number: '2' } ),
			] )
		).on( 'POST deliveries/batch', [
			{
				id: 1,
				ok: true,
				code: '',
				message: '',
				hint: '',
				delivery: delivery( {
					id: 1,
					order_number: '1',
					desired: 'absent',
				} ),
			},
			{
				id: 2,
				ok: false,
				code: 'x',
				message: 'A courier has it.',
				hint: 'Call.',
				delivery: null,
			},
		] );
		const { user } = draw( <Board /> );
		await user.click( await screen.findByLabelText( 'Select all' ) );
		await user.click(
			screen.getByRole( 'button', { name: 'Cancel the couriers' } )
		);
		expect( shop.sent( 'POST deliveries/batch' ) ).toHaveLength( 0 );
		await user.click(
			screen.getByRole( 'button', { name: 'Cancel 2 couriers' } )
		);
		expect(
			await screen.findByText( /A courier has it/ )
		).toHaveTextContent( '#2' );
		expect( shop.sent( 'POST deliveries/batch' ) ).toEqual( [
			{ action: 'cancel', ids: [ 1, 2 ] },
		] );
		expect( screen.getByLabelText( 'Select #2' ) ).toBeChecked();
		expect( screen.getByLabelText( 'Select #1' ) ).not.toBeChecked();
	} );
} );

it( 'selects one row after the other', async () => {
	shop.on(
		'GET deliveries',
		page(
			[ 1, 2, 3 ].map( ( id ) =>
				delivery( { id, order_number: `${ id }` } )
			)
		)
	);
	const { user } = draw( <Board /> );
	await user.click( await screen.findByLabelText( 'Select #1' ) );
	await user.click( screen.getByLabelText( 'Select #3' ) );
	expect( screen.getByText( '2 selected' ) ).toBeInTheDocument();
	await user.click( screen.getByLabelText( 'Select #1' ) );
	expect( screen.getByLabelText( 'Select #3' ) ).toBeChecked();
} );

describe( 'an empty list says why', () => {
	beforeEach( () => shop.on( 'GET deliveries', page( [] ) ) );

	it( 'because nothing is connected', async () => {
		shop.on( 'GET connections', page( [] ) );
		const { user } = draw( <Board /> );
		await user.click(
			await screen.findByRole( 'button', { name: 'Set up' } )
		);
		expect( window.location.search ).toContain( 'tab=setup' );
	} );

	it( 'because nothing needs a person', async () => {
		draw( <Board /> );
		expect(
			await screen.findByText( 'Nothing needs you.' )
		).toBeInTheDocument();
	} );

	it( 'because nothing matches, and clears the filters', async () => {
		window.history.replaceState(
			null,
			'',
			'?page=wc-pedal&stage=failed&state=all'
		);
		const { user } = draw( <Board /> );
		await user.click(
			await screen.findByRole( 'button', { name: 'Clear the filters' } )
		);
		expect( window.location.search ).not.toContain( 'stage' );
	} );

	it( 'because it could not be read, and reads it again', async () => {
		shop.on( 'GET deliveries', no( 503, 'pedal_storage_failed' ) );
		const { user } = draw( <Board /> );
		await complaint( 'no: pedal_storage_failed' );
		shop.on( 'GET deliveries', page( [ delivery() ] ) );
		await user.click(
			screen.getAllByRole( 'button', {
				name: 'Try again',
			} )[ 0 ] as HTMLElement
		);
		expect(
			await screen.findByRole( 'row', { name: /#1042/ } )
		).toBeInTheDocument();
	} );
} );

describe( 'the drawer', () => {
	beforeEach( () => {
		window.history.replaceState( null, '', '?page=wc-pedal&delivery=1' );
		shop.on( 'GET rules', [] );
	} );

	it( 'opens from the address, tells the story, and leaves with Escape', async () => {
		shop.on(
			'GET deliveries/{id}',
			details( {
				journal: [
					{
						at: '2026-11-21T17:05:00Z',
						kind: 'answered',
						code: 'placed',
						message: 'The platform booked it.',
						detail: { ms: 35, nested: {} },
					},
				],
				verdict: verdict( {
					reasons: [
						{
							rule: 'trashed',
							field: 'status',
							value: 'processing',
							expected: 'not trash',
							passed: true,
						},
					],
				} ),
			} )
		);
		const { user } = draw( <Board /> );
		const drawer = await screen.findByRole( 'dialog', {
			name: 'Delivery of #1042',
		} );
		expect(
			await within( drawer ).findByText( /The platform booked it/ )
		).toHaveTextContent( '35 ms' );
		expect( drawer ).toHaveTextContent( 'It is not in the trash' );
		expect( drawer ).toHaveTextContent(
			'→ It goes to Fromagerie du Port.'
		);
		await user.keyboard( '{Escape}' );
		await waitFor( () =>
			expect( screen.queryByRole( 'dialog' ) ).toBeNull()
		);
		expect( window.location.search ).not.toContain( 'delivery' );
	} );

	it( 'says what is wrong when the delivery is not there', async () => {
		shop.on( 'GET deliveries/{id}', no( 404, 'pedal_delivery_not_found' ) );
		draw( <Board /> );
		await complaint( 'no: pedal_delivery_not_found' );
	} );

	it( 'books by hand only with a reference, and keeps it when that fails', async () => {
		shop.on( 'GET deliveries/{id}', details( needingYou() ) ).on(
			'POST deliveries/{id}/booked',
			no( 400, 'rest_invalid_param', {
				params: { tracking_url: 'It does not have the right form.' },
			} )
		);
		const { user } = draw( <Board /> );
		const drawer = await screen.findByRole( 'dialog' );
		await user.click(
			await within( drawer ).findByRole( 'button', {
				name: 'More for #1042',
			} )
		);
		await user.click(
			await screen.findByRole( 'menuitem', {
				name: 'I booked it myself',
			} )
		);
		const send = screen.getByRole( 'button', {
			name: 'I booked #1042 myself',
		} );
		expect( send ).toHaveAttribute( 'aria-disabled', 'true' );
		await user.type(
			screen.getByLabelText( 'Reference of the booking' ),
			'PHONE-7'
		);
		await user.click( send );
		expect(
			await screen.findByText( 'It does not have the right form.' )
		).toBeInTheDocument();
		expect(
			screen.getByLabelText( 'Reference of the booking' )
		).toHaveValue( 'PHONE-7' );
	} );
} );
