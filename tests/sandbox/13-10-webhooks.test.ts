/**
 * 13.10: webhooks, from registration to their shared fate.
 */
import { createHmac } from 'node:crypto';
import {
	webhookBody,
	webhookSignature,
} from '../../bin/sandbox/platform/webhook-call.ts';
import { Receiver } from './receiver.ts';
import {
	Client,
	client,
	closeAll,
	control,
	sandbox,
	until,
	type Json,
} from './support.ts';
import type { Sandbox } from '../../bin/sandbox/index.ts';

let box: Sandbox;
let shop: Client;
let receiver: Receiver;
let url: string;

beforeEach( async () => {
	box = await sandbox();
	shop = await client( box );
	receiver = new Receiver();
	url = await receiver.open();
} );
afterEach( async () => {
	await closeAll();
	await receiver.close();
} );

const register = async (
	event: string,
	target = `${ url }/hook`,
	as = shop
): Promise< Json > =>
	( await as.call( 'POST', '/api/webhooks', { event, url: target } ) ).json;
const act = (
	id: number,
	action: string,
	body: Json = {}
): ReturnType< typeof control > =>
	control( box, 'POST', `/deliveries/${ id }/${ action }`, body );
const quiet = (): Promise< void > => until( () => box.webhooks.idle );

describe( '13.10 registering', () => {
	test( 'a 201 with the secret, which is never shown again', async () => {
		const made = await shop.call( 'POST', '/api/webhooks', {
			event: 'delivery.completed',
			url,
		} );
		expect( made.status ).toBe( 201 );
		expect( made.json ).toEqual( {
			'@context': '/api/contexts/Webhook',
			'@id': expect.stringMatching( /^\/api\/webhooks\/\d+$/ ),
			'@type': 'Webhook',
			url,
			event: 'delivery.completed',
			secret: expect.stringMatching( /^[A-Za-z0-9+/]{43}=$/ ),
		} );
		const read = await shop.get( made.json[ '@id' ] );
		expect( read.status ).toBe( 200 );
		expect( read.json ).not.toHaveProperty( 'secret' );
	} );

	test( "no list, no update; another client's is a 403", async () => {
		const { '@id': iri } = await register( 'delivery.picked' );
		expect( ( await shop.get( '/api/webhooks' ) ).status ).toBe( 405 );
		expect( ( await shop.call( 'PUT', iri, { url } ) ).status ).toBe( 405 );
		const neighbour = await client( box, 1 );
		expect( ( await neighbour.get( iri ) ).status ).toBe( 403 );
		expect( ( await neighbour.call( 'DELETE', iri ) ).status ).toBe( 403 );
	} );

	test( 'an unknown event is a violation, a missing one or a missing url a 500', async () => {
		const wrong = await shop.call( 'POST', '/api/webhooks', {
			event: 'delivery.created',
			url,
		} );
		expect( [
			wrong.status,
			wrong.json.violations[ 0 ].propertyPath,
		] ).toEqual( [ 400, 'event' ] );
		expect(
			(
				await shop.call( 'POST', '/api/webhooks', {
					event: 'delivery.picked',
				} )
			).status
		).toBe( 500 );
		expect(
			( await shop.call( 'POST', '/api/webhooks', { url } ) ).status
		).toBe( 500 );
	} );

	test( 'the url is not looked at, and twice is two calls', async () => {
		await register( 'delivery.picked' );
		await register( 'delivery.picked' );
		expect(
			( await register( 'delivery.picked', 'not a url' ) ).secret
		).toBeDefined();
		const { id } = await shop.make();
		await act( id, 'pick' );
		await until( () => receiver.calls.length >= 2 );
	} );

	test( 'DELETE works until it has fired once, then it is a 500 for ever', async () => {
		const { '@id': fresh } = await register( 'delivery.failed' );
		const { '@id': used } = await register( 'delivery.picked' );
		const { id } = await shop.make();
		await act( id, 'pick' );
		await quiet();
		expect( ( await shop.call( 'DELETE', fresh ) ).status ).toBe( 204 );
		expect( ( await shop.call( 'DELETE', used ) ).status ).toBe( 500 );
		expect( ( await shop.get( used ) ).status ).toBe( 200 );
	} );
} );

