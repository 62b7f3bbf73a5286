/**
 * What the edited rules would do with the last real orders, beside what is done with them now.
 */
import { __, _n, sprintf } from '@wordpress/i18n';
import { orderUrl } from '../boot.ts';
import type {
	Connection,
	SimulatedVerdict,
	Simulation,
	SimulationCounts,
} from '../types.ts';

interface Given {
	of: Simulation;
	connections: Connection[];
}

const summary = ( counts: SimulationCounts ) =>
	counts.changed === 0
		? sprintf(
				/* translators: 1: number of orders, 2: number of orders. */
				__(
					'Nothing would change for your last %1$d orders; %2$d are sent.',
					'pedal-bridge'
				),
				counts.orders,
				counts.sent_after
			)
		: sprintf(
				/* translators: 1: number of orders that change, 2: number of orders, 3: number sent now, 4: number sent then. */
				_n(
					'%1$d of your last %2$d orders would go another way. Sent: %3$d now, %4$d then.',
					'%1$d of your last %2$d orders would go another way. Sent: %3$d now, %4$d then.',
					counts.changed,
					'pedal-bridge'
				),
				counts.changed,
				counts.orders,
				counts.sent_before,
				counts.sent_after
			);

export function Difference( { of: { orders, counts }, connections }: Given ) {
	const changed = orders.filter( ( order ) => order.changed );
	const goes = ( { send, connection_id: id, message }: SimulatedVerdict ) =>
		send
			? ( connections.find( ( one ) => one.id === id )?.name ??
				`#${ id }` )
			: sprintf(
					/* translators: %s: reason. */
					__( 'not sent: %s', 'pedal-bridge' ),
					message
				);
	return (
		<>
			<p className="pedal-proof">{ summary( counts ) }</p>
			{ changed.length > 0 && (
				<div className="pedal-scroll">
					<table className="widefat">
						<thead>
							<tr>
								<th scope="col">
									{ __( 'Order', 'pedal-bridge' ) }
								</th>
								<th scope="col">
									{ __( 'Now', 'pedal-bridge' ) }
								</th>
								<th scope="col">
									{ __( 'Then', 'pedal-bridge' ) }
								</th>
							</tr>
						</thead>
						<tbody>
							{ changed.map( ( order ) => (
								<tr key={ order.order_id }>
									<th scope="row">
										<a href={ orderUrl( order.order_id ) }>
											{ `#${ order.order_number }` }
										</a>
									</th>
									<td>{ goes( order.before ) }</td>
									<td>{ goes( order.after ) }</td>
								</tr>
							) ) }
						</tbody>
					</table>
				</div>
			) }
		</>
	);
}
