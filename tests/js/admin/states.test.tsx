/**
 * Every screen in each of its states: loading, refused to this account, failed and tried again, empty, full.
 */
import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Connections } from '../../../src/admin/connections/index.ts';
import { Board } from '../../../src/admin/deliveries/index.ts';
import { Health } from '../../../src/admin/health/index.ts';
import { OrderBox } from '../../../src/admin/order-box/index.ts';
import { Rules } from '../../../src/admin/rules/index.ts';
import { Settings } from '../../../src/admin/settings/index.ts';
import { Setup } from '../../../src/admin/setup/index.ts';
import { complaint, draw, settle } from '../draw.tsx';
import { no, page, shop, versioned } from '../fake-shop.ts';
import {
	boot,
	connection,
	delivery,
	details,
	rule,
	settings,
	setup,
	statement,
} from '../fixtures.ts';

interface State {
	answer: object;
	/** What tells a person that this is the state. */
	shows: string | RegExp;
}

interface Case {
	name: string;
	search?: string;
	drawn: () => ReactNode;
	/** The one question the screen stands on. */
	route: string;
	full: State;
	empty?: State;
}

const many = < T, >( count: number, make: ( id: number ) => T ): T[] =>
	Array.from( { length: count }, ( _, index ) => make( index + 1 ) );

const finding = ( id: number, status: 'good' | 'critical' ) => ( {
	id: `probe-${ id }`,
	label: `Probe ${ id }`,
	status,
	code: status === 'good' ? '' : 'pedal_tls_failed',
	message: `Message ${ id }`,
	evidence: 'HTTP/1.1 200 OK',
	fix: '',
} );

const order = ( id: number ) => ( {
	id,
	number: String( id ),
	status: 'processing',
	date_created_gmt: '2026-11-21T17:00:00',
	billing: { first_name: 'Léa', last_name: 'Martin', city: 'Grenoble' },
	shipping: { first_name: '', last_name: '', city: '' },
} );

const key = ( id: number ) => ( {
	id,
	description: `Key ${ id }`,
	user: { id: 1, name: 'Ada', can_read: true, can_write: true },
	permissions: 'read',
	truncated_key: 'abc1234',
	last_access: null,
	usable: true,
	code: '',
	message: '',
} );

const step = ( id: string ) => `?page=wc-pedal&tab=setup&step=${ id }`;

