/**
 * A delivery's state in the merchant's words, and what happens next.
 */
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Delivery, Stage } from '../types.ts';
import { moment } from './time.ts';

export type Tone = 'grey' | 'blue' | 'red' | 'green' | 'outline';

export interface State {
	word: string;
	tone: Tone;
	/** What happens next and when, or why not. */
	next: string;
}

type Facts = Pick<
	Delivery,
	| 'sync'
	| 'stage'
	| 'stage_at'
	| 'desired'
	| 'due_at'
	| 'attempts'
	| 'message'
	| 'code'
>;

export function stageWord( stage: Stage ): string {
	switch ( stage ) {
		case 'placed':
			return __( 'Booked', 'pedal-bridge' );
		case 'assigned':
			return __( 'Courier assigned', 'pedal-bridge' );
		case 'pickup':
			return __( 'Courier on the way to you', 'pedal-bridge' );
		case 'carried':
			return __( 'On the way', 'pedal-bridge' );
		case 'delivered':
			return __( 'Delivered', 'pedal-bridge' );
		case 'failed':
			return __( 'Failed', 'pedal-bridge' );
		case 'cancelled':
			return __( 'Cancelled', 'pedal-bridge' );
		case 'none':
			return __( 'Not sent', 'pedal-bridge' );
	}
}

const STAGE_TONES: Record< Stage, Tone > = {
	none: 'grey',
	placed: 'outline',
	assigned: 'green',
	pickup: 'green',
	carried: 'green',
	delivered: 'green',
	failed: 'red',
	cancelled: 'grey',
};

function ofStage( facts: Facts, now: Date ): State {
	const said = facts.stage === 'cancelled' || facts.stage === 'failed';
	return {
		word: stageWord( facts.stage ),
		tone: STAGE_TONES[ facts.stage ],
		next: [
			said ? __( 'said by the platform', 'pedal-bridge' ) : '',
			facts.stage_at ? moment( facts.stage_at, now ) : '',
		]
			.filter( Boolean )
			.join( ', ' ),
	};
}

function tryAgain( facts: Facts, now: Date ): string {
	return sprintf(
		/* translators: 1: time, perhaps with a day in front, 2: number of the try, 3: reason. */
		__( 'due %1$s, try %2$d: %3$s', 'pedal-bridge' ),
		facts.due_at ? moment( facts.due_at, now ) : '–',
		facts.attempts + 1,
		facts.message
	);
}

function waiting( facts: Facts, now: Date ): State {
	if ( facts.attempts > 0 ) {
		return {
			word: __( 'Will try again', 'pedal-bridge' ),
			tone: 'grey',
			next: tryAgain( facts, now ),
		};
	}
	// A row that only looks again, or carries a change over, is where the courier is.
	if ( facts.stage !== 'none' ) {
		return ofStage( facts, now );
	}
	const minutes = facts.due_at
		? Math.ceil( ( Date.parse( facts.due_at ) - now.getTime() ) / 60_000 )
		: 0;
	return {
		word: __( 'Waiting to be sent', 'pedal-bridge' ),
		tone: 'grey',
		next: later( facts, minutes, now ),
	};
}

function later( facts: Facts, minutes: number, now: Date ): string {
	if ( minutes <= 1 || ! facts.due_at ) {
		return facts.code && facts.message
			? facts.message
			: __( 'in a moment', 'pedal-bridge' );
	}
	return minutes < 60
		? sprintf(
				/* translators: %d: minutes. */
				_n( 'in %d minute', 'in %d minutes', minutes, 'pedal-bridge' ),
				minutes
			)
		: sprintf(
				/* translators: %s: a time, perhaps with a day in front. */
				__( 'due %s', 'pedal-bridge' ),
				moment( facts.due_at, now )
			);
}

export function stateOf( facts: Facts, now: Date = new Date() ): State {
	switch ( facts.sync ) {
		case 'attention':
			return {
				word: __( 'Needs you', 'pedal-bridge' ),
				tone: 'red',
				next: facts.message,
			};
		case 'in_flight':
			return {
				word: __( 'Sending', 'pedal-bridge' ),
				tone: 'blue',
				next: '',
			};
		case 'unknown':
			return {
				word: __( 'Checking with the platform', 'pedal-bridge' ),
				tone: 'blue',
				next: __(
					'the answer got lost; we look before we send again',
					'pedal-bridge'
				),
			};
		case 'pending':
			return waiting( facts, now );
		case 'synced':
			return ofStage( facts, now );
	}
}
