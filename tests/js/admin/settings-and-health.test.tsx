/**
 * Settings keep what was typed and name what is wrong; the doctor's list begins with the worst.
 */
import { screen, waitFor } from '@testing-library/react';
import { Health } from '../../../src/admin/health/index.ts';
import { Settings } from '../../../src/admin/settings/index.ts';
import type { Finding } from '../../../src/admin/types.ts';
import { complaint, draw } from '../draw.tsx';
import { no, page, shop, versioned } from '../fake-shop.ts';
import { boot, settings } from '../fixtures.ts';

beforeEach( () => boot() );

describe( 'settings', () => {
	beforeEach( () =>
		shop
			.on( 'GET settings', versioned( settings(), '"v1"' ) )
			.on( 'PUT settings', ( { data } ) =>
				versioned( { ...settings(), ...data }, '"v2"' )
			)
	);

	const save = () => screen.getByRole( 'button', { name: 'Save' } );

	it( 'name the version they are based on, and what was taken away', async () => {
		const { user } = draw( <Settings /> );
		await user.click(
			await screen.findByText( 'Other statuses for some payment methods' )
		);
		await user.click(
			screen.getByRole( 'checkbox', { name: 'Bank transfer' } )
		);
		await user.click( save() );
		await waitFor( () =>
			expect( shop.sent( 'PUT settings' ) ).toHaveLength( 1 )
		);
		expect( shop.sent( 'PUT settings' )[ 0 ] ).toMatchObject( {
			version: '"v1"',
			send: { per_gateway: { bacs: null } },
		} );
	} );

	it( 'say under a field what is wrong with it and keep what was typed', async () => {
		shop.on(
			'PUT settings',
			no( 400, 'rest_invalid_param', {
				field: 'send.statuses',
				params: {
					send: 'send.statuses: It must have at least 1 entries.',
					alerts: 'alerts.red_minutes: It must be at most 1440.',
				},
				details: {
					'send.statuses': 'It must have at least 1 entries.',
					'alerts.red_minutes': 'It must be at most 1440.',
				},
			} )
		);
		const { user } = draw( <Settings /> );
		const red = await screen.findByLabelText( /^Red/ );
		await user.clear( red );
		await user.type( red, '5' );
		await user.click( save() );
		expect(
			await screen.findByText( 'It must be at most 1440.' )
		).toBeInTheDocument();
		expect( red ).toHaveValue( 5 );
		expect( red ).toBeInvalid();
	} );

	it( 'survive a lost network', async () => {
		shop.on( 'PUT settings', () => {
			throw { code: 'fetch_error' };
		} );
		const { user } = draw( <Settings /> );
		await user.type(
			await screen.findByLabelText( 'Mails go to' ),
			'me@shop.example'
		);
		await user.click( save() );
		expect(
			await screen.findByText( /What you typed is still here/ )
		).toBeInTheDocument();
		expect( screen.getByLabelText( 'Mails go to' ) ).toHaveValue(
			'me@shop.example'
		);
	} );

	it( 'of an older form do not overwrite newer ones', async () => {
		shop.on( 'PUT settings', no( 409, 'pedal_changed_meanwhile' ) );
		const { user } = draw( <Settings /> );
		await user.click( await screen.findByLabelText( 'Ask me' ) );
		await user.click( save() );
		expect(
			await screen.findByRole( 'button', {
				name: 'Show what they saved',
			} )
		).toBeInTheDocument();
		expect( screen.getByLabelText( 'Ask me' ) ).toBeChecked();
	} );

	it( 'cannot be saved unchanged', async () => {
		draw( <Settings /> );
		await screen.findByLabelText( 'Ask me' );
		expect( save() ).toHaveAttribute( 'aria-disabled', 'true' );
	} );
} );

describe( 'health', () => {
	const finding = ( changes: Partial< Finding > ): Finding => ( {
		id: 'x',
		label: 'Clock',
		status: 'good',
		code: '',
		message: 'It ticks.',
		evidence: '',
		fix: '',
		...changes,
	} );

	it( 'begins with what stops deliveries, with evidence and fix', async () => {
		shop.on(
			'GET health',
			page( [
				finding( {} ),
				finding( {
					id: 'b',
					label: 'Cache',
					status: 'recommended',
					message: 'Slow.',
				} ),
				finding( {
					id: 'a',
					label: 'TLS',
					status: 'critical',
					message: 'Broken.',
					evidence: 'curl 60',
					fix: 'Renew it.',
				} ),
			] )
		);
		draw( <Health /> );
		const headings = await screen.findAllByRole( 'heading', { level: 2 } );
		expect( headings.map( ( one ) => one.textContent ) ).toEqual( [
			'TLS',
			'Cache',
		] );
		expect( screen.getByText( 'curl 60' ) ).toBeInTheDocument();
		expect( screen.getByText( 'Stops deliveries' ) ).toBeInTheDocument();
		expect( screen.getByText( 'What is well (1)' ) ).toBeInTheDocument();
	} );

	it( 'is one line when all is well, and asks more on request', async () => {
		shop.on( 'GET health', page( [ finding( {} ) ] ) );
		const { user } = draw( <Health /> );
		expect( await screen.findByText( /All is well/ ) ).toBeInTheDocument();
		await user.click(
			screen.getByRole( 'button', { name: 'Check everything' } )
		);
		await waitFor( () =>
			expect(
				shop.asked.filter(
					( { path, query } ) =>
						path === 'health' && query.get( 'deep' ) === 'true'
				)
			).toHaveLength( 1 )
		);
	} );

	it( 'says when it cannot be examined', async () => {
		shop.on( 'GET health', no( 500, 'pedal_failed' ) );
		draw( <Health /> );
		await complaint( 'no: pedal_failed' );
	} );
} );
