/**
 * Does what a person asked for with one delivery, says so, and hands over the row as the shop has it now.
 */
import { deliveries } from '../calls.ts';
import { useAction } from '../hooks/use-action.ts';
import { useSnackbar } from '../hooks/use-snackbar.tsx';
import type { Action, Delivery } from '../types.ts';
import { doneWord } from './action-words.ts';

export interface Booking {
	reference?: string;
	tracking_url?: string;
}

export function useDeliveryAction(
	delivery: Delivery,
	took: ( rows: Delivery[] ) => void
) {
	const say = useSnackbar();
	return useAction( async ( action: Action, booking?: Booking ) => {
		const row =
			action === 'again'
				? await deliveries.send( {
						order_id: delivery.order_id,
						// Nothing goes through a deleted connection: the shop chooses another.
						...( delivery.connection_name && {
							connection_id: delivery.connection_id,
						} ),
						again: true,
					} )
				: await deliveries.act( delivery.id, action, booking );
		say( doneWord( action, delivery.order_number ) );
		took( [ row ] );
	} );
}
