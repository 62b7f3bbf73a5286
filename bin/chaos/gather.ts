/**
 * Collects the evidence after a run: straight from the tables, the platform's control side and the captured mails.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LAB_FOLDER } from '../lab/site-config.ts';
import type {
	Evidence,
	JournalLine,
	OrderAddress,
	Row,
	ShopOrder,
} from './check/evidence.ts';
import type { Entry } from './orders/book.ts';
import type { Rig } from './rig/rig.ts';

const ADDRESS = [
	'first_name',
	'last_name',
	'company',
	'address_1',
	'address_2',
	'city',
	'postcode',
	'phone',
] as const;

const NOWHERE = Object.fromEntries(
	ADDRESS.map( ( name ) => [ name, '' ] )
) as unknown as OrderAddress;

/** The order keeps its slot the way PHP serialises arrays. */
export function windowOf( meta: string | null ): ShopOrder[ 'window' ] {
	const instant = ( name: string ) =>
		Date.parse(
			new RegExp( `s:\\d+:"${ name }";s:\\d+:"([^"]+)"` ).exec(
				meta ?? ''
			)?.[ 1 ] ?? ''
		);
	const [ start, end ] = [ instant( 'start' ), instant( 'end' ) ];
	return Number.isNaN( start ) || Number.isNaN( end ) ? null : { start, end };
}

interface Head {
	id: number;
	status: string;
	note: string | null;
	remaining: number;
	slot: string | null;
	methods: string | null;
}

const REFUNDED = `(SELECT COALESCE(SUM(-rq.meta_value), 0) FROM wp_woocommerce_order_itemmeta ri
	JOIN wp_woocommerce_order_itemmeta rq ON rq.order_item_id = ri.order_item_id AND rq.meta_key = '_qty'
	WHERE ri.meta_key = '_refunded_item_id' AND ri.meta_value = i.order_item_id)`;

/** Pieces and grams that are left of each order. */
async function leftovers( {
	tables,
}: Rig ): Promise< Map< number, { pieces: number; weight: number } > > {
	const lines = await tables.read< {
		id: number;
		pieces: number;
		kilos: string;
	} >(
		{
			id: 'i.order_id',
			pieces: `CAST(q.meta_value - ${ REFUNDED } AS SIGNED)`,
			kilos: 'w.meta_value',
		},
		`FROM wp_woocommerce_order_items i
			JOIN wp_wc_orders o ON o.id = i.order_id AND o.type = 'shop_order'
			JOIN wp_woocommerce_order_itemmeta q ON q.order_item_id = i.order_item_id AND q.meta_key = '_qty'
			JOIN wp_woocommerce_order_itemmeta p ON p.order_item_id = i.order_item_id AND p.meta_key = '_product_id'
			JOIN wp_postmeta w ON w.post_id = p.meta_value AND w.meta_key = '_weight'
			WHERE i.order_item_type = 'line_item'`
	);
	const left = new Map< number, { pieces: number; weight: number } >();
	for ( const { id, pieces, kilos } of lines ) {
		const sum = left.get( id ) ?? { pieces: 0, weight: 0 };
		left.set( id, {
			pieces: sum.pieces + pieces,
			weight: sum.weight + Math.round( 1000 * Number( kilos ) ) * pieces,
		} );
	}
	return left;
}

async function addresses(
	{ tables }: Rig,
	type: string
): Promise< Map< number, OrderAddress > > {
	const found = await tables.read< OrderAddress & { order_id: number } >(
		{
			order_id: 'order_id',
			...Object.fromEntries(
				ADDRESS.map( ( name ) => [ name, `COALESCE(${ name }, '')` ] )
			),
		},
		`FROM wp_wc_order_addresses WHERE address_type = '${ type }'`
	);
	return new Map(
		found.map( ( { order_id: id, ...address } ) => [ id, address ] )
	);
}

async function orders( rig: Rig ): Promise< ShopOrder[] > {
	const heads = await rig.tables.read< Head >(
		{
			id: 'o.id',
			status: `REPLACE(o.status, 'wc-', '')`,
			note: 'o.customer_note',
			remaining: `o.total_amount + (SELECT COALESCE(SUM(r.total_amount), 0) FROM wp_wc_orders r WHERE r.parent_order_id = o.id)`,
			slot: `(SELECT meta_value FROM wp_wc_orders_meta WHERE order_id = o.id AND meta_key = '_pedal_slot' LIMIT 1)`,
			methods: `(SELECT GROUP_CONCAT(m.meta_value) FROM wp_woocommerce_order_items i
				JOIN wp_woocommerce_order_itemmeta m ON m.order_item_id = i.order_item_id AND m.meta_key = 'method_id' WHERE i.order_id = o.id)`,
		},
		`FROM wp_wc_orders o WHERE o.type = 'shop_order'`
	);
	const [ left, billing, shipping ] = [
		await leftovers( rig ),
		await addresses( rig, 'billing' ),
		await addresses( rig, 'shipping' ),
	];
	return heads.map( ( { id, status, note, remaining, slot, methods } ) => ( {
		id,
		status,
		remaining,
		note: note ?? '',
		billing: billing.get( id ) ?? NOWHERE,
		shipping: shipping.get( id ) ?? NOWHERE,
		methods: ( methods ?? '' ).split( ',' ),
		...( left.get( id ) ?? { pieces: 0, weight: 0 } ),
		window: windowOf( slot ),
	} ) );
}

export function mailsOf( dir: string ): Evidence[ 'mails' ] {
	const file = join( dir, LAB_FOLDER, 'mail.jsonl' );
	return existsSync( file )
		? readFileSync( file, 'utf8' )
				.split( '\n' )
				.filter( Boolean )
				.map(
					( line ) =>
						JSON.parse( line ) as Evidence[ 'mails' ][ number ]
				)
		: [];
}

export async function gather(
	rig: Rig,
	book: Entry[],
	offered: Evidence[ 'offered' ]
): Promise< Evidence > {
	const { tables, platform, site } = rig;
	return {
		book,
		offered,
		orders: await orders( rig ),
		notes: await tables.read(
			{ order_id: 'comment_post_ID', text: 'comment_content' },
			`FROM wp_comments WHERE comment_type = 'order_note'`
		),
		rows: await tables.read< Row >(
			[
				'id',
				'order_id',
				'connection_id',
				'marker',
				'desired',
				'sync',
				'code',
				'remote_id',
				'stage',
				'sends',
			],
			'FROM wp_pedal_deliveries ORDER BY id'
		),
		journal: await tables.read< JournalLine >(
			{
				delivery_id: 'delivery_id',
				at: 'at',
				kind: 'kind',
				code: 'code',
				detail: 'JSON_COMPACT(detail)',
			},
			`FROM wp_pedal_journal WHERE delivery_id > 0 ORDER BY id`
		),
		deliveries: await platform.deliveries(),
		requests: ( await platform.ledger( '?bodies=0' ) ).entries,
		mails: mailsOf( site.dir ),
	};
}
