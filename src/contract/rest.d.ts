/**
 * The REST interface wc-pedal/v1. GENERATED from plugin/src/Rest/Schema by "npm run contract": do not edit.
 */

export interface AlertSettings {
	/** Empty means the shop's own address. */
	email: string;
	/** An order waits this long: amber. */
	amber_minutes: number;
	/** An order waits this long: red, and a mail. */
	red_minutes: number;
	/** Red this long before the window ends. */
	minutes_before_slot_end: number;
}

export interface AsapMinutes {
	/** Until the window begins. */
	prepare: number;
	/** Length of the window. */
	window: number;
}

export interface BatchResult {
	id: number;
	ok: boolean;
	/** Empty when it was done. */
	code: string;
	message: string;
	hint: string;
	delivery: Delivery | null;
}

export interface ChangedPermalinks {
	structure: string;
	plain: boolean;
	/** Address of WooCommerce's API. */
	rest_url: string;
	/** That address answered JSON through the front door. */
	proven: boolean;
	/** What it was before. */
	previous: string;
	/** Why it is not proven; empty when it is. */
	code: string;
	message: string;
	hint: string;
	/** What was asked and what came back. */
	evidence: string;
	/** What the server still has to be told; empty when nothing. */
	by_hand: Array< RewriteLines >;
}

export interface CheckStep {
	name: 'address' | 'reach' | 'credentials' | 'store' | 'slots';
	ok: boolean;
	/** Empty when there is nothing to say. */
	code: string;
	message: string;
	/** Milliseconds it took. */
	ms: number;
}

export interface ClockState {
	last_at: string | null;
}

export interface Clocks {
	action_scheduler: ClockState;
	wp_cron: ClockState;
	cli: ClockState;
}

export interface Connection {
	id: number;
	/** Names the constant PEDAL_SECRET_<SLUG>. */
	slug: string;
	name: string;
	driver: string;
	/** Scheme, host and port of the platform. */
	base_url: string;
	identifier: string;
	secret: ConnectionSecret;
	enabled: boolean;
	status: 'unchecked' | 'ready' | 'paused';
	/** Why it is not ready, or why the whole shop may not send; empty when all is well. */
	status_code: string;
	/** The same as a sentence. */
	status_message: string;
	/** When a pause ends by itself. */
	resume_at: string | null;
	store: ConnectionStore | null;
	/** What the platform calls this key pair. */
	app_name: string;
	webhooks: ConnectionWebhooks;
	/** The driver's own; see its settings_schema. */
	settings: Record< string, unknown >;
	/** Last call that worked. */
	last_ok_at: string | null;
	created_at: string;
	updated_at: string;
}

export interface ConnectionCheck {
	ok: boolean;
	/** Up to the first that failed. */
	steps: Array< CheckStep >;
}

export interface ConnectionCount {
	count: number;
	ready: number;
}

export interface ConnectionSecret {
	set: boolean;
	/** Empty when it comes from a constant. */
	last4: string;
	updated_at: string | null;
	source: 'stored' | 'constant' | 'none';
}

export interface ConnectionState {
	id: number;
	status: 'unchecked' | 'ready' | 'paused';
}

export interface ConnectionStore {
	id: string;
	name: string;
	address: string;
	timezone: string;
	country: string;
	currency: string;
}

export interface ConnectionWebhooks {
	/** Events the platform calls us for. */
	events: Array< string >;
	/** It calls our present address for every event we want. */
	healthy: boolean;
	last_received_at: string | null;
}

export interface DeletedConnection {
	deleted: boolean;
	previous: Connection;
}

