/**
 * A verdict as sentences: each condition that was tried, and what the order has where it failed.
 */
import { __, sprintf } from '@wordpress/i18n';
import type { VerdictReason } from '../types.ts';
import { fieldWord, opWord, statusWord, valueWords } from './fields.ts';

type Say = ( reason: VerdictReason ) => string;

const statuses = ( expected: unknown ) =>
	( Array.isArray( expected ) ? expected : [ expected ] )
		.map( ( status ) => statusWord( String( status ) ) )
		.join( ', ' );

const or =
	( yes: () => string, no: () => string ): Say =>
	( { passed } ) =>
		passed ? yes() : no();

const ownOrder = or(
	() => __( 'It is an order of its own', 'pedal-bridge' ),
	() => __( 'It is a refund or a subscription, not an order', 'pedal-bridge' )
);

const placed = or(
	() => __( 'The customer placed it', 'pedal-bridge' ),
	() => __( 'It is a draft', 'pedal-bridge' )
);

function paid( { passed, value, expected }: VerdictReason ): string {
	return passed
		? sprintf(
				/* translators: %s: order status. */
				__( 'Its status is %s', 'pedal-bridge' ),
				statusWord( String( value ) )
			)
		: sprintf(
				/* translators: 1: order status, 2: other order statuses. */
				__(
					'Its status is %1$s; it is sent when it is %2$s',
					'pedal-bridge'
				),
				statusWord( String( value ) ),
				statuses( expected )
			);
}

function shippingLine( reason: VerdictReason ): string {
	if ( reason.field === 'connection' ) {
		return reason.passed
			? __( 'That method names a connection', 'pedal-bridge' )
			: __( 'No connection is chosen for that method', 'pedal-bridge' );
	}
	return reason.passed
		? __(
				'The customer chose a delivery method of the platform',
				'pedal-bridge'
			)
		: sprintf(
				/* translators: %s: shipping methods. */
				__(
					'The customer chose another method (%s), and no rule sends that',
					'pedal-bridge'
				),
				valueWords( 'shipping_method', reason.value )
			);
}

const BUILT_IN: Record< string, Say > = {
	draft: ( reason ) =>
		( reason.field === 'type' ? ownOrder : placed )( reason ),
	trashed: or(
		() => __( 'It is not in the trash', 'pedal-bridge' ),
		() => __( 'It is in the trash', 'pedal-bridge' )
	),
	refunded: or(
		() => __( 'It is not refunded', 'pedal-bridge' ),
		() => __( 'It is refunded', 'pedal-bridge' )
	),
	not_paid: paid,
	nothing_to_ship: or(
		() => __( 'Something in it has to be carried', 'pedal-bridge' ),
		() => __( 'Nothing in it has to be carried', 'pedal-bridge' )
	),
	too_old: or(
		() => __( 'It is younger than the connection', 'pedal-bridge' ),
		() => __( 'It is older than the connection', 'pedal-bridge' )
	),
	no_rule: shippingLine,
};

export const isBuiltIn = ( { rule }: Pick< VerdictReason, 'rule' > ) =>
	rule in BUILT_IN;

/** `{in: ["38000","38100"]}`, as a rule's condition stands in a reason. */
function comparison( expected: unknown ): [ string, unknown ] {
	const [ pair ] =
		typeof expected === 'object' && expected !== null
			? Object.entries( expected )
			: [];
	return pair ?? [ 'is', expected ];
}

function condition( reason: VerdictReason ): string {
	if ( reason.field === 'connection' ) {
		return reason.passed
			? __( 'The rule names a connection', 'pedal-bridge' )
			: __( 'The rule names a connection that is gone', 'pedal-bridge' );
	}
	if ( reason.field === 'every_order' ) {
		return __( 'Every order', 'pedal-bridge' );
	}
	const [ op, wanted ] = comparison( reason.expected );
	const asked = sprintf(
		/* translators: a rule's condition; 1: field, 2: comparison, 3: value. */
		__( '%1$s %2$s %3$s', 'pedal-bridge' ),
		fieldWord( reason.field ),
		opWord( op ),
		valueWords( reason.field, wanted )
	);
	return reason.passed
		? asked
		: sprintf(
				/* translators: 1: condition, 2: what the order has instead. */
				__( '%1$s – here it is %2$s', 'pedal-bridge' ),
				asked,
				valueWords( reason.field, reason.value )
			);
}

export const reasonWords: Say = ( reason ) =>
	( BUILT_IN[ reason.rule ] ?? condition )( reason );

/** Rows of one rule stand together, in the order they were tried. */
export function byRule(
	reasons: VerdictReason[]
): Array< { rule: string; reasons: VerdictReason[] } > {
	const groups: Array< { rule: string; reasons: VerdictReason[] } > = [];
	for ( const reason of reasons ) {
		const rule = isBuiltIn( reason ) ? '' : reason.rule;
		const last = groups.at( -1 );
		if ( last?.rule === rule ) {
			last.reasons.push( reason );
		} else {
			groups.push( { rule, reasons: [ reason ] } );
		}
	}
	return groups;
}
