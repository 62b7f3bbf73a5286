/**
 * The value of a condition, entered in the way that suits its field.
 */
import {
	CheckboxControl,
	SelectControl,
	TextareaControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Choice } from '../boot.ts';
import type { RuleCondition } from '../types.ts';
import { Field } from '../ui/index.ts';
import { choicesOf, fieldWord } from '../words/fields.ts';
import { kindOf, type Kind } from './editing.ts';
import { TermTokens } from './term-tokens.tsx';

/** The shop takes 500 values; a pasted book is not taken in. */
const LONGEST_LIST = 20_000;

export interface Given {
	condition: RuleCondition;
	change: ( condition: RuleCondition ) => void;
}

const CONTROLS: Record< Kind, ( given: Given ) => React.JSX.Element | null > = {
	number: NumberValue,
	yes: () => null,
	one: OneValue,
	several: SeveralValues,
	terms: TermTokens,
	texts: TextValues,
};

export function ValueControl( given: Given ) {
	const Control = CONTROLS[ kindOf( given.condition ) ];
	return <Control key={ given.condition.field } { ...given } />;
}

const listOf = ( { value }: RuleCondition ): string[] =>
	Array.isArray( value ) ? value.map( String ) : [ String( value ) ];

/** What may be chosen, and what is chosen although the shop does not have it any more. */
function offered( condition: RuleCondition ): Choice[] {
	const known = choicesOf( condition.field ) ?? [];
	const others = listOf( condition ).filter(
		( value ) => value && ! known.some( ( one ) => one.value === value )
	);
	return [
		...known,
		...others.map( ( value ) => ( { value, label: value } ) ),
	];
}

function NumberValue( { condition, change }: Given ) {
	return (
		<Field
			label={ fieldWord( condition.field ) }
			hideLabelFromVision
			type="number"
			min={ 0 }
			value={ String( condition.value ) }
			onChange={ ( typed ) =>
				change( { ...condition, value: Number( typed ) } )
			}
		/>
	);
}

function OneValue( { condition, change }: Given ) {
	return (
		<SelectControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			hideLabelFromVision
			label={ fieldWord( condition.field ) }
			value={ String( condition.value ) }
			options={ [
				{ value: '', label: __( 'Choose…', 'pedal-bridge' ) },
				...offered( condition ),
			] }
			onChange={ ( value ) => change( { ...condition, value } ) }
		/>
	);
}

function SeveralValues( { condition, change }: Given ) {
	const chosen = listOf( condition );
	return (
		<fieldset className="pedal-several">
			<legend className="screen-reader-text">
				{ fieldWord( condition.field ) }
			</legend>
			{ offered( condition ).map( ( choice ) => (
				<CheckboxControl
					key={ choice.value }
					__nextHasNoMarginBottom
					label={ choice.label }
					checked={ chosen.includes( choice.value ) }
					onChange={ ( on ) =>
						change( {
							...condition,
							value: on
								? [ ...chosen, choice.value ]
								: chosen.filter(
										( one ) => one !== choice.value
									),
						} )
					}
				/>
			) ) }
		</fieldset>
	);
}

/** One per line while typing; an empty line at the end is no value. */
function TextValues( { condition, change }: Given ) {
	const isList = condition.op === 'in' || condition.op === 'not_in';
	return (
		<TextareaControl
			__nextHasNoMarginBottom
			label={ fieldWord( condition.field ) }
			hideLabelFromVision
			rows={ 3 }
			maxLength={ LONGEST_LIST }
			// Else a right-to-left page turns the ends of a range around.
			dir="auto"
			help={
				condition.field === 'postcode'
					? __(
							'One per line: 38000, 38* or 38000…38100',
							'pedal-bridge'
						)
					: __( 'One per line', 'pedal-bridge' )
			}
			value={ listOf( condition ).join( '\n' ) }
			onChange={ ( typed ) =>
				change( {
					...condition,
					value: isList ? typed.split( /[\n,;]/ ) : typed,
				} )
			}
		/>
	);
}