export interface Delivery {
	id: number;
	order_id: number;
	order_number: string;
	/** Without prefix; `deleted` when the order is gone. */
	order_status: string;
	parcel: string;
	/** Grows with every deliberate second sending. */
	epoch: number;
	connection_id: number;
	connection_name: string;
	/** Our reference, planted at the platform. */
	marker: string;
	desired: 'present' | 'absent';
	sync: 'synced' | 'pending' | 'in_flight' | 'unknown' | 'attention';
	/** Why it waits or needs a person; empty when there is nothing to say. */
	code: string;
	/** The code as a sentence. */
	message: string;
	/** What to do next. */
	hint: string;
	stage:
		| 'none'
		| 'placed'
		| 'assigned'
		| 'pickup'
		| 'carried'
		| 'delivered'
		| 'failed'
		| 'cancelled';
	stage_at: string | null;
	/** Not before. */
	due_at: string | null;
	/** Tries since the last success. */
	attempts: number;
	/** Creating calls that left this shop. */
	sends: number;
	/** End of the promised window. */
	deadline: string | null;
	window: DeliveryWindow | null;
	/** The platform's id, or the reference of a booking by hand. */
	remote_id: string | null;
	/** Its page for the platform's staff. */
	remote_url: string | null;
	tracking_url: string | null;
	created_at: string;
	updated_at: string;
	/** What is allowed now. */
	actions: Array<
		'retry' | 'cancel' | 'look' | 'dismiss' | 'booked' | 'again'
	>;
}

export interface DeliveryDetails {
	id: number;
	order_id: number;
	order_number: string;
	/** Without prefix; `deleted` when the order is gone. */
	order_status: string;
	parcel: string;
	/** Grows with every deliberate second sending. */
	epoch: number;
	connection_id: number;
	connection_name: string;
	/** Our reference, planted at the platform. */
	marker: string;
	desired: 'present' | 'absent';
	sync: 'synced' | 'pending' | 'in_flight' | 'unknown' | 'attention';
	/** Why it waits or needs a person; empty when there is nothing to say. */
	code: string;
	/** The code as a sentence. */
	message: string;
	/** What to do next. */
	hint: string;
	stage:
		| 'none'
		| 'placed'
		| 'assigned'
		| 'pickup'
		| 'carried'
		| 'delivered'
		| 'failed'
		| 'cancelled';
	stage_at: string | null;
	/** Not before. */
	due_at: string | null;
	/** Tries since the last success. */
	attempts: number;
	/** Creating calls that left this shop. */
	sends: number;
	/** End of the promised window. */
	deadline: string | null;
	window: DeliveryWindow | null;
	/** The platform's id, or the reference of a booking by hand. */
	remote_id: string | null;
	/** Its page for the platform's staff. */
	remote_url: string | null;
	tracking_url: string | null;
	created_at: string;
	updated_at: string;
	/** What is allowed now. */
	actions: Array<
		'retry' | 'cancel' | 'look' | 'dismiss' | 'booked' | 'again'
	>;
	/** Newest first. */
	journal: Array< JournalEntry >;
	verdict: Verdict | null;
	/** The exact body that would be sent now; null when the order is gone or may not be seen. */
	request: Record< string, unknown > | null;
}

export interface DeliveryWindow {
	start: string;
	end: string;
}

export interface Drained {
	/** Deliveries that came to rest. */
	settled: number;
	/** Rows still due. */
	remaining: number;
	oldest_due_seconds: number;
}

export interface Driver {
	id: string;
	name: string;
	abilities: Array< string >;
	/** JSON schema of a connection's settings. */
	settings_schema: Record< string, unknown >;
}

export interface Finding {
	/** The probe. */
	id: string;
	label: string;
	/** Critical only for what stops deliveries. */
	status: 'good' | 'recommended' | 'critical';
	/** The fault; empty when good. */
	code: string;
	message: string;
	/** Raw facts: a status line, a version, an age. */
	evidence: string;
	/** What to do, ready to copy. */
	fix: string;
}

export interface GivenRule {
	/** Unique in the list. */
	id: string;
	name?: string;
	enabled?: boolean;
	/** All must hold; none means every order. */
	when: Array< RuleCondition >;
	then: RuleConsequence;
	parcel?: string;
}

