/**
 * What stands in for a window that nobody chose.
 */
import { RadioControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Minutes } from './minutes.tsx';
import type { Section } from './settings.tsx';
import type { Settings } from '../types.ts';

const choices = (): Array< {
	value: Settings[ 'without_slot' ];
	label: string;
} > => [
	{
		value: 'first',
		label: __( 'Take the first free window', 'pedal-bridge' ),
	},
	{
		value: 'asap',
		label: __( 'Deliver as soon as possible', 'pedal-bridge' ),
	},
	{
		value: 'attention',
		label: __( 'Ask me', 'pedal-bridge' ),
	},
];

export function WindowSettings( { values, change, about }: Section ) {
	const { without_slot: without, asap_minutes: asap } = values;
	return (
		<fieldset className="pedal-card">
			<legend>
				{ __( 'When the customer chose no window', 'pedal-bridge' ) }
			</legend>
			<RadioControl
				label={ __(
					'When the customer chose no window',
					'pedal-bridge'
				) }
				hideLabelFromVision
				selected={ without }
				options={ choices() }
				onChange={ ( value ) =>
					change( {
						without_slot: value as Settings[ 'without_slot' ],
					} )
				}
			/>
			{ without === 'asap' && (
				<div className="pedal-pair">
					<Minutes
						label={ __( 'Minutes to prepare', 'pedal-bridge' ) }
						value={ asap.prepare }
						error={ about( 'asap_minutes.prepare' ) }
						change={ ( prepare ) =>
							change( { asap_minutes: { ...asap, prepare } } )
						}
					/>
					<Minutes
						label={ __( 'Minutes for the way', 'pedal-bridge' ) }
						value={ asap.window }
						error={ about( 'asap_minutes.window' ) }
						change={ ( window ) =>
							change( { asap_minutes: { ...asap, window } } )
						}
					/>
				</div>
			) }
		</fieldset>
	);
}