describe( '13.10 the call', () => {
	test( "body and signature as the server's own test has them", () => {
		const body = webhookBody( '/api/deliveries/1', 'delivery.picked' );
		expect( body ).toBe(
			'{"data":{"object":"\\/api\\/deliveries\\/1","event":"delivery.picked"}}'
		);
		expect( webhookSignature( body, '123456' ) ).toBe(
			'S9LMKpq4VBDEGm5umbQx/q4SQMnpX/Wz/719dBBZ3rI='
		);
		const own = webhookBody( '/api/deliveries/4711', 'delivery.picked' );
		expect( Buffer.byteLength( own ) ).toBe( 71 );
		expect(
			webhookSignature(
				own,
				'c2FuZGJveC1zYW5kYm94LXNhbmRib3gtc2FuZGJveCE='
			)
		).toBe( 'WHj7ghRVZwQnwIg+oSH/Qu565elkmpOHXlPONFVmu3c=' );
	} );

	test( 'what travels: POST, JSON, escaped slashes, signed with the secret as text', async () => {
		const { secret } = await register( 'delivery.picked' );
		const { id } = await shop.make();
		await act( id, 'pick' );
		await quiet();
		expect( receiver.calls ).toHaveLength( 1 );
		const [ call ] = receiver.calls;
		expect( call ).toMatchObject( {
			method: 'POST',
			path: '/hook',
			body: `{"data":{"object":"\\/api\\/deliveries\\/${ id }","event":"delivery.picked"}}`,
		} );
		expect( call?.headers[ 'content-type' ] ).toBe( 'application/json' );
		expect( call?.headers[ 'x-coopcycle-signature' ] ).toBe(
			createHmac( 'sha256', secret )
				.update( call?.body ?? '' )
				.digest( 'base64' )
		);
	} );

	test( 'which action rings which bell', async () => {
		for ( const event of [
			'assigned',
			'started',
			'failed',
			'picked',
			'in_transit',
			'completed',
		] ) {
			await register( `delivery.${ event }` );
		}
		const { id } = await shop.make();
		for ( const action of [
			'assign',
			'unassign',
			'assign',
			'start',
			'pick',
			'start',
			'drop',
		] ) {
			await act( id, action );
		}
		await quiet();
		expect( receiver.events ).toEqual( [
			'delivery.assigned',
			'delivery.assigned',
			'delivery.started',
			'delivery.picked',
			'delivery.in_transit',
			'delivery.completed',
		] );
		receiver.calls.length = 0;
		const other = await shop.make();
		for ( const action of [ 'fail', 'reschedule', 'cancel', 'restore' ] ) {
			await act( other.id, action );
		}
		await shop.call( 'PUT', other[ '@id' ], {
			dropoff: { comments: 'x' },
		} );
		await quiet();
		expect( receiver.events ).toEqual( [ 'delivery.failed' ] );
	} );

	test( 'pick and drop by token ring too; assigning the pickup alone does not', async () => {
		for ( const event of [ 'assigned', 'picked', 'completed' ] ) {
			await register( `delivery.${ event }` );
		}
		const { id } = await shop.make();
		await act( id, 'assign', { task: 'pickup' } );
		await shop.call( 'PUT', `/api/deliveries/${ id }/pick`, {} );
		await shop.call( 'PUT', `/api/deliveries/${ id }/drop`, {} );
		await quiet();
		expect( receiver.events ).toEqual( [
			'delivery.picked',
			'delivery.completed',
		] );
	} );

	test( "only apps of the delivery's store are called", async () => {
		const neighbour = await client( box, 1 );
		await register( 'delivery.picked', `${ url }/mine` );
		await register( 'delivery.picked', `${ url }/theirs`, neighbour );
		await act( ( await shop.make() ).id, 'pick' );
		await quiet();
		expect( receiver.calls.map( ( { path } ) => path ) ).toEqual( [
			'/mine',
		] );
	} );

	test( 'an edited app leaves its webhooks orphaned', async () => {
		await register( 'delivery.picked' );
		const { id } = await shop.make();
		await control( box, 'PUT', '/apps/7', { name: 'Edited', store: 31 } );
		await act( id, 'pick' );
		await quiet();
		expect( receiver.calls ).toEqual( [] );
	} );
} );

