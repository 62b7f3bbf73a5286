/**
 * What a rule can ask about an order, in words: fields, comparisons, and the shop's own names for values.
 */
import { __, sprintf } from '@wordpress/i18n';
import { boot, type Choice } from '../boot.ts';
import type { RuleCondition } from '../types.ts';

export type FieldName = RuleCondition[ 'field' ];
export type Op = RuleCondition[ 'op' ];

export const FIELDS: readonly FieldName[] = [
	'shipping_method',
	'shipping_zone',
	'postcode',
	'country',
	'payment_method',
	'total',
	'weight',
	'category',
	'tag',
	'product',
	'shipping_class',
	'customer_role',
	'virtual_only',
];

const WORDS: Record< FieldName, () => string > = {
	shipping_method: () => __( 'Shipping method', 'pedal-bridge' ),
	shipping_zone: () => __( 'Shipping zone', 'pedal-bridge' ),
	postcode: () => __( 'Postcode', 'pedal-bridge' ),
	country: () => __( 'Country', 'pedal-bridge' ),
	payment_method: () => __( 'Payment method', 'pedal-bridge' ),
	total: () => __( 'Order total', 'pedal-bridge' ),
	weight: () => __( 'Weight in grams', 'pedal-bridge' ),
	category: () => __( 'Product category', 'pedal-bridge' ),
	tag: () => __( 'Product tag', 'pedal-bridge' ),
	product: () => __( 'Product', 'pedal-bridge' ),
	shipping_class: () => __( 'Shipping class', 'pedal-bridge' ),
	customer_role: () => __( 'Customer', 'pedal-bridge' ),
	virtual_only: () => __( 'Nothing to carry', 'pedal-bridge' ),
};

const isField = ( name: string ): name is FieldName => name in WORDS;

export const fieldWord = ( name: string ): string =>
	isField( name ) ? WORDS[ name ]() : name;

export function opWord( op: string ): string {
	switch ( op ) {
		case 'is':
			return __( 'is', 'pedal-bridge' );
		case 'is_not':
			return __( 'is not', 'pedal-bridge' );
		case 'in':
			return __( 'is one of', 'pedal-bridge' );
		case 'not_in':
			return __( 'is none of', 'pedal-bridge' );
		case 'gt':
			return __( 'is more than', 'pedal-bridge' );
		case 'lt':
			return __( 'is less than', 'pedal-bridge' );
		case 'matches':
			return __( 'matches', 'pedal-bridge' );
		default:
			return op;
	}
}

/** Every method in every zone, as `flat_rate`, then one by one, as `flat_rate:3`, under the names the merchant gave them. */
function methods(): Choice[] {
	const all = boot().vocabulary.zones.flatMap( ( zone ) =>
		zone.methods.map( ( method ) => ( { ...method, zone: zone.name } ) )
	);
	const kinds = new Map(
		all.map( ( { method, title } ) => [ method, title ] )
	);
	return [
		...[ ...kinds ].map( ( [ value, title ] ) => ( {
			value,
			/* translators: %s: shipping method. */
			label: sprintf( __( '%s (every zone)', 'pedal-bridge' ), title ),
		} ) ),
		...all.map( ( { method, instance, title, zone } ) => ( {
			value: `${ method }:${ instance }`,
			label: `${ title } (${ zone })`,
		} ) ),
	];
}

/** What a field's value is chosen from; null when it is typed. */
export function choicesOf( field: string ): Choice[] | null {
	const { zones, gateways, shippingClasses, roles, countries } =
		boot().vocabulary;
	switch ( field ) {
		case 'shipping_method':
			return methods();
		case 'shipping_zone':
			return zones.map( ( { id, name } ) => ( {
				value: String( id ),
				label: name,
			} ) );
		case 'payment_method':
			return gateways;
		case 'shipping_class':
			return shippingClasses;
		case 'customer_role':
			return roles;
		case 'country':
			return countries;
		default:
			return null;
	}
}

const plain = ( value: unknown ): string => {
	if ( typeof value === 'boolean' ) {
		return value ? __( 'yes', 'pedal-bridge' ) : __( 'no', 'pedal-bridge' );
	}
	return typeof value === 'string' || typeof value === 'number'
		? String( value )
		: JSON.stringify( value );
};

/** A value, or several, by the names the merchant knows. */
export function valueWords( field: string, value: unknown ): string {
	const choices = choicesOf( field ) ?? [];
	const one = ( single: unknown ) =>
		choices.find( ( choice ) => choice.value === plain( single ) )?.label ??
		plain( single );
	const all = Array.isArray( value ) ? value : [ value ];
	return all.map( one ).join( ', ' ) || '–';
}

export const statusWord = ( status: string ): string =>
	boot().vocabulary.statuses.find( ( { value } ) => value === status )
		?.label ?? status;
