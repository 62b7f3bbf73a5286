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

export interface DeliveryWindow {
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
	window: DeliveryWindow | null;
	remote_id: string | null;
	remote_url: string | null;
	tracking_url: string | null;
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

export interface VerdictReason {
	rule: string;
	field: string;
	value: unknown;
	expected: unknown;
	passed: boolean;
}

export interface Verdict {
	send: boolean;
	connection_id: number | null;
	code: string;
	message: string;
	hint: string;
	parcels: string[];
	reasons: VerdictReason[];
	decided_at: string;
}

export interface DeliveryDetails extends Delivery {
	journal: JournalEntry[];
	verdict: Verdict | null;
	request: Record< string, unknown > | null;
}

export interface ConnectionStore {
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
	store: ConnectionStore | null;
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
}

export interface CheckStep {
	name: 'address' | 'reach' | 'credentials' | 'store' | 'slots';
	ok: boolean;
	code: string;
	message: string;
	ms: number;
}

export interface ConnectionCheck {
	ok: boolean;
	steps: CheckStep[];
}

export interface Slot extends DeliveryWindow {
	value: string;
	label: string;
}

export interface Quote {
	feasible: boolean;
	/** In the smallest unit. */
	amount: number | null;
	currency: string;
	reason: string;
}

export interface Preview {
	parcel: string;
	connection_id: number;
	marker: string;
	window: DeliveryWindow | null;
	request: Record< string, unknown >;
}

export interface Driver {
	id: string;
	name: string;
	abilities: string[];
	settings_schema: Record< string, unknown >;
}

export interface BatchResult {
	id: number;
	ok: boolean;
	code: string;
	message: string;
	hint: string;
	delivery: Delivery | null;
}

export interface Statement {
	checked_at: string | null;
	eligible: number;
	at_platform: number;
	attention: number;
	in_progress: number;
	missing: number[];
	extra: string[];
	found_by_sweep: number;
}

export interface Drained {
	settled: number;
	remaining: number;
	oldest_due_seconds: number;
}

export interface Status {
	counts: Record< Sync, number >;
	oldest_due_seconds: number;
	clocks: Record<
		'action_scheduler' | 'wp_cron' | 'cli',
		{ last_at: string | null }
	>;
	connections: Array< { id: number; status: Connection[ 'status' ] } >;
	versions: Record< string, string >;
}
