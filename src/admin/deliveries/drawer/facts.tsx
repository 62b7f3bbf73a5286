/**
 * By what names this delivery is known here and there.
 */
import { ExternalLink } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { orderUrl } from '../../boot.ts';
import type { DeliveryDetails } from '../../types.ts';
import { statusWord } from '../../words/fields.ts';

export function Facts( { delivery }: { delivery: DeliveryDetails } ) {
	const facts: Array< [ string, ReactNode ] > = [
		[
			__( 'Order', 'pedal-bridge' ),
			<a key="order" href={ orderUrl( delivery.order_id ) }>
				{ `#${ delivery.order_number } (${ statusWord( delivery.order_status ) })` }
			</a>,
		],
		[ __( 'Connection', 'pedal-bridge' ), delivery.connection_name ],
		[
			__( 'At the platform', 'pedal-bridge' ),
			delivery.remote_url ? (
				<ExternalLink key="remote" href={ delivery.remote_url }>
					{ delivery.remote_id }
				</ExternalLink>
			) : (
				delivery.remote_id
			),
		],
		[
			__( 'Tracking', 'pedal-bridge' ),
			delivery.tracking_url && (
				<ExternalLink key="track" href={ delivery.tracking_url }>
					{ __( 'What the customer sees', 'pedal-bridge' ) }
				</ExternalLink>
			),
		],
		[
			__( 'Our reference', 'pedal-bridge' ),
			<code key="marker">{ delivery.marker }</code>,
		],
	];
	return (
		<dl className="pedal-facts">
			{ facts
				.filter( ( [ , value ] ) => value )
				.map( ( [ name, value ] ) => (
					<div key={ name }>
						<dt>{ name }</dt>
						<dd>{ value }</dd>
					</div>
				) ) }
		</dl>
	);
}
