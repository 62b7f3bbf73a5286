/**
 * A failure beside its control: what happened, what to do, and the same thing again. It stays until it is solved.
 */
import { Button, Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ApiError } from '../api.ts';

interface Given {
	error: ApiError | null;
	/** Offered when trying the same thing again makes sense. */
	again?: ( () => unknown ) | undefined;
	children?: ReactNode;
}

export function Failure( { error, again, children }: Given ) {
	if ( ! error ) {
		return null;
	}
	return (
		<Notice
			className="pedal-failure"
			status="error"
			isDismissible={ false }
			spokenMessage={ error.message }
		>
			<p>
				<strong>{ error.message }</strong> { error.hint }
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
		</Notice>
	);
}
