/**
 * One order: where its delivery stands, what happens next, one button, and why.
 */
import { __ } from '@wordpress/i18n';
import { boot } from '../boot.ts';
import { connections as connectionCalls, deliveries } from '../calls.ts';
import { useInterval } from '../hooks/use-interval.ts';
import { useResource } from '../hooks/use-resource.ts';
import type { Connection, Delivery } from '../types.ts';
import { Loaded } from '../ui/index.ts';
import { NotSent } from './not-sent.tsx';
import { Sent } from './sent.tsx';
import { WhyOrder } from './why-order.tsx';

const REFRESH = 15_000;

interface Known {
	rows: Delivery[];
	connections: Connection[];
}

/** Who may not manage the shop sees deliveries, but not the connections. */
async function load( orderId: number, signal: AbortSignal ): Promise< Known > {
	const [ page, connections ] = await Promise.all( [
		deliveries.list(
			`order_id=${ orderId }&orderby=id&order=desc&per_page=10`,
			signal
		),
		boot().may.manage ? connectionCalls.all( signal ) : [],
	] );
	return { rows: page.items, connections };
}

export function Box( { orderId }: { orderId: number } ) {
	const resource = useResource( `order-${ orderId }`, ( signal ) =>
		load( orderId, signal )
	);
	useInterval( resource.refresh, REFRESH );
	return (
		<Loaded resource={ resource } lines={ 3 }>
			{ ( { rows: [ newest, ...older ], connections } ) => (
				<>
					{ newest ? (
						<Sent
							delivery={ newest }
							connections={ connections }
							changed={ resource.refresh }
						/>
					) : (
						<NotSent
							orderId={ orderId }
							connections={ connections }
							changed={ resource.refresh }
						/>
					) }
					{ older.length > 0 && (
						<p className="pedal-quiet">
							{ __( 'Earlier deliveries:', 'pedal-bridge' ) }{ ' ' }
							{ older.map( ( { id } ) => (
								<a
									key={ id }
									href={ `${ boot().pageUrl }&tab=board&state=all&delivery=${ id }` }
								>
									{ ` ${ id }` }
								</a>
							) ) }
						</p>
					) }
					<WhyOrder orderId={ orderId } connections={ connections } />
				</>
			) }
		</Loaded>
	);
}
