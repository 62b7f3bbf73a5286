/**
 * Addresses as rows: what their columns hold, and how they are saved.
 */
import type { AddressDraft } from './address-input.ts';
import type { Instance } from './instance.ts';
import type { Address } from './model.ts';
import { ServerError } from './problems.ts';

const MAX_COLUMN = 255;

/** What the database refuses: text too long for its column, and NUL bytes. */
export function checkColumns( draft: AddressDraft ): void {
	const columns = [
		draft.streetAddress,
		draft.contactName ?? '',
		draft.name ?? '',
		...draft.hidden,
	];
	if ( columns.some( ( text ) => [ ...text ].length > MAX_COLUMN ) ) {
		throw new ServerError( 'value too long for column' );
	}
	if ( [ ...columns, draft.description ?? '' ].some( hasNul ) ) {
		throw new ServerError( 'NUL byte in text' );
	}
}

export const hasNul = ( text: string ): boolean => text.includes( '\0' );

export function saveAddress( instance: Instance, draft: AddressDraft ): number {
	const { phoneValid: _valid, hidden: _hidden, ...fields } = draft;
	const id = draft.id ?? instance.nextId( 'address' );
	const address: Address = { ...fields, id };
	instance.addresses.set( id, address );
	return id;
}
