/**
 * Schemas → the reference for people: docs/reference/rest.md.
 */
import {
	isOptional,
	properties,
	type Contract,
	type Route,
	type Schema,
} from './schema.ts';

const HEADER = `<!-- GENERATED from plugin/src/Rest/Schema by "npm run contract": do not edit. -->

# REST \`wc-pedal/v1\`

Who calls proves it by cookie and \`X-WP-Nonce\`, by an application password, or by a WooCommerce REST key (a key with *Read* cannot change anything).
Every answer carries \`Cache-Control: private, no-store\`. Times are RFC 3339 in UTC, null when never. Collections carry \`X-WP-Total\` and \`X-WP-TotalPages\`.
Arguments travel in the query of a \`GET\` or \`DELETE\`, else as JSON of at most 256 KiB. An unknown or malformed one answers 400 \`rest_invalid_param\` and changes nothing.
`;

const WHO: Record< string, string > = {
	manage_woocommerce: 'Needs `manage_woocommerce`.',
	edit_shop_orders: 'Needs `edit_shop_orders`.',
};

const cell = ( text: string ): string => text.replaceAll( '|', '\\|' );

function typeName( schema: Schema ): string {
	const nullable = [ schema.type ?? [] ].flat().includes( 'null' );
	const name =
		schema.title ??
		( schema.anyOf
			? schema.anyOf.map( typeName ).join( ' or ' )
			: bare( schema ) );
	return nullable ? `${ name } or null` : name;
}

function bare( schema: Schema ): string {
	if ( schema.enum ) {
		return schema.enum.map( ( word ) => `\`${ word }\`` ).join( ', ' );
	}
	const types = [ schema.type ?? 'anything' ]
		.flat()
		.filter( ( type ) => type !== 'null' );
	return types
		.map( ( type ) => {
			if ( type === 'array' ) {
				return `list of ${ typeName( schema.items ?? {} ) }`;
			}
			return schema.format ?? type;
		} )
		.join( ' or ' );
}

function limits( schema: Schema ): string {
	const { minimum, maximum, minLength, maxLength, minItems, maxItems } =
		schema;
	const range = ( from: number | undefined, to: number | undefined ) =>
		to === undefined || to === Number.MAX_SAFE_INTEGER
			? ''
			: `${ from ?? 0 }–${ to }`;
	return [
		range( minimum, maximum ),
		range( minLength, maxLength ) &&
			`${ range( minLength, maxLength ) } characters`,
		range( minItems, maxItems ) &&
			`${ range( minItems, maxItems ) } entries`,
		schema.default === undefined
			? ''
			: `default \`${ JSON.stringify( schema.default ) }\``,
	]
		.filter( Boolean )
		.join( '; ' );
}

function table( schema: Schema, prefix = '' ): string[] {
	return properties( schema ).flatMap( ( [ name, property ] ) => {
		const inside = property.title
			? []
			: table( property, `${ prefix }${ name }.` );
		const mark = isOptional( schema, name ) ? '' : ' *';
		const text = [ property.description, limits( property ) ]
			.filter( Boolean )
			.join( ' ' );
		return [
			`| \`${ prefix }${ name }\`${ mark } | ${ cell( typeName( property ) ) } | ${ cell( text ) } |`,
			...inside,
		];
	} );
}

function routeText( route: Route ): string {
	const rows = table( route.arguments );
	const head = '| argument (* required) | type | |\n|---|---|---|';
	return [
		`### \`${ route.verbs.join( '` · `' ) }\` \`${ route.path }\``,
		route.access
			? WHO[ route.access ]
			: 'Public; verified by its signature.',
		rows.length > 0 ? `${ head }\n${ rows.join( '\n' ) }` : '',
		`Answers ${ typeName( route.answer ) }.`,
	]
		.filter( Boolean )
		.join( '\n\n' );
}

function collect( schema: Schema, found: Map< string, Schema > ): void {
	if ( schema.title && ! found.has( schema.title ) ) {
		found.set( schema.title, schema );
	}
	for ( const [ , property ] of properties( schema ) ) {
		collect( property, found );
	}
	for ( const one of [ schema.items ?? [], schema.anyOf ?? [] ].flat() ) {
		collect( one, found );
	}
	if ( typeof schema.additionalProperties === 'object' ) {
		collect( schema.additionalProperties, found );
	}
}

function typeText( title: string, schema: Schema ): string {
	if ( schema.anyOf ) {
		const shapes = schema.anyOf.map(
			( one ) =>
				`\`{${ properties( one )
					.map( ( [ name ] ) => name )
					.join( ', ' ) }}\``
		);
		return `### ${ title }\n\n${ shapes.join( ' or ' ) }`;
	}
	const rows = table( schema );
	return `### ${ title }\n\n${ rows.length > 0 ? `| member (* always there) | type | |\n|---|---|---|\n${ rows.join( '\n' ) }` : 'An empty object.' }`;
}

export function reference( { routes, problem }: Contract ): string {
	const types = new Map< string, Schema >();
	for ( const schema of [
		problem,
		...routes.flatMap( ( route ) => [ route.arguments, route.answer ] ),
	] ) {
		collect( schema, types );
	}
	return [
		HEADER,
		'## Calls',
		...routes.map( routeText ),
		'## Types',
		...[ ...types ]
			.sort( ( [ a ], [ b ] ) => ( a < b ? -1 : 1 ) )
			.map( ( [ title, schema ] ) => typeText( title, schema ) ),
		'',
	].join( '\n\n' );
}