describe( '13.10 retries and their fate', () => {
	test( 'three retries, at 1, 2 and 4, then it is given up', async () => {
		await control( box, 'PUT', '/settings', { webhook_retry_scale: 0.05 } );
		receiver.answer = () => ( { status: 500 } );
		await register( 'delivery.picked' );
		await act( ( await shop.make() ).id, 'pick' );
		await quiet();
		expect( receiver.calls ).toHaveLength( 4 );
		const gaps = receiver.calls
			.slice( 1 )
			.map(
				( { at }, index ) => at - ( receiver.calls[ index ]?.at ?? 0 )
			);
		expect( gaps[ 0 ] ).toBeGreaterThanOrEqual( 45 );
		expect( gaps[ 1 ] ).toBeGreaterThanOrEqual( 95 );
		expect( gaps[ 2 ] ).toBeGreaterThanOrEqual( 195 );
		expect( box.webhooks.parked ).toHaveLength( 1 );
		const { json } = await control( box, 'GET', '/webhooks' );
		expect(
			json.calls.map( ( { attempt, status }: Json ) => [
				attempt,
				status,
			] )
		).toEqual( [
			[ 1, 500 ],
			[ 2, 500 ],
			[ 3, 500 ],
			[ 4, 500 ],
		] );
	} );

	test( 'the real pauses are the default', async () => {
		const own = await sandbox( { webhookRetryScale: 1 } );
		expect( own.instance.settings.webhookRetryScale ).toBe( 1 );
	} );

	test( 'shared fate: a healthy endpoint before a broken one is called again', async () => {
		await register( 'delivery.picked', `${ url }/healthy` );
		await register( 'delivery.picked', `${ url }/broken` );
		await register( 'delivery.picked', `${ url }/after` );
		receiver.answer = ( { path }, before ) => ( {
			status: path === '/broken' && before < 4 ? 503 : 200,
		} );
		await act( ( await shop.make() ).id, 'pick' );
		await quiet();
		expect( receiver.calls.map( ( { path } ) => path ) ).toEqual( [
			'/healthy',
			'/broken',
			'/healthy',
			'/broken',
			'/healthy',
			'/broken',
			'/after',
		] );
	} );

	test( 'an endpoint that is not there is retried as well, without becoming undeletable', async () => {
		const { '@id': iri } = await register(
			'delivery.picked',
			'http://127.0.0.1:9/'
		);
		await act( ( await shop.make() ).id, 'pick' );
		await quiet();
		expect(
			box.ledger.outbound.map( ( { status, error } ) => [
				status,
				error !== null,
			] )
		).toEqual( Array( 4 ).fill( [ null, true ] ) );
		expect( ( await shop.call( 'DELETE', iri ) ).status ).toBe( 204 );
	} );

	test( 'an endpoint that never answers is given up after the timeout', async () => {
		await control( box, 'PUT', '/settings', { webhook_timeout: 0.05 } );
		receiver.answer = () => ( { status: 200, delay: Infinity } );
		await register( 'delivery.picked' );
		await act( ( await shop.make() ).id, 'pick' );
		await until( () => box.ledger.outbound.length > 0 );
		expect( box.ledger.outbound[ 0 ]?.error ).toContain( 'timeout' );
	} );

	test.each( [
		[ 301, 'GET' ],
		[ 302, 'GET' ],
		[ 303, 'GET' ],
		[ 307, 'POST' ],
		[ 308, 'POST' ],
	] )( 'a %i is followed, as a %s', async ( status, method ) => {
		receiver.answer = ( { path } ) =>
			path === '/hook' ? { status, location: '/moved' } : { status: 200 };
		await register( 'delivery.picked' );
		await act( ( await shop.make() ).id, 'pick' );
		await quiet();
		expect( receiver.calls ).toHaveLength( 2 );
		expect( receiver.calls[ 1 ] ).toMatchObject( {
			path: '/moved',
			method,
		} );
		expect( receiver.calls[ 1 ]?.body === '' ).toBe( method === 'GET' );
		expect( box.ledger.outbound.map( ( call ) => call.status ) ).toEqual( [
			200,
		] );
	} );

	test( 'a circle of redirects ends', async () => {
		receiver.answer = () => ( { status: 302, location: '/hook' } );
		await register( 'delivery.picked' );
		await act( ( await shop.make() ).id, 'pick' );
		await until( () => box.ledger.outbound.length > 0 );
		expect( box.ledger.outbound[ 0 ]?.error ).toContain( 'redirections' );
	} );
} );