export interface JournalEntry {
	at: string;
	kind: string;
	code: string;
	message: string;
	/** Ids, codes and durations. */
	detail: Record< string, unknown >;
}

export interface Key {
	id: number;
	description: string;
	user: KeyUser;
	/** read, write or read_write. */
	permissions: string;
	/** The last characters of the consumer key. */
	truncated_key: string;
	last_access: string | null;
	usable: boolean;
	/** Why it is of no use; empty when it is. */
	code: string;
	message: string;
}

export interface KeyCount {
	count: number;
	/** With a user who may do what the key is for. */
	usable: number;
}

export interface KeyUser {
	id: number;
	/** Empty when the user is gone. */
	name: string;
	can_read: boolean;
	can_write: boolean;
}

export interface KeyVerified {
	ok: boolean;
	/** The cause; empty when it works. */
	code: string;
	message: string;
	/** HTTP status of the answer; 0 without one. */
	status: number;
	hint: string;
	/** What was asked and what came back, without the key. */
	evidence: string;
}

export interface LegacyApi {
	/** Active webhooks that ask for the removed API's payload. */
	webhooks: number;
	/** When a program last called /wc-api/v1…v3. */
	last_call_at: string | null;
	/** The extension that brings the removed API back is active. */
	extension: boolean;
}

export interface NewKey {
	id: number;
	/** Shown this once. */
	consumer_key: string;
	/** Shown this once. */
	consumer_secret: string;
	/** What WooCommerce puts into its QR code. */
	qr: string;
}

export interface Noted {}

export interface PayloadSettings {
	/** Tell the courier what is in the parcel. */
	items: boolean;
	/** Tell the courier what the customer wrote. */
	customer_note: boolean;
}

export interface Permalinks {
	structure: string;
	plain: boolean;
	/** Address of WooCommerce's API. */
	rest_url: string;
	/** That address answered JSON through the front door. */
	proven: boolean;
}

export interface Preview {
	parcel: string;
	connection_id: number;
	marker: string;
	window: DeliveryWindow | null;
	/** The exact body. */
	request: Record< string, unknown >;
}

export interface Problem {
	/** A stable word. */
	code: string;
	/** A sentence for a person. */
	message: string;
	data: ProblemData;
}

export interface ProblemData {
	/** HTTP status. */
	status: number;
	/** What to do next. */
	hint?: string;
	/** The argument it is about, e.g. `rules[1].when[0].op`. */
	field?: string;
	details?: Record< string, unknown >;
	/** With `rest_invalid_param`: what is wrong, by argument; `details` says it by path. */
	params?: Record< string, string >;
}

export interface Quote {
	feasible: boolean;
	/** In the smallest unit of the currency; null when the platform names no price. */
	amount: number | null;
	currency: string;
	/** Why it is not feasible. */
	reason: string;
}

export interface RetentionDays {
	journal: number;
}

export interface RevokedKey {
	deleted: boolean;
	id: number;
}

export interface RewriteLines {
	server: 'apache' | 'nginx';
	file: string;
	/** To paste as they are. */
	lines: string;
}

export interface RouteCount {
	/** Delivery methods in shipping zones, and rules that send. */
	count: number;
}

export interface Rule {
	/** Unique in the list. */
	id: string;
	name: string;
	enabled: boolean;
	/** All must hold; none means every order. */
	when: Array< RuleCondition >;
	then: RuleConsequence;
	parcel: string;
}

export interface RuleCondition {
	field:
		| 'shipping_method'
		| 'shipping_zone'
		| 'payment_method'
		| 'postcode'
		| 'country'
		| 'total'
		| 'weight'
		| 'category'
		| 'product'
		| 'tag'
		| 'shipping_class'
		| 'customer_role'
		| 'virtual_only';
	op: 'is' | 'is_not' | 'in' | 'not_in' | 'gt' | 'lt' | 'matches';
	/** A number for `total` and `weight` (grams), true or false for `virtual_only`, else a text; a list of them for `in` and `not_in`. */
	value: string | number | boolean | Array< string | number | boolean >;
}

