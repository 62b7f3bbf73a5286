/**
 * The book of orders: what was asked of the shop, under a code that travels in name, street and note. It never says what became of it; the shop's database does.
 */

export const WAYS = [
	'classic',
	'blocks',
	'rest',
	'save',
	'save_then_move',
	'pay',
	'sql',
] as const;

export type Way = ( typeof WAYS )[ number ];

export interface Address {
	first_name: string;
	last_name: string;
	company: string;
	address_1: string;
	address_2: string;
	city: string;
	postcode: string;
	country: string;
	phone: string;
}

export interface Slot {
	value: string;
	start: string;
	end: string;
	connection_id: number;
}

/** Something that happens to an order after it was placed. */
export interface Change {
	do:
		| 'status'
		| 'address'
		| 'note'
		| 'slot'
		| 'refund_all'
		| 'refund_one'
		| 'trash'
		| 'untrash'
		| 'delete';
	/** Milliseconds after the one before. */
	after: number;
	with: Record< string, unknown >;
}

export interface Entry {
	code: string;
	way: Way;
	/** What it is saved as; only `processing` is ever sent. */
	status: 'processing' | 'on-hold' | 'pending';
	/** Whether its shipping method belongs to Pedal. */
	ours: boolean;
	address: Address;
	note: string;
	/** Product and quantity. */
	items: Array< [ number, number ] >;
	slot: Slot | null;
	changes: Change[];
	/** As the shop answered; null when no answer came. */
	id: number | null;
	/** Changes that were asked for, in order. */
	done: string[];
}

/** May this order ever have been sent, going by what was asked? */
export const everWanted = ( { status, ours, done }: Entry ): boolean =>
	ours && ( status === 'processing' || done.includes( 'status processing' ) );
