/**
 * What can be done with a delivery, as verbs with their object.
 */
import { __, sprintf } from '@wordpress/i18n';
import type { Action, Delivery } from '../types.ts';

export function actionWord( action: Action ): string {
	switch ( action ) {
		case 'retry':
			return __( 'Try again', 'pedal-bridge' );
		case 'cancel':
			return __( 'Cancel the courier', 'pedal-bridge' );
		case 'look':
			return __( 'Look at the platform', 'pedal-bridge' );
		case 'dismiss':
			return __( 'Do not send', 'pedal-bridge' );
		case 'booked':
			return __( 'I booked it myself', 'pedal-bridge' );
		case 'again':
			return __( 'Send once more', 'pedal-bridge' );
	}
}

/** For the question, and for those who hear the page. */
export function actionFor( action: Action, number: string ): string {
	switch ( action ) {
		case 'retry':
			/* translators: %s: order number. */
			return sprintf( __( 'Try again for #%s', 'pedal-bridge' ), number );
		case 'cancel':
			return sprintf(
				/* translators: %s: order number. */
				__( 'Cancel the courier for #%s', 'pedal-bridge' ),
				number
			);
		case 'look':
			return sprintf(
				/* translators: %s: order number. */
				__( 'Look at the platform for #%s', 'pedal-bridge' ),
				number
			);
		case 'dismiss':
			/* translators: %s: order number. */
			return sprintf( __( 'Do not send #%s', 'pedal-bridge' ), number );
		case 'booked':
			return sprintf(
				/* translators: %s: order number. */
				__( 'I booked #%s myself', 'pedal-bridge' ),
				number
			);
		case 'again':
			return sprintf(
				/* translators: %s: order number. */
				__( 'Send once more for #%s', 'pedal-bridge' ),
				number
			);
	}
}

export function doneWord( action: Action, number: string ): string {
	switch ( action ) {
		case 'retry':
			return sprintf(
				/* translators: %s: order number. */
				__( '#%s is tried again now.', 'pedal-bridge' ),
				number
			);
		case 'cancel':
			return sprintf(
				/* translators: %s: order number. */
				__( 'The courier for #%s is being cancelled.', 'pedal-bridge' ),
				number
			);
		case 'look':
			return sprintf(
				/* translators: %s: order number. */
				__( 'We look at #%s again.', 'pedal-bridge' ),
				number
			);
		case 'dismiss':
			/* translators: %s: order number. */
			return sprintf( __( '#%s is not sent.', 'pedal-bridge' ), number );
		case 'booked':
			return sprintf(
				/* translators: %s: order number. */
				__( '#%s counts as booked.', 'pedal-bridge' ),
				number
			);
		case 'again':
			return sprintf(
				/* translators: %s: order number. */
				__( '#%s is sent once more.', 'pedal-bridge' ),
				number
			);
	}
}

/** Asked before it is done; empty when nothing is lost by doing it. */
export function questionOf( action: Action, delivery: Delivery ): string {
	switch ( action ) {
		case 'cancel':
			return delivery.stage === 'none'
				? __(
						'It is not sent, and orders saved later do not call it back.',
						'pedal-bridge'
					)
				: __(
						'The platform is asked to call the courier off. If a courier is on the way already, it may refuse; you will see that here.',
						'pedal-bridge'
					);
		case 'dismiss':
			return __(
				'Nothing is sent for this order any more. You can change your mind later.',
				'pedal-bridge'
			);
		case 'again':
			return __(
				'A second delivery is ordered for the same order, and the platform charges for it.',
				'pedal-bridge'
			);
		default:
			return '';
	}
}

const SLOT_CODES = [ 'slot_over', 'slot_taken', 'no_slot' ];

/** What the order itself needs, when trying again alone cannot help. */
export function repairOf( { code }: Pick< Delivery, 'code' > ): string {
	if ( code === 'address_not_found' ) {
		return __( 'Correct the address', 'pedal-bridge' );
	}
	return SLOT_CODES.includes( code )
		? __( 'Choose another window', 'pedal-bridge' )
		: '';
}

/** The one press a row offers. */
export function mainAction( delivery: Delivery ): Action | null {
	const { actions, sync } = delivery;
	if ( sync === 'attention' || delivery.attempts > 0 ) {
		return actions.includes( 'retry' ) ? 'retry' : null;
	}
	return actions.includes( 'again' ) && delivery.stage === 'failed'
		? 'again'
		: null;
}
