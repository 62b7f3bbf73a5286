/**
 * What the pickup's comments say about the goods.
 */
import type { TaskDraft } from './drafts.ts';

/** "2 × CRATE" and "3.20 kg", for whoever fetches the goods. */
function packingList( drafts: readonly TaskDraft[] ): string {
	const dropoffs = drafts.filter( ( { type } ) => type === 'DROPOFF' );
	const quantities = new Map< string, number >();
	for ( const { type, quantity } of dropoffs.flatMap(
		( draft ) => draft.packages
	) ) {
		quantities.set( type, ( quantities.get( type ) ?? 0 ) + quantity );
	}
	const weights = dropoffs.flatMap( ( { weight } ) => weight ?? [] );
	const grams = weights.reduce( ( sum, weight ) => sum + weight, 0 );
	return [
		...[ ...quantities ].map(
			( [ type, count ] ) => `${ count } × ${ type }\n`
		),
		weights.length > 0 ? `${ ( grams / 1000 ).toFixed( 2 ) } kg` : '',
	].join( '' );
}

export function addPackingList( drafts: readonly TaskDraft[] ): void {
	const list = packingList( drafts );
	const pickup = drafts.find( ( { type } ) => type === 'PICKUP' );
	if ( pickup && list !== '' ) {
		pickup.comments = pickup.comments
			? `${ pickup.comments }\n\n${ list }`
			: list;
	}
}
