/**
 * What the fields of an account mean, by the kind of system behind it.
 */
import { __, sprintf } from '@wordpress/i18n';
import type { CheckStep } from '../types.ts';

/** What connections are made to unless somebody asks for something else. */
export const COOPCYCLE = 'coopcycle';

/** A system of the merchant's own that is told by signed webhooks, and never asked. */
export const WEBHOOK = 'webhook';

interface FieldWords {
	address: string;
	addressHelp: string;
	identifier: string;
	identifierHelp: string;
	secret: string;
	secretHelp: string;
}

export function fieldWords( driver: string ): FieldWords {
	return driver === WEBHOOK
		? {
				address: __( 'Address that takes the events', 'pedal-bridge' ),
				addressHelp: __(
					'The whole https address, with its path.',
					'pedal-bridge'
				),
				identifier: __( 'Name of this shop', 'pedal-bridge' ),
				identifierHelp: __(
					'As the other system calls it; it stands in every event.',
					'pedal-bridge'
				),
				secret: __( 'Signing key', 'pedal-bridge' ),
				secretHelp: __(
					'As the other system shows it, most often beginning with whsec_. It is never sent: events are signed with it.',
					'pedal-bridge'
				),
			}
		: {
				address: __( 'Address of the platform', 'pedal-bridge' ),
				addressHelp: __(
					'As in your browser when you look at your cooperative’s CoopCycle.',
					'pedal-bridge'
				),
				identifier: __( 'Identifier', 'pedal-bridge' ),
				identifierHelp: '',
				secret: __( 'Secret', 'pedal-bridge' ),
				secretHelp: __(
					'Paste both keys at once, if you like: each finds its field.',
					'pedal-bridge'
				),
			};
}

export function stepWords( driver: string, name: CheckStep[ 'name' ] ): string {
	const told = driver === WEBHOOK;
	switch ( name ) {
		case 'address':
			return __( 'The address may be used', 'pedal-bridge' );
		case 'reach':
			return told
				? __( 'It takes events', 'pedal-bridge' )
				: __( 'A delivery platform answers there', 'pedal-bridge' );
		case 'credentials':
			return told
				? __( 'It accepts the signature', 'pedal-bridge' )
				: __( 'It accepts Identifier and Secret', 'pedal-bridge' );
		case 'store':
			return told
				? __( 'A Store', 'pedal-bridge' )
				: __( 'They belong to a Store', 'pedal-bridge' );
		case 'slots':
			return told
				? __( 'Delivery windows', 'pedal-bridge' )
				: __( 'The Store offers delivery windows', 'pedal-bridge' );
	}
}

/** @param name As the driver calls itself. */
export const connectWords = ( driver: string, name: string ): string =>
	driver === WEBHOOK
		? __( 'Connect a system of your own', 'pedal-bridge' )
		: sprintf(
				/* translators: %s: name of a delivery platform. */
				__( 'Connect %s', 'pedal-bridge' ),
				name
			);
