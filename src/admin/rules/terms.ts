/**
 * Categories, tags and products by name: the shop is asked for what is typed.
 */
import { list } from '../api.ts';
import type { Choice } from '../boot.ts';
import type { FieldName } from '../words/fields.ts';

const PATHS: Partial< Record< FieldName, string > > = {
	category: '/wc/v3/products/categories',
	tag: '/wc/v3/products/tags',
	product: '/wc/v3/products',
};

interface Term {
	id: number;
	name: string;
	slug: string;
}

export const isTerm = ( field: FieldName ): boolean => field in PATHS;

/** A product is named by its number, the others by their slug. */
const asChoice =
	( field: FieldName ) =>
	( { id, name, slug }: Term ): Choice => ( {
		value: field === 'product' ? String( id ) : slug,
		label: field === 'product' ? `${ name } (#${ id })` : name,
	} );

export async function findTerms(
	field: FieldName,
	search: string,
	signal: AbortSignal
): Promise< Choice[] > {
	const query = new URLSearchParams( {
		per_page: '50',
		_fields: 'id,name,slug',
		...( search && { search } ),
	} );
	const { items } = await list< Term >(
		`${ PATHS[ field ] ?? '' }?${ query.toString() }`,
		signal
	);
	return items.map( asChoice( field ) );
}
