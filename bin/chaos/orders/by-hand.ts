/**
 * Orders and changes as hands are told about them.
 */
import type { Change, Entry } from './book.ts';
import type { Command, Hands } from './hands.ts';
import type { ShopDoor } from './shopping.ts';

const orderCommand = ( entry: Entry, door: ShopDoor ): Command => ( {
	do: entry.way,
	code: entry.code,
	status: entry.status,
	billing: {
		...entry.address,
		email: `${ entry.code.toLowerCase() }@example.org`,
	},
	shipping: entry.address,
	note: entry.note,
	items: entry.items,
	slot: entry.slot ?? [],
	method: entry.ours ? 'pedal_delivery' : 'local_pickup',
	instance: door.instance,
} );

export async function placeByHand(
	entry: Entry,
	hands: Hands,
	door: ShopDoor
): Promise< void > {
	entry.id = await hands.ask( orderCommand( entry, door ) );
}

/** Written into the book first: whoever dies over it may have done it. */
export function noteChange( entry: Entry, change: Change ): void {
	entry.done.push( `${ change.do } ${ change.with.to ?? '' }`.trim() );
}

export const changeByHand = (
	entry: Entry,
	change: Change,
	hands: Hands
): Promise< unknown > =>
	hands.ask( {
		...change.with,
		do: change.do,
		code: entry.code,
		id: entry.id,
	} );
