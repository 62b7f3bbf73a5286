/**
 * Places the planned orders and changes them, a few at a time, in the order of the plan.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Change, Entry } from './book.ts';
import { changeByHand, noteChange, placeByHand } from './by-hand.ts';
import type { Hands } from './hands.ts';
import type { Planner } from './plan.ts';
import {
	changeStatus,
	isOverHttp,
	OVER_HTTP,
	type ShopDoor,
} from './shopping.ts';

export interface Market {
	door: ShopDoor;
	hands: Hands;
	/** How many orders are placed at the same time, by shoppers and by hands. */
	atOnce: { http: number; hands: number };
	/** No new order is begun after this moment. */
	until: number;
	onPlaced: () => void;
	onFailed: ( entry: Entry, why: string ) => void;
}

async function place(
	entry: Entry,
	{ door, hands, onFailed }: Market
): Promise< void > {
	if ( ! isOverHttp( entry.way ) ) {
		await placeByHand( entry, hands, door );
		return;
	}
	try {
		entry.id = await OVER_HTTP[ entry.way ]( door, entry );
	} catch ( error ) {
		onFailed(
			entry,
			error instanceof Error ? error.message : String( error )
		);
	}
}

/** Every third change of status comes over HTTP. */
const goesOverHttp = ( { code }: Entry, change: Change ) =>
	change.do === 'status' && code.charCodeAt( code.length - 1 ) % 3 === 0;

async function applyChanges( entry: Entry, market: Market ): Promise< void > {
	for ( const one of entry.changes ) {
		await sleep( one.after );
		if ( entry.id === null ) {
			return;
		}
		noteChange( entry, one );
		if ( goesOverHttp( entry, one ) ) {
			const to = String( one.with.to );
			await changeStatus( market.door, entry.id, to ).catch(
				( error: Error ) => market.onFailed( entry, error.message )
			);
		} else {
			await changeByHand( entry, one, market.hands );
		}
	}
}

/** Places orders until the shop took that many; whoever got no answer is followed by another customer, and stays in the book. */
export async function placeAll(
	orders: number,
	planner: Planner,
	market: Market
): Promise< Entry[] > {
	const book: Entry[] = [];
	const changes: Array< Promise< void > > = [];
	const inHand: Record< 'http' | 'hands', Set< Promise< void > > > = {
		http: new Set(),
		hands: new Set(),
	};
	let placed = 0;
	const serve = async ( entry: Entry ) => {
		await place( entry, market );
		if ( entry.id !== null ) {
			placed++;
			market.onPlaced();
		}
		changes.push( applyChanges( entry, market ) );
	};
	const open = () => inHand.http.size + inHand.hands.size;
	while ( Date.now() < market.until && placed < orders ) {
		if ( placed + open() >= orders ) {
			await Promise.race( [ ...inHand.http, ...inHand.hands ] );
			continue;
		}
		const entry = planner.one();
		book.push( entry );
		const queue = isOverHttp( entry.way ) ? 'http' : 'hands';
		const work = serve( entry ).finally( () =>
			inHand[ queue ].delete( work )
		);
		inHand[ queue ].add( work );
		if ( inHand[ queue ].size >= market.atOnce[ queue ] ) {
			await Promise.race( inHand[ queue ] );
		}
	}
	await Promise.all( [ ...inHand.http, ...inHand.hands ] );
	await Promise.all( changes );
	return book;
}
