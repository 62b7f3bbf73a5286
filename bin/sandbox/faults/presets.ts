/**
 * Faults that belong together, by name.
 */
import { Fields } from '../control/fields.ts';
import type { FaultSpec } from './fault.ts';
import { parseFault } from './parse.ts';

interface Preset {
	help: string;
	faults: ReadonlyArray< Record< string, unknown > >;
}

const CREATE = 'create_delivery';
const API = [
	'create_delivery',
	'read_delivery',
	'update_delivery',
	'cancel_delivery',
	'list_deliveries',
	'read_store',
	'default_choices',
	'slot_choices',
	'me',
];

export const PRESETS: Readonly< Record< string, Preset > > = {
	'chaos-mix': {
		help: 'the mix of the reliability lab: one creation in four goes wrong',
		faults: [
			{ kind: 'status', phase: 'before', probability: 0.05 },
			{ kind: 'status', phase: 'after', probability: 0.05 },
			{ kind: 'lost_answer', probability: 0.05 },
			{ kind: 'reset', phase: 'before', probability: 0.05 },
			{ kind: 'late_commit', seconds: 3, probability: 0.03 },
			{ kind: 'delay', seconds: 2, phase: 'after', probability: 0.02 },
		].map( ( fault ) => ( {
			route: CREATE,
			group: 'chaos-mix',
			seed: 1,
			...fault,
		} ) ),
	},
	'lost-answers': {
		help: 'every third creation is saved but not answered',
		faults: [ { kind: 'lost_answer', route: CREATE, every: 3 } ],
	},
	'late-commit': {
		help: 'the next creation is dropped now and saved 90 s later',
		faults: [
			{ kind: 'late_commit', route: CREATE, seconds: 90, times: 1 },
		],
	},
	'slow-creation': {
		help: 'creations take 40 s',
		faults: [
			{ kind: 'delay', route: CREATE, seconds: 40, phase: 'after' },
		],
	},
	'realistic-latency': {
		help: 'half of all answers within 150 ms, 99 of 100 within 2 s',
		faults: [
			{
				kind: 'delay',
				route: '*',
				seconds: 0.15,
				p99: 2,
				phase: 'before',
			},
		],
	},
	maintenance: {
		help: '503 everywhere but the settings',
		faults: [
			{
				kind: 'status',
				route: [ ...API, 'token', 'entrypoint' ],
				status: 503,
			},
		],
	},
	'bad-gateway': {
		help: '502 from a proxy, as HTML',
		faults: [ { kind: 'status', route: API, status: 502 } ],
	},
	throttled: {
		help: '429 with Retry-After: 30',
		faults: [
			{ kind: 'status', route: API, status: 429, retry_after: 30 },
		],
	},
	flapping: {
		help: 'up for 5 s, down for 5 s',
		faults: [
			{ kind: 'reset', route: '*', phase: 'before', on_off: [ 5, 5 ] },
		],
	},
	'token-expires': {
		help: 'every tenth API call finds its token expired',
		faults: [ { kind: 'expire_token', route: API, every: 10 } ],
	},
	'list-lag': {
		help: 'lists are a minute behind',
		faults: [ { kind: 'list_lag', route: 'list_deliveries', seconds: 60 } ],
	},
	'webhook-before-answer': {
		help: 'creations answer 2 s after the work; with a default courier the webhook is first',
		faults: [
			{ kind: 'delay', route: CREATE, seconds: 2, phase: 'after' },
		],
	},
	'webhook-storm': {
		help: 'webhooks twice, in any order, some not at all',
		faults: [
			{ kind: 'webhook_drop', probability: 0.1, seed: 1 },
			{ kind: 'webhook_duplicate', copies: 1 },
			{ kind: 'webhook_shuffle', seconds: 2 },
		],
	},
};

/** The preset's faults; `route`, `seed` and `scale` (of probabilities) may be changed. */
export function expandPreset( name: string, body: unknown ): FaultSpec[] {
	const fields = Fields.of( body );
	const route = fields.texts( 'route' );
	const seed = fields.integer( 'seed', { min: 0, max: 4_294_967_295 } );
	const scale = fields.number( 'scale', { min: 0, max: 10 } ) ?? 1;
	fields.done();
	return ( PRESETS[ name ]?.faults ?? [] ).map( ( fault ) => ( {
		...parseFault( {
			...fault,
			...( route && { route } ),
			...( seed !== undefined && { seed } ),
			...( typeof fault.probability === 'number' && {
				probability: Math.min( 1, fault.probability * scale ),
			} ),
		} ),
		preset: name,
	} ) );
}
