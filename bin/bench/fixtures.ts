/**
 * Rows by the hundred thousand, written past the plugin.
 */
import type { World } from './world.ts';

/** Far above every real order's id. */
const WAITING_FROM = 10_000_000;
const DONE_FROM = 20_000_000;
const HISTORY_FROM = 1_000_000;
const CHUNK = 100_000;

const chunks = ( count: number ): Array< [ number, number ] > =>
	Array.from( { length: Math.ceil( count / CHUNK ) }, ( _, index ) => [
		index * CHUNK + 1,
		Math.min( count, ( index + 1 ) * CHUNK ),
	] );

const COLUMNS = `order_id, parcel, epoch, connection_id, marker, desired_hash, sync, due_at, window_value, window_start, deadline,
	stage, stage_at, remote_id, remote_hash, sends, first_sent_at, last_sent_at, told, looked_at, created_at, updated_at`;

/** Planned just now, due a minute ago, promised for the days to come. */
export async function addWaiting(
	{ sql, connection }: World,
	count: number
): Promise< void > {
	for ( const [ from, to ] of chunks( count ) ) {
		await sql( `INSERT INTO wp_pedal_deliveries (${ COLUMNS })
			SELECT ${ WAITING_FROM } + seq, 'main', 0, ${ connection }, CONCAT('W', LPAD(seq, 25, '0')), SHA2(seq, 256), 'pending',
				UNIX_TIMESTAMP() - 60 - MOD(seq, 300), '', UNIX_TIMESTAMP() + 3600 + 900 * MOD(seq, 200), UNIX_TIMESTAMP() + 10800 + 900 * MOD(seq, 200),
				'none', 0, NULL, '', 0, 0, 0, '', 0, UNIX_TIMESTAMP() - 400, UNIX_TIMESTAMP() - 400
			FROM seq_${ from }_to_${ to }` );
	}
	await sql( 'ANALYZE TABLE wp_pedal_deliveries' );
}

export const removeWaiting = ( { sql }: World ): Promise< string > =>
	sql(
		`DELETE FROM wp_pedal_deliveries WHERE order_id > ${ WAITING_FROM } AND order_id < ${ DONE_FROM }`
	);

/** Delivered, one a minute, up to three days ago. */
export async function addDone(
	{ sql, connection }: World,
	count: number
): Promise< void > {
	for ( const [ from, to ] of chunks( count ) ) {
		const at = `UNIX_TIMESTAMP() - 259200 - 60 * seq`;
		await sql( `INSERT INTO wp_pedal_deliveries (${ COLUMNS })
			SELECT ${ DONE_FROM } + seq, 'main', 0, ${ connection }, CONCAT('D', LPAD(seq, 25, '0')), SHA2(seq, 256), 'synced',
				0, '', ${ at }, ${ at } + 7200,
				'delivered', ${ at } + 7200, CONCAT('/api/deliveries/', 1000000 + seq), SHA2(seq, 256), 1, ${ at }, ${ at }, 'stage:delivered', ${ at } + 7200, ${ at }, ${ at } + 7200
			FROM seq_${ from }_to_${ to }` );
	}
	await sql( 'ANALYZE TABLE wp_pedal_deliveries' );
}

/** What earlier measurements left to do is done, so that an idle pass is idle. */
export const settleAll = ( { sql }: World ): Promise< string > =>
	sql(
		`UPDATE wp_pedal_deliveries SET sync = 'synced', stage = 'delivered', told = 'stage:delivered', seat = NULL, due_at = 0, lease_until = 0,
			look = 0, audit = 0, code = '', attempts = 0, sends = 1, remote_hash = desired_hash, remote_id = COALESCE(remote_id, CONCAT('/api/deliveries/', 900000 + id))`
	);

/** Orders of the years before the plugin came, completed long ago, until there are so many. */
export async function growHistory(
	{ sql }: World,
	from: number,
	to: number
): Promise< void > {
	for ( const [ first, last ] of chunks( to - from ) ) {
		const at = `DATE_SUB(UTC_TIMESTAMP(), INTERVAL 3600 * 24 + 600 * ( seq + ${ from } ) SECOND)`;
		await sql( `INSERT INTO wp_wc_orders (id, status, currency, type, tax_amount, total_amount, customer_id, billing_email, date_created_gmt, date_updated_gmt, parent_order_id, payment_method)
			SELECT ${ HISTORY_FROM } + ${ from } + seq, 'wc-completed', 'EUR', 'shop_order', 0, 13.9, 0, CONCAT('c', seq, '@example.org'), ${ at }, ${ at }, 0, 'cod'
			FROM seq_${ first }_to_${ last }` );
	}
	await sql(
		'UPDATE wp_pedal_watch, ( SELECT MAX(id) AS newest FROM wp_wc_orders ) orders SET since = newest, status = newest WHERE order_id = 0'
	);
	await sql( 'ANALYZE TABLE wp_wc_orders' );
}
