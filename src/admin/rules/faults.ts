/**
 * What is still missing in rules, in words, before the shop is asked.
 */
import { __ } from '@wordpress/i18n';
import type { Rule, RuleCondition } from '../types.ts';
import { kindOf } from './editing.ts';

const isEmpty = ( { value }: RuleCondition ): boolean =>
	Array.isArray( value )
		? value.every( ( one ) => String( one ).trim() === '' )
		: String( value ).trim() === '';

function missing( condition: RuleCondition ): string {
	if ( ! isEmpty( condition ) ) {
		return '';
	}
	return kindOf( condition ) === 'several'
		? __( 'Tick at least one.', 'pedal-bridge' )
		: __( 'Something has to stand here.', 'pedal-bridge' );
}

/** By the same paths that the shop uses: `rules[1].when[0].value`. */
export function faultsOf( rules: Rule[] ): Record< string, string > {
	const faults = rules.flatMap( ( rule, at ) =>
		rule.when.map( ( condition, index ): [ string, string ] => [
			`rules[${ at }].when[${ index }].value`,
			missing( condition ),
		] )
	);
	return Object.fromEntries( faults.filter( ( [ , fault ] ) => fault ) );
}
