/**
 * What follows from each step of the courier's: a note, a mail, a new status.
 */
import { CheckboxControl, SelectControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { boot } from '../boot.ts';
import { stageWord } from '../words/state.ts';
import type { Section } from './settings.tsx';
import type { EffectStage, StageEffect } from '../types.ts';

const STAGES: EffectStage[] = [
	'placed',
	'assigned',
	'pickup',
	'carried',
	'delivered',
	'failed',
	'cancelled',
];

const columns = () =>
	[
		{ key: 'note', label: __( 'Note on the order', 'pedal-bridge' ) },
		{
			key: 'customer_mail',
			label: __( 'Mail to the customer', 'pedal-bridge' ),
		},
		{ key: 'admin_mail', label: __( 'Mail to you', 'pedal-bridge' ) },
	] as const;

export function EffectSettings( { values, change, about }: Section ) {
	const { effects } = values;
	const set = ( stage: EffectStage, part: StageEffect ) =>
		change( {
			effects: {
				...effects,
				[ stage ]: { ...effects[ stage ], ...part },
			},
		} );
	return (
		<fieldset className="pedal-card">
			<legend>{ __( 'What follows', 'pedal-bridge' ) }</legend>
			<div className="pedal-scroll">
				<table className="widefat pedal-effects">
					<thead>
						<tr>
							<th scope="col">
								{ __( 'When it is', 'pedal-bridge' ) }
							</th>
							{ columns().map( ( { key, label } ) => (
								<th key={ key } scope="col">
									{ label }
								</th>
							) ) }
							<th scope="col">
								{ __( 'The order becomes', 'pedal-bridge' ) }
							</th>
						</tr>
					</thead>
					<tbody>
						{ STAGES.map( ( stage ) => (
							<EffectRow
								key={ stage }
								stage={ stage }
								effect={ effects[ stage ] ?? {} }
								error={ about(
									`effects.${ stage }.order_status`
								) }
								set={ ( part ) => set( stage, part ) }
							/>
						) ) }
					</tbody>
				</table>
			</div>
		</fieldset>
	);
}

interface Given {
	stage: EffectStage;
	effect: StageEffect;
	error: string;
	set: ( part: StageEffect ) => void;
}

function EffectRow( { stage, effect, error, set }: Given ) {
	const word = stageWord( stage );
	return (
		<tr>
			<th scope="row">{ word }</th>
			{ columns().map( ( { key, label } ) => (
				<td key={ key } data-label={ label }>
					<CheckboxControl
						__nextHasNoMarginBottom
						aria-label={ `${ word }: ${ label }` }
						checked={ effect[ key ] ?? false }
						onChange={ ( on ) => set( { [ key ]: on } ) }
					/>
				</td>
			) ) }
			<td data-label={ __( 'The order becomes', 'pedal-bridge' ) }>
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					hideLabelFromVision
					label={ sprintf(
						/* translators: %s: stage of a delivery. */
						__( '%s: the order becomes', 'pedal-bridge' ),
						word
					) }
					value={ effect.order_status ?? '' }
					options={ [
						{
							value: '',
							label: __( 'stays as it is', 'pedal-bridge' ),
						},
						...boot().vocabulary.statuses,
					] }
					onChange={ ( status ) => set( { order_status: status } ) }
				/>
				<p className="pedal-field__error">{ error }</p>
			</td>
		</tr>
	);
}
