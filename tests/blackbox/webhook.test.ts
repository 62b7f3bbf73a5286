/**
 * The second driver from outside: signed webhooks to a system of the merchant's own, checked with nothing but the specification.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { Receiver, type Received } from '../sandbox/receiver.ts';
import { expectOk } from './support/shapes.ts';
import { connect } from './support/standing.ts';
import { QUICK, useWorld } from './support/world.ts';

const world = useWorld( { timing: QUICK } );
const receiver = new Receiver();
const KEY = randomBytes( 32 );
const SECRET = `whsec_${ KEY.toString( 'base64' ) }`;

let url = '';
let connection = 0;

beforeAll( async () => {
	url = await receiver.open();
	connection = await connect( world, {
		name: 'ERP',
		driver: 'webhook',
		base_url: `${ url }/hooks/pedal?shop=1`,
		identifier: 'grenoble',
		secret: SECRET,
	} );
} );

afterAll( () => receiver.close() );

function verified( { headers, body }: Received ): Record< string, unknown > {
	const id = headers[ 'webhook-id' ];
	const at = Number( headers[ 'webhook-timestamp' ] );
	expect( headers[ 'webhook-signature' ] ).toBe(
		`v1,${ createHmac( 'sha256', KEY )
			.update( `${ id }.${ at }.${ body }` )
			.digest( 'base64' ) }`
	);
	expect( Math.abs( Date.now() / 1000 - at ) ).toBeLessThan( 60 );
	expect( Buffer.byteLength( body ) ).toBeLessThanOrEqual( 20_000 );
	return JSON.parse( body ) as Record< string, unknown >;
}

test( 'connecting sends one signed ping, to the whole address', () => {
	expect( receiver.calls ).toHaveLength( 1 );
	const [ ping ] = receiver.calls as [ Received ];
	expect( `${ ping.method } ${ ping.path }` ).toBe(
		'POST /hooks/pedal?shop=1'
	);
	expect( verified( ping ) ).toMatchObject( {
		type: 'ping',
		shop: 'grenoble',
		data: {},
	} );
} );

test( 'the answer holds address, path and last four, never the key', async () => {
	const answer = await world.admin.get( `connections/${ connection }` );
	expect( expectOk( answer ) ).toMatchObject( {
		driver: 'webhook',
		base_url: url,
		status: 'ready',
		settings: { path: '/hooks/pedal?shop=1' },
		secret: { set: true, last4: SECRET.slice( -4 ) },
	} );
	expect( answer.text ).not.toContain( SECRET.slice( 6, 20 ) );
} );

test( 'an order is told again under the same id until it is heard, then changed and called off', async () => {
	receiver.calls.length = 0;
	receiver.answer = ( _call, before ) => ( {
		status: before === 0 ? 500 : 200,
	} );
	const order = await world.shop.php< number >( 'return bb_order();' );
	await world.shop.tick();
	expect( await world.shop.row( order ) ).toMatchObject( {
		sync: 'pending',
		code: 'backoff',
		attempts: 1,
	} );
	await new Promise( ( done ) => setTimeout( done, 6_500 ) );
	await world.shop.tick();
	const row = await world.shop.row( order );
	expect( row ).toMatchObject( { sync: 'synced', stage: 'placed' } );
	await world.shop.php(
		"$o = wc_get_order( $a['order'] ); $o->set_customer_note( 'Ring twice' ); $o->save(); do_action( 'pedal_tick' ); $o->update_status( 'cancelled' ); do_action( 'pedal_tick' );",
		{ order }
	);
	const told = receiver.calls.map( verified );
	expect( told.map( ( { type } ) => type ) ).toEqual( [
		'delivery.created',
		'delivery.created',
		'delivery.updated',
		'delivery.cancelled',
	] );
	const ids = receiver.calls.map(
		( { headers } ) => headers[ 'webhook-id' ]
	);
	expect( ids[ 1 ] ).toBe( ids[ 0 ] );
	expect( new Set( ids ).size ).toBe( 3 );
	expect( told[ 2 ]?.data ).toMatchObject( {
		id: row.marker,
		note: 'Ring twice',
	} );
	expect( await world.shop.row( order ) ).toMatchObject( {
		sync: 'synced',
		stage: 'cancelled',
	} );
} );
