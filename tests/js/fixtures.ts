/**
 * What a shop would answer, with only what a test cares about spelled out.
 */
import { getSettings, setSettings } from '@wordpress/date';
import type { Boot } from '../../src/admin/boot.ts';
import type {
	Connection,
	Delivery,
	DeliveryDetails,
	Rule,
	Settings,
	Setup,
	Statement,
	Status,
	Verdict,
} from '../../src/admin/types.ts';

// As WordPress tells a page of a shop in Paris.
const usual = getSettings();
setSettings( {
	...usual,
	formats: { ...usual.formats, time: 'g:i a' },
	timezone: { ...usual.timezone, offset: '1', string: 'Europe/Paris' },
} );

export const boot = ( changes: Partial< Boot > = {} ): void => {
	window.pedalAdmin = {
		timezone: 'Europe/Paris',
		may: { manage: true, permalinks: true },
		user: { id: 1, name: 'Ada' },
		setupDone: true,
		vocabulary: {
			statuses: [
				{ value: 'processing', label: 'Processing' },
				{ value: 'on-hold', label: 'On hold' },
				{ value: 'completed', label: 'Completed' },
			],
			gateways: [ { value: 'bacs', label: 'Bank transfer' } ],
			zones: [
				{
					id: 1,
					name: 'Centre',
					methods: [
						{
							method: 'flat_rate',
							instance: 3,
							title: 'Flat rate',
							enabled: true,
							connection: null,
						},
					],
				},
			],
			shippingClasses: [],
			roles: [],
			countries: [ { value: 'FR', label: 'France' } ],
			currency: 'EUR',
		},
		...changes,
	};
};

export const delivery = ( changes: Partial< Delivery > = {} ): Delivery => ( {
	id: 1,
	order_id: 1042,
	order_number: '1042',
	order_status: 'processing',
	parcel: 'main',
	epoch: 0,
	connection_id: 1,
	connection_name: 'Fromagerie du Port',
	marker: '01J0000000000000000000000A',
	desired: 'present',
	sync: 'synced',
	code: '',
	message: '',
	hint: '',
	stage: 'placed',
	stage_at: '2026-11-21T17:05:00Z',
	due_at: null,
	attempts: 0,
	sends: 1,
	deadline: '2026-11-21T18:00:00Z',
	window: { start: '2026-11-21T17:30:00Z', end: '2026-11-21T18:00:00Z' },
	remote_id: '/api/deliveries/4711',
	remote_url: null,
	tracking_url: 'https://platform.example/pub/d/1',
	created_at: '2026-11-21T17:00:00Z',
	updated_at: '2026-11-21T17:05:00Z',
	actions: [ 'cancel', 'look' ],
	...changes,
} );

export const needingYou = ( changes: Partial< Delivery > = {} ): Delivery =>
	delivery( {
		sync: 'attention',
		stage: 'none',
		code: 'refused',
		message: 'The platform refused the delivery.',
		hint: 'Correct what it names.',
		actions: [ 'retry', 'dismiss', 'booked' ],
		...changes,
	} );

export const verdict = ( changes: Partial< Verdict > = {} ): Verdict => ( {
	send: true,
	connection_id: 1,
	code: '',
	message: '',
	hint: '',
	parcels: [ 'main' ],
	reasons: [],
	decided_at: '2026-11-21T17:00:00Z',
	...changes,
} );

export const details = (
	changes: Partial< DeliveryDetails > = {}
): DeliveryDetails => ( {
	...delivery(),
	journal: [],
	verdict: verdict(),
	request: { pickup: {}, dropoff: {} },
	...changes,
} );

export const connection = (
	changes: Partial< Connection > = {}
): Connection => ( {
	id: 1,
	slug: 'port',
	name: 'Fromagerie du Port',
	driver: 'coopcycle',
	base_url: 'https://grenoble.coopcycle.org',
	identifier: 'a'.repeat( 32 ),
	secret: {
		set: true,
		last4: '1a2b',
		updated_at: '2026-11-01T10:00:00Z',
		source: 'stored',
	},
	enabled: true,
	status: 'ready',
	status_code: '',
	status_message: '',
	resume_at: null,
	store: {
		id: '/api/stores/31',
		name: 'Fromagerie du Port',
		address: '4 rue Haute, 38000 Grenoble',
		timezone: 'Europe/Paris',
		country: 'FR',
		currency: 'EUR',
	},
	app_name: 'Shop',
	webhooks: { events: [], healthy: true, last_received_at: null },
	settings: {},
	last_ok_at: '2026-11-21T17:00:00Z',
	created_at: '2026-11-01T10:00:00Z',
	updated_at: '2026-11-01T10:00:00Z',
	...changes,
} );

export const status = ( changes: Partial< Status > = {} ): Status => ( {
	counts: { synced: 1, pending: 0, in_flight: 0, unknown: 0, attention: 0 },
	oldest_due_seconds: 0,
	clocks: {
		action_scheduler: { last_at: null },
		wp_cron: { last_at: null },
		cli: { last_at: null },
	},
	connections: [],
	versions: {
		pedal: '0.1.0',
		wordpress: '6.9',
		woocommerce: '9.9.5',
		php: '8.2',
		schema: '1',
	},
	...changes,
} );

export const statement = (
	changes: Partial< Statement > = {}
): Statement => ( {
	checked_at: '2026-11-21T17:09:00Z',
	eligible: 142,
	at_platform: 142,
	attention: 0,
	in_progress: 0,
	missing: [],
	extra: [],
	found_by_sweep: 0,
	...changes,
} );

export const rule = ( changes: Partial< Rule > = {} ): Rule => ( {
	id: 'centre',
	name: 'Centre',
	enabled: true,
	when: [ { field: 'postcode', op: 'in', value: [ '38000' ] } ],
	then: { connection_id: 1 },
	parcel: 'main',
	...changes,
} );

export const settings = (): Settings => ( {
	send: {
		statuses: [ 'processing' ],
		per_gateway: { bacs: [ 'processing' ] },
		when: 'now',
		minutes_before: 120,
	},
	without_slot: 'first',
	asap_minutes: { prepare: 30, window: 60 },
	effects: {
		placed: { note: true },
		assigned: { note: true },
		pickup: { note: false },
		carried: { note: true, customer_mail: true },
		delivered: { note: true, order_status: 'completed' },
		failed: { note: true, admin_mail: true },
		cancelled: { note: true, admin_mail: true },
	},
	alerts: {
		email: '',
		amber_minutes: 10,
		red_minutes: 30,
		minutes_before_slot_end: 60,
	},
	payload: { items: true, customer_note: true },
	retention_days: { journal: 90 },
	uninstall: { delete_data: false },
} );

const STEPS = [ 'permalinks', 'keys', 'connection', 'routes', 'try' ] as const;

export const setup = (
	done: ReadonlyArray< ( typeof STEPS )[ number ] >,
	changes: Partial< Setup > = {}
): Setup => ( {
	permalinks: {
		structure: '/%postname%/',
		plain: false,
		rest_url: 'https://shop.example/wp-json/wc/v3',
		proven: true,
	},
	keys: { count: 0, usable: 0 },
	connections: { count: 0, ready: 0 },
	routes: { count: 0 },
	legacy: { webhooks: 0, last_call_at: null, extension: false },
	steps: STEPS.map( ( id ) => ( {
		id,
		done: done.includes( id ),
		code: '',
		message: `about ${ id }`,
		url: '',
	} ) ),
	...changes,
} );
