/**
 * Schemas → TypeScript: every titled schema becomes a named type, every route a line of `Routes`.
 */
import {
	isOptional,
	properties,
	type Contract,
	type Route,
	type Schema,
} from './schema.ts';

const HEADER = `/**
 * The REST interface wc-pedal/v1. GENERATED from plugin/src/Rest/Schema by "npm run contract": do not edit.
 */
`;

type Names = Map< string, { schema: string; code: string } >;

const union = ( types: string[] ): string => types.join( ' | ' ) || 'unknown';

function plain( type: string, schema: Schema, names: Names ): string {
	switch ( type ) {
		case 'integer':
		case 'number':
			return 'number';
		case 'array':
			return `Array< ${ typeOf( schema.items ?? {}, names ) } >`;
		case 'object':
			return objectType( schema, names );
		default:
			return type;
	}
}

function objectType( schema: Schema, names: Names ): string {
	const { additionalProperties: rest } = schema;
	if ( rest === false && properties( schema ).length === 0 ) {
		return 'Record< string, never >';
	}
	if ( rest === false ) {
		return `{ ${ members( schema, names ) } }`;
	}
	return `Record< string, ${ typeof rest === 'object' ? typeOf( rest, names ) : 'unknown' } >`;
}

function members( schema: Schema, names: Names ): string {
	return properties( schema )
		.map( ( [ name, property ] ) => {
			const mark = isOptional( schema, name ) ? '?' : '';
			return `${ comment( property ) }${ name }${ mark }: ${ typeOf( property, names ) };`;
		} )
		.join( '\n' );
}

const comment = ( { description }: Schema ): string =>
	description ? `/** ${ description.replaceAll( '*/', '* /' ) } */\n` : '';

function typeOf( schema: Schema, names: Names ): string {
	const types = [ schema.type ?? [] ].flat();
	const shape = types.filter( ( type ) => type !== 'null' );
	const body = schema.title
		? named( schema.title, schema, names )
		: bodyOf( schema, shape, names );
	return shape.length < types.length ? union( [ body, 'null' ] ) : body;
}

function bodyOf( schema: Schema, types: string[], names: Names ): string {
	if ( schema.anyOf ) {
		return union( schema.anyOf.map( ( one ) => typeOf( one, names ) ) );
	}
	return schema.enum
		? union( schema.enum.map( ( word ) => JSON.stringify( word ) ) )
		: union( types.map( ( type ) => plain( type, schema, names ) ) );
}

/** Registers a titled schema; the same title must always mean the same thing. */
function named( title: string, schema: Schema, names: Names ): string {
	const untitled = { ...schema };
	delete untitled.title;
	delete untitled.description;
	delete untitled.type;
	const text = JSON.stringify( untitled );
	const known = names.get( title );
	if ( known && known.schema !== text ) {
		throw new Error( `Two different schemas are called ${ title }.` );
	}
	if ( ! known ) {
		names.set( title, { schema: text, code: '' } );
		const code = schema.anyOf
			? `export type ${ title } = ${ bodyOf( untitled, [], names ) };`
			: `export interface ${ title } { ${ members( schema, names ) } }`;
		names.set( title, { schema: text, code } );
	}
	return title;
}

function routeLine( route: Route, names: Names ): string {
	const key = `${ route.verbs[ 0 ] } ${ route.path }`;
	const asked = typeOf( route.arguments, names );
	return `'${ key }': { arguments: ${ asked }; answer: ${ typeOf( route.answer, names ) } };`;
}

export function typescript( { routes, problem }: Contract ): string {
	const names: Names = new Map();
	typeOf( problem, names );
	const lines = routes.map( ( route ) => routeLine( route, names ) );
	const types = [ ...names ]
		.sort( ( [ a ], [ b ] ) => ( a < b ? -1 : 1 ) )
		.map( ( [ , { code } ] ) => code );
	return [
		HEADER,
		...types,
		`/** Every call by its verb and path; numbers in the path stand for {id}. */\nexport interface Routes { ${ lines.join( '\n' ) } }\n`,
	].join( '\n\n' );
}
