/**
 * Rules: ordered without dragging, tried before they are saved, never saved over somebody else's.
 */
import { screen, waitFor, within } from '@testing-library/react';
import { Rules } from '../../../src/admin/rules/index.ts';
import { draw } from '../draw.tsx';
import { no, page, shop, versioned } from '../fake-shop.ts';
import { boot, connection, rule } from '../fixtures.ts';

const SIMULATION = {
	orders: [
		{
			order_id: 9,
			order_number: '9',
			changed: true,
			before: {
				send: false,
				connection_id: null,
				code: 'no_rule',
				message: 'No rule.',
			},
			after: { send: true, connection_id: 1, code: '', message: '' },
		},
	],
	counts: { orders: 50, changed: 1, sent_before: 37, sent_after: 38 },
};

beforeEach( () => {
	boot();
	shop.on( 'GET connections', page( [ connection() ] ) )
		.on(
			'GET rules',
			versioned(
				[ rule(), rule( { id: 'south', name: 'South' } ) ],
				'"v1"'
			)
		)
		.on( 'POST rules/simulate', SIMULATION )
		.on( 'PUT rules', versioned( [ rule() ], '"v2"' ) );
} );

const names = () =>
	screen
		.getAllByLabelText( /^Rule \d$/ )
		.map( ( field ) => ( field as HTMLInputElement ).value );

it( 'moves a rule by keyboard, keeps the focus on it and says its place', async () => {
	const { user } = draw( <Rules /> );
	const down = await screen.findByRole( 'button', {
		name: 'Move “Centre” down',
	} );
	down.focus();
	await user.keyboard( '{Enter}' );
	expect( names() ).toEqual( [ 'South', 'Centre' ] );
	expect(
		screen.getByText( 'Centre is now rule 2 of 2.' )
	).toBeInTheDocument();
	// It cannot go further down, so the other direction has the focus.
	expect(
		screen.getByRole( 'button', { name: 'Move “Centre” up' } )
	).toHaveFocus();
} );

