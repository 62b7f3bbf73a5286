/**
 * An order with a delivery: stage, window, connection, tracking; and the window can be changed here.
 */
import { __ } from '@wordpress/i18n';
import { boot } from '../boot.ts';
import { DeliveryActions } from '../deliveries/delivery-actions.tsx';
import type { Connection, Delivery } from '../types.ts';
import { StateMark } from '../ui/index.ts';
import { stateOf } from '../words/state.ts';
import { windowWords } from '../words/time.ts';
import { ChooseWindow } from './choose-window.tsx';

interface Given {
	delivery: Delivery;
	connections: Connection[];
	changed: () => Promise< void >;
}

export function Sent( { delivery, connections, changed }: Given ) {
	const state = stateOf( delivery );
	const connection = connections.find(
		( { id } ) => id === delivery.connection_id
	);
	const zone = connection?.store?.timezone ?? '';
	return (
		<>
			<p aria-live="polite">
				<StateMark state={ state } /> { state.next } { delivery.hint }
			</p>
			<dl className="pedal-facts">
				<div>
					<dt>{ __( 'Window', 'pedal-bridge' ) }</dt>
					<dd>
						{ delivery.window
							? windowWords( delivery.window, zone )
							: '–' }
					</dd>
				</div>
				<div>
					<dt>{ __( 'Through', 'pedal-bridge' ) }</dt>
					<dd>{ delivery.connection_name }</dd>
				</div>
			</dl>
			<DeliveryActions
				delivery={ delivery }
				took={ () => void changed() }
				onOrderScreen
			/>
			{ connection && (
				<ChooseWindow
					delivery={ delivery }
					connection={ connection }
					changed={ changed }
				/>
			) }
			<p>
				<a
					href={ `${ boot().pageUrl }&tab=board&state=all&delivery=${ delivery.id }` }
				>
					{ __( 'Everything that happened', 'pedal-bridge' ) }
				</a>
			</p>
		</>
	);
}
