/**
 * The frame: which screen opens for whom, and what must be seen on all of them.
 */
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DeliveriesPage } from '../../../src/admin/page.tsx';
import { complaint, settle } from '../draw.tsx';
import { no, page, shop, versioned } from '../fake-shop.ts';
import { boot, settings, setup, statement, status } from '../fixtures.ts';

beforeEach( () => {
	shop.on( 'GET status', status() )
		.on( 'GET statement', statement() )
		.on( 'GET connections', page( [] ) )
		.on( 'GET deliveries', page( [] ) )
		.on( 'GET setup', setup( [] ) );
} );

const tab = ( name: string ) => screen.getByRole( 'link', { name } );

it( 'opens on the guide until the shop is set up, and keeps the tab in the address', async () => {
	boot( { setupDone: false } );
	render( <DeliveriesPage /> );
	expect( tab( 'Setup' ) ).toHaveAttribute( 'aria-current', 'page' );
	await userEvent.click( tab( 'Board' ) );
	expect( window.location.search ).toContain( 'tab=board' );
	expect(
		await screen.findByText( 'No delivery platform is connected.' )
	).toBeInTheDocument();
	await settle();
} );

it( 'leaves the board’s filters behind with the board', async () => {
	boot();
	window.history.replaceState(
		null,
		'',
		'?page=wc-pedal&tab=board&state=all&search=x&in=3&stage=placed&days=7&paged=2&delivery=0'
	);
	render( <DeliveriesPage /> );
	await screen.findByText( 'Nothing matches.' );
	await userEvent.click( tab( 'Setup' ) );
	expect( window.location.search ).toBe( '?page=wc-pedal&tab=setup' );
	await settle();
} );

it( 'opens on the board afterwards', async () => {
	boot();
	render( <DeliveriesPage /> );
	expect( tab( 'Board' ) ).toHaveAttribute( 'aria-current', 'page' );
	await screen.findByText( 'No delivery platform is connected.' );
	await settle();
} );

it( 'shows who may only look after orders nothing but the board', async () => {
	boot( { may: { manage: false, permalinks: false } } );
	window.history.replaceState( null, '', '?page=wc-pedal&tab=connections' );
	render( <DeliveriesPage /> );
	expect(
		screen.getByText( 'This is not for your account.' )
	).toBeInTheDocument();
	expect( screen.queryByRole( 'link', { name: 'Settings' } ) ).toBeNull();
	await waitFor( () => expect( shop.asked.length ).toBeGreaterThan( 0 ) );
	expect( shop.asked.map( ( { path } ) => path ) ).toEqual( [ 'status' ] );
	await settle();
} );

it( 'leaves a screen with unsaved changes as one leaves a page: the browser asks', async () => {
	boot();
	shop.on( 'GET settings', versioned( settings(), '"v1"' ) );
	window.history.replaceState( null, '', '?page=wc-pedal&tab=settings' );
	let followed = 0;
	const stay = ( event: Event ) => {
		followed += event.defaultPrevented ? 0 : 1;
		event.preventDefault();
	};
	document.addEventListener( 'click', stay );
	render( <DeliveriesPage /> );
	await userEvent.click( tab( 'Settings' ) );
	expect( followed ).toBe( 0 );
	const email = await screen.findByLabelText( 'Mails go to' );
	await userEvent.type( email, 'x' );
	followed = 0;
	await userEvent.click( tab( 'Setup' ) );
	expect( followed ).toBe( 1 );
	expect( email ).toBeInTheDocument();
	document.removeEventListener( 'click', stay );
	await settle();
} );

it( 'warns of the open developer door', async () => {
	boot( { loopback: true } );
	render( <DeliveriesPage /> );
	expect(
		screen.getByText( 'The developer door is open.' )
	).toBeInTheDocument();
	await screen.findByText( 'No delivery platform is connected.' );
	await settle();
} );

it( 'sends what is overdue at one press, pass after pass', async () => {
	boot();
	shop.on( 'GET status', status( { oldest_due_seconds: 1200 } ) );
	let passes = 0;
	shop.on( 'POST drain', () => {
		passes += 1;
		return {
			settled: 4,
			remaining: passes < 3 ? 4 : 0,
			oldest_due_seconds: 0,
		};
	} );
	render( <DeliveriesPage /> );
	const button = await screen.findByRole( 'button', {
		name: 'Send what is waiting now',
	} );
	expect(
		screen.getByText( 'Something has been waiting for 20 minutes.' )
	).toBeInTheDocument();
	shop.on( 'GET status', status() );
	await userEvent.click( button );
	await waitFor( () => expect( button ).not.toBeInTheDocument() );
	expect( passes ).toBe( 3 );
	await settle();
} );

it( 'stops when a pass gets nothing done, and says so when it fails', async () => {
	boot();
	shop.on( 'GET status', status( { oldest_due_seconds: 1200 } ) );
	shop.on( 'POST drain', {
		settled: 0,
		remaining: 9,
		oldest_due_seconds: 1200,
	} );
	render( <DeliveriesPage /> );
	const button = await screen.findByRole( 'button', {
		name: 'Send what is waiting now',
	} );
	await userEvent.click( button );
	await waitFor( () =>
		expect( shop.sent( 'POST drain' ) ).toHaveLength( 1 )
	);
	await settle();
	shop.on( 'POST drain', no( 503, 'pedal_cloned_site' ) );
	await userEvent.click( button );
	await complaint( 'no: pedal_cloned_site' );
	await settle();
} );

it( 'lets a person say that the shop is a copy', async () => {
	boot( {
		standstill: {
			code: 'pedal_cloned_site',
			message: 'm',
			hint: 'h',
			from: 'https://shop.example',
			to: 'https://staging.example',
		},
	} );
	shop.on( 'POST setup/site', no( 409, 'pedal_not_a_copy' ) );
	render( <DeliveriesPage /> );
	expect(
		screen.getByText( /used to live at https:\/\/shop\.example/, {
			selector: '.pedal-banners p',
		} )
	).toBeInTheDocument();
	await userEvent.click(
		screen.getByRole( 'button', { name: /This is a copy/ } )
	);
	expect( shop.sent( 'POST setup/site' ) ).toEqual( [ { choice: 'copy' } ] );
	await complaint( 'no: pedal_not_a_copy' );
	await settle();
} );
