/**
 * An order with a delivery: stage, window, connection, tracking; and the window can be changed here.
 */
import { ExternalLink } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { boot } from '../boot.ts';
import { repairOf } from '../deliveries/action-words.ts';
import { DeliveryActions } from '../deliveries/delivery-actions.tsx';
import type { Connection, Delivery } from '../types.ts';
import { StateMark } from '../ui/index.ts';
import { stateOf } from '../words/state.ts';
import { windowWords } from '../words/time.ts';
import { ChooseWindow } from './choose-window.tsx';
import { editShippingAddress } from './edit-address.ts';

interface Given {
	delivery: Delivery;
	connections: Connection[];
	changed: () => Promise< void >;
}

export function Sent( { delivery, connections, changed }: Given ) {
	const [ choosing, choose ] = useState( false );
	const state = stateOf( delivery );
	const connection = connections.find(
		( { id } ) => id === delivery.connection_id
	);
	const zone = connection?.store?.timezone ?? '';
	const isLost = delivery.code === 'address_not_found';
	const isRepaired = delivery.sync === 'attention' && repairOf( delivery );
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
				{ delivery.tracking_url && (
					<div>
						<dt>{ __( 'Tracking', 'pedal-bridge' ) }</dt>
						<dd>
							<ExternalLink href={ delivery.tracking_url }>
								{ __(
									'What the customer sees',
									'pedal-bridge'
								) }
							</ExternalLink>
						</dd>
					</div>
				) }
			</dl>
			<DeliveryActions
				delivery={ delivery }
				took={ () => void changed() }
				correct={ () =>
					isLost ? editShippingAddress() : choose( true )
				}
			/>
			{ connection && (
				<ChooseWindow
					delivery={ delivery }
					connection={ connection }
					changed={ changed }
					open={ choosing }
					setOpen={ choose }
					hasButton={ Boolean( isRepaired ) && ! isLost }
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
