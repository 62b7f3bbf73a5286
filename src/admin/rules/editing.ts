/**
 * What can be done with a list of rules while it is edited. Pure.
 */
import type { Rule, RuleCondition } from '../types.ts';
import { choicesOf, type FieldName, type Op } from '../words/fields.ts';
import { isTerm } from './terms.ts';

type Value = RuleCondition[ 'value' ];

const NUMBERS: readonly FieldName[] = [ 'total', 'weight' ];

export function opsOf( field: FieldName ): Op[] {
	if ( NUMBERS.includes( field ) ) {
		return [ 'gt', 'lt', 'is', 'is_not' ];
	}
	if ( field === 'virtual_only' ) {
		return [ 'is' ];
	}
	return field === 'postcode'
		? [ 'in', 'not_in' ]
		: [ 'is', 'is_not', 'in', 'not_in' ];
}

export type Kind = 'number' | 'yes' | 'one' | 'several' | 'terms' | 'texts';

/** How a value is entered. */
export function kindOf( { field, op }: RuleCondition ): Kind {
	const isList = op === 'in' || op === 'not_in';
	if ( NUMBERS.includes( field ) ) {
		return isList ? 'texts' : 'number';
	}
	if ( field === 'virtual_only' ) {
		return 'yes';
	}
	if ( isTerm( field ) ) {
		return 'terms';
	}
	if ( choicesOf( field ) ) {
		return isList ? 'several' : 'one';
	}
	return 'texts';
}

/** A value that is right for a kind, kept as far as it can be. */
export function valueFor( condition: RuleCondition, value: Value ): Value {
	const all = Array.isArray( value )
		? value.map( String )
		: [ String( value ) ];
	const texts = all.filter( ( text ) => text !== '' && text !== 'true' );
	switch ( kindOf( condition ) ) {
		case 'number':
			return Number( texts[ 0 ] ) || 0;
		case 'yes':
			return true;
		case 'one':
			return texts[ 0 ] ?? '';
		default:
			return condition.op === 'in' || condition.op === 'not_in'
				? texts
				: ( texts[ 0 ] ?? '' );
	}
}

export function withField(
	condition: RuleCondition,
	field: FieldName
): RuleCondition {
	const ops = opsOf( field );
	const op = ops.includes( condition.op )
		? condition.op
		: ( ops[ 0 ] ?? 'is' );
	const changed = { ...condition, field, op };
	return { ...changed, value: valueFor( changed, '' ) };
}

export function withOp( condition: RuleCondition, op: Op ): RuleCondition {
	const changed = { ...condition, op };
	return { ...changed, value: valueFor( changed, condition.value ) };
}

export function moved( rules: Rule[], from: number, by: 1 | -1 ): Rule[] {
	const to = from + by;
	const rule = rules[ from ];
	if ( ! rule || to < 0 || to >= rules.length ) {
		return rules;
	}
	const others = rules.filter( ( _, at ) => at !== from );
	return [ ...others.slice( 0, to ), rule, ...others.slice( to ) ];
}

const newId = () => `rule-${ Math.random().toString( 36 ).slice( 2, 10 ) }`;

export const newCondition = (): RuleCondition => ( {
	field: 'postcode',
	op: 'in',
	value: [],
} );

export const newRule = ( connection: number | undefined ): Rule => ( {
	id: newId(),
	name: '',
	enabled: true,
	when: [ newCondition() ],
	then: connection ? { connection_id: connection } : { send: false },
	parcel: 'main',
} );
