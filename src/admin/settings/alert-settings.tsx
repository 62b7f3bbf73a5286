/**
 * Who hears of it when something waits too long.
 */
import { __ } from '@wordpress/i18n';
import { Field } from '../ui/index.ts';
import { Minutes } from './minutes.tsx';
import type { Section } from './settings.tsx';

export function AlertSettings( { values, change, about }: Section ) {
	const { alerts } = values;
	const set = ( part: Partial< typeof alerts > ) =>
		change( { alerts: { ...alerts, ...part } } );
	return (
		<fieldset className="pedal-card">
			<legend>{ __( 'Alarm', 'pedal-bridge' ) }</legend>
			<Field
				label={ __( 'Mails go to', 'pedal-bridge' ) }
				type="email"
				value={ alerts.email }
				error={ about( 'alerts.email' ) }
				maxLength={ 254 }
				help={ __(
					'Empty: the administrator of this site. One mail per cause and hour.',
					'pedal-bridge'
				) }
				onChange={ ( email ) => set( { email: email.trim() } ) }
			/>
			<div className="pedal-pair">
				<Minutes
					label={ __(
						'Amber: minutes an order has been waiting',
						'pedal-bridge'
					) }
					value={ alerts.amber_minutes }
					error={ about( 'alerts.amber_minutes' ) }
					change={ ( minutes ) => set( { amber_minutes: minutes } ) }
				/>
				<Minutes
					label={ __(
						'Red, with a mail: minutes waiting',
						'pedal-bridge'
					) }
					value={ alerts.red_minutes }
					error={ about( 'alerts.red_minutes' ) }
					change={ ( minutes ) => set( { red_minutes: minutes } ) }
				/>
				<Minutes
					label={ __(
						'Or: minutes before its window ends',
						'pedal-bridge'
					) }
					value={ alerts.minutes_before_slot_end }
					error={ about( 'alerts.minutes_before_slot_end' ) }
					change={ ( minutes ) =>
						set( { minutes_before_slot_end: minutes } )
					}
				/>
			</div>
		</fieldset>
	);
}
