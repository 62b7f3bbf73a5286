/**
 * What the board shows: the tab and the filters in the address, and how they are asked for.
 */
import { __ } from '@wordpress/i18n';
import { boot } from '../boot.ts';
import { dayBounds, dayStart } from '../words/time.ts';

export const LISTS = [
	'attention',
	'today',
	'waiting',
	'done',
	'all',
] as const;

export type List = ( typeof LISTS )[ number ];

export interface Filters {
	list: List;
	search: string;
	connection: string;
	stage: string;
	/** Created within so many days; empty for any time. */
	days: string;
	page: number;
}

export const PER_PAGE = 25;

export function listWord( list: List ): string {
	switch ( list ) {
		case 'attention':
			return __( 'Needs you', 'pedal-bridge' );
		case 'today':
			return __( 'Today', 'pedal-bridge' );
		case 'waiting':
			return __( 'Waiting', 'pedal-bridge' );
		case 'done':
			return __( 'Done', 'pedal-bridge' );
		case 'all':
			return __( 'All', 'pedal-bridge' );
	}
}

/** Without a choice the board opens where something is to be done, else on the day. */
export function listFrom( asked: string ): List {
	const known = LISTS.find( ( list ) => list === asked );
	return known ?? ( boot().needsYou > 0 ? 'attention' : 'today' );
}

export const filtersFrom = ( get: ( name: string ) => string ): Filters => ( {
	list: listFrom( get( 'state' ) ),
	search: get( 'search' ),
	connection: get( 'in' ),
	stage: get( 'stage' ),
	days: get( 'days' ),
	page: Math.max( 1, Number( get( 'paged' ) ) || 1 ),
} );

export const isNarrowed = ( filters: Filters ): boolean =>
	Boolean(
		filters.search || filters.connection || filters.stage || filters.days
	);

export const NO_FILTERS = {
	search: '',
	in: '',
	stage: '',
	days: '',
	paged: '',
};

type Query = Record< string, string >;

function ofList( list: List, now: Date ): Query {
	switch ( list ) {
		case 'attention':
			return { sync: 'attention' };
		case 'today': {
			const [ start, end ] = dayBounds( now );
			return {
				window_after: start,
				window_before: end,
				orderby: 'deadline',
				order: 'asc',
			};
		}
		case 'waiting':
			return {
				sync: 'pending,in_flight,unknown',
				stage: 'none',
				orderby: 'due_at',
				order: 'asc',
			};
		case 'done':
			return { stage: 'delivered,failed,cancelled' };
		case 'all':
			return {};
	}
}

/** Today is one of them. */
const since = ( days: string, now: Date ): Query => ( {
	after: dayStart( now, 1 - ( Number( days ) || 1 ) ),
} );

const asText = ( query: Query ) => new URLSearchParams( query ).toString();

export function queryOf( filters: Filters, now: Date = new Date() ): string {
	return asText( {
		...ofList( filters.list, now ),
		...( filters.stage && { stage: filters.stage } ),
		...( filters.connection && { connection: filters.connection } ),
		...( filters.days && since( filters.days, now ) ),
		...( filters.search && { search: filters.search } ),
		per_page: String( PER_PAGE ),
		page: String( filters.page ),
	} );
}

/** How many there are in a list, at the price of one row. */
export const countOf = ( list: List, now: Date = new Date() ): string =>
	asText( { ...ofList( list, now ), per_page: '1', _fields: 'id' } );
