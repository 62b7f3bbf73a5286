/**
 * Fields of a change: what was given is changed, the rest stays. On the wire all
 * names have underscores.
 */
import type { Fields } from './fields.ts';

export const given = < T extends object >( values: T ): Partial< T > =>
	Object.fromEntries(
		Object.entries( values ).filter(
			( [ , value ] ) => value !== undefined
		)
	) as Partial< T >;

/** Absent leaves a thing alone; null empties it. */
export function orNull< T >(
	fields: Fields,
	name: string,
	value: T | undefined
): T | null | undefined {
	return fields.raw( name ) === null ? null : value;
}

const underscored = ( name: string ): string =>
	name.replace( /[A-Z]/g, ( letter ) => `_${ letter.toLowerCase() }` );

/** A record as the control API names its fields. */
export function onWire( value: unknown ): unknown {
	if ( Array.isArray( value ) ) {
		return value.map( onWire );
	}
	return typeof value === 'object' && value !== null
		? Object.fromEntries(
				Object.entries( value ).map( ( [ name, child ] ) => [
					underscored( name ),
					onWire( child ),
				] )
			)
		: value;
}
