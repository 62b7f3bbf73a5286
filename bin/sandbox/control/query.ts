/**
 * Query parameters of control reads, as strict as bodies.
 */
import { BadInput } from './fields.ts';

export function knownOnly(
	query: URLSearchParams,
	names: readonly string[]
): void {
	for ( const name of query.keys() ) {
		if ( ! names.includes( name ) ) {
			throw new BadInput(
				name,
				`is not a parameter here; known are: ${ names.join( ', ' ) }`
			);
		}
	}
}

export function wholeNumber(
	query: URLSearchParams,
	name: string
): number | null {
	const text = query.get( name );
	if ( text === null ) {
		return null;
	}
	if ( ! /^\d{1,15}$/.test( text ) ) {
		throw new BadInput( name, 'has to be a whole number' );
	}
	return Number( text );
}

export function yesOrNo(
	query: URLSearchParams,
	name: string
): boolean | null {
	const text = query.get( name );
	if ( text === null ) {
		return null;
	}
	if ( ! [ '0', '1', 'true', 'false' ].includes( text ) ) {
		throw new BadInput( name, 'has to be 1 or 0' );
	}
	return text === '1' || text === 'true';
}
