/**
 * How a connection stands, in words: what it does now, and since when it last worked.
 */
import { __, sprintf } from '@wordpress/i18n';
import type { Connection } from '../types.ts';
import type { Tone } from '../words/state.ts';
import { moment } from '../words/time.ts';
import { WEBHOOK } from './driver-words.ts';

interface Standing {
	word: string;
	tone: Tone;
	next: string;
}

function pausedUntil( connection: Connection ): string {
	return connection.resume_at
		? sprintf(
				/* translators: 1: reason, 2: time. */
				__(
					'%1$s Next try: %2$s; orders wait and none is lost.',
					'pedal-bridge'
				),
				connection.status_message,
				moment( connection.resume_at )
			)
		: connection.status_message;
}

export function standingOf( connection: Connection ): Standing {
	if ( connection.status === 'unchecked' ) {
		return {
			word: __( 'Not connected', 'pedal-bridge' ),
			tone: 'red',
			next: connection.status_message,
		};
	}
	if ( ! connection.enabled ) {
		return {
			word: __( 'Switched off', 'pedal-bridge' ),
			tone: 'grey',
			next: __(
				'Orders for it wait until you switch it on.',
				'pedal-bridge'
			),
		};
	}
	return connection.status === 'paused'
		? {
				word: __( 'Resting', 'pedal-bridge' ),
				tone: 'red',
				next: pausedUntil( connection ),
			}
		: {
				word: __( 'Ready', 'pedal-bridge' ),
				tone: 'green',
				next: connection.last_ok_at
					? sprintf(
							/* translators: %s: time. */
							__( 'last answered %s', 'pedal-bridge' ),
							moment( connection.last_ok_at )
						)
					: '',
			};
}

/** The platform's calls to us, in words. */
export function newsWords( { driver, webhooks }: Connection ): string {
	if ( driver === WEBHOOK ) {
		return __(
			'It is told about the orders that go to it, and tells nothing back.',
			'pedal-bridge'
		);
	}
	if ( ! webhooks.healthy ) {
		return __(
			'The platform cannot call this shop; we look by ourselves every few minutes instead.',
			'pedal-bridge'
		);
	}
	return webhooks.last_received_at
		? sprintf(
				/* translators: %s: time. */
				__( 'The platform tells us at once; last %s.', 'pedal-bridge' ),
				moment( webhooks.last_received_at )
			)
		: __( 'The platform tells us at once.', 'pedal-bridge' );
}
