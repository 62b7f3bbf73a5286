/**
 * A whole number, typed. While it is being typed it may be empty.
 */
import { useState } from '@wordpress/element';
import { Field } from '../ui/index.ts';

interface Given {
	label: string;
	value: number;
	error: string;
	help?: string;
	change: ( value: number ) => void;
}

export function Minutes( { label, value, error, help, change }: Given ) {
	const [ typed, setTyped ] = useState( String( value ) );
	return (
		<Field
			label={ label }
			type="number"
			min={ 0 }
			value={ typed }
			error={ error }
			{ ...( help && { help } ) }
			onChange={ ( text ) => {
				setTyped( text );
				if ( text !== '' && Number.isFinite( Number( text ) ) ) {
					change( Math.round( Number( text ) ) );
				}
			} }
			onBlur={ () => setTyped( String( value ) ) }
		/>
	);
}
