/**
 * Somebody else saved meanwhile: theirs is not overwritten, and what was typed here is not lost before a person says so.
 */
import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ApiError } from '../api.ts';
import { Note } from './note.tsx';

interface Given {
	error: ApiError | null;
	reload: () => Promise< void >;
}

export function Changed( { error, reload }: Given ) {
	if ( error?.code !== 'pedal_changed_meanwhile' ) {
		return null;
	}
	return (
		<Note tone="warning" spoken={ error.message }>
			<p>
				<strong>{ error.message }</strong>{ ' ' }
				{ __(
					'Nothing was saved. What you entered is still here: note it, then look at theirs.',
					'pedal-bridge'
				) }
			</p>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				onClick={ () => void reload() }
			>
				{ __( 'Show what they saved', 'pedal-bridge' ) }
			</Button>
		</Note>
	);
}
