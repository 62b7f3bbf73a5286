/**
 * A text field whose failure stands under it and is read with it.
 */
import { TextControl } from '@wordpress/components';
import { useId } from '@wordpress/element';
import type { ClipboardEvent, ReactNode } from 'react';

interface Given {
	label: string;
	value: string;
	onChange: ( value: string ) => void;
	help?: ReactNode;
	/** What is wrong with it; empty when nothing is. */
	error?: string | undefined;
	type?: 'text' | 'password' | 'email' | 'number' | 'url';
	placeholder?: string;
	/** Where what stands before it says what it is. */
	hideLabelFromVision?: boolean;
	disabled?: boolean;
	maxLength?: number;
	min?: number;
	onPaste?: ( event: ClipboardEvent< HTMLElement > ) => void;
	onBlur?: () => void;
}

/** Nobody's key or address is longer; a pasted book is not taken in. */
const LONGEST = 1000;

const LEFT_TO_RIGHT = [ 'url', 'password' ];

export function Field( { label, error, help, ...given }: Given ) {
	const id = useId();
	const errorId = `${ id }-error`;
	return (
		<div className={ `pedal-field ${ error ? 'is-wrong' : '' }` }>
			<TextControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ label }
				autoComplete="off"
				spellCheck={ false }
				maxLength={ LONGEST }
				// Addresses and keys read from the left on every page.
				{ ...( LEFT_TO_RIGHT.includes( given.type ?? '' ) && {
					dir: 'ltr',
				} ) }
				{ ...( help && { help } ) }
				{ ...( error && {
					'aria-invalid': true,
					'aria-errormessage': errorId,
				} ) }
				{ ...given }
			/>
			<p id={ errorId } className="pedal-field__error" aria-live="polite">
				{ error }
			</p>
		</div>
	);
}
