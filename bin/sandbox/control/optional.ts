/**
 * Fields of a change: what was given is changed, the rest stays.
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