it( 'is saved only after its difference was seen', async () => {
	const { user } = draw( <Rules /> );
	await user.click(
		await screen.findByRole( 'button', { name: 'Move “Centre” down' } )
	);
	const save = screen.getByRole( 'button', { name: 'Save' } );
	expect( save ).toHaveAttribute( 'aria-disabled', 'true' );
	await user.click(
		screen.getByRole( 'button', { name: 'What would change?' } )
	);
	const row = await screen.findByRole( 'row', { name: /#9/ } );
	expect( row ).toHaveTextContent( 'not sent: No rule.' );
	expect( row ).toHaveTextContent( 'Fromagerie du Port' );
	expect( screen.getByText( /Sent: 37 now, 38 then/ ) ).toBeInTheDocument();
	await user.click( save );
	await waitFor( () => expect( shop.sent( 'PUT rules' ) ).toHaveLength( 1 ) );
	expect( shop.sent( 'PUT rules' )[ 0 ] ).toMatchObject( {
		version: '"v1"',
		rules: [ { id: 'south' }, { id: 'centre' } ],
	} );
} );

it( 'forgets the difference when the rules change again', async () => {
	const { user } = draw( <Rules /> );
	await user.click(
		await screen.findByRole( 'button', { name: 'Move “Centre” down' } )
	);
	await user.click(
		screen.getByRole( 'button', { name: 'What would change?' } )
	);
	await screen.findByRole( 'row', { name: /#9/ } );
	await user.click(
		screen.getByRole( 'button', { name: 'Remove rule “South”' } )
	);
	expect( screen.queryByRole( 'row', { name: /#9/ } ) ).toBeNull();
	expect( screen.getByRole( 'button', { name: 'Save' } ) ).toHaveAttribute(
		'aria-disabled',
		'true'
	);
} );

it( 'says what is missing beside the field and asks nobody', async () => {
	const { user } = draw( <Rules /> );
	await user.click(
		await screen.findByRole( 'button', { name: 'Add a rule' } )
	);
	await user.click(
		screen.getByRole( 'button', { name: 'What would change?' } )
	);
	expect(
		screen.getByText( 'Something has to stand here.' )
	).toBeInTheDocument();
	expect( shop.sent( 'POST rules/simulate' ) ).toHaveLength( 0 );
} );

it( 'shows what the shop finds wrong beside the rule it is about', async () => {
	shop.on(
		'POST rules/simulate',
		no( 400, 'rest_invalid_param', {
			field: 'rules[1].name',
			params: { rules: 'rules[1].name: Too long.' },
			details: { 'rules[1].name': 'Too long.' },
		} )
	);
	const { user } = draw( <Rules /> );
	await user.click(
		await screen.findByRole( 'button', { name: 'What would change?' } )
	);
	const south = ( await screen.findByText( 'Too long.' ) ).closest(
		'li'
	) as HTMLElement;
	expect( within( south ).getByDisplayValue( 'South' ) ).toBeInTheDocument();
} );

it( 'does not overwrite what somebody else saved meanwhile', async () => {
	shop.on( 'PUT rules', no( 409, 'pedal_changed_meanwhile' ) );
	const { user } = draw( <Rules /> );
	await user.click(
		await screen.findByRole( 'button', { name: 'Move “Centre” down' } )
	);
	await user.click(
		screen.getByRole( 'button', { name: 'What would change?' } )
	);
	await screen.findByRole( 'row', { name: /#9/ } );
	await user.click( screen.getByRole( 'button', { name: 'Save' } ) );
	expect(
		await screen.findByText( /What you entered is still here/ )
	).toBeInTheDocument();
	expect( names() ).toEqual( [ 'South', 'Centre' ] );
	shop.on( 'GET rules', versioned( [ rule( { name: 'Theirs' } ) ], '"v3"' ) );
	await user.click(
		screen.getByRole( 'button', { name: 'Show what they saved' } )
	);
	await waitFor( () => expect( names() ).toEqual( [ 'Theirs' ] ) );
} );

it( 'says that a rule names a connection that is gone', async () => {
	shop.on(
		'GET rules',
		versioned( [ rule( { then: { connection_id: 99 } } ) ], '"v1"' )
	);
	draw( <Rules /> );
	expect(
		await screen.findByLabelText( 'Then the order' )
	).toHaveDisplayValue( 'goes to a connection that is gone' );
} );

it( 'takes in no book where postcodes are pasted', async () => {
	const { user } = draw( <Rules /> );
	const [ list ] = await screen.findAllByRole( 'textbox', {
		name: 'Postcode',
	} );
	await user.click( list as HTMLElement );
	await user.paste( '38000 '.repeat( 2_000_000 ) );
	expect( ( list as HTMLTextAreaElement ).value.length ).toBeLessThan(
		30_000
	);
} );

it( 'finds products by name and keeps their numbers', async () => {
	shop.on(
		'GET /wc/v3/products',
		page( [ { id: 12, name: 'Bread', slug: 'bread' } ] )
	);
	const { user } = draw( <Rules /> );
	await user.selectOptions(
		( await screen.findAllByLabelText( 'Field' ) )[ 0 ] as HTMLElement,
		'Product'
	);
	await user.type(
		screen.getByRole( 'combobox', { name: 'Product' } ),
		'Bread'
	);
	await user.click( await screen.findByRole( 'option', { name: /Bread/ } ) );
	await user.click(
		screen.getByRole( 'button', { name: 'What would change?' } )
	);
	await waitFor( () =>
		expect( shop.sent( 'POST rules/simulate' ) ).toHaveLength( 1 )
	);
	expect( shop.sent( 'POST rules/simulate' )[ 0 ] ).toMatchObject( {
		rules: [
			{ when: [ { field: 'product', op: 'in', value: [ '12' ] } ] },
			{},
		],
	} );
} );
