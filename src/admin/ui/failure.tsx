/**
 * A failure beside its control: what happened, what to do, and the same thing again. It stays until it is solved.
 */
import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ApiError } from '../api.ts';
import { Note } from './note.tsx';

interface Given {
	error: ApiError | null;
	/** Offered when trying the same thing again makes sense. */
	again?: ( () => unknown ) | undefined;
	/** Each wrong field says by itself what is wrong with it. */
	fieldsTell?: boolean;
	children?: ReactNode;
}

const seeFields = () =>
	__(
		'Something is not right yet: see what is said in red.',
		'pedal-bridge'
	);

export function Failure( { error, again, fieldsTell, children }: Given ) {
	if ( ! error ) {
		return null;
	}
	const isTold = fieldsTell && Object.keys( error.faults ).length > 0;
	const message = isTold ? seeFields() : error.message;
	return (
		<Note className="pedal-failure" tone="error" spoken={ message }>
			<p>
				<strong>{ message }</strong> { ! isTold && error.hint }
			</p>
			{ children }
			{ again && (
				<Button
					__next40pxDefaultSize
					variant="secondary"
					onClick={ () => void again() }
				>
					{ __( 'Try again', 'pedal-bridge' ) }
				</Button>
			) }
		</Note>
	);
}
