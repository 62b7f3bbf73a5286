/**
 * The ledger and the webhook log on the control side.
 */
import { FORGERIES } from '../platform/webhook-sender.ts';
import type { ControlCall, ControlRoute } from './desk.ts';
import { NotThere } from './desk.ts';
import { knownOnly, wholeNumber, yesOrNo } from './query.ts';

function readLedger( { desk: { ledger }, query }: ControlCall ): unknown {
	knownOnly( query, [
		'since_id',
		'route',
		'marker',
		'limit',
		'last',
		'bodies',
	] );
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
	const last = wholeNumber( query, 'last' ) ?? found.length;
	return {
		total: found.length,
		peak: ledger.peak,
		under_way: ledger.underWay,
		forgotten: ledger.forgotten,
		entries: found
			.slice( Math.max( 0, found.length - last ) )
			.slice( 0, limit )
			.map( ( { body, ...entry } ) =>
				bodies && body !== undefined ? { ...entry, body } : entry
			),
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
	const how = fields.choice( 'how', FORGERIES );
	const object = fields.text( 'object', 200 ) ?? '/api/deliveries/1';
	fields.done();
	if ( ! webhook ) {
		throw new NotThere( `there is no webhook ${ parts[ 0 ] }` );
	}
	const ring = {
		object,
		event: webhook.event,
		attempt: 1,
		faults: [ 'forged by hand' ],
	};
	await desk.webhooks.sender.forge( webhook, ring, how ?? 'wrong' );
	return desk.ledger.outbound.at( -1 );
}

export const LEDGER_ROUTES: readonly ControlRoute[] = [
	{
		method: 'GET',
		path: '/ledger',
		help: 'every request: time, route, marker, fingerprint of the key, bytes, faults, status, commit; `?since_id=&route=&marker=&limit=&last=&bodies=0`',
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
];
