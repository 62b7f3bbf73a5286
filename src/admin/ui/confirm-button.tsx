/**
 * A button for what cannot be undone: it asks first, and its answer names the verb and the object.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { useAction } from '../hooks/use-action.ts';
import { Dialog } from './dialog.tsx';
import { Failure } from './failure.tsx';

interface Given {
	/** Verb and object, as "Cancel the courier for #1042". */
	label: string;
	/** Shorter words for the button that opens the question. */
	opener?: string;
	question: ReactNode;
	deed: () => Promise< unknown >;
	disabled?: boolean;
	variant?: 'link' | 'secondary' | 'tertiary';
}

export function ConfirmButton( given: Given ) {
	const [ asking, setAsking ] = useState( false );
	return (
		<>
			<Button
				__next40pxDefaultSize
				isDestructive
				variant={ given.variant ?? 'secondary' }
				disabled={ given.disabled ?? false }
				onClick={ () => setAsking( true ) }
			>
				{ given.opener ?? given.label }
			</Button>
			{ asking && (
				<Question { ...given } close={ () => setAsking( false ) } />
			) }
		</>
	);
}

function Question( {
	label,
	question,
	deed,
	close,
}: Given & { close: () => void } ) {
	const action = useAction( deed );
	return (
		<Dialog title={ label } close={ close }>
			{ typeof question === 'string' ? <p>{ question }</p> : question }
			<Failure error={ action.error } />
			<div className="pedal-buttons">
				<Button
					__next40pxDefaultSize
					isDestructive
					variant="primary"
					isBusy={ action.busy }
					onClick={ async () => {
						if ( await action.run() ) {
							close();
						}
					} }
				>
					{ label }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ close }
				>
					{ __( 'Go back', 'pedal-bridge' ) }
				</Button>
			</div>
		</Dialog>
	);
}