export type RuleConsequence = { connection_id: number } | { send: false };

export interface SampleAddress {
	street: string;
	postcode?: string;
	city?: string;
}

export interface SendSettings {
	/** Order statuses without prefix. */
	statuses: Array< string >;
	/** Instead of `statuses`, by payment method. */
	per_gateway: Record< string, Array< string > >;
	when: 'now' | 'before_slot';
	/** With `before_slot`. */
	minutes_before: number;
}

export interface Settings {
	send: SendSettings;
	/** What stands in for a window nobody chose. */
	without_slot: 'first' | 'asap' | 'attention';
	asap_minutes: AsapMinutes;
	effects: StageEffects;
	alerts: AlertSettings;
	payload: PayloadSettings;
	retention_days: RetentionDays;
	uninstall: UninstallSettings;
}

export interface Setup {
	permalinks: Permalinks;
	keys: KeyCount;
	connections: ConnectionCount;
	routes: RouteCount;
	legacy: LegacyApi;
	steps: Array< SetupStep >;
}

export interface SetupStep {
	id: 'permalinks' | 'keys' | 'connection' | 'routes' | 'try';
	done: boolean;
	/** What is missing; empty when done. */
	code: string;
	message: string;
	/** The screen of WordPress or WooCommerce where it can be done, too. */
	url: string;
}

export interface SimulatedOrder {
	order_id: number;
	order_number: string;
	changed: boolean;
	before: SimulatedVerdict;
	after: SimulatedVerdict;
}

export interface SimulatedVerdict {
	send: boolean;
	connection_id: number | null;
	/** Why it would not be sent. */
	code: string;
	message: string;
}

export interface Simulation {
	orders: Array< SimulatedOrder >;
	counts: SimulationCounts;
}

export interface SimulationCounts {
	orders: number;
	changed: number;
	sent_before: number;
	sent_after: number;
}

export interface SiteChoice {
	choice: 'moved' | 'copy';
	/** The address this shop goes by from now on. */
	home: string;
}

export interface Slot {
	start: string;
	end: string;
	/** What a checkout sends back. */
	value: string;
	/** In the delivery store's time zone. */
	label: string;
}

export interface StageEffect {
	/** A note on the order. */
	note?: boolean;
	/** The order moves on to this status; empty leaves it. */
	order_status?: string;
	customer_mail?: boolean;
	admin_mail?: boolean;
}

export interface StageEffects {
	placed: StageEffect;
	assigned: StageEffect;
	pickup: StageEffect;
	carried: StageEffect;
	delivered: StageEffect;
	failed: StageEffect;
	cancelled: StageEffect;
}

export interface Statement {
	/** Null when nothing was compared yet. */
	checked_at: string | null;
	/** Orders of the last 30 days that should be sent. */
	eligible: number;
	at_platform: number;
	attention: number;
	in_progress: number;
	/** Orders that should be sent and are not even planned. */
	missing: Array< number >;
	/** The platform's ids of deliveries that are active there and that nobody wants, or that no row stands for. */
	extra: Array< string >;
	/** Orders no hook told us about, ever. */
	found_by_sweep: number;
}

export interface Status {
	counts: SyncCounts;
	oldest_due_seconds: number;
	clocks: Clocks;
	connections: Array< ConnectionState >;
	versions: Versions;
}

export interface SyncCounts {
	synced: number;
	pending: number;
	in_flight: number;
	unknown: number;
	attention: number;
}

export interface UninstallSettings {
	/** Secrets always go. */
	delete_data: boolean;
}

