/**
 * Draws a screen as the page does: with its snackbars and the engine's status around it.
 */
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { Snackbars } from '../../src/admin/hooks/use-snackbar.tsx';
import { EngineStatus } from '../../src/admin/hooks/use-status.tsx';
import { shop } from './fake-shop.ts';
import { status } from './fixtures.ts';

export function draw( drawn: ReactNode ) {
	shop.on( 'GET status', status() );
	const user = userEvent.setup();
	return {
		user,
		...render(
			<Snackbars>
				<EngineStatus>{ drawn }</EngineStatus>
			</Snackbars>
		),
	};
}

/** A failure as it stands on the page; it is also spoken, in a place nobody sees. */
export const complaint = ( text: string | RegExp ) =>
	screen.findByText( text, { selector: '.pedal-failure strong' } );

/** Waits until nothing is on its way any more. */
export const settle = () =>
	act( async () => {
		for ( let turn = 0; turn < 5; turn++ ) {
			await new Promise( ( resolve ) => setTimeout( resolve, 0 ) );
		}
	} );

/** An answer that comes when the test says so. */
export function later< T >(): {
	answer: () => Promise< T >;
	give: ( value: T ) => void;
} {
	let give: ( value: T ) => void = () => undefined;
	const promise = new Promise< T >( ( resolve ) => {
		give = resolve;
	} );
	return { answer: () => promise, give };
}
