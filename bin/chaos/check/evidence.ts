/**
 * What the ledger check looks at: the shop's own tables, the platform's own records, the mails, and the book of what was asked. Nothing here knows the plugin's code.
 */
import type { Entry } from '../orders/book.ts';
import type { LedgerEntry, PlatformDelivery } from '../rig/platform.ts';

export interface OrderAddress {
	first_name: string;
	last_name: string;
	company: string;
	address_1: string;
	address_2: string;
	city: string;
	postcode: string;
	phone: string;
}

export interface ShopOrder {
	id: number;
	/** Without prefix; `trash` when trashed. */
	status: string;
	note: string;
	billing: OrderAddress;
	shipping: OrderAddress;
	/** Ids of its shipping methods. */
	methods: string[];
	/** Pieces ordered and not refunded. */
	pieces: number;
	/** Money not refunded. */
	remaining: number;
	/** Grams of what is left. */
	weight: number;
	/** The promised window; null when the order holds none. */
	window: { start: number; end: number } | null;
}

export interface Row {
	id: number;
	order_id: number;
	connection_id: number;
	marker: string;
	desired: 'present' | 'absent';
	sync: string;
	code: string;
	remote_id: string | null;
	stage: string;
	sends: number;
}

export interface JournalLine {
	delivery_id: number;
	/** Unix seconds by the shop's clock. */
	at: number;
	kind: string;
	code: string;
	detail: Record< string, unknown >;
}

export interface Evidence {
	book: Entry[];
	orders: ShopOrder[];
	notes: Array< { order_id: number; text: string } >;
	rows: Row[];
	journal: JournalLine[];
	deliveries: PlatformDelivery[];
	requests: LedgerEntry[];
	mails: Array< { subject: string; message: string } >;
	/** Windows the platform offered, in milliseconds. */
	offered: Array< { start: number; end: number } >;
}
