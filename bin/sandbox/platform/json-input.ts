/**
 * Reads fields of a JSON body the way Symfony's serializer does: absent and null
 * are the same, and a wrong type is a 400 that names the attribute.
 */
import { Problem } from './problems.ts';

export type Json = Record< string, unknown >;

export const isObject = ( value: unknown ): value is Json =>
	typeof value === 'object' && value !== null && ! Array.isArray( value );

const typeOf = ( value: unknown ): string => {
	if ( Array.isArray( value ) || isObject( value ) ) {
		return 'array';
	}
	if ( typeof value === 'number' ) {
		return Number.isInteger( value ) ? 'int' : 'float';
	}
	return typeof value === 'boolean' ? 'bool' : typeof value;
};

export function wrongType(
	key: string,
	wanted: string,
	value: unknown
): Problem {
	return new Problem(
		400,
		`The type of the "${ key }" attribute must be one of "${ wanted }" ("${ typeOf(
			value
		) }" given).`
	);
}

export function readString( body: Json, key: string ): string | null {
	const value = body[ key ] ?? null;
	if ( value !== null && typeof value !== 'string' ) {
		throw wrongType( key, 'string', value );
	}
	return value;
}

export function readInteger( body: Json, key: string ): number | null {
	const value = body[ key ] ?? null;
	if ( value !== null && ! Number.isSafeInteger( value ) ) {
		throw wrongType( key, 'int', value );
	}
	return value as number | null;
}

export function readObject( body: Json, key: string ): Json | null {
	const value = body[ key ] ?? null;
	if ( value !== null && ! isObject( value ) ) {
		throw wrongType( key, 'array', value );
	}
	return value;
}

export function readList( body: Json, key: string ): unknown[] | null {
	const value = body[ key ] ?? null;
	if ( value !== null && ! Array.isArray( value ) ) {
		throw wrongType( key, 'array', value );
	}
	return value;
}

/** `[latitude, longitude]`. */
export function readLatLng(
	body: Json,
	key: string
): { latitude: number; longitude: number } | null {
	const value = readList( body, key );
	if ( value === null ) {
		return null;
	}
	const [ latitude, longitude ] = value.map( Number );
	if ( ! Number.isFinite( latitude ) || ! Number.isFinite( longitude ) ) {
		throw wrongType( key, 'float[]', value );
	}
	return { latitude: latitude as number, longitude: longitude as number };
}
