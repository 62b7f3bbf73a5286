/**
 * The things one CoopCycle instance keeps: plain records, no behaviour.
 *
 * All times are milliseconds since the epoch; the instance's zone is applied
 * only when something is read from or written to the wire.
 */

export type Scope =
	'deliveries' | 'tasks' | 'orders' | 'orders:all' | 'tasks:all';

export const SCOPES: readonly Scope[] = [
	'deliveries',
	'tasks',
	'orders',
	'orders:all',
	'tasks:all',
];

export interface Settings {
	brandName: string;
	timezone: string;
	/** Two letters, lower case: also the region phone numbers are read in. */
	country: string;
	locale: string;
	currency: string;
	/** The town's centre, where couriers ride. */
	latLng: readonly [ number, number ];
	/** Origin that appears in tracking and label links. */
	publicUrl: string;
	/** Seconds a token lives. */
	tokenTtl: number;
	maintenance: boolean;
	/** 1 is real time: retries after 1, 2 and 4 seconds. */
	webhookRetryScale: number;
	/** Seconds until a webhook call without an answer is given up. */
	webhookTimeout: number;
	/** Courier paths: how often a webhook job may run at once. */
	webhookWorkers: number;
}

/** Who rides for the cooperative; a body may name one, nobody else. */
export const COURIERS: readonly string[] = [ 'lea', 'sami', 'noor' ];

export interface OAuthClient {
	identifier: string;
	secret: string;
	/** Empty means: whatever valid scope is asked for is granted. */
	scopes: Scope[];
}

export interface App {
	id: number;
	name: string;
	storeId: number | null;
	/** The client the app points at now; editing the app replaces it. */
	identifier: string;
}

export interface Token {
	jti: string;
	identifier: string;
	scopes: Scope[];
	expiresAt: number;
	revoked: boolean;
}

export interface Pricing {
	/** Minor units. */
	base: number;
	perKm: number;
	/** Metres: longer rides match no rule. */
	maxDistance: number | null;
}

export interface Store {
	id: number;
	name: string;
	enabled: boolean;
	addressId: number;
	addressIds: number[];
	timeSlotId: number | null;
	timeSlotIds: number[];
	packages: string[];
	tags: string[];
	defaultCourier: string | null;
	/** The zone expression, reduced to `distance < n` metres. */
	maxDistance: number | null;
	pricing: Pricing | null;
	cashOnDelivery: boolean;
	packagesRequired: boolean;
	weightRequired: boolean;
}

export interface TimeSlot {
	id: number;
	name: string;
	interval: string;
	workingDaysOnly: boolean;
	priorNotice: string | null;
	sameDayCutoff: string | null;
	openingHours: string[];
}

export interface Address {
	id: number;
	streetAddress: string;
	contactName: string | null;
	name: string | null;
	telephone: string | null;
	description: string | null;
	geo: { latitude: number; longitude: number };
}

export type TaskType = 'PICKUP' | 'DROPOFF';

export type TaskStatus = 'TODO' | 'DOING' | 'DONE' | 'FAILED' | 'CANCELLED';

export interface TaskEvent {
	name: string;
	data: Record< string, unknown >;
	at: number;
}

export interface Task {
	id: number;
	deliveryId: number;
	type: TaskType;
	status: TaskStatus;
	addressId: number;
	after: number;
	before: number;
	comments: string;
	weight: number | null;
	packages: Array< { type: string; quantity: number } >;
	tags: string[];
	metadata: Record< string, unknown >;
	assignedTo: string | null;
	createdAt: number;
	updatedAt: number;
	events: TaskEvent[];
}

export interface Order {
	id: number;
	number: string;
	total: number;
	taxTotal: number;
	cancelled: boolean;
	/** True when no price rule matched: total 0 and somebody has to look. */
	incident: boolean;
}

export interface HistoryEntry {
	at: number;
	what: string;
	task?: TaskType;
	request?: number;
	detail?: string;
}

export interface Delivery {
	id: number;
	storeId: number;
	hash: string;
	taskIds: number[];
	distance: number;
	duration: number;
	polyline: string;
	order: Order;
	createdAt: number;
	/** Wall clock of this machine, for list lag when the clock is frozen. */
	committedAt: number;
	/** The ledger's request that made it; null when it came from a file. */
	createdBy: number | null;
	cancelledAt: number | null;
	/** The body as it arrived, for whoever checks what was delivered. */
	input: unknown;
	history: HistoryEntry[];
}

export interface Webhook {
	id: number;
	identifier: string;
	url: string;
	event: string;
	secret: string;
	/** Answers received; a webhook that has any cannot be deleted. */
	executions: number;
}

export interface Quote {
	id: number;
	storeId: number;
	amount: number;
	expiresAt: number;
	input: unknown;
}
