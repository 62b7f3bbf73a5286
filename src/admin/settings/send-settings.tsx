/**
 * Which orders are sent, and when.
 */
import { CheckboxControl, RadioControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { boot } from '../boot.ts';
import { StatusChoice } from './status-choice.tsx';
import { Minutes } from './minutes.tsx';
import type { Section } from './settings.tsx';

export function SendSettings( { values, change, about }: Section ) {
	const { send } = values;
	const set = ( part: Partial< typeof send > ) =>
		change( { send: { ...send, ...part } } );
	return (
		<fieldset className="pedal-card">
			<legend>{ __( 'Sending', 'pedal-bridge' ) }</legend>
			<StatusChoice
				label={ __( 'Orders are sent when they are', 'pedal-bridge' ) }
				chosen={ send.statuses }
				error={ about( 'send.statuses' ) }
				change={ ( statuses ) => set( { statuses } ) }
			/>
			<Gateways values={ values } change={ change } about={ about } />
			<RadioControl
				label={ __( 'When', 'pedal-bridge' ) }
				selected={ send.when }
				options={ [
					{
						value: 'now',
						label: __( 'At once', 'pedal-bridge' ),
					},
					{
						value: 'before_slot',
						label: __(
							'Shortly before the window begins',
							'pedal-bridge'
						),
					},
				] }
				onChange={ ( when ) =>
					set( {
						when: when === 'before_slot' ? 'before_slot' : 'now',
					} )
				}
			/>
			{ send.when === 'before_slot' && (
				<Minutes
					label={ __( 'Minutes before the window', 'pedal-bridge' ) }
					value={ send.minutes_before }
					error={ about( 'send.minutes_before' ) }
					change={ ( minutes ) => set( { minutes_before: minutes } ) }
				/>
			) }
		</fieldset>
	);
}

/** A bank transfer counts as paid later than a card: each payment method may have its own statuses. */
function Gateways( { values, change, about }: Section ) {
	const { send } = values;
	const of = send.per_gateway;
	const set = ( id: string, statuses: string[] | null ) => {
		const { [ id ]: _old, ...others } = of;
		change( {
			send: {
				...send,
				per_gateway: statuses
					? { ...others, [ id ]: statuses }
					: others,
			},
		} );
	};
	return (
		<details>
			<summary>
				{ __(
					'Other statuses for some payment methods',
					'pedal-bridge'
				) }
			</summary>
			{ boot().vocabulary.gateways.map( ( { value: id, label } ) => (
				<div key={ id } className="pedal-gateway">
					<CheckboxControl
						__nextHasNoMarginBottom
						label={ label }
						checked={ id in of }
						onChange={ ( on ) =>
							set( id, on ? send.statuses : null )
						}
					/>
					{ of[ id ] && (
						<StatusChoice
							label={ label }
							chosen={ of[ id ] }
							error={ about( `send.per_gateway.${ id }` ) }
							change={ ( statuses ) => set( id, statuses ) }
						/>
					) }
				</div>
			) ) }
		</details>
	);
}