const CASES: Case[] = [
	{
		name: 'the board',
		search: '?page=wc-pedal&state=all',
		drawn: () => <Board />,
		route: 'GET deliveries',
		full: {
			answer: page(
				many( 25, ( id ) =>
					delivery( { id, order_number: String( id ) } )
				),
				4210
			),
			shows: '1–25 of 4,210',
		},
		empty: { answer: page( [] ), shows: 'Nothing to deliver here.' },
	},
	{
		name: 'the drawer',
		search: '?page=wc-pedal&state=all&delivery=1',
		drawn: () => <Board />,
		route: 'GET deliveries/{id}',
		full: {
			answer: details( {
				journal: many( 90, ( id ) => ( {
					at: '2026-11-21T17:05:00Z',
					kind: 'looked' as const,
					code: '',
					message: `Look ${ id }`,
					detail: {},
				} ) ),
			} ),
			shows: /Look 90/,
		},
		empty: {
			answer: details( { journal: [], verdict: null, request: null } ),
			shows: 'Nothing yet.',
		},
	},
	{
		name: 'the guide',
		drawn: () => <Setup />,
		route: 'GET setup',
		full: {
			answer: setup( [
				'permalinks',
				'keys',
				'connection',
				'routes',
				'try',
			] ),
			shows: 'You are connected.',
		},
		empty: {
			answer: setup( [] ),
			shows: /CoopCycle does not need this/,
		},
	},
	{
		name: 'the step of the keys',
		search: step( 'keys' ),
		drawn: () => <Setup />,
		route: 'GET setup/keys',
		full: {
			answer: page( many( 40, key ) ),
			shows: 'Key 40',
		},
		empty: { answer: page( [] ), shows: 'Make or test a key' },
	},
	{
		name: 'the step of the Store account',
		search: step( 'connection' ),
		drawn: () => <Setup />,
		route: 'GET connections',
		full: {
			answer: page(
				many( 12, ( id ) =>
					connection( { id, name: `Account ${ id }` } )
				)
			),
			shows: 'Account 12',
		},
		empty: { answer: page( [] ), shows: 'Check and connect' },
	},
	{
		name: 'the step of the orders',
		search: step( 'routes' ),
		drawn: () => <Setup />,
		route: 'POST rules/simulate',
		full: {
			answer: {
				orders: [],
				counts: {
					orders: 50,
					changed: 0,
					sent_before: 0,
					sent_after: 38,
				},
			},
			shows: 'Of your last 50 orders, 38 would be delivered.',
		},
		empty: {
			answer: {
				orders: [],
				counts: {
					orders: 0,
					changed: 0,
					sent_before: 0,
					sent_after: 0,
				},
			},
			shows: 'There are no past orders to try it on yet.',
		},
	},
	{
		name: 'the step that tries it',
		search: step( 'try' ),
		drawn: () => <Setup />,
		route: 'GET /wc/v3/orders',
		full: { answer: page( many( 8, order ) ), shows: /^#8 · Léa Martin/ },
		empty: { answer: page( [] ), shows: /There are no orders yet/ },
	},
	{
		name: 'the connections',
		drawn: () => <Connections />,
		route: 'GET connections',
		full: {
			answer: page(
				many( 30, ( id ) =>
					connection( { id, name: `Account ${ id }` } )
				)
			),
			shows: 'Account 30',
		},
		empty: { answer: page( [] ), shows: 'No Store account yet' },
	},
	{
		name: 'the rules',
		drawn: () => <Rules />,
		route: 'GET rules',
		full: {
			answer: versioned(
				many( 60, ( id ) => rule( { id: `r${ id }` } ) ),
				'"v"'
			),
			shows: 'Rule 60',
		},
		empty: { answer: versioned( [], '"v"' ), shows: 'No rules yet' },
	},
	{
		name: 'health',
		drawn: () => <Health />,
		route: 'GET health',
		full: {
			answer: page( many( 25, ( id ) => finding( id, 'critical' ) ) ),
			shows: 'Probe 25',
		},
		empty: {
			answer: page( [ finding( 1, 'good' ) ] ),
			shows: /All is well/,
		},
	},
	{
		name: 'the settings',
		drawn: () => <Settings />,
		route: 'GET settings',
		full: {
			answer: versioned( settings(), '"v"' ),
			shows: 'Mails go to',
		},
	},
	{
		name: 'the box on an order',
		drawn: () => <OrderBox orderId={ 1042 } />,
		route: 'GET deliveries',
		full: {
			answer: page(
				many( 10, ( id ) =>
					delivery( { id: 11 - id, epoch: 10 - id } )
				)
			),
			shows: 'Earlier deliveries:',
		},
		empty: {
			answer: page( [] ),
			shows: 'Not sent to a delivery platform.',
		},
	},
];

const ROUTES: Record< string, object > = {
	'GET connections': page( [ connection() ] ),
	'GET statement': statement(),
	'GET deliveries': page( [ delivery() ] ),
	'GET drivers': page( [] ),
	'GET rules': versioned( [], '"r"' ),
	'GET settings': versioned( settings(), '"s"' ),
	'GET setup': setup( [ 'permalinks', 'connection' ] ),
	'GET setup/keys': page( [] ),
	'GET /wp/v2/users': page( [] ),
};

describe.each( CASES )( '$name', ( { search, drawn, route, full, empty } ) => {
	beforeEach( () => {
		boot();
		if ( search ) {
			window.history.replaceState( null, '', search );
		}
		Object.entries( ROUTES ).forEach( ( [ known, answer ] ) =>
			shop.on( known, answer )
		);
	} );

	const see = async ( { shows }: State ) =>
		expect(
			( await screen.findAllByText( shows ) ).length
		).toBeGreaterThan( 0 );

	it( 'shows its shape while it loads', async () => {
		shop.on( route, () => new Promise( () => undefined ) );
		draw( drawn() );
		expect(
			( await screen.findAllByText( 'Loading…' ) ).length
		).toBeGreaterThan( 0 );
		await settle();
	} );

	it( 'says that it is not for this account', async () => {
		shop.on( route, no( 403, 'rest_forbidden' ) );
		draw( drawn() );
		await complaint( 'no: rest_forbidden' );
	} );

	it( 'says what failed, and is there after another try', async () => {
		shop.on( route, no( 503, 'pedal_storage_failed' ) );
		const { user } = draw( drawn() );
		const failure = await complaint( 'no: pedal_storage_failed' );
		shop.on( route, full.answer );
		await user.click(
			[
				...( failure
					.closest( '.pedal-failure' )
					?.querySelectorAll( 'button' ) ?? [] ),
			].find(
				( { textContent } ) => textContent === 'Try again'
			) as HTMLElement
		);
		await see( full );
	} );

	it( 'shows everything when it is full', async () => {
		shop.on( route, full.answer );
		draw( drawn() );
		await see( full );
	} );

	if ( empty ) {
		it( 'says what it is for when it is empty', async () => {
			shop.on( route, empty.answer );
			draw( drawn() );
			await see( empty );
		} );
	}
} );