export interface Verdict {
	send: boolean;
	connection_id: number | null;
	/** Why it is not sent; empty when it is. */
	code: string;
	/** The code as a sentence. */
	message: string;
	/** What to do next. */
	hint: string;
	parcels: Array< string >;
	/** Everything that was tried, in order. */
	reasons: Array< VerdictReason >;
	decided_at: string;
}

export interface VerdictReason {
	/** Id of a rule, or the word of a built-in condition. */
	rule: string;
	field: string;
	/** What the order has. */
	value: unknown;
	/** What was asked for. */
	expected: unknown;
	passed: boolean;
}

export interface Versions {
	pedal: string;
	wordpress: string;
	woocommerce: string;
	php: string;
	schema: string;
}

/** Every call by its verb and path; numbers in the path stand for {id}. */
export interface Routes {
	'GET /drivers': {
		arguments: {
			/** Counted from 1. */
			page?: number;
			/** Rows of a page. */
			per_page?: number;
			orderby?: 'id' | 'name';
			order?: 'asc' | 'desc';
			/** Looks at id and name. */
			search?: string;
		};
		answer: Array< Driver >;
	};
	'GET /connections': {
		arguments: {
			/** Counted from 1. */
			page?: number;
			/** Rows of a page. */
			per_page?: number;
			orderby?:
				| 'id'
				| 'name'
				| 'slug'
				| 'status'
				| 'last_ok_at'
				| 'created_at'
				| 'updated_at';
			order?: 'asc' | 'desc';
			/** Looks at name, slug, address and Store. */
			search?: string;
		};
		answer: Array< Connection >;
	};
	'POST /connections': {
		arguments: {
			name: string;
			/** Address of the platform, as in a browser. */
			base_url: string;
			identifier: string;
			/** Never answered. Absent or empty keeps the stored one. */
			secret?: string;
			/** The driver's own. */
			settings?: Record< string, unknown >;
			enabled?: boolean;
			/** Keep it although a check failed: unchecked and not enabled. */
			save_unchecked?: boolean;
			/** One of GET /drivers. */
			driver?: string;
		};
		answer: Connection;
	};
	'GET /connections/{id}': {
		arguments: Record< string, never >;
		answer: Connection;
	};
	'PATCH /connections/{id}': {
		arguments: {
			name?: string;
			/** Address of the platform, as in a browser. */
			base_url?: string;
			identifier?: string;
			/** Never answered. Absent or empty keeps the stored one. */
			secret?: string;
			/** The driver's own. */
			settings?: Record< string, unknown >;
			enabled?: boolean;
			/** Keep it although a check failed: unchecked and not enabled. */
			save_unchecked?: boolean;
			/** Stays as it is; for those who put back what they made it from. */
			driver?: string;
			/** The ETag of the answer that this change is based on: a change by somebody else since then answers 409. `If-Match` does the same. */
			version?: string;
		};
		answer: Connection;
	};
	'DELETE /connections/{id}': {
		arguments: {
			/** Also while deliveries are open; nobody follows them then. */
			force?: boolean;
		};
		answer: DeletedConnection;
	};
	'POST /connections/{id}/check': {
		arguments: Record< string, never >;
		answer: ConnectionCheck;
	};
	'POST /connections/{id}/resume': {
		arguments: Record< string, never >;
		answer: Connection;
	};
	'POST /connections/{id}/disconnect': {
		arguments: Record< string, never >;
		answer: Connection;
	};
	'GET /connections/{id}/slots': {
		arguments: Record< string, never >;
		answer: Array< Slot >;
	};
	'POST /connections/{id}/quote': {
		arguments: {
			order_id?: number;
			/** Instead of an order: somewhere in the shop's country. */
			address?: SampleAddress;
		};
		answer: Quote;
	};
	'GET /deliveries': {
		arguments: {
			/** Counted from 1. */
			page?: number;
			/** Rows of a page. */
			per_page?: number;
			orderby?:
				| 'id'
				| 'order_id'
				| 'due_at'
				| 'deadline'
				| 'created_at'
				| 'updated_at'
				| 'stage_at';
			order?: 'asc' | 'desc';
			/** Order number, customer, marker, or the platform's id. */
			search?: string;
			/** Any of these. */
			sync?: Array<
				'synced' | 'pending' | 'in_flight' | 'unknown' | 'attention'
			>;
			/** Any of these. */
			stage?: Array<
				| 'none'
				| 'placed'
				| 'assigned'
				| 'pickup'
				| 'carried'
				| 'delivered'
				| 'failed'
				| 'cancelled'
			>;
			/** Any of these. */
			connection?: Array< number >;
			order_id?: number;
			/** Created after. */
			after?: string;
			/** Created before. */
			before?: string;
			/** Promised for after this; without a promised window, created after it. */
			window_after?: string;
			/** Promised for before this; without a promised window, created before it. */
			window_before?: string;
		};
		answer: Array< Delivery >;
	};
	'POST /deliveries': {
		arguments: {
			order_id: number;
			/** Instead of the one the rules choose. */
			connection_id?: number;
			/** A second sending, after the first came to nothing. */
			again?: boolean;
		};
		answer: Delivery;
	};
	'POST /deliveries/batch': {
		arguments: {
			action: 'retry' | 'cancel' | 'look' | 'dismiss';
			ids: Array< number >;
		};
		answer: Array< BatchResult >;
	};
	'GET /deliveries/{id}': {
		arguments: Record< string, never >;
		answer: DeliveryDetails;
	};
	'POST /deliveries/{id}/retry': {
		arguments: Record< string, never >;
		answer: Delivery;
	};
	'POST /deliveries/{id}/cancel': {
		arguments: Record< string, never >;
		answer: Delivery;
	};
	'POST /deliveries/{id}/look': {
		arguments: Record< string, never >;
		answer: Delivery;
	};
	'POST /deliveries/{id}/dismiss': {
		arguments: Record< string, never >;
		answer: Delivery;
	};
	'POST /deliveries/{id}/booked': {
		arguments: {
			/** What the booking is known by. */
			reference: string;
			tracking_url?: string;
		};
		answer: Delivery;
	};
	'GET /orders/{id}/verdict': {
		arguments: Record< string, never >;
		answer: Verdict;
	};
	'GET /orders/{id}/preview': {
		arguments: {
			/** Instead of the one the rules choose. */
			connection_id?: number;
		};
		answer: Array< Preview >;
	};
	'GET /statement': { arguments: Record< string, never >; answer: Statement };
	'POST /sweep': { arguments: Record< string, never >; answer: Statement };
	'POST /drain': { arguments: Record< string, never >; answer: Drained };
	'GET /status': { arguments: Record< string, never >; answer: Status };
	'GET /settings': { arguments: Record< string, never >; answer: Settings };
	'PUT /settings': {
		arguments: {
			send?: {
				/** Order statuses without prefix. */
				statuses?: Array< string >;
				/** Instead of `statuses`, by payment method. Merged by name; null takes one away. */
				per_gateway?: Record< string, Array< string > | null >;
				when?: 'now' | 'before_slot';
				/** With `before_slot`. */
				minutes_before?: number;
			};
			/** What stands in for a window nobody chose. */
			without_slot?: 'first' | 'asap' | 'attention';
			asap_minutes?: {
				/** Until the window begins. */
				prepare?: number;
				/** Length of the window. */
				window?: number;
			};
			effects?: {
				placed?: {
					/** A note on the order. */
					note?: boolean;
					/** The order moves on to this status; empty leaves it. */
					order_status?: string;
					customer_mail?: boolean;
					admin_mail?: boolean;
				};
				assigned?: {
					/** A note on the order. */
					note?: boolean;
					/** The order moves on to this status; empty leaves it. */
					order_status?: string;
					customer_mail?: boolean;
					admin_mail?: boolean;
				};
				pickup?: {
					/** A note on the order. */
					note?: boolean;
					/** The order moves on to this status; empty leaves it. */
					order_status?: string;
					customer_mail?: boolean;
					admin_mail?: boolean;
				};
				carried?: {
					/** A note on the order. */
					note?: boolean;
					/** The order moves on to this status; empty leaves it. */
					order_status?: string;
					customer_mail?: boolean;
					admin_mail?: boolean;
				};
				delivered?: {
					/** A note on the order. */
					note?: boolean;
					/** The order moves on to this status; empty leaves it. */
					order_status?: string;
					customer_mail?: boolean;
					admin_mail?: boolean;
				};
				failed?: {
					/** A note on the order. */
					note?: boolean;
					/** The order moves on to this status; empty leaves it. */
					order_status?: string;
					customer_mail?: boolean;
					admin_mail?: boolean;
				};
				cancelled?: {
					/** A note on the order. */
					note?: boolean;
					/** The order moves on to this status; empty leaves it. */
					order_status?: string;
					customer_mail?: boolean;
					admin_mail?: boolean;
				};
			};
			alerts?: {
				/** Empty means the shop's own address. */
				email?: string;
				/** An order waits this long: amber. */
				amber_minutes?: number;
				/** An order waits this long: red, and a mail. */
				red_minutes?: number;
				/** Red this long before the window ends. */
				minutes_before_slot_end?: number;
			};
			payload?: {
				/** Tell the courier what is in the parcel. */
				items?: boolean;
				/** Tell the courier what the customer wrote. */
				customer_note?: boolean;
			};
			retention_days?: { journal?: number };
			uninstall?: {
				/** Secrets always go. */
				delete_data?: boolean;
			};
			/** The ETag of the answer that this change is based on: a change by somebody else since then answers 409. `If-Match` does the same. */
			version?: string;
		};
		answer: Settings;
	};
	'GET /rules': { arguments: Record< string, never >; answer: Array< Rule > };
	'PUT /rules': {
		arguments: {
			rules: Array< GivenRule >;
			/** The ETag of the answer that this change is based on: a change by somebody else since then answers 409. `If-Match` does the same. */
			version?: string;
		};
		answer: Array< Rule >;
	};
	'POST /rules/simulate': {
		arguments: {
			rules: Array< GivenRule >;
			/** Newest orders to try them on. */
			limit?: number;
		};
		answer: Simulation;
	};
	'GET /setup': { arguments: Record< string, never >; answer: Setup };
	'POST /setup/permalinks': {
		arguments: {
			/** As under Settings → Permalinks; anything but Plain. */
			structure: string;
		};
		answer: ChangedPermalinks;
	};
	'GET /setup/keys': {
		arguments: {
			/** Counted from 1. */
			page?: number;
			/** Rows of a page. */
			per_page?: number;
			orderby?: 'id' | 'description' | 'permissions' | 'last_access';
			order?: 'asc' | 'desc';
			/** Looks at description, user and the last characters of the key. */
			search?: string;
		};
		answer: Array< Key >;
	};
	'POST /setup/keys': {
		arguments: {
			/** What the key is for. */
			description: string;
			/** The user the key acts for. */
			user_id: number;
			permissions: 'read' | 'write' | 'read_write';
		};
		answer: NewKey;
	};
	'POST /setup/keys/verify': {
		arguments: { consumer_key: string; consumer_secret: string };
		answer: KeyVerified;
	};
	'DELETE /setup/keys/{id}': {
		arguments: Record< string, never >;
		answer: RevokedKey;
	};
	'POST /setup/site': {
		arguments: {
			/** A copy forgets every secret. */
			choice: 'moved' | 'copy';
		};
		answer: SiteChoice;
	};
	'GET /health': {
		arguments: {
			/** Also the probes that call over the network. */
			deep?: boolean;
		};
		answer: Array< Finding >;
	};
	'POST /hook/{token}': { arguments: Record< string, never >; answer: Noted };
}
