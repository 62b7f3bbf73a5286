/**
 * The faults there are, each with its parameters: read by the control API, the
 * fault panel and the README alike.
 */

import { FORGERIES } from '../platform/webhook-sender.ts';

export interface Parameter {
	type: 'number' | 'integer' | 'text' | 'flag' | 'choice' | 'headers';
	help: string;
	choices?: readonly string[];
	min?: number;
	max?: number;
	/** Without one the parameter may be left out and then does nothing. */
	initial?: string | number | boolean;
	required?: boolean;
}

export interface Kind {
	on: 'request' | 'webhook';
	help: string;
	parameters: Record< string, Parameter >;
}

const phase = ( initial: 'before' | 'after' ): Parameter => ( {
	type: 'choice',
	choices: [ 'before', 'after' ],
	initial,
	help: 'before or after the work is done',
} );

const seconds = ( initial: number, help: string ): Parameter => ( {
	type: 'number',
	min: 0,
	max: 86_400,
	initial,
	help,
} );

const request = (
	help: string,
	parameters: Kind[ 'parameters' ] = {}
): Kind => ( {
	on: 'request',
	help,
	parameters,
} );

const webhook = (
	help: string,
	parameters: Kind[ 'parameters' ] = {}
): Kind => ( {
	on: 'webhook',
	help,
	parameters,
} );

const integer = (
	initial: number,
	min: number,
	max: number,
	help: string
): Parameter => ( {
	type: 'integer',
	min,
	max,
	initial,
	help,
} );

export const KINDS = {
	status: request( 'answers another status', {
		status: integer( 500, 200, 599, 'status to answer' ),
		phase: phase( 'before' ),
		body: {
			type: 'text',
			help: 'body to answer; the usual one of that status by default',
		},
		keep_body: {
			type: 'flag',
			initial: false,
			help: 'keep the real body (phase after)',
		},
		violation: {
			type: 'text',
			help: 'propertyPath of a violation to report (status 400)',
		},
		retry_after: {
			type: 'integer',
			min: 0,
			max: 86_400,
			help: 'Retry-After in seconds',
		},
	} ),
	delay: request( 'answers late', {
		seconds: seconds( 2, 'how long; the median when p99 is given' ),
		p99: {
			type: 'number',
			min: 0,
			max: 600,
			help: 'log-normal: 99 of 100 are faster',
		},
		phase: phase( 'before' ),
	} ),
	hang: request( 'never answers', {
		phase: phase( 'before' ),
		headers: {
			type: 'flag',
			initial: false,
			help: 'send status and headers first',
		},
		seconds: seconds( 600, 'close the connection after this long' ),
	} ),
	reset: request( 'resets the connection', { phase: phase( 'before' ) } ),
	lost_answer: request( 'does the work, then closes without an answer' ),
	late_commit: request( 'answers at once, does the work later', {
		seconds: seconds( 90, 'how much later' ),
		answer: {
			type: 'choice',
			choices: [ 'drop', 'hang', 'status' ],
			initial: 'drop',
			help: 'what the client sees meanwhile',
		},
		status: integer( 504, 400, 599, 'with answer=status' ),
	} ),
	truncate: request( 'cuts the body, whatever Content-Length says', {
		bytes: integer( 20, 0, 1_000_000, 'bytes that get through' ),
	} ),
	drip: request( 'sends the body drop by drop', {
		bytes_per_second: {
			type: 'number',
			min: 0.1,
			max: 100_000,
			initial: 1,
			help: 'speed',
		},
	} ),
	redirect: request( 'redirects elsewhere', {
		status: integer( 302, 300, 308, 'kind of redirect' ),
		location: { type: 'text', required: true, help: 'where to' },
	} ),
	bad_body: request( 'does the work, then answers nonsense', {
		how: {
			type: 'choice',
			choices: [
				'not_json',
				'wrong_type',
				'missing_id',
				'empty',
				'html',
				'huge',
				'gzip_bomb',
			],
			initial: 'not_json',
			help: 'which nonsense',
		},
		megabytes: integer( 100, 1, 2_000, 'size of huge and gzip_bomb' ),
		phase: phase( 'after' ),
	} ),
	bad_framing: request( 'breaks HTTP itself', {
		how: {
			type: 'choice',
			choices: [ 'duplicate_length', 'bad_chunk', 'short_chunk' ],
			initial: 'duplicate_length',
			help: 'which rule',
		},
	} ),
	headers: request( 'adds headers', {
		headers: { type: 'headers', help: 'name to value' },
		pad_kilobytes: {
			type: 'integer',
			min: 1,
			max: 4_096,
			help: 'this much header ballast',
		},
	} ),
	informational: request( 'sends 1xx answers first', {
		status: integer( 103, 100, 103, 'which' ),
		count: integer( 1, 1, 100_000, 'how many' ),
	} ),
	list_lag: request( 'hides new deliveries from lists', {
		seconds: seconds( 60, 'for how long' ),
	} ),
	list_hides_metadata: request(
		"lists deliveries without the client's metadata"
	),
	token_ttl: request( 'issues tokens that live shorter', {
		seconds: integer( 5, 0, 86_400, 'lifetime; the answer says so too' ),
	} ),
	expire_token: request( 'treats the token in use as expired from now on' ),
	revoke_token: request( 'revokes the token in use' ),
	webhook_drop: webhook( 'never calls' ),
	webhook_duplicate: webhook( 'calls again', {
		copies: integer( 1, 1, 1_000, 'how often again' ),
	} ),
	webhook_delay: webhook( 'calls late', {
		seconds: seconds( 5, 'how late' ),
	} ),
	webhook_shuffle: webhook( 'collects calls, then makes them in any order', {
		seconds: seconds( 2, 'how long to collect' ),
	} ),
	webhook_forge: webhook( 'spoils the signature', {
		how: {
			type: 'choice',
			choices: FORGERIES,
			initial: 'wrong',
			help: 'in which way',
		},
		extra: {
			type: 'flag',
			initial: false,
			help: 'make the genuine call too',
		},
	} ),
	webhook_replay: webhook( 'sends the same bytes again later', {
		seconds: seconds( 5, 'how much later' ),
		copies: integer( 1, 1, 1_000, 'how often' ),
	} ),
} as const satisfies Record< string, Kind >;

export type KindName = keyof typeof KINDS;

export const kindOf = ( name: KindName ): Kind => KINDS[ name ];

/** Faults that only modify an answer: any number of them may hit one request. */
const MODIFIERS: readonly KindName[] = [
	'delay',
	'headers',
	'informational',
	'list_lag',
	'list_hides_metadata',
	'token_ttl',
	'expire_token',
	'revoke_token',
	'webhook_delay',
	'webhook_duplicate',
	'webhook_replay',
];

export const isModifier = ( name: KindName ): boolean =>
	MODIFIERS.includes( name );
