/**
 * One condition as a sentence to complete: field, comparison, value.
 */
import { Button, SelectControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { RuleCondition } from '../types.ts';
import {
	FIELDS,
	fieldWord,
	opWord,
	type FieldName,
	type Op,
} from '../words/fields.ts';
import { opsOf, withField, withOp } from './editing.ts';
import { ValueControl } from './value-control.tsx';

interface Given {
	condition: RuleCondition;
	error: string;
	change: ( condition: RuleCondition ) => void;
	remove: () => void;
}

export function ConditionRow( { condition, error, change, remove }: Given ) {
	const ops = opsOf( condition.field );
	// One made over REST may compare in a way this form does not offer.
	const offered = ops.includes( condition.op )
		? ops
		: [ ...ops, condition.op ];
	return (
		<div className="pedal-condition">
			<SelectControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				hideLabelFromVision
				label={ __( 'Field', 'pedal-bridge' ) }
				value={ condition.field }
				options={ FIELDS.map( ( field ) => ( {
					value: field,
					label: fieldWord( field ),
				} ) ) }
				onChange={ ( field ) =>
					change( withField( condition, field as FieldName ) )
				}
			/>
			{ offered.length > 1 && (
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					hideLabelFromVision
					label={ __( 'Comparison', 'pedal-bridge' ) }
					value={ condition.op }
					options={ offered.map( ( op ) => ( {
						value: op,
						label: opWord( op ),
					} ) ) }
					onChange={ ( op ) =>
						change( withOp( condition, op as Op ) )
					}
				/>
			) }
			<ValueControl condition={ condition } change={ change } />
			<Button
				size="compact"
				variant="tertiary"
				aria-label={ sprintf(
					/* translators: %s: field of a condition. */
					__( 'Remove the condition on %s', 'pedal-bridge' ),
					fieldWord( condition.field )
				) }
				onClick={ remove }
			>
				<span aria-hidden="true">✕</span>
			</Button>
			<p className="pedal-field__error" aria-live="polite">
				{ error }
			</p>
		</div>
	);
}
