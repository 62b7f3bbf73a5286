/**
 * Sending an order by hand, whatever the rules say: which one, to whom, and what would be sent.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { deliveries } from '../calls.ts';
import { useAction } from '../hooks/use-action.ts';
import { useSnackbar } from '../hooks/use-snackbar.tsx';
import type { Connection, Delivery } from '../types.ts';
import { Dialog, Failure } from '../ui/index.ts';
import { OrderPicker, Through, type PickedOrder } from '../orders/index.ts';

interface Given {
	connections: Connection[];
	sent: ( delivery: Delivery ) => void;
}

export function SendOrder( { connections, sent }: Given ) {
	const [ open, setOpen ] = useState( false );
	return (
		<>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				onClick={ () => setOpen( true ) }
			>
				{ __( 'Send an order…', 'pedal-bridge' ) }
			</Button>
			{ open && (
				<Form
					connections={ connections }
					sent={ sent }
					close={ () => setOpen( false ) }
				/>
			) }
		</>
	);
}

function Form( { connections, sent, close }: Given & { close: () => void } ) {
	const say = useSnackbar();
	const [ order, pick ] = useState< PickedOrder | null >( null );
	const [ to, setTo ] = useState( '' );
	const send = useAction( async () => {
		if ( ! order ) {
			return;
		}
		const delivery = await deliveries.send( {
			order_id: order.id,
			...( to && { connection_id: Number( to ) } ),
		} );
		close();
		say(
			sprintf(
				/* translators: %s: order number. */
				__( '#%s is on its way to the platform.', 'pedal-bridge' ),
				delivery.order_number
			)
		);
		sent( delivery );
	} );
	return (
		<Dialog title={ __( 'Send an order', 'pedal-bridge' ) } close={ close }>
			<OrderPicker picked={ order } pick={ pick } />
			<Through connections={ connections } to={ to } setTo={ setTo } />
			<Failure error={ send.error } />
			<div className="pedal-buttons">
				<Button
					__next40pxDefaultSize
					variant="primary"
					isBusy={ send.busy }
					disabled={ ! order }
					accessibleWhenDisabled
					onClick={ () => void send.run() }
				>
					{ order
						? sprintf(
								/* translators: %s: order number. */
								__( 'Send #%s', 'pedal-bridge' ),
								order.number
							)
						: __( 'Send', 'pedal-bridge' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ close }
				>
					{ __( 'Go back', 'pedal-bridge' ) }
				</Button>
			</div>
		</Dialog>
	);
}
