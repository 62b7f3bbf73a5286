/**
 * A Store account in the platform's own words.
 */
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { boot } from '../boot.ts';
import type { Connection } from '../types.ts';

export function StoreFacts( { connection }: { connection: Connection } ) {
	const { store, app_name: app, base_url: address } = connection;
	const facts: Array< [ string, ReactNode ] > = [
		[ __( 'Store', 'pedal-bridge' ), store?.name ],
		[ __( 'Picked up at', 'pedal-bridge' ), store?.address ],
		[ __( 'App name', 'pedal-bridge' ), app ],
		[ __( 'Platform', 'pedal-bridge' ), address ],
		[
			__( 'Its clock', 'pedal-bridge' ),
			store && zoneWords( store.timezone ),
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

/** Two clocks that differ are worth a sentence: windows are shown by the store's. */
function zoneWords( zone: string ): string {
	return zone === boot().timezone
		? zone
		: sprintf(
				/* translators: 1: time zone of the delivery store, 2: time zone of the shop. */
				__( '%1$s (your shop: %2$s)', 'pedal-bridge' ),
				zone,
				boot().timezone
			);
}
