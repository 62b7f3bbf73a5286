/**
 * Fresh rows over shown ones: what is shown keeps its place, so that nothing moves under the finger.
 */
import type { Delivery } from '../types.ts';

export interface Shown {
	rows: Delivery[];
	/** Changed by the last refresh. */
	changed: ReadonlySet< number >;
	/** Still shown although they belong to another list by now. */
	gone: ReadonlySet< number >;
	/** Rows that would stand here after a reload and are not shown yet. */
	newcomers: number;
}

export const showAll = ( rows: Delivery[] ): Shown => ( {
	rows,
	changed: new Set(),
	gone: new Set(),
	newcomers: 0,
} );

const differs = ( before: Delivery, now: Delivery ) =>
	before.updated_at !== now.updated_at ||
	before.sync !== now.sync ||
	before.stage !== now.stage ||
	before.code !== now.code;

export function merge( shown: Shown, fresh: Delivery[] ): Shown {
	const byId = new Map( fresh.map( ( row ) => [ row.id, row ] ) );
	const known = new Set( shown.rows.map( ( { id } ) => id ) );
	const changed = new Set< number >();
	const gone = new Set< number >();
	const rows = shown.rows.map( ( row ) => {
		const now = byId.get( row.id );
		if ( ! now ) {
			gone.add( row.id );
			return row;
		}
		if ( differs( row, now ) ) {
			changed.add( row.id );
		}
		return now;
	} );
	const newcomers = fresh.filter( ( { id } ) => ! known.has( id ) ).length;
	return { rows, changed, gone, newcomers };
}

/** A row the shop just answered with takes its place at once. */
export function replace( shown: Shown, rows: Delivery[] ): Shown {
	const byId = new Map( rows.map( ( row ) => [ row.id, row ] ) );
	return {
		...shown,
		rows: shown.rows.map( ( row ) => byId.get( row.id ) ?? row ),
		changed: new Set( byId.keys() ),
	};
}
