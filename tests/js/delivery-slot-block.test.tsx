/**
 * The inner block in a page: what it shows, what goes out with the order, and what stops it.
 */
import { createReduxStore, dispatch, register, select } from '@wordpress/data';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DeliverySlot } from '../../src/blocks/delivery-slot/delivery-slot';

const mockUpdate = jest.fn( () => Promise.resolve( {} ) );

jest.mock(
	'@woocommerce/blocks-checkout',
	() => ( {
		extensionCartUpdate: ( ...update: unknown[] ) =>
			mockUpdate( ...( update as [] ) ),
	} ),
	{ virtual: true }
);
jest.mock(
	'@woocommerce/settings',
	() => ( {
		getSetting: () => ( { nothingChosen: 'As soon as possible' } ),
	} ),
	{ virtual: true }
);

/** As much of WooCommerce's validation store as a field touches. */
type Errors = Record< string, { message: string; hidden: boolean } >;
interface Action {
	type: string;
	errors?: Errors;
	field?: string;
}
register(
	createReduxStore( 'wc/store/validation', {
		reducer: ( state: Errors = {}, action: Action ): Errors => {
			if ( action.type === 'SET' ) {
				return { ...state, ...action.errors };
			}
			if ( action.type === 'SHOW' ) {
				return Object.fromEntries(
					Object.entries( state ).map( ( [ field, error ] ) => [
						field,
						{ ...error, hidden: false },
					] )
				);
			}
			if ( action.type === 'CLEAR' && action.field ) {
				const { [ action.field ]: gone, ...left } = state;
				return gone ? left : state;
			}
			return state;
		},
		actions: {
			setValidationErrors: ( errors: Errors ) => ( {
				type: 'SET',
				errors,
			} ),
			clearValidationError: ( field: string ) => ( {
				type: 'CLEAR',
				field,
			} ),
			showAllValidationErrors: () => ( { type: 'SHOW' } ),
		},
		selectors: {
			getValidationError: ( state: Errors, field: string ) =>
				state[ field ],
			hasValidationErrors: ( state: Errors ) =>
				Object.keys( state ).length > 0,
		},
	} )
);

const stopsTheOrder = () =>
	(
		select( 'wc/store/validation' ) as unknown as {
			hasValidationErrors: () => boolean;
		}
	 ).hasValidationErrors();

const placeOrder = () =>
	act( async () => {
		await (
			dispatch( 'wc/store/validation' ) as unknown as {
				showAllValidationErrors: () => Promise< unknown >;
			}
		 ).showAllValidationErrors();
	} );

const SLOTS = [
	{
		value: 'one',
		start: '2026-07-14T08:00:00Z',
		end: '2026-07-14T10:00:00Z',
		label: 'Tuesday, 10:00 – 12:00',
	},
	{
		value: 'two',
		start: '2026-07-15T08:00:00Z',
		end: '2026-07-15T10:00:00Z',
		label: 'Wednesday, 10:00 – 12:00',
	},
];

const said = ( changes: Record< string, unknown > = {} ) => ( {
	needed: true,
	connection: 1,
	slots: SLOTS,
	selected: null,
	timezone: 'UTC',
	stale: false,
	message: '',
	...changes,
} );

const setExtensionData = jest.fn();

const block = ( extension: unknown ) => (
	<DeliverySlot
		extensions={ { 'pedal-bridge': extension } }
		checkoutExtensionData={ { setExtensionData } }
	/>
);

const sent = () => setExtensionData.mock.lastCall;
const list = () =>
	screen.getByRole< HTMLSelectElement >( 'combobox', {
		name: 'Delivery time',
	} );

beforeEach( () => {
	jest.clearAllMocks();
} );

test( 'another shipping method sees nothing, sends nothing and is not stopped', () => {
	const { container } = render(
		block( said( { needed: false, required: true } ) )
	);
	expect( container ).toBeEmptyDOMElement();
	expect( sent() ).toEqual( [ 'pedal-bridge', 'slot', '' ] );
	expect( stopsTheOrder() ).toBe( false );
} );

test( 'a cart without our data does not break the page', () => {
	const { container } = render(
		<DeliverySlot checkoutExtensionData={ { setExtensionData } } />
	);
	expect( container ).toBeEmptyDOMElement();
} );

test( 'a choice goes out with the order and is remembered', async () => {
	render( block( said() ) );
	expect( list().value ).toBe( '' );
	expect( list() ).toHaveDisplayValue( 'As soon as possible' );
	await userEvent.selectOptions( list(), 'two' );
	expect( list().value ).toBe( 'two' );
	expect( sent() ).toEqual( [ 'pedal-bridge', 'slot', 'two' ] );
	expect( mockUpdate ).toHaveBeenCalledWith( {
		namespace: 'pedal-bridge',
		data: { slot: 'two' },
	} );
	expect( stopsTheOrder() ).toBe( false );
} );

