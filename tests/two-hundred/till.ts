/**
 * Takes the orders: three ways over HTTP like shoppers and other systems, two in a process of the shop's own.
 */
import type { Entry } from '../../bin/chaos/orders/book.ts';
import {
	isOverHttp,
	OVER_HTTP,
	type ShopDoor,
} from '../../bin/chaos/orders/shopping.ts';
import { inRoot } from '../../bin/lab/paths.ts';
import type { Shop } from '../blackbox/support/shop.ts';

const SHOPPERS_AT_ONCE = 2;

/** A process has a minute, also on a busy machine. */
const IN_A_PROCESS = 10;

const BY_HAND = `
	$can = require $a['commands'];
	return array_map( static fn( array $one ): int => $can[ $one['do'] ]( $one ), $a['orders'] );`;

async function overHttp( door: ShopDoor, book: Entry[] ): Promise< void > {
	const waiting = [ ...book ];
	const serve = async () => {
		for ( let one = waiting.shift(); one; one = waiting.shift() ) {
			if ( isOverHttp( one.way ) ) {
				one.id = await OVER_HTTP[ one.way ]( door, one );
			}
		}
	};
	await Promise.all( Array.from( { length: SHOPPERS_AT_ONCE }, serve ) );
}

const command = ( entry: Entry, { instance }: ShopDoor ) => ( {
	do: entry.way,
	code: entry.code,
	status: entry.status,
	billing: { ...entry.address, email: `${ entry.code }@example.org` },
	shipping: entry.address,
	note: entry.note,
	items: entry.items,
	slot: entry.slot ?? [],
	method: 'pedal_delivery',
	instance,
} );

async function byHand(
	shop: Shop,
	door: ShopDoor,
	book: Entry[]
): Promise< void > {
	const commands = inRoot( 'bin/chaos/php/commands.php' );
	for ( let from = 0; from < book.length; from += IN_A_PROCESS ) {
		const some = book.slice( from, from + IN_A_PROCESS );
		const ids = await shop.php< number[] >( BY_HAND, {
			commands,
			orders: some.map( ( entry ) => command( entry, door ) ),
		} );
		some.forEach( ( entry, at ) => ( entry.id = ids[ at ] ?? null ) );
	}
}

export async function takeAll(
	shop: Shop,
	door: ShopDoor,
	book: Entry[]
): Promise< void > {
	await overHttp(
		door,
		book.filter( ( { way } ) => isOverHttp( way ) )
	);
	await byHand(
		shop,
		door,
		book.filter( ( { way } ) => ! isOverHttp( way ) )
	);
}
