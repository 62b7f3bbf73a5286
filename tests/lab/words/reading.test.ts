/**
 * `npm run pot` finds every string in PHP and TypeScript, with what a translator has to know, and refuses what nobody can translate.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	merge,
	messagesOf,
	placeholders,
	type Found,
	type Message,
} from '../../../bin/pot/messages';
import { readScript } from '../../../bin/pot/script-source';
import { phpSources } from '../../../bin/pot/sources';

const PHP = String.raw`<?php
namespace Shop;
function __( $text ) { return $text; }
class Reader { function _x() {} }
$a = __( 'It\'s \\ here', 'pedal-bridge' );
/* translators: %s: a name. */
$b = sprintf( esc_html__( 'Hello %s', 'pedal-bridge' ), f( __( 'you', 'pedal-bridge', ) ) );
$c = \_nx( '%d bike', '%d bikes', count( array( 1, 2 ) ), 'vehicle', 'pedal-bridge' );
$d->__( 'not ours' ); Reader::_x( 'not ours' ); "text {$d->__( 'nor this' )}";
`;

const TYPESCRIPT = `
import { __, _n, _x, sprintf } from '@wordpress/i18n';
const one = () => <p title={ __( 'A "title"', 'pedal-bridge' ) }>{ __( \`plain\`, 'pedal-bridge' ) }</p>;
const two = sprintf(
	/* translators: 1: time,
	   2: name. */
	_n( '%1$s for %2$s', '%1$s for all', count, 'pedal-bridge' ),
	at
);
const three = [
	// translators: a verb.
	_x( 'post', 'verb', 'pedal-bridge' ),
	__( 'post', 'pedal-bridge' ),
];
`;

const read = ( found: readonly Found[] ) =>
	messagesOf( { file: 'a', references: [ 'a' ], found } );

const short = ( { references, ...message }: Message ) => message;

async function readPhp( text: string ) {
	const folder = mkdtempSync( join( tmpdir(), 'pedal-pot-' ) );
	try {
		writeFileSync( join( folder, 'a.php' ), text );
		const [ source ] = await phpSources( folder );
		return read( source?.found ?? [] );
	} finally {
		rmSync( folder, { recursive: true } );
	}
}

it( 'reads PHP: escapes, contexts, plurals and comments, but no method or function of that name', async () => {
	const { messages, faults } = await readPhp( PHP );
	expect( faults ).toEqual( [
		'a:8: "%d bike" has placeholders and no comment for translators.',
	] );
	expect( messages.map( short ) ).toEqual( [
		{ id: "It's \\ here", comments: [] },
		{ id: 'Hello %s', comments: [ '%s: a name.' ] },
		{ id: 'you', comments: [ '%s: a name.' ] },
	] );
} );

it( 'reads TypeScript as PHP', () => {
	const { messages, faults } = read( readScript( 'a.tsx', TYPESCRIPT ) );
	expect( faults ).toEqual( [] );
	expect( messages.map( short ) ).toEqual( [
		{ id: 'A "title"', comments: [] },
		{ id: 'plain', comments: [] },
		{
			id: '%1$s for %2$s',
			plural: '%1$s for all',
			comments: [ '1: time, 2: name.' ],
		},
		{ id: 'post', context: 'verb', comments: [ 'a verb.' ] },
		{ id: 'post', comments: [] },
	] );
} );

it.each( [
	[ "__( variable, 'pedal-bridge' )", 'the id is not a plain string' ],
	[ "__( 'a' + 'b', 'pedal-bridge' )", 'the id is not a plain string' ],
	[ "__( '', 'pedal-bridge' )", 'the id is not a plain string' ],
	[
		"_x( 'a', `${ b }`, 'pedal-bridge' )",
		'the context is not a plain string',
	],
	[ "__( 'a' )", 'the domain is not a plain string' ],
	[ "__( 'a', 'woocommerce' )", 'the text domain is "woocommerce"' ],
	[
		"__( 'Hello %s', 'pedal-bridge' )",
		'"Hello %s" has placeholders and no comment for translators',
	],
] )( 'refuses %s', ( text, fault ) => {
	expect( read( readScript( 'a.ts', text ) ) ).toEqual( {
		messages: [],
		faults: [ `a:1: ${ fault }.` ],
	} );
} );

it( 'refuses a PHP string that is put together', async () => {
	const { faults } = await readPhp(
		"<?php __( 'a' . 'b', 'pedal-bridge' ); __( \"a $b\", 'pedal-bridge' );"
	);
	expect( faults ).toHaveLength( 2 );
} );

it( 'counts the same words in another context as another message, and the same message once', () => {
	const message = { id: 'post', comments: [], references: [ 'a' ] };
	expect(
		merge( [
			{ ...message, plural: 'posts' },
			{ ...message, context: 'verb' },
			{ ...message, comments: [ 'mail' ], references: [ 'b' ] },
		] )
	).toEqual( [
		{
			id: 'post',
			plural: 'posts',
			comments: [ 'mail' ],
			references: [ 'a', 'b' ],
		},
		{ ...message, context: 'verb' },
	] );
} );

it( 'tells placeholders from percentages', () => {
	expect( placeholders( '%2$s of %1$d, 100%% or 5 % off: %.2f' ) ).toEqual( [
		'%.2f',
		'%1$d',
		'%2$s',
	] );
} );
