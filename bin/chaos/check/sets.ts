/**
 * The sets of the ledger check (reliability 9.4). An order is recognised at the platform by the code in its customer's name, not by anything the plugin wrote down.
 */
import type { Entry } from '../orders/book.ts';
import type { PlatformDelivery } from '../rig/platform.ts';
import type { Evidence, Row, ShopOrder } from './evidence.ts';
import { differences, fateOf, type Fate } from './expected.ts';

export interface Finding {
	order: number | null;
	code: string;
	why: string;
}

export const SETS = [
	'lost',
	'duplicated',
	'unexpected',
	'wrong',
	'mismatched',
	'silent',
	'unlogged',
] as const;

export type Sets = Record< ( typeof SETS )[ number ], Finding[] > & {
	/** An outcome was unknown and exactly one is active: good. */
	recovered: Finding[];
	/** Orders that are due and wait for a person instead. */
	given_up: Finding[];
};

export const CODE = /Zq[B-DF-HJ-NP-TV-XZ]{7}/;

/** Everything about one order, from all sides. */
export interface Case {
	entry: Entry;
	order: ShopOrder | null;
	fate: Fate;
	rows: Row[];
	all: PlatformDelivery[];
	active: PlatformDelivery[];
}

const nameOf = ( { shipping, billing }: ShopOrder ): string =>
	`${ shipping.last_name } ${ billing.last_name }`;

export const codeOf = ( { delivery }: PlatformDelivery ): string =>
	CODE.exec( JSON.stringify( delivery.dropoff ?? '' ) )?.[ 0 ] ?? '';

function groupBy< T >(
	list: T[],
	key: ( one: T ) => string | number
): Map< string | number, T[] > {
	const groups = new Map< string | number, T[] >();
	for ( const one of list ) {
		groups.set( key( one ), [
			...( groups.get( key( one ) ) ?? [] ),
			one,
		] );
	}
	return groups;
}

export function casesOf( {
	book,
	orders,
	rows,
	deliveries,
}: Evidence ): Case[] {
	const orderOf = new Map(
		orders.map( ( order ) => [
			CODE.exec( nameOf( order ) )?.[ 0 ] ?? '',
			order,
		] )
	);
	const byCode = groupBy( deliveries, codeOf );
	const byOrder = groupBy( rows, ( row ) => row.order_id );
	return book.map( ( entry ) => {
		const order = orderOf.get( entry.code ) ?? null;
		const all = byCode.get( entry.code ) ?? [];
		return {
			entry,
			order,
			fate: fateOf( entry, order ),
			rows: byOrder.get( order?.id ?? entry.id ?? 0 ) ?? [],
			all,
			active: all.filter( ( { active } ) => active ),
		};
	} );
}

const needsAPerson = ( { rows }: Case ): Row | undefined =>
	rows.find( ( { sync } ) => sync === 'attention' );

const finding = ( { entry, order }: Case, why: string ): Finding => ( {
	order: order?.id ?? entry.id,
	code: entry.code,
	why,
} );

const ids = ( deliveries: PlatformDelivery[] ): string =>
	deliveries.map( ( { id } ) => id ).join( ', ' );

function lost( one: Case ): string | null {
	return one.fate === 'due' &&
		one.active.length === 0 &&
		! needsAPerson( one )
		? `${ one.order?.status }, row ${ one.rows[ 0 ] ? JSON.stringify( one.rows[ 0 ] ) : 'missing' }`
		: null;
}

function mismatched( { rows, active, fate }: Case ): string | null {
	const [ row ] = rows;
	const wanted = fate === 'due' && row?.sync === 'synced';
	return wanted && active.length === 1 && row.remote_id !== active[ 0 ]?.iri
		? `row says ${ row.remote_id }, active is ${ active[ 0 ]?.iri }`
		: null;
}

function wrong( one: Case, offered: Evidence[ 'offered' ] ): string | null {
	const [ only ] = one.active;
	if (
		one.fate !== 'due' ||
		! one.order ||
		! only ||
		one.active.length > 1 ||
		needsAPerson( one )
	) {
		return null;
	}
	const fields = differences(
		one.order,
		only,
		one.rows[ 0 ]?.marker ?? '',
		offered
	);
	return fields.length > 0
		? `delivery ${ only.id }: ${ fields.join( ', ' ) }`
		: null;
}

/** An order that was called off and came back is a person's to decide about. */
function givenUp( one: Case ): string | null {
	const row = needsAPerson( one );
	const cameBack =
		row?.code === 'reversed_after_sending' &&
		one.entry.done.some( ( what ) =>
			[ 'trash', 'status cancelled', 'status on-hold' ].includes( what )
		);
	return one.fate === 'due' && row && ! cameBack ? row.code : null;
}

/** Deliveries nobody asked for: of orders that were never to be sent, or of no order at all. */
function unexpected( evidence: Evidence, cases: Case[] ): Finding[] {
	const known = new Set( evidence.book.map( ( { code } ) => code ) );
	return [
		...cases
			.filter( ( { fate, all } ) => fate === 'never' && all.length > 0 )
			.map( ( one ) => finding( one, `delivery ${ ids( one.all ) }` ) ),
		...evidence.deliveries
			.filter( ( delivery ) => ! known.has( codeOf( delivery ) ) )
			.map( ( { id } ) => ( {
				order: null,
				code: '',
				why: `delivery ${ id } of no order`,
			} ) ),
	];
}

function collect(
	cases: Case[],
	ask: ( one: Case ) => string | null
): Finding[] {
	return cases.flatMap( ( one ) => {
		const why = ask( one );
		return why === null ? [] : [ finding( one, why ) ];
	} );
}

export function placedSets( evidence: Evidence, cases: Case[] ) {
	return {
		lost: collect( cases, lost ),
		duplicated: collect( cases, ( { active } ) =>
			active.length > 1 ? `active: ${ ids( active ) }` : null
		),
		unexpected: unexpected( evidence, cases ),
		wrong: collect( cases, ( one ) => wrong( one, evidence.offered ) ),
		mismatched: collect( cases, mismatched ),
		given_up: collect( cases, givenUp ),
	};
}
