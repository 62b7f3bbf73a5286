/**
 * The board with ten thousand deliveries beside WooCommerce's own list of orders, in the same browser. The figures are printed (npm run board), never judged: a busy machine is no defect.
 */
import type { Page } from 'playwright-core';
import { connect } from '../../bin/lab/admin-api.ts';
import { orderByBlocks } from '../../bin/lab/checkout.ts';
import { asJson } from '../../bin/lab/json.ts';
import { desk, openLab, type Lab } from './lab.ts';

const ROWS = 10_000;
const TURNS = 7;

let lab: Lab;
let page: Page;

beforeAll( async () => {
	lab = await openLab( 'board' );
	const connection = await connect( lab.api, lab.platform );
	await lab.shop.call( 'delivery-method', { connection_id: connection.id } );
	const { products } = asJson( await lab.shop.call( 'products' ) );
	for ( let placed = 0; placed < 3; placed++ ) {
		await orderByBlocks( {
			url: lab.shop.url,
			products: ( products as number[] ).slice( 0, 1 ),
		} );
	}
	page = await lab.enter();
	await page.goto(
		`${ lab.shop.url }/wp-admin/index.php?pedal-e2e-rows=${ ROWS }`
	);
	await page.getByText( `made ${ ROWS }` ).waitFor();
} );

afterAll( () => lab?.stop() );

interface Seen {
	/** Milliseconds until something is painted, and until the first row is there. */
	paint: number;
	row: number;
}

async function open( url: string, selector: string ): Promise< Seen > {
	const since = performance.now();
	await page.goto( url, { waitUntil: 'commit' } );
	await page.locator( selector ).first().waitFor();
	const row = performance.now() - since;
	const paint = await page.evaluate(
		() => performance.getEntriesByType( 'paint' ).at( -1 )?.startTime ?? 0
	);
	return { paint, row };
}

const median = ( values: number[] ) =>
	[ ...values ].sort( ( a, b ) => a - b )[ values.length >> 1 ] ?? 0;

it( 'shows its first row about as soon as WooCommerce shows its own', async () => {
	const ours: Seen[] = [];
	const theirs: Seen[] = [];
	for ( let turn = 0; turn < TURNS; turn++ ) {
		theirs.push(
			await open(
				`${ lab.shop.url }/wp-admin/admin.php?page=wc-orders`,
				'.wp-list-table tbody tr .order_number'
			)
		);
		ours.push(
			await open( desk( lab.shop, 'tab=board' ), '.pedal-table tbody tr' )
		);
	}
	expect( await page.locator( '.pedal-pages' ).textContent() ).toContain(
		'of 10,0'
	);
	for ( const what of [ 'paint', 'row' ] as const ) {
		const board = median( ours.map( ( seen ) => seen[ what ] ) );
		const orders = median( theirs.map( ( seen ) => seen[ what ] ) );
		process.stdout.write(
			`first ${ what }, median of ${ TURNS }: board with ${ ROWS } deliveries ${ board.toFixed() } ms, WooCommerce's orders ${ orders.toFixed() } ms, ratio ${ ( board / orders ).toFixed( 2 ) }\n`
		);
	}
} );
