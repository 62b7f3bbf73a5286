/**
 * A state as a word in a coloured pill; the word carries the meaning, the colour only helps.
 */
import type { State } from '../words/state.ts';
import { Pill } from './woocommerce.ts';

export function StateMark( {
	state,
}: {
	state: Pick< State, 'word' | 'tone' >;
} ) {
	return (
		<Pill className={ `pedal-state is-${ state.tone }` }>
			{ state.word }
		</Pill>
	);
}
