/**
 * Some of the shop's order statuses.
 */
import { CheckboxControl } from '@wordpress/components';
import { boot } from '../boot.ts';

/** Orders in these are not owed any goods, or not placed yet. */
const NEVER = [
	'pending',
	'cancelled',
	'refunded',
	'failed',
	'checkout-draft',
];

interface Given {
	label: string;
	chosen: string[];
	error: string;
	change: ( statuses: string[] ) => void;
}

export function StatusChoice( { label, chosen, error, change }: Given ) {
	const statuses = boot().vocabulary.statuses.filter(
		( { value } ) => ! NEVER.includes( value ) || chosen.includes( value )
	);
	return (
		<fieldset className="pedal-statuses">
			<legend>{ label }</legend>
			{ statuses.map( ( { value, label: name } ) => (
				<CheckboxControl
					key={ value }
					__nextHasNoMarginBottom
					label={ name }
					checked={ chosen.includes( value ) }
					onChange={ ( on ) =>
						change(
							on
								? [ ...chosen, value ]
								: chosen.filter( ( one ) => one !== value )
						)
					}
				/>
			) ) }
			<p className="pedal-field__error" aria-live="polite">
				{ error }
			</p>
		</fieldset>
	);
}
