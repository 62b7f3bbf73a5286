/**
 * The JSON schemas of the plugin's REST routes, as bin/contract/dump.php prints them.
 */
import { PlainError } from '../lab/plain-error.ts';
import { inRoot } from '../lab/paths.ts';
import { findHostPhp, wasmPhp } from '../lab/php.ts';

export interface Schema {
	title?: string;
	description?: string;
	type?: string | string[];
	format?: string;
	enum?: ( string | boolean )[];
	properties?: Record< string, Schema > | [];
	required?: string[];
	additionalProperties?: boolean | Schema;
	items?: Schema;
	anyOf?: Schema[];
	default?: unknown;
	minimum?: number;
	maximum?: number;
	minLength?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
	pattern?: string;
}

export interface Route {
	verbs: string[];
	path: string;
	/** A capability; null when the route verifies its caller itself. */
	access: string | null;
	arguments: Schema;
	answer: Schema;
}

export interface Contract {
	routes: Route[];
	problem: Schema;
}

/** PHP writes an object without properties as an empty list. */
export const properties = ( schema: Schema ): [ string, Schema ][] =>
	Object.entries( schema.properties ?? {} );

export const isOptional = ( schema: Schema, name: string ): boolean =>
	! schema.required?.includes( name );

export async function readContract(): Promise< Contract > {
	const host = await findHostPhp( [] );
	const php = typeof host === 'string' ? wasmPhp() : host;
	const { code, stdout, stderr } = await php.run( [
		inRoot( 'bin', 'contract', 'dump.php' ),
	] );
	if ( code !== 0 ) {
		throw new PlainError(
			`The schemas could not be read:\n${ ( stdout + stderr ).trim() }`
		);
	}
	return JSON.parse( stdout ) as Contract;
}
