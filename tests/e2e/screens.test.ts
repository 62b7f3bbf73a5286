/**
 * Every screen on a busy day, in every look: nothing that axe finds in what is ours, and nothing wider than a phone.
 *
 * wp-admin has no dark mode: dark is a browser that asks for it, with the administrator's darkest colour scheme.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { connect } from '../../bin/lab/admin-api.ts';
import { inState } from '../../bin/lab/paths.ts';
import { holdStill, setScene, shownOf } from '../../bin/lab/scene.ts';
import {
	screens,
	show,
	type Screen,
	type Shown,
} from '../../bin/lab/screens.ts';
import { desk, openLab, type Lab, type Looks } from './lab.ts';

const OURS = [
	'.wrap.pedal',
	'.pedal-drawer-overlay',
	'.pedal-dialog',
	'#pedal-order-box',
	'.column-pedal',
	'.pedal-delivery-slot',
];

const NARROW = 320;

const LOOKS: Array< [ string, Looks ] > = [
	[ 'english, desktop, light', {} ],
	[ 'english, 320 px, dark', { width: NARROW, dark: true } ],
	[ 'right to left, desktop, dark', { rtl: true, dark: true } ],
	[ 'right to left, 320 px, light', { width: NARROW, rtl: true } ],
	[ 'french, 320 px, light', { width: NARROW, locale: 'fr_FR' } ],
];

let lab: Lab;
let shown: Shown;

beforeAll( async () => {
	lab = await openLab( 'screens' );
	const connection = await connect( lab.api, lab.platform );
	await lab.shop.call( 'delivery-method', { connection_id: connection.id } );
	const orders = await setScene( lab );
	await holdStill( lab, orders );
	shown = await shownOf( lab, orders );
} );

afterAll( () => lab?.stop() );

async function found( page: Page ): Promise< string[] > {
	const axe = new AxeBuilder( { page } );
	for ( const selector of OURS ) {
		if ( ( await page.locator( selector ).count() ) > 0 ) {
			axe.include( selector );
		}
	}
	const { violations } = await axe.analyze();
	return violations.flatMap( ( { id, nodes } ) =>
		nodes.map(
			( { html, failureSummary } ) =>
				`${ id }: ${ html.slice( 0, 200 ) } ${ failureSummary ?? '' }`
		)
	);
}

/** What of ours sticks out of the page to either side. */
const tooWide = ( page: Page ): Promise< string[] > =>
	page.evaluate( ( ours ) => {
		const width = document.documentElement.clientWidth;
		const isScrolled = ( node: Element ) =>
			node.closest( '.pedal-scroll, pre, .screen-reader-text' ) !== null;
		return [
			...document.querySelectorAll(
				ours.map( ( selector ) => `${ selector } *` ).join()
			),
		]
			.filter( ( node ) => {
				const {
					left,
					right,
					width: own,
				} = node.getBoundingClientRect();
				return (
					own > 1 &&
					( left < -1 || right > width + 1 ) &&
					! isScrolled( node )
				);
			} )
			.map( ( node ) => node.outerHTML.slice( 0, 160 ) );
	}, OURS );

async function examine(
	page: Page,
	screen: Screen,
	look: string
): Promise< object > {
	await show( page, lab.shop.url, screen );
	await page.screenshot( {
		path: inState(
			'pictures',
			`${ screen.name }, ${ look }.png`.replaceAll( /[ ,]+/g, '-' )
		),
		fullPage: true,
	} );
	return {
		axe: await found( page ),
		tooWide:
			page.viewportSize()?.width === NARROW ? await tooWide( page ) : [],
	};
}

for ( const [ look, looks ] of LOOKS ) {
	it( `every screen is in order: ${ look }`, async () => {
		const page = await lab.enter( looks );
		const wrong: Record< string, object > = {};
		for ( const screen of screens( shown ) ) {
			wrong[ screen.name ] = await examine( page, screen, look );
		}
		expect( wrong ).toEqual(
			Object.fromEntries(
				Object.keys( wrong ).map( ( name ) => [
					name,
					{ axe: [], tooWide: [] },
				] )
			)
		);
		if ( looks.locale ) {
			await page.goto( desk( lab.shop ) );
			expect(
				await page.locator( '.pedal h1' ).first().textContent()
			).not.toBe( 'Deliveries' );
		}
		await page.context().close();
	} );
}

it( 'and no script stumbled on the way', () =>
	expect( lab.mishaps ).toEqual( [] ) );
