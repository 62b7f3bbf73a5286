/**
 * The five steps in words, and which one is next.
 */
import { __ } from '@wordpress/i18n';
import type { Setup, StepId } from '../types.ts';

export const STEPS: StepId[] = [
	'permalinks',
	'keys',
	'connection',
	'routes',
	'try',
];

/** CoopCycle is told by the shop and never reads it: a key is for other platforms. */
const OPTIONAL: readonly StepId[] = [ 'keys', 'try' ];

export function stepWord( id: StepId ): string {
	switch ( id ) {
		case 'permalinks':
			return __( 'Readable addresses', 'pedal-bridge' );
		case 'keys':
			return __( 'Let the platform read your shop', 'pedal-bridge' );
		case 'connection':
			return __( 'Your Store account', 'pedal-bridge' );
		case 'routes':
			return __( 'Which orders', 'pedal-bridge' );
		case 'try':
			return __( 'Try it', 'pedal-bridge' );
	}
}

const isDone = ( setup: Setup, id: StepId ) =>
	setup.steps.find( ( step ) => step.id === id )?.done ?? false;

export const nextStep = ( setup: Setup ): StepId =>
	STEPS.find(
		( id ) => ! OPTIONAL.includes( id ) && ! isDone( setup, id )
	) ?? 'try';

export const isConnected = ( setup: Setup ): boolean =>
	STEPS.every( ( id ) => OPTIONAL.includes( id ) || isDone( setup, id ) );

/** What stands under a step's name: its proof, or what is missing. */
export function proofOf( setup: Setup, id: StepId ): string {
	const step = setup.steps.find( ( one ) => one.id === id );
	if ( id === 'permalinks' && step?.done ) {
		return `${ setup.permalinks.rest_url } ✓`;
	}
	if ( id === 'keys' && ! step?.done ) {
		return __( 'CoopCycle does not need this.', 'pedal-bridge' );
	}
	return step?.message ?? '';
}