test( 'a choice of an earlier page is there, also when the cart comes late', () => {
	const { rerender } = render( block( undefined ) );
	rerender( block( said( { selected: 'one' } ) ) );
	expect( list().value ).toBe( 'one' );
	expect( sent() ).toEqual( [ 'pedal-bridge', 'slot', 'one' ] );
} );

test( 'answers that come late do not undo a newer choice', async () => {
	const { rerender } = render( block( said() ) );
	await userEvent.selectOptions( list(), 'one' );
	await userEvent.selectOptions( list(), 'two' );
	rerender( block( said( { selected: 'one' } ) ) );
	expect( list().value ).toBe( 'two' );
	expect( sent() ).toEqual( [ 'pedal-bridge', 'slot', 'two' ] );
} );

test( 'a choice taken back stays taken back', async () => {
	render( block( said( { selected: 'one' } ) ) );
	await userEvent.selectOptions( list(), '' );
	expect( list().value ).toBe( '' );
	expect( sent() ).toEqual( [ 'pedal-bridge', 'slot', '' ] );
} );

test( 'the server does not remember: the choice counts all the same', async () => {
	mockUpdate.mockImplementationOnce( () =>
		Promise.reject( new Error( 'offline' ) )
	);
	render( block( said() ) );
	await userEvent.selectOptions( list(), 'two' );
	expect( sent() ).toEqual( [ 'pedal-bridge', 'slot', 'two' ] );
} );

test( 'a choice that is gone is said, and no longer sent', async () => {
	const { rerender } = render( block( said() ) );
	await userEvent.selectOptions( list(), 'one' );
	rerender( block( said( { slots: SLOTS.slice( 1 ) } ) ) );
	expect(
		screen.getByText( 'The time you had chosen is no longer available.' )
	).toBeInTheDocument();
	expect( sent() ).toEqual( [ 'pedal-bridge', 'slot', '' ] );
	await userEvent.selectOptions( list(), 'two' );
	expect(
		screen.queryByText( /no longer available/ )
	).not.toBeInTheDocument();
} );

test( 'a choice survives a look at another shipping method', async () => {
	const { rerender } = render( block( said() ) );
	await userEvent.selectOptions( list(), 'one' );
	rerender( block( said( { needed: false, slots: [] } ) ) );
	expect( screen.queryByRole( 'combobox' ) ).not.toBeInTheDocument();
	rerender( block( said() ) );
	expect( list().value ).toBe( 'one' );
} );

test( 'a demanded choice stops the order, and only then shows why', async () => {
	const { rerender, unmount } = render( block( said( { required: true } ) ) );
	expect( list() ).toBeRequired();
	expect( list() ).toHaveDisplayValue( 'Choose a delivery time' );
	expect( stopsTheOrder() ).toBe( true );
	expect(
		screen.queryByText( 'Please choose a delivery time.' )
	).not.toBeInTheDocument();
	await placeOrder();
	expect( screen.getByRole( 'alert' ) ).toHaveTextContent(
		'Please choose a delivery time.'
	);
	expect( list() ).toBeInvalid();

	rerender( block( said( { needed: false } ) ) );
	expect( stopsTheOrder() ).toBe( false );
	rerender( block( said( { required: true } ) ) );
	expect( stopsTheOrder() ).toBe( true );
	await userEvent.selectOptions( list(), 'one' );
	expect( stopsTheOrder() ).toBe( false );
	await userEvent.selectOptions( list(), '' );
	expect( stopsTheOrder() ).toBe( true );
	unmount();
	expect( stopsTheOrder() ).toBe( false );
} );

test( 'no times: a sentence instead of a list, and nothing stops the order', () => {
	render(
		block(
			said( { slots: [], required: true, message: 'We will call you.' } )
		)
	);
	expect( screen.queryByRole( 'combobox' ) ).not.toBeInTheDocument();
	expect( screen.getByRole( 'status' ) ).toHaveTextContent(
		'We will call you.'
	);
	expect( stopsTheOrder() ).toBe( false );
} );

test( 'labels are text, whatever they hold', () => {
	const evil = '<img src=x onerror="alert(1)">';
	render(
		block(
			said( {
				slots: [ { ...SLOTS[ 0 ], value: evil, label: evil } ],
				message: evil,
			} )
		)
	);
	expect( screen.getByRole( 'option', { name: evil } ) ).toBeInTheDocument();
	expect( document.querySelector( 'img' ) ).toBeNull();
} );

test( 'a shopper with another clock is told whose time it is', () => {
	const { rerender } = render(
		// A clock of its own, wherever this test runs.
		block( said( { timezone: 'Pacific/Chatham' } ) )
	);
	expect(
		screen.getByText( 'All times are local time in Chatham.' )
	).toBeInTheDocument();
	const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
	rerender( block( said( { timezone: timeZone } ) ) );
	expect( screen.queryByText( /local time in/ ) ).not.toBeInTheDocument();
} );
