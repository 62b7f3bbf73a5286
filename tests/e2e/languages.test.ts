/**
 * A shop in French and one in Spanish: every screen speaks it, chunks that load late and sentences of PHP alike.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { po } from 'gettext-parser';
import { connect } from '../../bin/lab/admin-api.ts';
import { inRoot } from '../../bin/lab/paths.ts';
import { orderByBlocks, type Order } from '../../bin/lab/checkout.ts';
import { asJson } from '../../bin/lab/json.ts';
import { holdStill, shownOf } from '../../bin/lab/scene.ts';
import { screens, show, type Shown } from '../../bin/lab/screens.ts';
import { openLab, type Lab } from './lab.ts';

const OURS =
	'.wrap.pedal, .pedal-drawer, #pedal-order-box, .column-pedal, .pedal-delivery-slot';

/** The merchant wrote the first; WordPress and WooCommerce say the others, and this shop has no language packs of theirs. */
const SAID_BY_OTHERS = [ 'Local delivery', 'Close', 'Cancelled', 'Failed' ];

const RULE = {
	id: 'heavy',
	name: 'Lourd',
	when: [ { field: 'weight', op: 'gt', value: 30_000 } ],
	then: { send: false },
};

let lab: Lab;
let shown: Shown;

/** One order in each state that needs words; nobody waits for a courier. */
async function placeOrders(): Promise< Record< string, Order > > {
	const { products } = asJson( await lab.shop.call( 'products' ) );
	const orders: Record< string, Order > = {};
	for ( const name of [ 'Inès', 'Mila', 'Tom', 'Jade' ] ) {
		orders[ name ] = await orderByBlocks( {
			url: lab.shop.url,
			products: ( products as number[] ).slice( 0, 1 ),
		} );
	}
	return orders;
}

beforeAll( async () => {
	lab = await openLab( 'languages' );
	const connection = await connect( lab.api, lab.platform );
	await lab.shop.call( 'delivery-method', { connection_id: connection.id } );
	await lab.api.post( 'wc-pedal/v1/rules', { rules: [ RULE ] } );
	const orders = await placeOrders();
	await holdStill( lab, orders );
	shown = await shownOf( lab, orders );
} );

afterAll( () => lab?.stop() );

const literally = ( text: string ) =>
	text.replace( /[.*+?^${}()|[\]\\]/g, '\\$&' );

/** What a message looks like where nobody translated it, whatever stands in its placeholders. */
function asEnglish( id: string ): RegExp | null {
	const fixed = id.split( /%(?:\d+\$)?[sd]/ );
	return fixed.join( '' ).replace( /[^a-z]/gi, '' ).length > 2
		? new RegExp( `^${ fixed.map( literally ).join( '.+' ) }$` )
		: null;
}

function englishOf( locale: string ): RegExp[] {
	const { translations } = po.parse(
		readFileSync( inRoot( `plugin/languages/pedal-bridge-${ locale }.po` ) )
	);
	return Object.values( translations )
		.flatMap( ( messages ) => Object.values( messages ) )
		.flatMap( ( { msgid, msgid_plural: plural, msgstr } ) =>
			[ msgid, plural ?? msgid ].filter(
				( id ) =>
					! msgstr.includes( id ) && ! SAID_BY_OTHERS.includes( id )
			)
		)
		.flatMap( ( id ) => asEnglish( id ) ?? [] );
}

/** Everything a person reads or hears in what is ours. */
const wordsOn = ( page: Page ): Promise< string[] > =>
	page
		.locator( OURS )
		.evaluateAll( ( places ) =>
			places.flatMap( ( place ) =>
				[ place, ...place.querySelectorAll( '*' ) ].flatMap(
					( element ) => [
						...[ ...element.childNodes ]
							.filter(
								( { nodeType } ) => nodeType === Node.TEXT_NODE
							)
							.map(
								( { textContent } ) => textContent?.trim() ?? ''
							),
						...[ 'aria-label', 'title', 'placeholder' ].map(
							( name ) => element.getAttribute( name ) ?? ''
						),
					]
				)
			)
		);

it.each( [
	[ 'fr_FR', 'Livraisons', 'Créneau de livraison' ],
	[ 'es_ES', 'Entregas', 'Franja de entrega' ],
] )(
	'in %s no word of ours is left in English',
	async ( locale, deliveries, deliveryTime ) => {
		const english = englishOf( locale );
		const page = await lab.enter( { locale } );
		const left: string[] = [];
		let read = '';
		for ( const screen of screens( shown ) ) {
			await show( page, lab.shop.url, screen );
			const words = await wordsOn( page );
			read += words.join( '\n' );
			left.push(
				...words
					.filter( ( word ) =>
						english.some( ( id ) => id.test( word ) )
					)
					.map( ( word ) => `${ screen.name }: ${ word }` )
			);
		}
		expect( [ ...new Set( left ) ] ).toEqual( [] );
		expect( read ).toContain( deliveries );
		expect( read ).toContain( deliveryTime );
		expect( lab.mishaps ).toEqual( [] );
	}
);
