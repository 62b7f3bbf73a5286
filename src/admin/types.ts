/**
 * The answers of interface.md section 5 as the screens use them.
 */
export type Sync = 'synced' | 'pending' | 'in_flight' | 'unknown' | 'attention';

export type Stage =
	| 'none'
	| 'placed'
	| 'assigned'
	| 'pickup'
	| 'carried'
	| 'delivered'
	| 'failed'
	| 'cancelled';

export type Action =
	| 'retry'
	| 'cancel'
	| 'look'
	| 'dismiss'
	| 'booked'
	| 'again';

export interface Span {
	start: string;
	end: string;
}

export interface Delivery {
	id: number;
	order_id: number;
	order_number: string;
	order_status: string;
	parcel: string;
	epoch: number;
	connection_id: number;
	connection_name: string;
	marker: string;
	desired: 'present' | 'absent';
	sync: Sync;
	code: string;
	message: string;
	hint: string;
	stage: Stage;
	stage_at: string | null;
	due_at: string | null;
	attempts: number;
	sends: number;
	deadline: string | null;
	window: Span | null;
	remote_id: string | null;
	remote_url: string | null;
	tracking_url: string;
	created_at: string;
	updated_at: string;
	actions: Action[];
}

export interface JournalEntry {
	at: string;
	kind: string;
	code: string;
	message: string;
	detail: Record< string, unknown >;
}

export interface Reason {
	rule: string;
	field: string;
	value: unknown;
	expected: unknown;
	passed: boolean;
}

export interface Verdict {
	send: boolean;
	connection_id: number | null;
	code?: string;
	message?: string;
	hint?: string;
	parcels: string[];
	reasons: Reason[];
	decided_at: string;
}

export interface DeliveryDetail extends Delivery {
	journal: JournalEntry[];
	verdict: Verdict | null;
	request: Record< string, unknown > | null;
}

export interface StoreAccount {
	id: string | number;
	name: string;
	address: string;
	timezone: string;
	country: string;
	currency: string;
}

export interface Connection {
	id: number;
	slug: string;
	name: string;
	driver: string;
	base_url: string;
	identifier: string;
	secret: {
		set: boolean;
		last4: string;
		updated_at: string | null;
		source: 'stored' | 'constant' | 'none';
	};
	enabled: boolean;
	status: 'unchecked' | 'ready' | 'paused';
	status_code: string;
	status_message: string;
	resume_at: string | null;
	store: StoreAccount | null;
	app_name: string;
	webhooks: {
		events: string[];
		healthy: boolean;
		last_received_at: string | null;
	};
	settings: Record< string, unknown >;
	last_ok_at: string | null;
	created_at: string;
	updated_at: string;
	version?: number;
}
