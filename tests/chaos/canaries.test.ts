/**
 * A secret or a customer that lies where it must not is found, wherever it is planted.
 */
import { canariesOf, leaksIn } from '../../bin/chaos/check/canaries.ts';
import { world } from './world.ts';

const SECRET = 'c0ffee'.repeat( 20 );
const canaries = canariesOf( world().book, { 'the secret': SECRET } );
const found = ( name: string, text: string ) =>
	leaksIn( { name, text }, canaries ).map( ( { what } ) => what );

test.each( [
	[ 'table wp_pedal_connections', `…${ SECRET }…`, 'the secret' ],
	[ 'table wp_wc_orders', `note: ${ SECRET }`, 'the secret' ],
	[
		'file wp-content/lab/debug.log',
		'Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIx.sig',
		'access token',
	],
	[ 'table wp_pedal_journal', '{"to":"Léa CanariZqBBBBBBB"}', 'customer' ],
	[ 'table wp_options', '5 rue ZQBBBBBBC', 'customer' ],
	[ 'table wp_comments', 'call +33612345678', 'phone' ],
	[ 'file wp-content/uploads/wc-logs/x.log', '06 12 34 56 78', 'phone' ],
] )( 'in %s: %s', ( name, text, what ) => {
	expect( found( name, text ).join() ).toContain( what );
} );

test.each( [
	[ 'table wp_wc_order_addresses', '5 rue ZqBBBBBBB, 06 12 34 56 78' ],
	[ 'table wp_pedal_deliveries', '101 MARKER0000000 /api/deliveries/4711' ],
	[ 'table wp_pedal_journal', 'ZqXXXXXXX is no order of this run' ],
	[
		'file wp-content/lab/debug.log',
		'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJ1c2VyIjoi.sig of a cart',
	],
] )( 'not in %s: %s', ( name, text ) => {
	expect( found( name, text ) ).toEqual( [] );
} );
