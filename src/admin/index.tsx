/**
 * Mounts what the current admin screen has a place for: the Deliveries page, or the box on an order.
 */
import './public-path.ts';
import './admin.scss';
import domReady from '@wordpress/dom-ready';
import { createRoot } from '@wordpress/element';
import type { ReactNode } from 'react';
import { OrderBox } from './order-box/index.ts';
import { DeliveriesPage } from './page.tsx';

function mount( id: string, draw: ( place: HTMLElement ) => ReactNode ): void {
	const place = document.getElementById( id );
	if ( place ) {
		createRoot( place ).render( draw( place ) );
	}
}

domReady( () => {
	mount( 'pedal-page', () => <DeliveriesPage /> );
	mount( 'pedal-order-box', ( place ) => (
		<OrderBox orderId={ Number( place.dataset.order ) } />
	) );
} );
