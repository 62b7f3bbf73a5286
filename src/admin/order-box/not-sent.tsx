/**
 * An order without a delivery: it can be sent by hand, whatever the rules say.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { deliveries } from '../calls.ts';
import { useAction } from '../hooks/use-action.ts';
import { useSnackbar } from '../hooks/use-snackbar.tsx';
import { Through } from '../orders/index.ts';
import type { Connection } from '../types.ts';
import { Failure } from '../ui/index.ts';

interface Given {
	orderId: number;
	connections: Connection[];
	changed: () => Promise< void >;
}

export function NotSent( { orderId, connections, changed }: Given ) {
	const say = useSnackbar();
	const [ to, setTo ] = useState( '' );
	const send = useAction( async () => {
		await deliveries.send( {
			order_id: orderId,
			...( to && { connection_id: Number( to ) } ),
		} );
		say( __( 'On its way to the platform.', 'pedal-bridge' ) );
		await changed();
	} );
	return (
		<>
			<p>{ __( 'Not sent to a delivery platform.', 'pedal-bridge' ) }</p>
			<Through connections={ connections } to={ to } setTo={ setTo } />
			<Failure error={ send.error } />
			<div className="pedal-buttons">
				<Button
					__next40pxDefaultSize
					variant="primary"
					isBusy={ send.busy }
					onClick={ () => void send.run() }
				>
					{ __( 'Send', 'pedal-bridge' ) }
				</Button>
			</div>
		</>
	);
}
