/**
 * What the courier is told, and how long the memory is.
 */
import { CheckboxControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Minutes } from './minutes.tsx';
import type { Section } from './settings.tsx';

export function DataSettings( { values, change, about }: Section ) {
	const { payload, retention_days: days, uninstall } = values;
	return (
		<>
			<fieldset className="pedal-card">
				<legend>
					{ __( 'What the courier is told', 'pedal-bridge' ) }
				</legend>
				<CheckboxControl
					__nextHasNoMarginBottom
					label={ __( 'What is in the parcel', 'pedal-bridge' ) }
					checked={ payload.items }
					onChange={ ( items ) =>
						change( { payload: { ...payload, items } } )
					}
				/>
				<CheckboxControl
					__nextHasNoMarginBottom
					label={ __( 'What the customer wrote', 'pedal-bridge' ) }
					checked={ payload.customer_note }
					onChange={ ( on ) =>
						change( { payload: { ...payload, customer_note: on } } )
					}
				/>
			</fieldset>
			<fieldset className="pedal-card">
				<legend>{ __( 'Memory', 'pedal-bridge' ) }</legend>
				<Minutes
					label={ __(
						'Days that the history of deliveries is kept',
						'pedal-bridge'
					) }
					value={ days.journal }
					error={ about( 'retention_days.journal' ) }
					change={ ( journal ) =>
						change( { retention_days: { journal } } )
					}
				/>
				<CheckboxControl
					__nextHasNoMarginBottom
					label={ __(
						'Delete everything when the plugin is deleted',
						'pedal-bridge'
					) }
					help={ __(
						'Secrets are always forgotten then.',
						'pedal-bridge'
					) }
					checked={ uninstall.delete_data }
					onChange={ ( on ) =>
						change( { uninstall: { delete_data: on } } )
					}
				/>
			</fieldset>
		</>
	);
}
