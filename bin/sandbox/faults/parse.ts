/**
 * Control input as a fault, checked field by field.
 */
import { EVENTS } from '../api/webhook-routes.ts';
import { ROUTE_NAMES } from '../api/routes.ts';
import { BadInput, Fields } from '../control/fields.ts';
import type { FaultSpec, ParameterValue, Selection } from './fault.ts';
import { KINDS, kindOf, type KindName, type Parameter } from './kinds.ts';

const NAMES = Object.keys( KINDS ) as KindName[];

function readHeaders(
	fields: Fields,
	name: string
): Record< string, string > | undefined {
	if ( ! fields.has( name ) ) {
		return undefined;
	}
	const value = fields.raw( name );
	const entries = Object.entries(
		typeof value === 'object' && value ? value : { '': 0 }
	);
	for ( const [ header, content ] of entries ) {
		if (
			! /^[\w-]+$/.test( header ) ||
			typeof content !== 'string' ||
			/[\r\n]/.test( content )
		) {
			throw new BadInput(
				fields.name( name ),
				'has to be an object of header names to texts'
			);
		}
	}
	return Object.fromEntries( entries ) as Record< string, string >;
}

function readParameter(
	fields: Fields,
	name: string,
	{ type, choices = [], ...limits }: Parameter
): ParameterValue | undefined {
	switch ( type ) {
		case 'number':
			return fields.number( name, limits );
		case 'integer':
			return fields.integer( name, limits );
		case 'flag':
			return fields.flag( name );
		case 'choice':
			return fields.choice( name, choices );
		case 'headers':
			return readHeaders( fields, name );
		default:
			return fields.text( name );
	}
}

function readParameters(
	fields: Fields,
	kind: KindName
): FaultSpec[ 'parameters' ] {
	const values: FaultSpec[ 'parameters' ] = {};
	for ( const [ name, parameter ] of Object.entries(
		kindOf( kind ).parameters
	) ) {
		const value =
			readParameter( fields, name, parameter ) ?? parameter.initial;
		if ( value !== undefined ) {
			values[ name ] = value;
		} else if ( parameter.required ) {
			fields.required( name, value );
		}
	}
	return values;
}

function readRoute( fields: Fields, kind: KindName ): string[] {
	const known = kindOf( kind ).on === 'webhook' ? EVENTS : ROUTE_NAMES;
	const routes = fields.texts( 'route' ) ?? [ '*' ];
	for ( const route of routes ) {
		if ( route !== '*' && ! known.includes( route ) ) {
			throw new BadInput(
				'route',
				`has to be * or some of: ${ known.join( ', ' ) }`
			);
		}
	}
	return routes;
}

function readOnOff( fields: Fields ): [ number, number ] | undefined {
	const list = fields.list( 'on_off' );
	if ( list === undefined ) {
		return undefined;
	}
	const [ on, off ] = list;
	if (
		typeof on !== 'number' ||
		typeof off !== 'number' ||
		on <= 0 ||
		off < 0 ||
		list.length !== 2
	) {
		throw new BadInput(
			'on_off',
			'has to be two numbers of seconds: on, off'
		);
	}
	return [ on, off ];
}

function readSelection( fields: Fields ): Selection {
	const selection = {
		nth: fields.integers( 'nth', { min: 1 } ),
		every: fields.integer( 'every', { min: 1, max: 1_000_000 } ),
		times: fields.integer( 'times', { min: 1, max: 1_000_000 } ),
		probability: fields.number( 'probability', { min: 0, max: 1 } ),
		group: fields.text( 'group', 100 ),
		seed: fields.integer( 'seed', { min: 0, max: 4_294_967_295 } ),
		contains: fields.text( 'contains', 200 ),
		on_off: readOnOff( fields ),
	};
	return Object.fromEntries(
		Object.entries( selection ).filter(
			( [ , value ] ) => value !== undefined
		)
	) as Selection;
}

export function parseFault( body: unknown ): FaultSpec {
	const fields = Fields.of( body );
	const kind = fields.required( 'kind', fields.choice( 'kind', NAMES ) );
	const spec: FaultSpec = {
		kind,
		route: readRoute( fields, kind ),
		...readSelection( fields ),
		parameters: readParameters( fields, kind ),
	};
	fields.done();
	return spec;
}
