/**
 * One delivery in full, at the side of the board: Escape closes it, a reload keeps it.
 */
import { Modal } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { deliveries } from '../../calls.ts';
import { useInterval } from '../../hooks/use-interval.ts';
import { useResource } from '../../hooks/use-resource.ts';
import type { Connection, Delivery, DeliveryDetails } from '../../types.ts';
import { JsonView, Loaded, StateMark } from '../../ui/index.ts';
import { stateOf } from '../../words/state.ts';
import { windowWords } from '../../words/time.ts';
import { DeliveryActions } from '../delivery-actions.tsx';
import { Facts } from './facts.tsx';
import { History } from './history.tsx';
import { Why } from './why.tsx';

const REFRESH = 10_000;

interface Given {
	id: number;
	connections: Connection[];
	took: ( rows: Delivery[] ) => void;
	close: () => void;
}

export function Drawer( { id, connections, took, close }: Given ) {
	const resource = useResource( `delivery-${ id }`, ( signal ) =>
		deliveries.get( id, signal )
	);
	useInterval( resource.refresh, REFRESH );
	const title = resource.data
		? sprintf(
				/* translators: %s: order number. */
				__( 'Delivery of #%s', 'pedal-bridge' ),
				resource.data.order_number
			)
		: __( 'Delivery', 'pedal-bridge' );
	return (
		<Modal
			title={ title }
			onRequestClose={ close }
			className="pedal-drawer"
			overlayClassName="pedal-drawer-overlay"
		>
			<Loaded resource={ resource } lines={ 8 }>
				{ ( delivery ) => (
					<Content
						delivery={ delivery }
						zone={
							connections.find(
								( one ) => one.id === delivery.connection_id
							)?.store?.timezone ?? ''
						}
						took={ ( rows ) => {
							took( rows );
							void resource.refresh();
						} }
					/>
				) }
			</Loaded>
		</Modal>
	);
}

function Content( {
	delivery,
	zone,
	took,
}: {
	delivery: DeliveryDetails;
	zone: string;
	took: ( rows: Delivery[] ) => void;
} ) {
	const state = stateOf( delivery );
	return (
		<>
			<div className="pedal-drawer__state" aria-live="polite">
				<p>
					<StateMark state={ state } /> { state.next }{ ' ' }
					{ delivery.hint }
				</p>
				{ delivery.window && (
					<p>
						<strong>
							{ windowWords( delivery.window, zone ) }
						</strong>
					</p>
				) }
			</div>
			<DeliveryActions delivery={ delivery } took={ took } />
			<h2>{ __( 'What happened', 'pedal-bridge' ) }</h2>
			<History entries={ delivery.journal } />
			<h2>{ __( 'Why it goes there', 'pedal-bridge' ) }</h2>
			<Why delivery={ delivery } />
			<h2>{ __( 'What is sent', 'pedal-bridge' ) }</h2>
			{ delivery.request ? (
				<details>
					<summary>
						{ __( 'The exact request', 'pedal-bridge' ) }
					</summary>
					<JsonView
						of={ delivery.request }
						what={ __( 'The exact request', 'pedal-bridge' ) }
					/>
				</details>
			) : (
				<p>
					{ __(
						'The order is gone, so nothing more is sent.',
						'pedal-bridge'
					) }
				</p>
			) }
			<h2>{ __( 'To look it up', 'pedal-bridge' ) }</h2>
			<Facts delivery={ delivery } />
		</>
	);
}
