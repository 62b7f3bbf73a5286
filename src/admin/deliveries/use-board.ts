/**
 * The rows of the board: loaded per query, refreshed in place, replaced when a person acted on them.
 */
import { useCallback, useEffect, useState } from '@wordpress/element';
import { deliveries } from '../calls.ts';
import { useInterval } from '../hooks/use-interval.ts';
import { useResource } from '../hooks/use-resource.ts';
import type { Delivery } from '../types.ts';
import { merge, replace, showAll, type Shown } from './merge.ts';
import { queryOf, type Filters } from './query.ts';

const REFRESH = 10_000;

export function useBoard( filters: Filters ) {
	// The day's bounds are part of the query, and the day may end while the page is open.
	const query = queryOf( filters );
	const page = useResource( query, ( signal ) =>
		deliveries.list( query, signal )
	);
	const [ shown, show ] = useState< { query: string; view: Shown } | null >(
		null
	);
	const items = page.data?.items;

	useEffect( () => {
		if ( items ) {
			show( ( before ) => ( {
				query,
				view:
					before?.query === query
						? merge( before.view, items )
						: showAll( items ),
			} ) );
		}
	}, [ items, query ] );

	useInterval( page.refresh, REFRESH );

	const took = useCallback(
		( rows: Delivery[] ) =>
			show(
				( before ) =>
					before && { ...before, view: replace( before.view, rows ) }
			),
		[]
	);
	const showNewcomers = useCallback(
		() => items && show( { query, view: showAll( items ) } ),
		[ items, query ]
	);
	return {
		page,
		view: shown?.query === query ? shown.view : null,
		took,
		showNewcomers,
	};
}