describe( '13.10 faults on the way', () => {
	const fault = ( spec: Json ): ReturnType< typeof control > =>
		control( box, 'POST', '/faults', spec );
	const all = [ 'assigned', 'started', 'picked', 'in_transit', 'completed' ];

	async function story(): Promise< number > {
		for ( const event of all ) {
			await register( `delivery.${ event }` );
		}
		const { id } = await shop.make();
		for ( const action of [ 'assign', 'start', 'pick', 'start', 'drop' ] ) {
			await act( id, action );
		}
		await quiet();
		return id;
	}

	test( 'duplicate', async () => {
		await fault( {
			kind: 'webhook_duplicate',
			copies: 2,
			route: 'delivery.picked',
		} );
		await story();
		expect(
			receiver.events.filter( ( event ) => event === 'delivery.picked' )
		).toHaveLength( 3 );
		expect( receiver.calls ).toHaveLength( 7 );
	} );

	test( 'drop', async () => {
		await fault( {
			kind: 'webhook_drop',
			route: [ 'delivery.picked', 'delivery.completed' ],
		} );
		await story();
		expect( receiver.events ).toEqual( [
			'delivery.assigned',
			'delivery.started',
			'delivery.in_transit',
		] );
	} );

	test( 'delay', async () => {
		await fault( {
			kind: 'webhook_delay',
			seconds: 0.6,
			route: 'delivery.assigned',
		} );
		const before = Date.now();
		await story();
		const late =
			receiver.calls[ receiver.events.indexOf( 'delivery.assigned' ) ];
		expect( ( late?.at ?? 0 ) - before ).toBeGreaterThanOrEqual( 590 );
	} );

	test( 'shuffle: all of them, in any order', async () => {
		await fault( { kind: 'webhook_shuffle', seconds: 0.1 } );
		const orders = new Set< string >();
		for ( let round = 0; round < 6; round++ ) {
			receiver.calls.length = 0;
			await control( box, 'POST', '/reset', { everything: true } );
			shop = await client( box );
			await fault( { kind: 'webhook_shuffle', seconds: 0.1 } );
			await story();
			expect( [ ...receiver.events ].sort() ).toEqual(
				all.map( ( event ) => `delivery.${ event }` ).sort()
			);
			orders.add( receiver.events.join() );
		}
		expect( orders.size ).toBeGreaterThan( 1 );
	} );

	test.each( [ 'wrong', 'hex', 'unpadded', 'missing', 'other_body' ] )(
		'forge: %s',
		async ( how ) => {
			await fault( {
				kind: 'webhook_forge',
				how,
				route: 'delivery.picked',
			} );
			const { secret } = await register( 'delivery.picked' );
			await act( ( await shop.make() ).id, 'pick' );
			await quiet();
			const [ call, ...more ] = receiver.calls;
			expect( more ).toEqual( [] );
			const genuine = createHmac( 'sha256', secret )
				.update( call?.body ?? '' )
				.digest( 'base64' );
			expect( call?.headers[ 'x-coopcycle-signature' ] ).not.toBe(
				genuine
			);
		}
	);

	test( 'forge beside the genuine call, and one by hand', async () => {
		await fault( {
			kind: 'webhook_forge',
			extra: true,
			route: 'delivery.picked',
		} );
		const { '@id': iri } = await register( 'delivery.picked' );
		await act( ( await shop.make() ).id, 'pick' );
		await quiet();
		expect( receiver.calls ).toHaveLength( 2 );
		const id = iri.split( '/' ).at( -1 );
		const byHand = await control( box, 'POST', `/webhooks/${ id }/forge`, {
			how: 'hex',
			object: '/api/deliveries/1',
		} );
		expect( byHand.json.signature ).toMatch( /^[0-9a-f]{64}$/ );
		expect( receiver.calls ).toHaveLength( 3 );
	} );

	test( 'replay: the same bytes and signature again', async () => {
		await fault( {
			kind: 'webhook_replay',
			seconds: 0.05,
			copies: 2,
			route: 'delivery.picked',
		} );
		await register( 'delivery.picked' );
		await act( ( await shop.make() ).id, 'pick' );
		await until( () => receiver.calls.length === 3 );
		const [ first, ...again ] = receiver.calls;
		for ( const call of again ) {
			expect( call.body ).toBe( first?.body );
			expect( call.headers[ 'x-coopcycle-signature' ] ).toBe(
				first?.headers[ 'x-coopcycle-signature' ]
			);
		}
	} );

	test( 'a webhook that arrives before the 201', async () => {
		await control( box, 'PATCH', '/stores/31', { default_courier: 'lea' } );
		await control( box, 'POST', '/faults/presets/webhook-before-answer' );
		box.faults.list.forEach( ( one ) => ( one.parameters.seconds = 0.15 ) );
		await register( 'delivery.assigned' );
		let answered = false;
		const creation = shop.make().then( ( made ) => {
			answered = true;
			return made;
		} );
		await until( () => receiver.calls.length === 1 );
		expect( answered ).toBe( false );
		const { id } = await creation;
		expect( receiver.calls[ 0 ]?.body ).toContain(
			`deliveries\\/${ id }"`
		);
	} );
} );
