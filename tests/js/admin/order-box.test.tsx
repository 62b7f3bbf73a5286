/**
 * The box on an order: send, why, another window.
 */
import { screen, waitFor } from '@testing-library/react';
import { OrderBox } from '../../../src/admin/order-box/index.ts';
import type { Delivery } from '../../../src/admin/types.ts';
import { complaint, draw, later } from '../draw.tsx';
import { no, page, shop } from '../fake-shop.ts';
import {
	boot,
	connection,
	delivery,
	needingYou,
	rule,
	verdict,
} from '../fixtures.ts';

beforeEach( () => {
	boot();
	shop.on( 'GET connections', page( [ connection() ] ) )
		.on( 'GET deliveries', page( [] ) )
		.on( 'GET rules', [ rule() ] );
} );

const box = () => draw( <OrderBox orderId={ 1042 } /> );

it( 'sends an order by hand once, and shows where it stands', async () => {
	const sent = later< Delivery >();
	shop.on( 'POST deliveries', sent.answer );
	const { user } = box();
	await user.dblClick(
		await screen.findByRole( 'button', { name: 'Send' } )
	);
	shop.on( 'GET deliveries', page( [ delivery( { sync: 'in_flight' } ) ] ) );
	sent.give( delivery() );
	expect( await screen.findByText( 'Sending' ) ).toBeInTheDocument();
	expect( shop.sent( 'POST deliveries' ) ).toEqual( [ { order_id: 1042 } ] );
} );

it( 'says beside the button why it cannot be sent', async () => {
	shop.on( 'POST deliveries', no( 409, 'nothing_to_ship' ) );
	const { user } = box();
	await user.click( await screen.findByRole( 'button', { name: 'Send' } ) );
	await complaint( 'no: nothing_to_ship' );
} );

it( 'explains on request, under the names of the merchant’s rules', async () => {
	shop.on(
		'GET orders/{id}/verdict',
		verdict( {
			send: false,
			connection_id: null,
			code: 'no_rule',
			message: 'No rule sends it.',
			reasons: [
				{
					rule: 'centre',
					field: 'postcode',
					value: [ '69001' ],
					expected: { in: [ '38000' ] },
					passed: false,
				},
			],
		} )
	);
	const { user } = box();
	await user.click( await screen.findByRole( 'button', { name: 'Why?' } ) );
	expect( await screen.findByText( 'Rule “Centre”' ) ).toBeInTheDocument();
	expect( screen.getByText( /here it is 69001/ ) ).toBeInTheDocument();
	expect( screen.getByText( /No rule sends it/ ) ).toBeInTheDocument();
} );

it( 'gives an order another window', async () => {
	const slot = {
		start: '2026-11-22T17:30:00Z',
		end: '2026-11-22T18:00:00Z',
		value: 'v1',
		label: 'l',
	};
	shop.on(
		'GET deliveries',
		page( [ needingYou( { code: 'slot_taken' } ) ] )
	)
		.on( 'GET connections/{id}/slots', page( [ slot ] ) )
		.on( 'PUT /wc/v3/orders/{id}', { id: 1042 } );
	const { user } = box();
	await user.click(
		await screen.findByRole( 'button', { name: 'Choose another window' } )
	);
	await user.selectOptions( await screen.findByLabelText( 'Window' ), 'v1' );
	await user.click(
		screen.getByRole( 'button', { name: 'Take this window' } )
	);
	await waitFor( () =>
		expect( shop.sent( 'PUT /wc/v3/orders/{id}' ) ).toHaveLength( 1 )
	);
	expect( shop.sent( 'PUT /wc/v3/orders/{id}' )[ 0 ] ).toEqual( {
		meta_data: [
			{
				key: '_pedal_slot',
				value: {
					value: 'v1',
					start: slot.start,
					end: slot.end,
					connection_id: 1,
				},
			},
		],
	} );
} );

it( 'offers no other window once the courier is on the way', async () => {
	shop.on( 'GET deliveries', page( [ delivery( { stage: 'carried' } ) ] ) );
	box();
	expect( await screen.findByText( 'On the way' ) ).toBeInTheDocument();
	expect(
		screen.queryByRole( 'button', { name: 'Choose another window' } )
	).toBeNull();
} );

it( 'asks for no connections on behalf of who may not see them', async () => {
	boot( { may: { manage: false, permalinks: false } } );
	shop.on( 'GET deliveries', page( [ delivery() ] ) );
	box();
	expect( await screen.findByText( 'Booked' ) ).toBeInTheDocument();
	expect( shop.asked.map( ( { path } ) => path ) ).not.toContain(
		'connections'
	);
} );

it( 'opens WooCommerce’s own form when the address is wrong', async () => {
	shop.on(
		'GET deliveries',
		page( [ needingYou( { code: 'address_not_found' } ) ] )
	);
	const form = document.createElement( 'div' );
	form.className = 'order_data_column';
	form.innerHTML =
		'<a href="#" class="edit_address">Edit</a><input name="_shipping_address_1">';
	document.body.append( form );
	const opened = jest.fn();
	form.querySelector( 'a' )?.addEventListener( 'click', opened );
	const { user } = box();
	await user.click(
		await screen.findByRole( 'button', { name: 'Correct the address' } )
	);
	expect( opened ).toHaveBeenCalledTimes( 1 );
	expect( form.querySelector( 'input' ) ).toHaveFocus();
	form.remove();
} );

it( 'offers to call a booked courier off, and asks before', async () => {
	shop.on( 'GET deliveries', page( [ delivery() ] ) );
	const { user } = box();
	await user.click(
		await screen.findByRole( 'button', {
			name: 'Cancel the courier for #1042',
		} )
	);
	expect( screen.getByRole( 'dialog' ) ).toHaveTextContent(
		'The platform is asked to call the courier off.'
	);
	expect( shop.sent( 'POST deliveries/{id}/cancel' ) ).toHaveLength( 0 );
} );
