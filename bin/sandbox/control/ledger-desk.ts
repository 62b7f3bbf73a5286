/**
 * The ledger, the webhook log and the sandbox as a whole on the control side.
 */
import type { ControlCall, ControlRoute } from './desk.ts';
import { NotThere } from './desk.ts';
import { knownOnly, wholeNumber, yesOrNo } from './query.ts';

function readLedger( { desk: { ledger }, query }: ControlCall ): unknown {
	knownOnly( query, [ 'since_id', 'route', 'marker', 'limit', 'bodies' ] );
	const since = wholeNumber( query, 'since_id' ) ?? 0;
	const route = query.get( 'route' );
	const marker = query.get( 'marker' );
	const bodies = yesOrNo( query, 'bodies' ) ?? true;
	const found = ledger.entries.filter(
		( entry ) =>
			entry.id > since &&
			( route === null || entry.route === route ) &&
			( marker === null || entry.marker === marker )
	);
	const limit = wholeNumber( query, 'limit' ) ?? found.length;
	return {
		total: found.length,
		peak: ledger.peak,
		under_way: ledger.underWay,
		forgotten: ledger.forgotten,
		entries: found
			.slice( 0, limit )
			.map( ( { body, ...entry } ) =>
				bodies && body !== undefined ? { ...entry, body } : entry
			),
	};
}

function status( { desk }: ControlCall ): unknown {
	const { instance, ledger, faults, webhooks, courier } = desk;
	return {
		open: desk.isOpen,
		url: instance.settings.publicUrl,
		clock: instance.clock.now(),
		courier: courier.pace,
		deliveries: instance.deliveries.size,
		requests: ledger.entries.length + ledger.forgotten.entries,
		under_way: ledger.underWay,
		peak: ledger.peak,
		faults: { active: faults.list.length, hits: faults.hits },
		webhooks: {
			registered: instance.webhooks.size,
			calls: ledger.outbound.length,
			parked: webhooks.parked.length,
			idle: webhooks.idle,
		},
	};
}

function readWebhooks( {
	desk: { instance, ledger, webhooks },
}: ControlCall ): unknown {
	return {
		registered: [ ...instance.webhooks.values() ],
		calls: ledger.outbound,
		parked: webhooks.parked,
		idle: webhooks.idle,
	};
}

async function forge( {
	desk,
	fields,
	parts,
}: ControlCall ): Promise< unknown > {
	const webhook = desk.instance.webhooks.get( Number( parts[ 0 ] ) );
	const how = fields.choice( 'how', [
		'wrong',
		'missing',
		'hex',
		'unpadded',
		'other_body',
	] );
	const object = fields.text( 'object', 200 ) ?? '/api/deliveries/1';
	fields.done();
	if ( ! webhook ) {
		throw new NotThere( `there is no webhook ${ parts[ 0 ] }` );
	}
	await desk.webhooks.forge(
		webhook,
		{ object, event: webhook.event },
		how ?? 'wrong'
	);
	return desk.ledger.outbound.at( -1 );
}

function setCourier( { desk: { courier }, fields }: ControlCall ): unknown {
	const on = fields.flag( 'on' );
	const seconds = fields.number( 'seconds', { min: 0.01, max: 3_600 } );
	fields.done();
	if ( on === false ) {
		courier.rest();
	} else if ( on || seconds !== undefined ) {
		courier.ride( seconds ?? courier.pace ?? 2 );
	}
	return { on: courier.pace !== null, seconds: courier.pace };
}

function reset( { desk, fields }: ControlCall ): unknown {
	const everything = fields.flag( 'everything' ) ?? false;
	fields.done();
	desk.reset( everything );
	return {
		reset: everything
			? 'everything'
			: 'deliveries, ledger, faults, clock, courier',
	};
}

function shut( { desk, fields }: ControlCall ): unknown {
	const seconds =
		fields.number( 'seconds', { min: 0.1, max: 86_400 } ) ?? null;
	fields.done();
	desk.shut( seconds );
	return { open: false, seconds };
}

export const LEDGER_ROUTES: readonly ControlRoute[] = [
	{
		method: 'GET',
		path: '',
		help: 'counts, peaks, what is on',
		handle: status,
	},
	{
		method: 'GET',
		path: '/ledger',
		help: 'every request: time, route, marker, fingerprint of the key, bytes, faults, status, commit; `?since_id=&route=&marker=&limit=&bodies=0`',
		handle: readLedger,
	},
	{
		method: 'DELETE',
		path: '/ledger',
		help: 'empties it, with the webhook log and the peaks',
		handle: ( { desk: { ledger } } ) => {
			ledger.clear();
			return { total: 0 };
		},
	},
	{
		method: 'GET',
		path: '/webhooks',
		help: 'registered webhooks, every call made, jobs given up',
		handle: readWebhooks,
	},
	{
		method: 'POST',
		path: '/webhooks/{}/forge',
		help: 'one call with a bad signature: `{how?, object?}`',
		handle: forge,
	},
	{
		method: 'GET',
		path: '/courier',
		help: 'the scripted courier',
		handle: ( { desk: { courier } } ) => ( {
			on: courier.pace !== null,
			seconds: courier.pace,
		} ),
	},
	{
		method: 'PUT',
		path: '/courier',
		help: '`{on?, seconds?}` between two steps',
		handle: setCourier,
	},
	{
		method: 'POST',
		path: '/reset',
		help: 'forgets deliveries, ledger, faults, clock and courier; with `{everything: true}` stores, keys and webhooks too',
		handle: reset,
	},
	{
		method: 'POST',
		path: '/down',
		help: 'refuses connections: `{seconds?}`; needs a control port of its own',
		handle: shut,
	},
	{
		method: 'POST',
		path: '/up',
		help: 'ends that',
		handle: async ( { desk } ) => {
			await desk.open();
			return { open: true };
		},
	},
];
