/**
 * The languages that ship: complete, sound, fresh, and in the very formats that WordPress loads.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { po } from 'gettext-parser';
import { BUNDLES } from '../../../bin/pot/bundles';
import {
	LANGUAGES,
	withTranslations,
	writeCatalogue,
	type Language,
	type Translated,
} from '../../../bin/pot/catalogue';
import { compiled } from '../../../bin/pot/compiled';
import {
	languages,
	staleFiles,
	type Languages,
} from '../../../bin/pot/languages';
import { proofread } from '../../../bin/pot/proofread';
import { findHostPhp, wasmPhp } from '../../../bin/lab/php';

const [ french ] = LANGUAGES as [ Language ];

const message = ( id: string, ...words: string[] ): Translated => ( {
	id,
	words,
	comments: [],
	references: [ 'build/admin.js' ],
	fuzzy: false,
} );

describe( 'what lies in plugin/languages', () => {
	let made: Languages;
	beforeAll( async () => {
		made = await languages();
	}, 60_000 );

	it( 'is what the sources and the translations make ("npm run pot")', () => {
		expect( staleFiles( made ) ).toEqual( [] );
	} );

	it( 'translates every message, with all its placeholders', () => {
		expect( made.faults ).toEqual( [] );
	} );

	it( 'has a JSON file for each handle that WordPress is told about', () => {
		for ( const { handle, script } of BUNDLES ) {
			expect( made.files ).toHaveProperty( [
				`pedal-bridge-fr_FR-${ handle }.json`,
			] );
			expect( script ).toMatch( /^build\/.+\.js$/ );
		}
	} );
} );

describe( 'proofreading', () => {
	const fault = ( id: string, word: string ) =>
		proofread( [ message( id, word ) ], french )[ 0 ];

	it.each( [
		[ 'Order %s', 'Commande' ],
		[ '%1$s of %2$d', '%1$s de %2$s' ],
		[ 'Read <code>x</code>.', 'Lisez x.' ],
		[ 'Done.', 'Fait' ],
		[ 'Why: ', 'Pourquoi\u00a0:' ],
		[ 'Really?', 'Vraiment ?' ],
		[ 'The order', "L'ordre" ],
		[ 'Order', '' ],
	] )( 'sees what is wrong with %j → %j', ( id, word ) => {
		expect( fault( id, word ) ).toContain( id );
	} );

	it.each( [
		[ '%1$s of %2$d', '%2$d, dont %1$s (%1$s)' ],
		[ 'Really?', 'Vraiment\u00a0?' ],
		[ 'https://a.example/?b', 'https://a.example/?b' ],
	] )( 'lets %j → %j pass', ( id, word ) => {
		expect( fault( id, word ) ).toBeUndefined();
	} );

	it( 'wants every form of a plural, and nothing fuzzy', () => {
		const bikes = {
			...message( '%d bike', '%d vélo' ),
			plural: '%d bikes',
		};
		expect( proofread( [ bikes ], french ) ).toHaveLength( 1 );
		const both = { ...bikes, words: [ '%d vélo', '%d vélos' ] };
		expect( proofread( [ both ], french ) ).toEqual( [] );
		expect(
			proofread( [ { ...both, fuzzy: true } ], french )
		).toHaveLength( 1 );
	} );
} );

describe( 'a catalogue', () => {
	const bikes = {
		...message( '%d bike', '%d vélo', '%d vélos' ),
		plural: '%d bikes',
		context: 'vehicle',
	};

	it( 'keeps its words when messages come and go', () => {
		const before = writeCatalogue(
			[ bikes, message( 'gone', 'parti' ) ],
			'Pedal',
			french
		);
		const after = withTranslations(
			[ message( 'new' ), bikes ],
			before,
			french
		);
		expect( after.map( ( { words } ) => words ) ).toEqual( [
			[ '' ],
			bikes.words,
		] );
	} );

	it( 'asks again when the plural has changed', () => {
		const before = writeCatalogue( [ bikes ], 'Pedal', french );
		const [ changed ] = withTranslations(
			[ { ...bikes, plural: 'many bikes' } ],
			before,
			french
		);
		expect( changed?.words ).toEqual( [ '', '' ] );
	} );

	it( 'becomes the formats of WordPress, without what nobody has translated', async () => {
		const messages = [
			bikes,
			message( 'It\'s "\\"', 'C’est "\\" \'' ),
			message( 'later', '' ),
			{ ...message( 'PHP only', 'PHP' ), references: [ 'a.php' ] },
		];
		const files = compiled(
			messages,
			writeCatalogue( messages, 'Pedal', french ),
			french
		);
		const words = {
			'vehicle\u0004%d bike': bikes.words,
			'It\'s "\\"': [ 'C’est "\\" \'' ],
		};
		const script = JSON.parse(
			String( files[ 'pedal-bridge-fr_FR-pedal-admin.json' ] )
		);
		expect( script.locale_data.messages ).toEqual( {
			'': {
				domain: 'messages',
				lang: 'fr_FR',
				'plural-forms': french.plurals,
			},
			...words,
		} );
		expect(
			await included( files[ 'pedal-bridge-fr_FR.l10n.php' ] )
		).toMatchObject( {
			messages: {
				'vehicle\u0004%d bike': bikes.words.join( '\0' ),
				'It\'s "\\"': 'C’est "\\" \'',
				'PHP only': 'PHP',
			},
		} );
		expect( String( files[ 'pedal-bridge-fr_FR.mo' ] ) ).not.toContain(
			'later'
		);
	} );

	it( 'is read by anybody who reads gettext', () => {
		const text = writeCatalogue( [ bikes ], 'Pedal', french );
		expect(
			po.parse( text ).translations.vehicle?.[ '%d bike' ]?.msgstr
		).toEqual( bikes.words );
	} );
} );

/** A PHP file's return value, as PHP sees it. */
async function included( file: Buffer | undefined ): Promise< unknown > {
	const folder = mkdtempSync( join( tmpdir(), 'pedal-pot-' ) );
	try {
		writeFileSync( join( folder, 'words.php' ), file ?? '' );
		writeFileSync(
			join( folder, 'print.php' ),
			"<?php echo json_encode( include __DIR__ . '/words.php' );"
		);
		const host = await findHostPhp( [] );
		const php = typeof host === 'string' ? wasmPhp() : host;
		const { stdout } = await php.run( [ join( folder, 'print.php' ) ] );
		return JSON.parse( stdout );
	} finally {
		rmSync( folder, { recursive: true } );
	}
}
